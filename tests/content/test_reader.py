"""One YAML file: what is read, what is refused, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from leaflets.content.characters import SIZE_LIMIT
from leaflets.content.nodes import plain, scalars
from leaflets.content.reader import parse_tree, read_yaml
from leaflets.errors import Where
from leaflets.model.content import Message


def problems_of(data: str | bytes) -> list[tuple[str, int, int, str]]:
    """Code, line, column and key of every problem of a file."""
    tree = parse_tree(data.encode() if isinstance(data, str) else data, "x.yaml", "x")
    return [(p.code, p.where.line, p.where.column, p.key) for p in tree.problems]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # bytes that are no text
        (b"a: \xff\xfe", [("Y004", 1, 4, "")]),
        ("a: b\nc: é".encode("latin-1"), [("Y004", 2, 4, "")]),
        ("a: b".encode("utf-16"), [("Y003", 0, 0, "")]),
        ("a: b".encode("utf-16-le"), [("Y003", 0, 0, "")]),
        ("a: b".encode("utf-16-be"), [("Y003", 0, 0, "")]),
        ("a: b".encode("utf-32"), [("Y003", 0, 0, "")]),
        ("a: b".encode("utf-32-be"), [("Y003", 0, 0, "")]),
        (b"a: a long text\nb: with one\0byte", [("Y005", 2, 0, "")]),
        (b"a: " + b"x" * SIZE_LIMIT, [("Y002", 0, 0, "")]),
        # nothing in it
        ("", [("Y006", 0, 0, "")]),
        ("# only a comment\n", [("Y006", 0, 0, "")]),
        ("---\n", [("Y006", 0, 0, "")]),
        ("~", [("Y006", 0, 0, "")]),
        # not a group of entries
        ("just a text", [("Y009", 1, 1, "")]),
        ("- a\n- b", [("Y009", 1, 1, "")]),
        ("a: b\n---\nc: d", [("Y010", 2, 1, "")]),
        # keys
        ("a: 1\nb:\n  c: 1\n  c: 2", [("Y011", 4, 3, "b.c")]),
        ("1: x", [("Y012", 1, 1, "")]),
        ("true: x", [("Y012", 1, 1, "")]),
        ("a:\n  ~: x", [("Y012", 2, 3, "a")]),
        ("? [a, b]\n: x", [("Y012", 1, 3, "")]),
        ("a: {{ x }}", [("Y012", 1, 5, "a")]),
        ("a:\n  <<: {b: c}", [("Y013", 2, 3, "a")]),
        # references and tags
        ("a: &x b\nc: *x\nd: *x", [("Y014", 1, 4, "a")]),
        ("a: b\nc: !!python/object/apply:os.system [ls]", [("Y015", 2, 4, "c")]),
        ("a: !secret x", [("Y015", 1, 4, "a")]),
        # form
        ("a:\n\tb: c", [("Y008", 2, 1, "")]),
        ("a:\n  - b\n\t- c", [("Y008", 3, 1, "")]),
        ("a: {mvd} people", [("Y007", 1, 10, "")]),
        ("a: one: two", [("Y007", 1, 7, "")]),
        ("a: 'it's'", [("Y007", 1, 8, "")]),
        ('a: "open', [("Y007", 1, 9, "")]),
        ("a: @home", [("Y007", 1, 4, "")]),
        ("a: b\n c: d", [("Y007", 2, 3, "")]),
        ("a: " + "[" * 40 + "]" * 40, [("Y016", 1, 15, "a" + ".1" * 11)]),
        # characters
        ("a: x\x07y", [("Y017", 1, 5, "a")]),
        ("a: x\x85y", [("Y017", 1, 5, "a")]),
        ("a: x\ty", [("Y017", 1, 4, "a")]),
        ("a: 500\u202e gm", [("Y018", 1, 7, "a")]),
        ("a: x\u200fy\u2068", [("Y018", 1, 5, "a"), ("Y018", 1, 7, "a")]),
        ("# a comment\u202e turned round\na: b", [("Y018", 1, 12, "")]),
        ("a: x\u2028y\nb: z\ufffd", [("Y019", 1, 5, "a"), ("Y022", 2, 5, "b")]),
        ("a: \ue123", [("Y020", 1, 4, "a")]),
        ("a: x\ufdd0", [("Y021", 1, 5, "a")]),
        ("a: x\ufeff", [("Y023", 1, 5, "a")]),
        ("a: b\u202e: c", [("Y007", 1, 6, ""), ("Y018", 1, 5, "")]),
        # characters that an escape brings in
        (r'a: "x\u202ey"', [("Y018", 1, 4, "a")]),
        (r'a: "x\0y"', [("Y017", 1, 4, "a")]),
        (r'a: "x\ty"', [("Y017", 1, 4, "a")]),
        (r'a: "x\qy"', [("Y007", 1, 6, "")]),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_code_place_and_key(
    data: str | bytes, expected: list[tuple[str, int, int, str]]
) -> None:
    assert sorted(problems_of(data)) == sorted(expected)


def test_all_problems_of_a_file_are_found_together() -> None:
    text = "a: x\u202e\na: 2\n<<: {b: c}\n7: x\nb: *c\nd: !e f\n"
    assert [code for code, *_ in problems_of(text)] == ["Y018", "Y011", "Y013", "Y012", "Y014", "Y015"]


@pytest.mark.parametrize(
    "text",
    [
        "a: é\nb:\n  - c\n",
        "\ufeffa: é\nb:\n  - c\n",
        "a: é\r\nb:\r\n  - c\r\n",
        "\ufeff---\r\na: é\r\nb: [c]\r\n",
    ],
)
def test_byte_order_mark_and_windows_line_ends_change_nothing(text: str) -> None:
    tree = parse_tree(text.encode(), "x.yaml", "x")
    assert not tree.problems
    assert plain(tree) == {"a": "é", "b": ["c"]}


@pytest.mark.parametrize(
    "text",
    [
        "x < y & z",
        "{{ 7 * 7 }} {% if x %} {# y #}",
        "{ and } and {}",
        "</p><script>alert(1)</script>",
        "100 % \\ $x `y` @z | > * & !",
        "no",
        "12:30",
        "\u0646\u200c\u0645 \u0915\u094d\u200d\u0937 \u0e01\u200b\u0e02",  # joiners
    ],
)
def test_signs_inside_quotes_are_plain_text(text: str) -> None:
    data = yaml.safe_dump({"a": text}, allow_unicode=True, default_style="'").encode()
    assert plain(parse_tree(data, "x.yaml", "x")) == {"a": text}


def test_folded_text_is_one_line_without_its_last_line_break() -> None:
    tree = parse_tree(b"a: >\n  one\n  two\nb: >-\n  three\n", "x.yaml", "x")
    assert plain(tree) == {"a": "one two", "b": "three"}


def test_every_string_knows_its_key_and_place(tmp_path: Path) -> None:
    path = tmp_path / "content" / "locales" / "ar" / "basics.standard.yaml"
    path.parent.mkdir(parents=True)
    path.write_text('# note\nsections:\n  what:\n    heading: "ما هو؟"\n    list: [x, y]\n', "utf-8")
    value, problems = read_yaml(path, tmp_path)
    assert problems == ()
    heading, second = value["sections"]["what"]["heading"], value["sections"]["what"]["list"][1]
    file = "content/locales/ar/basics.standard.yaml"
    assert isinstance(heading, Message)
    assert (heading.key, heading.where) == ("basics.standard/sections.what.heading", Where(file, 4, 14))
    assert (second.key, second.where) == ("basics.standard/sections.what.list.2", Where(file, 5, 15))


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    value, problems = read_yaml(tmp_path / "none.yaml", tmp_path)
    assert value is None
    assert [(p.code, p.where) for p in problems] == [("Y001", Where("none.yaml"))]
    assert read_yaml(tmp_path, tmp_path)[1][0].code == "Y001"


def bomb(line: str, levels: int) -> bytes:
    """Ten names for ten of the names before: 10 ** levels values if anybody expands it."""
    lines = ["a0: &a0 {x: y}" if "<<" in line else "a0: &a0 [x]"]
    lines += [line.format(n=n, refs=", ".join([f"*a{n - 1}"] * 10)) for n in range(1, levels)]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("line", ["a{n}: &a{n} [{refs}]", "a{n}: &a{n} {{<<: [{refs}]}}"])
def test_a_bomb_is_refused_before_anything_is_expanded(line: str) -> None:
    data = bomb(line, 60)
    tree = parse_tree(data, "x.yaml", "x")
    assert {p.code for p in tree.problems} <= {"Y013", "Y014"}
    assert "Y014" in {p.code for p in tree.problems}
    assert len(list(scalars(tree.root))) <= 60


def test_thousands_of_bad_characters_make_a_short_report() -> None:
    found = problems_of("a: " + "\u202e" * 5000)
    assert len(found) == 21

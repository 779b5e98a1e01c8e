"""A text that a translation lacks comes where the English file has it. The oracle is PyYAML's own loader."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leaflets.content.insert import insert
from leaflets.content.nodes import scalars
from leaflets.content.reader import parse_tree
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parents[2]
FILE = "content/locales/ar/basics.standard.yaml"
SOURCE = ROOT / "content/locales/en-GB/basics.standard.yaml"
TREE = parse_tree(SOURCE.read_bytes(), "content/locales/en-GB/basics.standard.yaml", "basics.standard")
TEXTS = tuple(
    path
    for path, scalar in scalars(TREE.root)
    if path[0] == "sections" and isinstance(scalar.value, str) and isinstance(path[-1], str)
)


def without(data: bytes, paths) -> bytes:
    """The file without entries, as somebody would delete their lines; groups left empty go as well."""
    tree = parse_tree(data, FILE, "basics.standard")
    lines = data.decode().splitlines(keepends=True)
    gone = {tree.where(path).line for path in paths}
    kept = [line for number, line in enumerate(lines, 1) if number not in gone]
    while True:
        bare = [
            index
            for index, line in enumerate(kept)
            if line.rstrip().endswith(":")
            and (index + 1 == len(kept) or _indent(kept[index + 1]) <= _indent(line))
        ]
        if not bare:
            return "".join(kept).encode()
        kept = [line for index, line in enumerate(kept) if index not in bare]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@given(st.sets(st.sampled_from(TEXTS), min_size=1, max_size=12))
def test_texts_that_were_deleted_come_back_in_the_order_of_the_source(paths):
    data = SOURCE.read_bytes()
    words = {path: f"words of {'.'.join(path)}" for path in paths}
    result = insert(without(data, paths), FILE, TREE, words)
    back = parse_tree(result, FILE, "basics.standard")
    order = [path for path, _ in scalars(TREE.root) if isinstance(path[0], str)]
    assert [path for path, _ in scalars(back.root)] == order
    assert {path: scalar.text for path, scalar in scalars(back.root) if path in words} == words
    comments = [line for line in data.splitlines() if line.strip().startswith(b"#")]
    assert [line for line in result.splitlines() if line.strip().startswith(b"#")] == comments


ENGLISH = b"""\
a: one
b: {x: two, y: three, z: {p: "four", q: five}}
c:
  d: >
    six
  e: [seven]
  f: eight
g: nine
"""
ORDER = parse_tree(ENGLISH, "content/locales/en-GB/safety.yaml", "safety")


@pytest.mark.parametrize(
    ("file", "path", "expected"),
    [
        (b"b: {x: 2}\n", ("a",), b'a: "new"\nb: {x: 2}\n'),
        (b"a: 1  # kept\n\n# of g\ng: 9\n", ("c", "f"), b'a: 1  # kept\nc:\n  f: "new"\n\n# of g\ng: 9\n'),
        (b"a: 1\nb: {x: 2}  # kept\n", ("b", "y"), b'a: 1\nb: {x: 2, y: "new"}  # kept\n'),
        (b"b: {y: 2}\n", ("b", "x"), b'b: {x: "new", y: 2}\n'),
        (b"b: {}\n", ("b", "x"), b'b: {x: "new"}\n'),
        (b"b: {x: 2}\n", ("b", "z", "q"), b'b: {x: 2, z: {q: "new"}}\n'),
        (b"b: {x: 2, z: {p: 4}}\n", ("b", "z", "q"), b'b: {x: 2, z: {p: 4, q: "new"}}\n'),
        (b"c:\n  d: >\n    six\n\n  f: 8\n", ("c", "e"), None),
        (b"c:\n  d: >\n    six\n\n", ("c", "f"), b'c:\n  d: >\n    six\n  f: "new"\n\n'),
        (b"c:\n  e: [7]", ("c", "f"), b'c:\n  e: [7]\n  f: "new"'),
        (b"a: 1\r\ng: 9\r\n", ("c", "d"), b'a: 1\r\nc:\r\n  d: "new"\r\ng: 9\r\n'),
        (b"\xef\xbb\xbfa: 1\n", ("g",), b'\xef\xbb\xbfa: 1\ng: "new"\n'),
    ],
)
def test_each_form_of_group_takes_a_new_text(file, path, expected):
    if expected is None:
        with pytest.raises(LeafletError):  # a list of texts is none
            insert(file, "content/locales/ar/safety.yaml", ORDER, {path: "new"})
        return
    result = insert(file, "content/locales/ar/safety.yaml", ORDER, {path: "new"})
    assert result == expected
    value = yaml.load(result, Loader=yaml.BaseLoader)
    for step in path:
        value = value[step]
    assert value == "new"


def test_where_a_text_stands_no_group_can_begin():
    with pytest.raises(LeafletError) as caught:
        insert(b"c: words\n", "content/locales/ar/safety.yaml", ORDER, {("c", "d"): "new"})
    assert [(problem.code, problem.key) for problem in caught.value.problems] == [("Y024", "c.d")]

"""Words go into a YAML file, and nothing else in it changes. The oracle is PyYAML's own loader."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from leaflets.content.edit import replace
from leaflets.content.nodes import dotted, scalars
from leaflets.content.reader import parse_tree
from leaflets.errors import LeafletError
from leaflets.model.content import Message

ROOT = Path(__file__).resolve().parents[2]
FILE = "content/locales/ar/safety.yaml"

STYLES = """\
# head comment, kept
plain: some words   # at its end
single: 'it''s here'
double: "escaped\\u00a0space \\"quoted\\""  # kept too
folded: >
  two lines
  of words

# between
stripped: >-
  a block
  without an end
literal: |
  one line
over: "a text over
  two lines"
empty:
blank: ""
nested:
  flow: {a: , b: "x", c: plain}   # braces
  list:
    - "one"
    - two
last: >
  the end
"""
PATHS = tuple(path for path, _ in scalars(parse_tree(STYLES.encode(), FILE, "safety").root))

WORDS = st.text(
    st.one_of(
        st.characters(
            codec="utf-8",
            exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"),
            exclude_characters="\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c"
            "\u206d\u206e\u206f\ufeff\ufffd\ufff9\ufffa\ufffb",
        ),
        st.sampled_from(" '\"\\{}[]#:-?>|&*!%@`,\u00a0\u200c\u200dאبहไ中"),
    ),
    min_size=1,
    max_size=300,
).filter(lambda text: not any(0xE0000 <= ord(sign) <= 0xE007F for sign in text))


def at(data: bytes, path: tuple[str | int, ...]) -> object:
    """What PyYAML's own loader finds there."""
    value = yaml.load(data, Loader=yaml.BaseLoader)
    for step in path:
        value = value[step]
    return value


def others(data: bytes, path: tuple[str | int, ...]) -> list[tuple[object, str]]:
    return [(p, s.text) for p, s in scalars(parse_tree(data, FILE, "safety").root) if p != path]


@given(path=st.sampled_from(PATHS), words=WORDS, ends=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
@example(path=("plain",), words="no", ends="\n", bom=False)
@example(path=("plain",), words="- dash", ends="\n", bom=False)
@example(path=("nested", "flow", "a"), words="with, comma", ends="\n", bom=True)
@example(path=("folded",), words="# not a comment", ends="\n", bom=False)
def test_any_words_go_into_any_style_and_every_comment_stays(path, words, ends, bom):
    data = (b"\xef\xbb\xbf" if bom else b"") + STYLES.replace("\n", ends).encode()
    result = replace(data, FILE, {path: words})
    assert str(at(result, path)).rstrip("\n") == words.rstrip("\n")
    assert others(result, path) == others(data, path)
    comments = ["# head comment, kept", "# at its end", "# kept too", "# between", "# braces"]
    assert [comment for comment in comments if comment.encode() not in result] == []
    assert result.startswith(b"\xef\xbb\xbf") == bom
    assert result.count(b"\n") - result.count(b"\r\n") == (0 if ends == "\r\n" else result.count(b"\n"))
    before, after = data.decode().splitlines(), result.decode().splitlines()
    kept = [line for line in before if line in after]
    assert len(before) - len(kept) <= 3, "only the lines of the one text are new"


@given(words=st.dictionaries(st.sampled_from(PATHS), WORDS.map(lambda text: text.rstrip("\n")), min_size=2))
def test_many_at_once_are_each_where_they_belong(words):
    result = replace(STYLES.encode(), FILE, words)
    assert {path: str(at(result, path)).rstrip("\n") for path in words} == words


def test_the_same_words_change_no_byte_of_any_file():
    count = 0
    for path in sorted((ROOT / "content/locales").glob("*/*.yaml")):
        data = path.read_bytes()
        file = path.relative_to(ROOT).as_posix()
        same = {
            path: scalar.text.rstrip("\n")
            for path, scalar in scalars(parse_tree(data, file, "x").root)
            if isinstance(scalar.value, str)
        }
        assert replace(data, file, same) == data, file
        count += len(same)
    assert count > 10_000


def test_there_and_back_changes_no_byte_of_any_file():
    """Every text of three languages, changed and changed back, one after another in each file."""
    for locale in ("ar", "en-GB", "zh-Hans"):
        for path in sorted((ROOT / f"content/locales/{locale}").glob("*.yaml")):
            data = path.read_bytes()
            file = path.relative_to(ROOT).as_posix()
            texts = {
                path: scalar.text.rstrip("\n")
                for path, scalar in scalars(parse_tree(data, file, "x").root)
                if isinstance(scalar.value, str) and scalar.text.strip()
            }
            changed = replace(data, file, {path: f"{text} №1" for path, text in texts.items()})
            assert changed != data, file
            assert replace(changed, file, texts) == data, file


def test_a_no_break_space_is_written_as_an_escape_that_people_see():
    assert b'blank: "5\\u00a0mg"' in replace(STYLES.encode(), FILE, {("blank",): "5\u00a0mg"})


def test_a_folded_text_is_filled_and_not_one_long_line():
    words = " ".join(["word"] * 60)
    result = replace(STYLES.encode(), FILE, {("folded",): words}).decode()
    lines = result.partition("folded: >\n")[2].partition("\n\n# between")[0].splitlines()
    assert len(lines) == 3
    assert all(line.startswith("  word") and len(line) <= 110 for line in lines)


@pytest.mark.parametrize("path", [("nobody",), ("nested",), ("nested", "list"), ("nested", "list", 7)])
def test_where_no_text_stands_none_is_written(path):
    with pytest.raises(LeafletError) as caught:
        replace(STYLES.encode(), FILE, {path: "words"})
    assert [(p.code, p.key) for p in caught.value.problems] == [("Y024", dotted(path))]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"a: 'x\n", "Y007"), (b"a: x\na: y\n", "Y011"), (b"a:\n\tb: x\n", "Y008"), (b"\xff\xfe", "Y003")],
)
def test_a_file_that_cannot_be_read_is_not_written(data, code):
    with pytest.raises(LeafletError) as caught:
        replace(data, FILE, {("a",): "words"})
    assert code in {problem.code for problem in caught.value.problems}


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\x07", "\ue000", "\ufffd", "\u2028"])
def test_what_the_reader_refuses_is_not_written(sign):
    with pytest.raises(LeafletError) as caught:
        replace(STYLES.encode(), FILE, {("blank",): f"words{sign}"})
    assert {problem.key for problem in caught.value.problems} == {"blank"}


def test_a_text_with_such_a_sign_in_it_can_be_mended():
    data = 'a: "bad\u200f words"\nb: "kept"\n'.encode()
    assert replace(data, FILE, {("a",): "good words"}) == b'a: "good words"\nb: "kept"\n'


def test_a_number_is_not_overwritten_by_words():
    with pytest.raises(LeafletError):
        replace(b"lines: 4\n", FILE, {("lines",): "four"})


def test_a_message_can_be_handed_in_as_it_was_read():
    tree = parse_tree(STYLES.encode(), FILE, "safety")
    message = Message("it's here", "safety/single", tree.where(("single",)))
    assert replace(STYLES.encode(), FILE, {("single",): message}) == STYLES.encode()

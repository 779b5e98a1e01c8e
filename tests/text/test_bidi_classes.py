"""The tables of the bidirectional algorithm against Unicode's files, code point by code point."""

from __future__ import annotations

import lzma
import re
from pathlib import Path

from leaflets.text.bidi_classes import LETTERS, canonical_bracket, classes_of, closing_bracket, lifts

UNICODE = Path(__file__).parent.parent / "unicode"
LINE = re.compile(r"^(# @missing: )?([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; (\w+)", re.MULTILINE)
LONG_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
}


def vendored(name: str) -> str:
    return lzma.decompress((UNICODE / f"{name}.xz").read_bytes()).decode("utf-8")


def expected_classes() -> list[str]:
    """Unassigned code points first, as the @missing lines have them; each line overrides those before."""
    found = LINE.findall(vendored("DerivedBidiClass.txt"))
    classes = [""] * 0x110000
    for wants_missing in (True, False):
        for missing, first, last, name in found:
            if bool(missing) == wants_missing:
                for point in range(int(first, 16), int(last or first, 16) + 1):
                    classes[point] = LONG_NAMES.get(name, name)
    return classes


def test_every_code_point_has_its_bidi_class() -> None:
    letters = {letter: name for name, letter in LETTERS.items()} | {"(": "ON", ")": "ON"}
    found = [letters[letter] for letter in classes_of("".join(map(chr, range(0x110000))))]
    expected = expected_classes()
    assert [point for point in range(0x110000) if found[point] != expected[point]] == []


def test_unassigned_code_points_of_right_to_left_blocks_are_right_to_left() -> None:
    assert classes_of("\u05ff\u070e\u20cf\ufdef\U00010fff\U0001efff\U00020000") == "RA%-RRL"


def test_every_bracket_knows_its_partner() -> None:
    pairs = re.findall(r"^([0-9A-F]+); ([0-9A-F]+); o", vendored("BidiBrackets.txt"), re.MULTILINE)
    for opening, close in (map(chr, (int(a, 16), int(b, 16))) for a, b in pairs):
        assert classes_of(opening + close) == "()"
        assert closing_bracket(opening) == canonical_bracket(close)
    everything = classes_of("".join(map(chr, range(0x110000))))
    assert everything.count("(") == everything.count(")") == len(pairs) == 64


def test_angle_brackets_are_those_of_cjk() -> None:
    assert [canonical_bracket(char) for char in "\u2329\u232a\u3008\u3009)"] == list(
        "\u3008\u3009\u3008\u3009)"
    )
    assert closing_bracket("\u2329") == closing_bracket("\u3008") == "\u3009"


def test_text_is_passed_over_only_where_every_class_leaves_it_at_level_0() -> None:
    lifting = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    classes = expected_classes()
    edges = {p for p in range(1, 0x110000) if classes[p] != classes[p - 1]}
    for point in sorted(edges | {p - 1 for p in edges} | set(range(0x3000))):
        assert lifts("a" + chr(point)) == (classes[point] in lifting), hex(point)

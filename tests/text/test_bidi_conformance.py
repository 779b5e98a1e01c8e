"""Unicode's own conformance tests of UAX #9, in full: every case of both files of version 15.0.

The cases are dealt out over several tests, so that pytest-xdist can share them between processes.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from leaflets.text.bidi import embedding_levels, line_levels, paragraph_level, visual_order

UNICODE = Path(__file__).parent.parent / "unicode"

CLASS_CASES = 770_241
CHARACTER_CASES = 91_707
CLASS_SHARES = 8
CHARACTER_SHARES = 4

# Several characters of each class, used by turns. ON must be no bracket: BidiTest.txt knows no pairs.
CHARACTERS = {
    "L": "a\u0915\u6f22\u200e",
    "R": "\u05d0\u200f\u07ca\U00010fff",
    "AL": "\u0627\u061c\u0710\ufe75",
    "EN": "17\u06f5\uff19",
    "AN": "\u0660\u066b\u06dd\U00010e60",
    "ES": "+-\u207a\ufe62",
    "ET": "#%\u20ac\u20cf",
    "CS": ",:./",
    "NSM": "\u0300\u064b\u05b0\ufe0f",
    "BN": "\u00ad\u200d\u200b\ufeff",
    "B": "\u2029\n\r\x85",
    "S": "\t\x1f\x0b\t",
    "WS": " \u2003\u3000\u2028",
    "ON": "!\u2022\u00ab\u2192",
    "LRE": "\u202a" * 4,
    "RLE": "\u202b" * 4,
    "PDF": "\u202c" * 4,
    "LRO": "\u202d" * 4,
    "RLO": "\u202e" * 4,
    "LRI": "\u2066" * 4,
    "RLI": "\u2067" * 4,
    "FSI": "\u2068" * 4,
    "PDI": "\u2069" * 4,
}
TURNS = [{name: chars[turn] for name, chars in CHARACTERS.items()} for turn in range(4)]


class Case(NamedTuple):
    """`base` None: found in the text. `level` None: not told. `levels`: index -> level, where told."""

    text: str
    base: int | None
    level: int | None
    levels: Mapping[int, int]
    order: Sequence[int]


@lru_cache(maxsize=1)
def lines(name: str) -> list[str]:
    return lzma.decompress((UNICODE / f"{name}.xz").read_bytes()).decode("utf-8").splitlines()


def expected_levels(field: str) -> dict[int, int]:
    """Without those of characters that rule X9 removes ("x")."""
    return {i: int(level) for i, level in enumerate(field.split()) if level != "x"}


def class_cases(share: int, shares: int) -> Iterator[Case]:
    """BidiTest.txt: the bits of a line's last field are automatic, left-to-right, right-to-left."""
    levels: Mapping[int, int] = {}
    order: Sequence[int] = ()
    for number, line in enumerate(lines("BidiTest.txt")):
        kind = line[:2]
        if kind == "@L":
            levels = expected_levels(line.removeprefix("@Levels:"))
        elif kind == "@R":
            order = [int(index) for index in line.removeprefix("@Reorder:").split()]
        elif number % shares == share and kind and kind[0] not in "#@":
            names, _, bits = line.partition(";")
            characters = TURNS[number % 4]
            text = "".join([characters[name] for name in names.split()])
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    yield Case(text, base, base, levels, order)


def character_cases(share: int, shares: int) -> Iterator[Case]:
    """BidiCharacterTest.txt: code points; direction (2: automatic); paragraph level; levels; order."""
    for number, line in enumerate(lines("BidiCharacterTest.txt")):
        if number % shares == share and line and line[0] != "#":
            points, direction, level, levels, order = line.split(";")
            yield Case(
                "".join([chr(int(point, 16)) for point in points.split()]),
                None if direction == "2" else int(direction),
                int(level),
                expected_levels(levels),
                [int(index) for index in order.split()],
            )


def failure(case: Case) -> str:
    """What went wrong, or nothing."""
    base = paragraph_level(case.text) if case.base is None else case.base
    levels = line_levels(case.text, embedding_levels(case.text, case.base), base)
    kept = list(case.levels)
    told = [levels[i] for i in kept]
    order = [kept[i] for i in visual_order(told)]
    right = (
        case.level in (None, base)
        and len(levels) == len(case.text)
        and told == list(case.levels.values())
        and order == case.order
    )
    return "" if right else f"{case}: paragraph {base}, levels {levels}, order {order}"


def first_failures(cases: Iterator[Case]) -> list[str]:
    return [text for text in map(failure, cases) if text][:10]


@pytest.mark.parametrize("share", range(CLASS_SHARES))
def test_every_case_of_bidi_test(share: int) -> None:
    assert not first_failures(class_cases(share, CLASS_SHARES))


@pytest.mark.parametrize("share", range(CHARACTER_SHARES))
def test_every_case_of_bidi_character_test(share: int) -> None:
    assert not first_failures(character_cases(share, CHARACTER_SHARES))


def test_bidi_test_is_complete() -> None:
    assert sum(1 for _ in class_cases(0, 1)) == CLASS_CASES


def test_bidi_character_test_is_complete() -> None:
    assert sum(1 for _ in character_cases(0, 1)) == CHARACTER_CASES

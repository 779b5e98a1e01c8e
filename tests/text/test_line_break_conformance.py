"""Unicode's own tests of line breaks and grapheme clusters, every line of both files of version 15.0.

Exceptions are listed, and explained, in tests/unicode/line-break-exceptions.txt.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from leaflets.text.breaking import break_positions, grapheme_positions, uax14_positions
from leaflets.text.line_rules import RULES

UNICODE = Path(__file__).parent.parent / "unicode"
LINE_BREAK_CASES = 7_654
GRAPHEME_CASES = 602
EXCEPTIONS = 33

Case = tuple[str, list[int]]


def case(notation: str) -> Case:
    """A string and its breaks from "× 0061 ÷ 0062 ÷"."""
    text, breaks = "", []
    for token in notation.split():
        if token == "÷":
            breaks.append(len(text))
        elif token != "×":
            text += chr(int(token, 16))
    return text, [at for at in breaks if at]


@lru_cache
def cases(name: str) -> tuple[Case, ...]:
    with lzma.open(UNICODE / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
        notations = (line.partition("#")[0].strip() for line in lines)
        return tuple(case(notation) for notation in notations if notation)


def exceptions() -> Iterator[tuple[Case, Case]]:
    """What the file says and what we do, pair by pair."""
    lines = (UNICODE / "line-break-exceptions.txt").read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line.startswith(("×", "="))]
    for theirs, ours in zip(told[::2], told[1::2], strict=True):
        assert not theirs.startswith("=")
        yield case(theirs), case(ours.removeprefix("= "))


def test_every_line_break_of_unicodes_file_is_ours_but_for_the_exceptions_listed() -> None:
    found = [(known, uax14_positions(known[0], "root")) for known in cases("LineBreakTest")]
    assert len(found) == LINE_BREAK_CASES
    different = [(known, (known[0], ours)) for known, ours in found if ours != known[1]]
    listed = list(exceptions())
    assert len(listed) == EXCEPTIONS
    assert sorted(different) == sorted(listed)


def test_no_line_break_of_any_language_parts_a_grapheme_cluster() -> None:
    assert len(cases("GraphemeBreakTest")) == GRAPHEME_CASES
    for text, boundaries in cases("GraphemeBreakTest"):
        for locale in ("root", *RULES):
            assert set(break_positions(text, locale, ())) <= set(boundaries), ascii(text)
    for text, _ in cases("LineBreakTest"):
        clusters = {*grapheme_positions(text, "root", 0, len(text)), len(text)}
        assert set(break_positions(text, "root", ())) <= clusters, ascii(text)


def test_emergency_breaks_part_no_grapheme_cluster() -> None:
    """But for one that Unicode itself parts since: U+2701 is Extended_Pictographic no longer."""
    parted = [
        text
        for text, boundaries in cases("GraphemeBreakTest")
        if not set(grapheme_positions(text, "root", 0, len(text))) <= set(boundaries)
    ]
    assert parted == ["\u2701\u200d\u2701"]


def test_our_own_rules_only_ever_take_breaks_away() -> None:
    for text, _ in cases("LineBreakTest"):
        assert set(break_positions(text, "root", ())) <= set(uax14_positions(text, "root")), ascii(text)

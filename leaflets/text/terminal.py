"""Text in the cells of a terminal: lines of a width, ended where the language of the text lets them end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import east_asian_width

from leaflets.text.breaking import grapheme_positions, uax14_positions


def cells(text: str) -> int:
    """How wide a terminal shows it, at most: marks above and below a letter count too."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def lines(
    text: str, width: int, language: str, whole: re.Pattern[str] = re.compile(r"(?!)")
) -> list[tuple[int, int]]:
    """Start and end of each line, without the spaces at its end.

    What matches `whole` is kept in one piece if a line can hold it; what is wider than a line is cut.
    """
    found: list[tuple[int, int]] = []
    start = end = 0
    for place in _places(text, width, language, whole):
        if start < end and cells(text[start:place].rstrip()) > width:
            found.append(_trimmed(text, start, end))
            start = end
        end = place
    return [*found, _trimmed(text, start, end)] if start < end else found


def _places(text: str, width: int, language: str, whole: re.Pattern[str]) -> Iterator[int]:
    inside = {at for match in whole.finditer(text) for at in range(match.start() + 1, match.end())}
    allowed = (at for at in uax14_positions(text, language) if at not in inside)
    for start, end in pairwise([0, *allowed]):
        if cells(text[start:end].rstrip()) > width:
            yield from grapheme_positions(text, language, start, end)
        yield end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip())

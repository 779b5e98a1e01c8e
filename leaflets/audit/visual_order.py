"""Whether glyphs on paper, read by eye, give the text they stand for.

In right-to-left text the order of a content stream means nothing: what counts is where the glyphs
stand. A line is read from its right end; Latin words and numbers inside it from their left. This is
no bidi algorithm (the one under test must not judge itself): it compares words and numbers with the
logical text and leaves the place of spaces and punctuation to their count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leaflets.audit.painting import Glyph

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u0669\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")
"""A number with its signs between digits stays in one piece, whichever way the numbers around it run."""
_OVERLAP = 1.0
"""Points by which letters beside each other may overlap."""
_PHONE = re.compile(r"\+?\d[\d ()\u00a0-]{5,}\d")


FROM_RIGHT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose lines are read from the right end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A right-to-left word, or neighbouring left-to-right words and numbers in their own order."""

    right_to_left: bool
    words: tuple[str, ...]


def plain(text: str) -> str:
    """No-break spaces are spaces, runs of spaces one, none at the ends, no bidi controls."""
    return " ".join(_CONTROLS.sub("", text).split())


def has_right_to_left(text: str) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def stretches(pieces: Iterable[str], *, from_right: bool = False) -> tuple[Stretch, ...]:
    """`pieces` in reading order. `from_right`: as they stand on a line from its right end, so that
    left-to-right stretches come back to front, piece by piece.
    """
    found: list[tuple[bool, list[str]]] = []
    space = True
    for piece in pieces:
        right = has_right_to_left(piece)
        if not right and not any(char.isalnum() for char in piece):
            space = True
            if found and not found[-1][0]:
                found[-1][1].append(piece)
            continue
        if found and found[-1][0] == right and not (right and space):
            found[-1][1].append(piece)
        else:
            found.append((right, [piece]))
        space = False
    return tuple(_joined(_stretch(right, parts, from_right=from_right) for right, parts in found))


def _stretch(right: bool, parts: Sequence[str], *, from_right: bool) -> Stretch:
    if right:
        return Stretch(True, ("".join(parts),))
    text = "".join(reversed(parts) if from_right else parts)
    return Stretch(False, tuple(_WORD.findall(text)))


def _joined(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Left-to-right stretches that follow each other (a line ended between them) are one."""
    last: Stretch | None = None
    for stretch in found:
        if last and not last.right_to_left and not stretch.right_to_left:
            last = Stretch(False, last.words + stretch.words)
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last


def lines(glyphs: Iterable[tuple[int, Glyph]]) -> tuple[tuple[Glyph, ...], ...]:
    """Glyphs with their page -> lines from the top of the first page, each from its right end."""
    rows: dict[tuple[int, int], list[Glyph]] = {}
    for page, glyph in glyphs:
        rows.setdefault((page, -round(glyph.start[1])), []).append(glyph)
    return tuple(
        tuple(sorted(rows[key], key=lambda glyph: -(glyph.start[0] + glyph.end[0]))) for key in sorted(rows)
    )


def read_by_eye(found: Sequence[Sequence[Glyph]]) -> tuple[Stretch, ...]:
    per_line = (stretches((glyph.text for glyph in line), from_right=True) for line in found)
    return tuple(_joined(stretch for line in per_line for stretch in line))


def same_to_the_eye(text: str, glyphs: Iterable[tuple[int, Glyph]]) -> bool:
    """Whether the glyphs' places spell the logical `text`, word by word and number by number."""
    glyphs = tuple(glyphs)
    if _characters(text) != _characters("".join(glyph.text for _, glyph in glyphs)):
        return False
    expected, found = stretches(text), read_by_eye(lines(glyphs))
    return len(expected) == len(found) and all(
        _same(a, b, text) for a, b in zip(expected, found, strict=True)
    )


def same_from_left(pieces: Iterable[tuple[str, Sequence[tuple[int, Glyph]]]]) -> bool:
    """The same of a line that is read from its left, with right-to-left words among others: every piece
    reads as it should, and each stands on the right of what is read before it.
    """
    pieces = tuple(pieces)
    order = pairwise(pieces)
    return all(_piece(text, glyphs) for text, glyphs in pieces) and all(
        _follows(before, after) for (_, before), (_, after) in order
    )


def _piece(text: str, glyphs: Sequence[tuple[int, Glyph]]) -> bool:
    if has_right_to_left(text):
        return same_to_the_eye(text, glyphs)
    return plain(text) == plain("".join(glyph.text for _, glyph in glyphs))


def _follows(before: Sequence[tuple[int, Glyph]], after: Sequence[tuple[int, Glyph]]) -> bool:
    rows: dict[tuple[int, int], float] = {}
    for page, glyph in before:
        row = (page, round(glyph.start[1]))
        rows[row] = max(rows.get(row, glyph.end[0]), glyph.start[0], glyph.end[0])
    return all(
        min(glyph.start[0], glyph.end[0]) >= rows.get((page, round(glyph.start[1])), 0.0) - _OVERLAP
        for page, glyph in after
    )


def _same(expected: Stretch, found: Stretch, text: str) -> bool:
    """Numbers that nothing isolates stand from right to left, as the words around them do."""
    if expected == found:
        return True
    numbers = all(word[0].isdigit() and word[-1].isdigit() for word in expected.words)
    turned = Stretch(expected.right_to_left, expected.words[::-1])
    return numbers and turned == found and not _PHONE.search(text)


def _characters(text: str) -> Counter[str]:
    return Counter(char for char in _CONTROLS.sub("", text) if not char.isspace())

"""The sheets of a booklet as its reader turns them: the audit's own statement of which page lies where.

A sheet folded once has four pages. Seen from outside, the last page of all stands beside the first, and so on
inwards; seen from inside, the pages between them. From right to left it is a mirror's image of that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from leaflets.audit.painting import Painting


def leaves(sides: int, *, right_to_left: bool) -> Mapping[tuple[int, int], int]:
    """(side, 0 for its left half or 1) -> page of the booklet. Sides are fronts and backs in turn."""
    count = 2 * sides
    found = {}
    for side in range(sides):
        outer, inner = (count - 1 - side, side) if side % 2 == 0 else (side, count - 1 - side)
        found[side, 0], found[side, 1] = (inner, outer) if right_to_left else (outer, inner)
    return found


def unfolded(sides: Sequence[Painting], *, right_to_left: bool) -> tuple[Painting, ...]:
    """The text of each page in reading order; `sides` are the file's pages."""
    places = leaves(len(sides), right_to_left=right_to_left)
    found = {page: _half(sides[side], half) for (side, half), page in places.items()}
    return tuple(found[page] for page in range(len(found)))


def _half(side: Painting, half: int) -> Painting:
    """What is shown on the left (0) or the right half (1), by where each glyph begins."""
    middle = side.width / 2
    shown = []
    for operator in side.shown:
        glyphs = tuple(glyph for glyph in operator.glyphs if (glyph.start[0] >= middle) == bool(half))
        if glyphs:
            shown.append(replace(operator, glyphs=glyphs))
    return replace(side, width=middle, shown=tuple(shown))

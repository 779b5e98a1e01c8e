"""The sheets of a booklet as its reader turns them: the audit's own statement of which page lies where.

A sheet folded once has four pages. Seen from outside, the last page of all stands beside the first, and so on
inwards; seen from inside, the pages between them. From right to left it is a mirror's image of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaflets.audit.painting import Painting


def unfolded(sides: Sequence[Painting], *, right_to_left: bool) -> tuple[Painting, ...]:
    """The text of each page in reading order; `sides` are the file's pages, front and back in turn."""
    count = 2 * len(sides)
    found: dict[int, Painting] = {}
    for number, side in enumerate(sides):
        outer, inner = (count - 1 - number, number) if number % 2 == 0 else (number, count - 1 - number)
        left, right = (inner, outer) if right_to_left else (outer, inner)
        found[left], found[right] = _half(side, 0), _half(side, 1)
    return tuple(found[number] for number in range(count))


def _half(side: Painting, half: int) -> Painting:
    """What is shown on the left (0) or the right half (1), by where each glyph begins."""
    middle = side.width / 2
    shown = []
    for operator in side.shown:
        glyphs = tuple(glyph for glyph in operator.glyphs if (glyph.start[0] >= middle) == bool(half))
        if glyphs:
            shown.append(replace(operator, glyphs=glyphs))
    return replace(side, width=middle, shown=tuple(shown))

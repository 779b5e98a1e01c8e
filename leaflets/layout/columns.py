"""Widths of a table's columns: those that make the table as short as can be.

Heights are estimated from the widths that texts have on one line, since breaking every cell into lines
for every trial would cost more than the rest of the table. The search moves width from one column to
another in ever smaller steps, as long as the table gets shorter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

Naturals = tuple[tuple[tuple[float, ...], ...], ...]
"""Column -> row -> paragraph: the width of its text on one line, in points."""

_STEPS = (1 / 8, 1 / 16, 1 / 32, 1 / 64)
"""Shares of the room that one move takes from a column."""
_EVEN = 1e-3
"""How little a line in a short cell counts against a line that makes its row taller."""


@lru_cache(maxsize=256)
def column_widths(
    least: tuple[float, ...], naturals: Naturals, room: float, ragged: float
) -> tuple[float, ...]:
    """Widths that add up to `room`, none below `least` (its widest word).

    `ragged`: points that a line leaves unused at its end, on average.
    """
    spare = (room - sum(least)) / len(least)
    widths = [word + spare for word in least]
    heights = [_heights(column, width, ragged) for column, width in zip(naturals, widths, strict=True)]
    cost = _cost(heights)
    for share in _STEPS:
        step = room * share
        while True:
            best: tuple[float, int, int] | None = None
            for giver, taker in permutations(range(len(widths)), 2):
                if widths[giver] - step < least[giver]:
                    continue
                trial = list(heights)
                trial[giver] = _heights(naturals[giver], widths[giver] - step, ragged)
                trial[taker] = _heights(naturals[taker], widths[taker] + step, ragged)
                trial_cost = _cost(trial)
                if trial_cost < (best[0] if best else cost):
                    best = (trial_cost, giver, taker)
            if best is None:
                break
            cost, giver, taker = best
            widths[giver] -= step
            widths[taker] += step
            for i in (giver, taker):
                heights[i] = _heights(naturals[i], widths[i], ragged)
    return tuple(widths)


def _heights(column: Sequence[Sequence[float]], width: float, ragged: float) -> list[float]:
    """The lines of each cell of a column; a text that fits on one line has one."""
    filled = max(width - ragged, 1.0)
    return [
        sum(1 if natural <= width else max(2, math.ceil(natural / filled)) for natural in cell)
        for cell in column
    ]


def _cost(heights: Sequence[Sequence[float]]) -> float:
    """Lines of the whole table, and a trace of every cell's own, so that short cells are even too."""
    return math.fsum(
        max(row) + _EVEN * sum(lines * lines for lines in row) for row in zip(*heights, strict=True)
    )

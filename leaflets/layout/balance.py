"""Widths of parts that stand side by side, so that the tallest is about as low as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil

from leaflets.layout.boxes import Fragment
from leaflets.layout.setting import SLACK

SetWidth = Callable[[float], Fragment]
SetPart = Callable[[int, float], Fragment]
"""Number of a part and a width -> the part so wide."""


def _widened(
    column: tuple[float, Fragment], set_width: SetWidth, step: float, spare: float, others: float
) -> tuple[float, Fragment] | None:
    """The column with as many steps of the spare room as make it lower, and no higher than the others if that
    can be had. None where nothing makes it lower.

    The wider, the lower: so the number is found by halves, since a part of many lines is dear to set.
    """
    width, fragment = column
    most = ceil(spare / step) - 1
    enough = min(others, fragment.height - SLACK)
    few, steps, found = 0, 1, set_width(width + step)
    while found.height > enough and steps < most:
        few, steps = steps, min(2 * steps, most)
        found = set_width(width + steps * step)
    if found.height > enough:
        lowest = set_width(width + spare).height
        if lowest >= fragment.height - SLACK:
            return None
        few, enough = 0, lowest + SLACK
    while steps - few > 1:
        between = (few + steps) // 2
        fragment = set_width(width + between * step)
        if fragment.height > enough:
            few = between
        else:
            steps, found = between, fragment
    return width + steps * step, found


def balanced(
    least: Sequence[float], set_part: SetPart, room: float, step: float
) -> list[tuple[float, Fragment]]:
    """Each part with its width, none below `least`. Points.

    Room goes to the tallest, step by step, as long as that makes it lower; then to all alike.
    """
    columns = [(width, set_part(i, width)) for i, width in enumerate(least)]
    while (spare := room - sum(width for width, _ in columns)) > step:
        tallest = max(range(len(columns)), key=lambda i: columns[i][1].height)
        others = max((column.height for i, (_, column) in enumerate(columns) if i != tallest), default=0.0)
        wider = _widened(columns[tallest], partial(set_part, tallest), step, spare, others)
        if wider is None:
            break
        columns[tallest] = wider
    more = spare / len(columns)
    return [(width + more, set_part(i, width + more)) for i, (width, _) in enumerate(columns)]

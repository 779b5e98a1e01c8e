"""Widths of parts that stand side by side, so that the tallest is about as low as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from leaflets.layout.boxes import Fragment
from leaflets.layout.setting import SLACK

SetPart = Callable[[int, float], Fragment]
"""Number of a part and a width -> the part so wide."""


def balanced(
    least: Sequence[float], set_part: SetPart, room: float, step: float
) -> list[tuple[float, Fragment]]:
    """Each part with its width, none below `least`. Points.

    Room goes to the tallest, step by step, as long as that makes it lower; then to all alike.
    """
    columns = [(width, set_part(i, width)) for i, width in enumerate(least)]
    while (spare := room - sum(width for width, _ in columns)) > step:
        tallest = max(range(len(columns)), key=lambda i: columns[i][1].height)
        width, fragment = columns[tallest]
        if set_part(tallest, width + spare).height >= fragment.height - SLACK:
            break
        columns[tallest] = width + step, set_part(tallest, width + step)
    more = spare / len(columns)
    return [(width + more, set_part(i, width + more)) for i, (width, _) in enumerate(columns)]

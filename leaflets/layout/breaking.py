"""Where pages end: the best breaks over the whole document, not page by page.

Dynamic programming over the legal breaks, after Knuth and Plass (1981) for lines: first the fewest
pages, then the least cost. A greedy filler would leave a heading's page half empty or a last page with
two lines on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.frozen import frozen
from leaflets.layout.boxes import FORBIDDEN, Slice
from leaflets.layout.setting import SLACK
from leaflets.model.style import Breaking


@frozen
class Best:
    """The best way to set everything from a page's first slice on. `end`: where the next begins."""

    pages: int
    cost: float
    end: int

    def __lt__(self, other: Best) -> bool:
        return (self.pages, self.cost) < (other.pages, other.cost)


def page_breaks(
    slices: Sequence[Slice], room: float, style: Breaking, line: float = 0.0
) -> tuple[list[int], list[int]]:
    """The index after each page's last slice, and the first slices of stretches that fit no page.

    `room` is the height of the text area, `line` that of a line of running text. What fits no page gets one
    of its own and runs over.
    """
    stranded = style.last_lines * line
    count = len(slices)
    starts = [0, *(i for i in range(1, count) if slices[i].cost != FORBIDDEN)]
    best: dict[int, Best] = {count: Best(0, 0.0, count)}
    too_tall: list[int] = []
    for start in reversed(starts):
        chosen: Best | None = None
        for end, height in _ends(slices, start, room):
            rest = best[end]
            here = _page_cost(slices, end, height, room, style)
            if end == count and start and height < stranded - SLACK:
                here += style.stranded
            candidate = Best(rest.pages + 1, rest.cost + here, end)
            if height > room + SLACK:
                too_tall.append(start)
            if chosen is None or candidate < chosen:
                chosen = candidate
        if chosen is not None:
            best[start] = chosen
    breaks: list[int] = []
    at = 0
    while at < count:
        at = best[at].end
        breaks.append(at)
    reached = {0, *breaks}
    return breaks, sorted(start for start in too_tall if start in reached)


def _ends(slices: Sequence[Slice], start: int, room: float) -> list[tuple[int, float]]:
    """Every legal end of a page that begins here, with the height used; at least one, even if too tall."""
    repeat = slices[start].repeat
    height = repeat.height if repeat else 0.0
    ends: list[tuple[int, float]] = []
    for i in range(start, len(slices)):
        height += slices[i].height + (slices[i].space if i > start else 0.0)
        if height > room + SLACK and ends:
            break
        if i + 1 == len(slices) or slices[i + 1].cost != FORBIDDEN:
            ends.append((i + 1, height))
    return ends


def _page_cost(slices: Sequence[Slice], end: int, height: float, room: float, style: Breaking) -> float:
    filled = min(1.0, height / room)
    if end < len(slices):
        return slices[end].cost + style.unfilled * (1.0 - filled) ** 2
    return style.short_last_page * max(0.0, 1.0 - filled / style.last_page)

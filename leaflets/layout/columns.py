"""Widths of a table's columns: those that make the table as short as can be.

Which widths a text needs for one line, for two and so on is known exactly. So the search goes over the lines
of the rows and not over widths: the fewest lines in all for which the columns have room beside each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from leaflets.layout.setting import SLACK
from leaflets.text.breaking import EPSILON, Breaks

Ladder = tuple[float, ...]
"""The widths that a text needs for one line, for two and so on, down to what its column must have. Points."""
Columns = tuple[tuple[tuple[Ladder, ...], ...], ...]
"""Column -> row -> the paragraphs of a cell."""

_TRIALS = 2000
"""Steps of the search, which then takes the best it has: a table of many rows would take far more."""
_FINE = 0.5
"""Points. The search for a width stops here, and takes the longest line that it made."""


def ladder(breaks: Breaks, least: float) -> Ladder:
    """The narrowest measure for each number of lines, down to a measure of `least`."""
    widths = [breaks.natural()]
    while widths[-1] > least + SLACK and len(widths) < len(breaks.visible):
        lines = len(widths) + 1
        low = max(least, widths[0] / lines)
        widths.append(_longest_line(breaks, _narrowest(breaks, lines, low, widths[-1])))
    return tuple(widths)


def _narrowest(breaks: Breaks, lines: int, low: float, high: float) -> float:
    """A measure near the narrowest between `low` and `high` in which so many lines are enough."""
    if _count(breaks, low) <= lines:
        return low
    while high - low > _FINE:
        middle = (low + high) / 2
        if _count(breaks, middle) <= lines:
            high = middle
        else:
            low = middle
    return high


def _count(breaks: Breaks, measure: float) -> int:
    """How many lines the text has. The total fit (leaflets/text/total_fit.py) takes no more and no fewer."""
    return sum(1 for _ in _ends(breaks, measure))


def _longest_line(breaks: Breaks, measure: float) -> float:
    start, longest = 0.0, 0.0
    for end in _ends(breaks, measure):
        longest = max(longest, breaks.visible[end] - start)
        start = breaks.following[end]
    return longest


def _ends(breaks: Breaks, measure: float) -> Iterator[int]:
    """The break at the end of each line, all filled as far as they go."""
    visible, following = breaks.visible, breaks.following
    end, start = -1, 0.0
    while end < len(visible) - 1:
        end = max(bisect_right(visible, start + measure + EPSILON, end + 1) - 1, end + 1)
        start = following[end]
        yield end


@lru_cache(maxsize=256)
def column_widths(least: tuple[float, ...], columns: Columns, room: float) -> tuple[float, ...]:
    """Widths that add up to `room`, none below `least` (its widest word)."""
    cells = [[_steps(cell, word) for cell in column] for column, word in zip(columns, least, strict=True)]
    search = _Search(_rows(cells, least, room), room, least)
    search.run(0, least, 0)
    widths = list(search.best)
    _even_out(widths, cells, room)
    spare = (room - sum(widths)) / len(widths)
    return tuple(width + spare for width in widths)


Steps = tuple[tuple[int, ...], tuple[float, ...]]
"""Numbers of lines, falling, and the width that a cell needs for each, rising."""


def _steps(cell: Sequence[Ladder], least: float) -> Steps:
    """From the lines of a cell in the narrowest column on."""
    widths = sorted({least, *(width for ladder in cell for width in ladder if width > least)})
    lines: dict[int, float] = {}
    for width in widths:
        lines.setdefault(sum(_lines(ladder, width) for ladder in cell), width)
    return tuple(lines), tuple(lines.values())


def _lines(ladder: Ladder, width: float) -> int:
    """How many lines a text has in a column."""
    return 1 + sum(1 for needed in ladder[:-1] if needed > width + SLACK)


Option = tuple[int, tuple[float, ...]]
"""Lines of a row, and the widths that its cells then need."""


def _rows(cells: Sequence[Sequence[Steps]], least: Sequence[float], room: float) -> list[list[Option]]:
    """What each row can be, from the fewest lines on; rows of many lines first, which settle most."""
    spare = room - sum(least)
    rows = []
    for row in zip(*cells, strict=True):
        most = max(lines[0] for lines, _ in row)
        options = []
        for count in range(most + 1):
            if any(lines[-1] > count for lines, _ in row):
                continue
            needs = tuple(next(w for n, w in zip(*steps, strict=True) if n <= count) for steps in row)
            if all(need <= word + spare + SLACK for need, word in zip(needs, least, strict=True)):
                options.append((count, needs))
        rows.append(options)
    return sorted(rows, key=lambda options: -options[-1][0])


@dataclass(slots=True)
class _Search:
    """Branch and bound. `best`: the widths needed by the fewest `lines` found so far."""

    rows: list[list[Option]]
    room: float
    best: tuple[float, ...]
    lines: int = 0
    trials: int = 0
    rest: list[int] = field(default_factory=list)
    """The fewest lines of this row and all after it, if they had all the room."""

    def __post_init__(self) -> None:
        self.lines = sum(options[-1][0] for options in self.rows)
        self.rest = [sum(options[0][0] for options in self.rows[i:]) for i in range(len(self.rows) + 1)]

    def run(self, row: int, widths: tuple[float, ...], lines: int) -> None:
        if row == len(self.rows):
            self.best, self.lines = widths, lines
            return
        for count, needs in self.rows[row]:
            self.trials += 1
            if lines + count + self.rest[row + 1] >= self.lines or self.trials > _TRIALS:
                return
            wider = tuple(map(max, widths, needs))
            if sum(wider) <= self.room + SLACK:
                self.run(row + 1, wider, lines + count)


def _even_out(widths: list[float], cells: Sequence[Sequence[Steps]], room: float) -> None:
    """Spare room goes where it saves lines of single cells first, the least of it for a line."""
    while True:
        spare = room - sum(widths)
        steps = map(_next_step, cells, widths)
        needs = [(step - widths[i], i) for i, step in enumerate(steps) if step is not None]
        wanted = [need for need in needs if need[0] <= spare]
        if not wanted:
            return
        more, column = min(wanted)
        widths[column] += more


def _next_step(column: Sequence[Steps], width: float) -> float | None:
    """The least greater width at which a cell has fewer lines."""
    return min((w for _, widths in column for w in widths if w > width + SLACK), default=None)

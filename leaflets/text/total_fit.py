"""Lines chosen with the whole paragraph in view.

First-fit settles each line without a look at the next, and so leaves one word on the last line and
ragged edges that run like stairs. Here every way to set the paragraph in AS MANY LINES as first-fit
needs, and never one more, is compared (after Knuth and Plass, "Breaking paragraphs into lines", 1981,
without glue: text is set ragged), and the one of least cost is taken:

- the square of what each line leaves unused, as a share of the measure; the last line may end anywhere,
- but not after one short word, or a seventh of the measure: `SHORT_LAST`,
- `RELUCTANT` for an end after a one-letter word or other place that the language avoids,
- `STAIRS` for three lines in a row of which each is visibly longer, or each shorter, than the one before.

The number of lines being fixed, line k can end only between where first-fit ends it and where first-fit
from the paragraph's end backwards would: a few words, so that the time grows with the text's length.
First-fit's own cost bounds the search, which is therefore exact and short.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from leaflets.frozen import frozen
from leaflets.text.breaking import EPSILON, Breaks, first_fit

SHORT_LAST = 0.25
"""As bad as one line that is half empty. A single word costs less the longer it is."""
SHORT = 0.15
"""A last line is short below this share of the measure, however many words it has."""
THIRD = 1 / 3
"""And one of a single word below this one."""
RELUCTANT = 0.03
STAIRS = 0.02
STEP = 0.05
"""Share of the measure by which a line must be longer than its neighbour to be seen as a step."""


@frozen
class Measure:
    """One stretch between forced breaks: its first and last break, where it starts, and its lines' room.

    `balanced`: the last line counts as any other, so that all come out about equally long.
    """

    breaks: Breaks
    first: int
    stop: int
    start: float
    rooms: Sequence[float]
    balanced: bool

    def line(self, previous: int, end: int) -> float:
        """The length of a line, points. `previous` is the break before it, first - 1 for none."""
        return self.breaks.visible[end] - self.begin(previous)

    def begin(self, previous: int) -> float:
        return self.start if previous < self.first else self.breaks.following[previous]

    def cost(self, number: int, previous: int, end: int) -> float:
        """What a line costs by itself."""
        length = self.line(previous, end)
        room = self.rooms[number]
        slack = (room - length) / room
        if end < self.stop:
            return slack * slack + (RELUCTANT if end in self.breaks.reluctant else 0.0)
        if self.balanced:
            return slack * slack
        share = length / room
        one = previous + 1 == end
        if share < SHORT:
            return SHORT_LAST * (1 - share)
        return SHORT_LAST * (1 - share / THIRD) if one and share < THIRD else 0.0

    def step(self, longer: float, than: float) -> int:
        """1 if a line is visibly longer than another, -1 if shorter, 0 if neither."""
        difference = (longer - than) / self.rooms[-1]
        return (difference > STEP) - (difference < -STEP)


class State(NamedTuple):
    """A way to set the first lines: the break after them and what they cost.

    `length` is the last line's, `trend` how it compares with the line before.
    """

    cost: float
    end: int
    before: State | None = None
    length: float = 0.0
    trend: int = 0

    def ends(self) -> list[int]:
        """The breaks taken, first to last."""
        found: list[int] = []
        state: State | None = self
        while state is not None and state.before is not None:
            found.append(state.end)
            state = state.before
        return found[::-1]


def total_fit(breaks: Breaks, width: float, first_width: float, *, balanced: bool = False) -> tuple[int, ...]:
    """Indices of the breaks taken, the paragraph's end among them. As many lines as first-fit."""
    greedy = first_fit(breaks, width, first_width)
    if len(greedy) == len(breaks.forced) or breaks.emergency:
        return greedy
    taken: list[int] = []
    first, start, room = 0, 0.0, first_width
    for stop in breaks.forced:
        latest = [end for end in greedy if first <= end <= stop]
        rooms = [room] + [width] * (len(latest) - 1)
        taken += _chosen(Measure(breaks, first, stop, start, rooms, balanced), latest)
        first, start, room = stop + 1, breaks.following[stop], width
    return tuple(taken)


def _chosen(measure: Measure, latest: Sequence[int]) -> Sequence[int]:
    """The ends of least cost; `latest`, which are first-fit's, where something is wider than its line."""
    lines = list(zip((measure.first - 1, *latest), latest, strict=False))
    if len(lines) == 1 or any(
        measure.line(*line) > measure.rooms[i] + EPSILON for i, line in enumerate(lines)
    ):
        return latest
    earliest = _earliest(measure, latest)
    if earliest == latest:
        return latest
    bound = sum(measure.cost(i, *line) for i, line in enumerate(lines))
    best = _search(measure, earliest, latest, bound, stairs=False)
    if _stairs(measure, best):
        bound += STAIRS * _stairs(measure, latest)
        best = _search(measure, earliest, latest, bound, stairs=True)
    return best


def _earliest(measure: Measure, latest: Sequence[int]) -> list[int]:
    """For every line the first break it can end at if the lines after it are to hold the rest."""
    earliest = list(latest)
    for number in range(len(latest) - 1, 0, -1):
        least = measure.breaks.visible[earliest[number]] - measure.rooms[number] - EPSILON
        earliest[number - 1] = bisect_left(measure.breaks.following, least, measure.first, latest[number - 1])
    return earliest


def _search(
    measure: Measure, earliest: Sequence[int], latest: Sequence[int], bound: float, *, stairs: bool
) -> list[int]:
    """The ends of least cost, line by line. With `stairs`, their cost is part of it.

    States that end at one break are one state, unless the lines after them could tell them apart, which
    is so with `stairs` only. That is why stairs are looked for first, in the result without them.
    """
    states: Iterable[State] = (State(0.0, measure.first - 1),)
    for number in range(len(latest)):
        best: dict[object, State] = {}
        for state in states:
            for cost, end in _following(measure, state, number, earliest[number], latest[number], bound):
                after = State(cost, end, state)
                key: object = end
                if stairs:
                    after = _climbed(measure, state, after, number)
                    key = end, state.end, after.trend
                known = best.get(key)
                if known is None or after.cost < known.cost:
                    best[key] = after
        states = best.values()
    return min(states, key=lambda state: state.cost).ends()


def _following(
    measure: Measure, state: State, number: int, earliest: int, latest: int, bound: float
) -> list[tuple[float, int]]:
    """Cost and end of every way to set one line more that costs no more than `bound`, the fullest first."""
    visible, reluctant = measure.breaks.visible, measure.breaks.reluctant
    begin, room = measure.begin(state.end), measure.rooms[number]
    bound += EPSILON
    if latest == measure.stop and number == len(measure.rooms) - 1:
        cost = state.cost + measure.cost(number, state.end, latest)
        return [(cost, latest)] if cost <= bound and visible[latest] - begin <= room + EPSILON else []
    found: list[tuple[float, int]] = []
    furthest = bisect_right(visible, begin + room + EPSILON, earliest, latest + 1) - 1
    for end in range(furthest, max(earliest, state.end + 1) - 1, -1):
        slack = (room - visible[end] + begin) / room
        cost = state.cost + slack * slack
        if cost > bound:
            break
        if end in reluctant:
            cost += RELUCTANT
            if cost > bound:
                continue
        found.append((cost, end))
    return found


def _climbed(measure: Measure, before: State, state: State, number: int) -> State:
    """The state with its line's length and trend, and the cost of stairs if it goes on with them."""
    length = measure.line(before.end, state.end)
    if not number or (state.end == measure.stop and not measure.balanced):
        return state._replace(length=length)
    trend = measure.step(length, before.length)
    cost = state.cost + (STAIRS if trend and trend == before.trend else 0.0)
    return state._replace(cost=cost, length=length, trend=trend)


def _stairs(measure: Measure, ends: Sequence[int]) -> int:
    """How many times two steps of one direction follow each other; the last line's is none."""
    starts = (measure.first - 1, *ends)
    lengths = [measure.line(*line) for line in zip(starts, ends, strict=False)]
    if not measure.balanced:
        lengths.pop()
    steps = [measure.step(after, before) for before, after in pairwise(lengths)]
    return sum(one == two != 0 for one, two in pairwise(steps))

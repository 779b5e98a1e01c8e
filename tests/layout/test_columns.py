"""Column widths: room for every word, and no table taller than it must be."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate, combinations

import pytest

from leaflets.layout.columns import column_widths, ladder
from leaflets.text.breaking import Breaks, first_fit

SPACE = 3.0


def text(*words: float) -> Breaks:
    """A text of words of these widths."""
    following = tuple(accumulate(word + SPACE for word in words))
    visible = tuple(end - SPACE for end in following)
    return Breaks(tuple(range(1, len(words) + 1)), visible, following, (len(words) - 1,))


def lines(breaks: Breaks, width: float) -> int:
    return len(first_fit(breaks, width, width))


def widths(cells: Sequence[Sequence[Breaks]], room: float) -> tuple[float, ...]:
    """Of columns whose cells hold one text each."""
    least = tuple(max(cell.widest() for cell in column) for column in cells)
    ladders = tuple(
        tuple((ladder(cell, word),) for cell in column) for column, word in zip(cells, least, strict=True)
    )
    return column_widths(least, ladders, room)


def height(cells: Sequence[Sequence[Breaks]], columns: Sequence[float]) -> int:
    """In lines."""
    rows = zip(*cells, strict=True)
    return sum(max(lines(cell, width) for cell, width in zip(row, columns, strict=True)) for row in rows)


def random_texts(seed: int, count: int) -> list[Breaks]:
    choose = random.Random(seed)
    return [text(*(choose.randint(8, 60) for _ in range(choose.randint(1, 14)))) for _ in range(count)]


@pytest.mark.parametrize("seed", range(20))
def test_a_ladder_tells_the_width_at_which_each_number_of_lines_is_enough(seed: int) -> None:
    (breaks,) = random_texts(seed, 1)
    steps = ladder(breaks, breaks.widest())
    assert steps[0] == breaks.natural()
    for number, width in enumerate(steps, 1):
        assert lines(breaks, width) <= number
        if width > breaks.widest() + 1:
            assert lines(breaks, width - 1) > number


@pytest.mark.parametrize("seed", range(12))
def test_no_other_widths_make_the_table_shorter(seed: int) -> None:
    """Tried: all widths in steps of a hundredth of the room."""
    texts = random_texts(seed, 9)
    cells = [texts[0:3], texts[3:6], texts[6:9]]
    least = [max(cell.widest() for cell in column) for column in cells]
    room = sum(least) * 1.8
    marks = [room * share / 100 for share in range(1, 100)]
    tried = ((first, second - first, room - second) for first, second in combinations(marks, 2))
    shortest = min(
        height(cells, columns)
        for columns in tried
        if all(width >= word for width, word in zip(columns, least, strict=True))
    )
    assert height(cells, widths(cells, room)) <= shortest


def test_columns_fill_the_room_and_hold_their_widest_words() -> None:
    columns = widths([random_texts(1, 30), random_texts(2, 30), random_texts(3, 30)], 300)
    assert sum(columns) == pytest.approx(300)
    assert min(columns) >= 57


def test_equal_columns_are_equally_wide() -> None:
    words = text(*[30] * 9)
    first, second = widths([[words], [words]], 400)
    assert first == pytest.approx(second, abs=0.1)


def test_a_short_cell_beside_a_tall_one_has_no_more_lines_than_it_needs() -> None:
    label, _ = widths([[text(40, 40)], [text(*[30] * 20)]], 420)
    assert label >= 83

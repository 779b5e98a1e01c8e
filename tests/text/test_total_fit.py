"""Lines by total fit, judged by trying every way to break a paragraph."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.text.breaking import Breaks, first_fit
from leaflets.text.total_fit import RELUCTANT, SHORT, SHORT_LAST, STAIRS, STEP, THIRD, total_fit


def breaks(*widths: float, forced: tuple[int, ...] = (), reluctant: frozenset[int] = frozenset()) -> Breaks:
    """Words of these widths, each with a space of 1 after it."""
    visible, following, x = [], [], 0.0
    for width in widths:
        visible.append(x + width)
        x += width + 1
        following.append(x)
    last = len(widths) - 1
    positions = tuple(range(1, len(widths) + 1))
    return Breaks(positions, tuple(visible), tuple(following), (*forced, last), frozenset(), reluctant)


def lengths(text: Breaks, taken: tuple[int, ...]) -> list[float]:
    starts = [0.0, *(text.following[index] for index in taken)]
    return [text.visible[index] - start for index, start in zip(taken, starts, strict=False)]


def cost(text: Breaks, taken: tuple[int, ...], width: float, balanced: bool) -> float:
    """What the module's own words say a paragraph costs."""
    *full, last = lengths(text, taken)
    total = sum(((width - line) / width) ** 2 for line in full)
    total += RELUCTANT * sum(end in text.reluctant for end in taken[:-1])
    one_word = len(taken) > 1 and taken[-1] - taken[-2] == 1
    if balanced:
        total += ((width - last) / width) ** 2
        full.append(last)
    elif last / width < SHORT:
        total += SHORT_LAST * (1 - last / width)
    elif one_word and last / width < THIRD:
        total += SHORT_LAST * (1 - last / width / THIRD)
    steps = [(b - a) / width for a, b in pairwise(full)]
    total += STAIRS * sum((a > STEP and b > STEP) or (a < -STEP and b < -STEP) for a, b in pairwise(steps))
    return total


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    words=st.lists(st.integers(min_value=1, max_value=12), min_size=1, max_size=14),
    width=st.integers(min_value=12, max_value=30),
    marked=st.sets(st.integers(min_value=0, max_value=13)),
    balanced=st.booleans(),
)
def test_no_other_way_in_as_many_lines_costs_less(
    words: list[int], width: int, marked: set[int], balanced: bool
) -> None:
    text = breaks(*map(float, words), reluctant=frozenset(marked))
    count = len(first_fit(text, width, width))
    last = len(words) - 1
    ways = [(*ends, last) for ends in combinations(range(last), count - 1)]
    least = min(
        cost(text, way, width, balanced)
        for way in ways
        if all(line <= width + 1e-9 for line in lengths(text, way))
    )
    taken = total_fit(text, width, width, balanced=balanced)
    assert len(taken) == count
    assert all(line <= width + 1e-9 for line in lengths(text, taken))
    if count > 1:
        assert cost(text, taken, width, balanced) == pytest.approx(least)


def test_a_last_line_of_one_word_gets_company() -> None:
    text = breaks(4, 4, 4, 4, 2, 2, 2)
    assert lengths(text, first_fit(text, 25, 25)) == [25, 2]
    assert lengths(text, total_fit(text, 25, 25)) == [22, 5]


def test_ragged_ends_are_evened_out() -> None:
    text = breaks(6, 6, 3, 12, 8, 14)
    first, total = (lengths(text, choose(text, 20, 20)) for choose in (first_fit, total_fit))
    assert sum((20 - line) ** 2 for line in total[:-1]) < sum((20 - line) ** 2 for line in first[:-1])


def test_a_word_of_one_letter_moves_to_the_next_line() -> None:
    text = breaks(8, 7, 1, 8, 7, 8, 8, reluctant=frozenset({2}))
    assert 2 in first_fit(text, 18, 18)
    assert 2 not in total_fit(text, 18, 18)


def test_a_heading_is_balanced() -> None:
    text = breaks(4, 4, 4, 4, 4)
    assert lengths(text, first_fit(text, 20, 20)) == [19, 4]
    assert lengths(text, total_fit(text, 20, 20, balanced=True)) == [14, 9]


def test_forced_breaks_are_kept_and_each_part_is_set_by_itself() -> None:
    text = breaks(4, 4, 4, 4, 4, 4, 4, forced=(4,))
    assert 4 in total_fit(text, 20, 20)
    assert len(total_fit(text, 20, 20)) == len(first_fit(text, 20, 20))


def test_what_is_wider_than_the_line_is_left_to_first_fit() -> None:
    text = breaks(5, 30, 5, 5, 5, 5)
    assert total_fit(text, 12, 12) == first_fit(text, 12, 12)


def test_nothing_is_no_line() -> None:
    assert total_fit(Breaks((), (), (), ()), 10, 10) == ()

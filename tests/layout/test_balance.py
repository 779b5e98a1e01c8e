"""A column is given as much room as one would give it step by step, with fewer settings of its text."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from leaflets.layout.balance import _widened
from leaflets.layout.boxes import Fragment

LINE, STEP = 17.0, 8.5


def height(words: int, width: float) -> float:
    """As of a text of so many words, of 30 points each."""
    return LINE * math.ceil(words / max(1, int(width / 30)))


def step_by_step(words: int, width: float, spare: float, others: float) -> float | None:
    """One step after the other, as long as the column is the tallest and can become lower."""
    begin = width
    while spare > STEP and (width == begin or height(words, width) > others):
        if height(words, width + spare) >= height(words, width):
            break
        width, spare = width + STEP, spare - STEP
    return None if width == begin else width


@given(st.integers(1, 300), st.integers(4, 30), st.floats(9.0, 700.0), st.floats(0.0, 1.0))
def test_room_is_given_as_step_by_step(words: int, cells: int, spare: float, share: float) -> None:
    width = STEP * cells
    others = height(words, width) * share - LINE / 2
    found = _widened(
        (width, Fragment(height(words, width))), lambda w: Fragment(height(words, w)), STEP, spare, others
    )
    wanted = step_by_step(words, width, spare, others)
    assert (found and round(found[0], 6)) == (wanted and round(wanted, 6))


def test_a_long_column_is_not_set_at_every_step() -> None:
    asked: list[float] = []

    def set_width(width: float) -> Fragment:
        asked.append(width)
        return Fragment(height(300, width))

    widened = _widened((90.0, Fragment(height(300, 90.0))), set_width, STEP, 100 * STEP, 0.0)
    assert widened is not None
    assert len(asked) < 20

from __future__ import annotations

import pytest

from leaflets.layout.columns import column_widths


def test_columns_fill_the_room_and_hold_their_widest_words():
    widths = column_widths((60, 40, 80), (((300,),), ((50,),), ((900, 200),)), 460, 10)
    assert sum(widths) == pytest.approx(460)
    assert all(width >= word for width, word in zip(widths, (60, 40, 80), strict=True))


def test_the_column_with_the_longest_text_gets_the_most_room():
    narrow, wide = column_widths((40, 40), (((100,), (80,)), ((900,), (700,))), 400, 10)
    assert wide > 1.5 * narrow


def test_equal_columns_are_equally_wide():
    first, second = column_widths((40, 40), (((300,),), ((300,),)), 400, 10)
    assert first == second


def test_a_short_column_is_not_starved_below_one_line():
    label, _ = column_widths((30, 30), (((90,), (85,)), ((400,), (380,))), 400, 0)
    assert label >= 90

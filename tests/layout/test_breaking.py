from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from leaflets.layout.boxes import FORBIDDEN, Fragment, Slice
from leaflets.layout.breaking import page_breaks
from leaflets.model.style import Breaking

STYLE = Breaking(
    whole_lines=3,
    whole_items=4,
    lines_with_heading=3,
    in_paragraph=40,
    in_list=30,
    in_table=60,
    in_section=20,
    before_copy=1000,
    unfilled=60,
    last_page=0.25,
    short_last_page=30,
    last_lines=5,
    stranded=1000,
)


def column(*heights: float, costs: dict[int, float] | None = None, space: float = 0) -> list[Slice]:
    return [
        Slice(Fragment(height), space=space, cost=(costs or {}).get(i, 0.0))
        for i, height in enumerate(heights)
    ]


def used(slices, start, end):
    return sum(piece.height for piece in slices[start:end]) + sum(
        piece.space for piece in slices[start + 1 : end]
    )


def test_pages_are_never_overfull_and_hold_everything():
    slices = column(*[30, 20, 45, 10, 60, 25, 5, 70] * 3, space=3)
    breaks, too_tall = page_breaks(slices, 100, STYLE)
    starts = [0, *breaks[:-1]]
    assert not too_tall
    assert breaks[-1] == len(slices)
    assert all(used(slices, start, end) <= 100 for start, end in zip(starts, breaks, strict=True))


def test_there_are_as_few_pages_as_any_choice_of_breaks_allows():
    slices = column(40, 40, 30, 50, 20, 60, 35, 25, 10, costs={2: FORBIDDEN, 4: 90, 5: FORBIDDEN, 6: 70})
    legal = [i for i in range(1, len(slices)) if slices[i].cost != FORBIDDEN]
    fewest = min(
        len(chosen) + 1
        for size in range(len(legal) + 1)
        for chosen in combinations(legal, size)
        if all(
            used(slices, start, end) <= 100
            for start, end in zip((0, *chosen), (*chosen, len(slices)), strict=True)
        )
    )
    breaks, _ = page_breaks(slices, 100, STYLE)
    assert len(breaks) == fewest


def test_space_vanishes_at_the_top_of_a_page():
    breaks, too_tall = page_breaks(column(50, 100, space=30), 100, STYLE)
    assert breaks == [1, 2]
    assert not too_tall


def test_a_forbidden_break_is_never_taken():
    slices = column(60, 20, 60, 20, costs={1: FORBIDDEN, 3: FORBIDDEN})
    assert page_breaks(slices, 100, STYLE)[0] == [2, 4]


def test_a_break_between_sections_is_preferred_to_one_inside():
    slices = column(50, 20, 20, 40, costs={1: 0, 2: STYLE.in_section, 3: STYLE.in_section})
    assert page_breaks(slices, 100, STYLE)[0] == [1, 4]


def test_a_last_page_with_a_line_or_two_is_avoided():
    slices = column(30, 30, 30, 8)
    assert page_breaks(slices, 95, STYLE)[0] == [2, 4]


@pytest.mark.parametrize("lines", range(11, 60))
def test_no_last_page_has_fewer_lines_than_the_style_wants(lines):
    """Ten lines a page, a break anywhere: only a page that begins the text may be shorter."""
    breaks, _ = page_breaks(column(*[10] * lines), 100, STYLE, 10)
    starts = [0, *breaks[:-1]]
    assert breaks[-1] - starts[-1] >= STYLE.last_lines
    assert len(breaks) == -(-lines // 10)


def test_a_last_page_is_short_where_nothing_else_is_possible():
    """Never a page more for it, never an unlawful break."""
    slices = column(*[10] * 12, costs=dict.fromkeys(range(1, 10), FORBIDDEN))
    assert page_breaks(slices, 100, STYLE, 10)[0] == [10, 12]


def test_a_repeated_head_takes_room():
    rows = [Slice(Fragment(30), repeat=Fragment(20)) for _ in range(3)]
    slices = [
        Slice(Fragment(20)),
        *[replace(row, cost=FORBIDDEN if i == 0 else 0) for i, row in enumerate(rows)],
    ]
    breaks, _ = page_breaks(slices, 70, STYLE)
    assert breaks == [2, 3, 4]


def test_what_fits_no_page_is_told():
    breaks, too_tall = page_breaks(column(10, 120, 10), 100, STYLE)
    assert too_tall == [1]
    assert breaks[-1] == 3


@pytest.mark.parametrize("room", [95, 150, 300])
def test_the_same_slices_always_break_the_same_way(room):
    slices = column(*[17, 29, 41] * 9, space=2)
    assert page_breaks(slices, room, STYLE) == page_breaks(list(slices), room, STYLE)

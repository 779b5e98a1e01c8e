"""A form on a sheet of its own: it fills the sheet, with rows that are never lower than a hand needs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from leaflets.model.content import Direction
from leaflets.model.library import Library
from leaflets.model.page import Pages
from tests.layout.conftest import Setter
from tests.layout.documents import SENTENCE, Node, document, node, paragraph, runs, words
from tests.layout.test_writing import form, level_rules

MM = 72 / 25.4
ROOM = 297 - 18 - 21
"""Millimetres: the text area of the standard style on A4."""


def sheet(rows: int, *below: Node) -> Node:
    title = node("section", node("h1", "My diary"), classes="title-block")
    opening = node("div", title, paragraph(SENTENCE), classes="opening")
    terms = [node("term", node("dt", "Version"), node("dd", "0.1"))]
    dates = node("section", node("dl", *terms, classes="dates"), classes="dates")
    above = node("div", opening, dates, classes="above")
    return node("section", above, form(("Date", "Worst", "Sleep"), rows), *below, classes="sheet")


def heights(pages: Pages) -> list[list[float]]:
    """Of each page the distances between level rules from the top down, in millimetres."""
    found = []
    for page in pages.pages:
        levels = [y for y, left, right in level_rules(page) if right - left > 400]
        found.append([(below - above) / MM for above, below in pairwise(levels)])
    return found


def rows_of(pages: Pages, count: int) -> list[float]:
    """The last distances of the only page: above them stand the title's rule and the form's head."""
    (page,) = heights(pages)
    return page[-count:]


@pytest.fixture
def growing(library: Library) -> dict[str, object]:
    return {"form": replace(library.styles["standard"].form, row=8 * MM, most=20 * MM, whole=0.0)}


@pytest.mark.parametrize("count", [12, 14, 20])
def test_rows_grow_until_the_form_fills_its_sheet(
    set_pages: Setter, growing: dict[str, object], count: int
) -> None:
    pages = set_pages(document(sheet(count)), **growing)
    rows = rows_of(pages, count)
    assert max(rows) - min(rows) < 0.5
    assert min(rows) > 8.5
    levels = [y / MM for y, left, right in level_rules(pages.pages[0]) if right - left > 400]
    assert levels[-1] == pytest.approx(18 + ROOM, abs=0.5)


def test_rows_grow_no_higher_than_the_style_says(set_pages: Setter, growing: dict[str, object]) -> None:
    rows = rows_of(set_pages(document(sheet(5)), **growing), 5)
    assert max(rows) == pytest.approx(20, abs=0.5)


def test_a_style_without_a_most_leaves_them_as_they_are(set_pages: Setter, library: Library) -> None:
    rows = rows_of(set_pages(document(sheet(5))), 5)
    assert rows[1] == pytest.approx(library.styles["standard"].form.row / MM, abs=0.5)


def test_what_stands_below_the_form_stays_on_its_sheet(set_pages: Setter, growing: dict[str, object]) -> None:
    pages = set_pages(document(sheet(14, paragraph("Emergency 999"))), **growing)
    assert len(pages.pages) == 1
    assert "Emergency 999" in [words(run) for run in runs(pages)]


def test_more_rows_than_fit_go_over_at_their_least_height(
    set_pages: Setter, growing: dict[str, object]
) -> None:
    first, second = heights(set_pages(document(sheet(40)), **growing))
    rows = [row for row in (*first, *second) if 7.9 < row < 8.5]
    assert len(rows) >= 38  # a head may be as high


@pytest.mark.parametrize("direction", list(Direction))
def test_dates_stand_at_the_end_side_of_the_title(set_pages: Setter, direction: Direction) -> None:
    found = runs(set_pages(document(sheet(5), direction=direction)))
    title, version = (next(run for run in found if words(run).startswith(word)) for word in ("My", "Version"))
    assert (title.x < version.x) is (direction is Direction.LTR)
    assert abs(title.y - version.y) < 20

"""Forms, fields and icon arrays on paper: room for a hand, and people that can be counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from leaflets.model.content import Direction
from leaflets.model.library import Library
from leaflets.model.page import Artifact, Page, PaintedPath, PaintedRun, PaintedStamps
from tests.layout.conftest import Setter
from tests.layout.documents import Node, document, node, paragraph, question

MM = 72 / 25.4
HAND = 8 * MM
"""Points. The least height of a row that a hand can write in."""


def form(heads: tuple[str, ...], rows: int, row_heads: tuple[str, ...] = ()) -> Node:
    head = node("thead", node("tr", *(node("th", paragraph(text), scope="col") for text in heads)))
    empty = [node("td") for _ in heads]
    body = [node("tr", *empty) for _ in range(rows)]
    body += [node("tr", node("th", paragraph(text), scope="row"), *empty[1:]) for text in row_heads]
    return node("table", head, node("tbody", *body), classes="form")


def icons(of: int, filled: int, between: int) -> Node:
    figure = node(
        "figure", node("crowd", of=str(of), filled=str(filled), between=str(between)), alt="People."
    )
    words = [paragraph("85 in every 100: free", "filled"), paragraph("15 in every 100: not", "rest")]
    return node("div", figure, *words, classes="icons")


def level_rules(page: Page) -> list[tuple[float, float, float]]:
    """y, left and right of every level line that is decoration, from the top."""
    found = []
    for item in page.items:
        if isinstance(item, PaintedPath) and item.owner is Artifact.LAYOUT and len(item.segments) == 2:
            (_, x0, y0), (_, x1, y1) = item.segments  # type: ignore[misc]
            if y0 == y1:
                found.append((y0, min(x0, x1), max(x0, x1)))
    return sorted(found)


def upright_rules(page: Page) -> set[float]:
    return {
        round(item.segments[0][1], 2)  # type: ignore[misc]
        for item in page.items
        if isinstance(item, PaintedPath)
        and len(item.segments) == 2
        and item.segments[0][1] == item.segments[1][1]  # type: ignore[misc]
    }


@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize(
    "table",
    [form(("Date", "Product and dose", "Result"), 6), form(("Day", "Sleep"), 0, ("Monday", "Tuesday"))],
)
def test_each_row_of_a_form_has_room_for_a_hand(set_pages: Setter, direction: Direction, table: Node) -> None:
    (page,) = set_pages(document(question("1", "What?", table), direction=direction)).pages
    levels = [y for y, left, right in level_rules(page) if right - left > 400]
    rows = [below - above for above, below in pairwise(levels)][1:]
    assert len(rows) in (6, 2)
    assert min(rows) >= HAND


def test_a_form_has_a_rule_between_two_columns_at_the_same_place_in_both_directions(
    set_pages: Setter,
) -> None:
    table = form(("A", "B", "C", "D"), 3)
    (left,), (right,) = (
        set_pages(document(question("1", "What?", table), direction=direction)).pages
        for direction in (Direction.LTR, Direction.RTL)
    )
    width = 210 * MM
    mirrored = sorted(width - x for x in upright_rules(right))
    assert len(mirrored) == 3
    assert sorted(upright_rules(left)) == pytest.approx(mirrored, abs=0.02)


def test_a_form_that_needs_a_second_page_has_its_head_there_too(set_pages: Setter, library: Library) -> None:
    high = replace(library.styles["standard"].form, row=15 * MM)
    first, second = set_pages(document(form(("Date", "Result"), 24)), form=high).pages
    heads = [
        [item for item in page.items if isinstance(item, PaintedRun) and item.owner is Artifact.LAYOUT]
        for page in (first, second)
    ]
    assert not heads[0]
    assert heads[1]


def test_below_a_long_label_there_is_a_line_of_its_own(set_pages: Setter) -> None:
    def lines(label: str) -> int:
        fields = node("dl", node("term", node("dt", label), node("dd")), classes="fields")
        (page,) = set_pages(document(question("1", "What?", fields))).pages
        return len(level_rules(page))

    assert lines("When it began") == 1
    assert lines("Where it began, and how it spread from there over the months") == 2


class Crowd:
    """The people of a page: the outlines of one figure, in the order in which they are painted."""

    def __init__(self, page: Page, figure: int) -> None:
        self.boxes: list[tuple[float, float, float, float, bool]] = []
        for item in page.items:
            if isinstance(item, PaintedStamps) and item.owner == figure:
                for x, y in item.places:
                    for path in item.paths:
                        self._add(path, x, y)

    def _add(self, path: PaintedPath, x: float, y: float) -> None:
        for points in outlines(path):
            xs, ys = zip(*points, strict=True)
            filled = path.fill is not None
            self.boxes.append((x + min(xs), y + min(ys), x + max(xs), y + max(ys), filled))

    @property
    def heads(self) -> list[tuple[float, float, bool]]:
        """Middle, top and fill of every second outline of a column, from the top."""
        columns: dict[int, list[tuple[float, float, bool]]] = {}
        for left, top, right, _, filled in sorted(self.boxes, key=lambda box: box[1]):
            middle = (left + right) / 2
            columns.setdefault(round(middle), []).append((middle, top, filled))
        return [person for column in columns.values() for person in column[::2]]


def outlines(path: PaintedPath) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    for segment in path.segments:
        if segment[0] == "M" and points:
            yield points
            points = []
        if segment[0] != "Z":
            points.append(segment[-2:])
    yield points


@pytest.mark.parametrize(("of", "filled", "between"), [(100, 85, 5), (100, 0, 1), (1000, 1, 2)])
def test_a_crowd_has_as_many_people_as_its_rate(
    set_pages: Setter, of: int, filled: int, between: int
) -> None:
    pages = set_pages(document(question("1", "How many?", icons(of, filled, between))))
    (figure,) = pages.boxes
    people = Crowd(pages.pages[0], figure)
    assert len(people.boxes) == 2 * of
    assert sum(filled for *_, filled in people.boxes) == 2 * filled + between


def test_people_are_in_groups_of_five_and_as_large_as_the_look_wants(set_pages: Setter) -> None:
    pages = set_pages(document(question("1", "How many?", icons(100, 85, 5))))
    (figure,) = pages.boxes
    middles = sorted({round(x, 1) for x, _, _ in Crowd(pages.pages[0], figure).heads})
    steps = [round((b - a) / MM, 1) for a, b in pairwise(middles)]
    assert steps == [4.2] * 4 + [5.7] + [4.2] * 4


@pytest.mark.parametrize("direction", list(Direction))
def test_people_fill_the_crowd_from_the_start_sides_top(set_pages: Setter, direction: Direction) -> None:
    pages = set_pages(document(question("1", "How many?", icons(100, 13, 0)), direction=direction))
    (figure,) = pages.boxes
    heads = Crowd(pages.pages[0], figure).heads
    rows = sorted({round(top, 1) for _, top, _ in heads})
    filled = [(x, rows.index(round(top, 1))) for x, top, fill in heads if fill]
    assert sorted(row for _, row in filled) == [0] * 10 + [1] * 3
    second = [x for x, row in filled if row == 1]
    middle = sum(x for x, _, _ in heads) / len(heads)
    at_start = [x < middle if direction is Direction.LTR else x > middle for x in second]
    assert at_start == [True] * 3


def test_a_crowd_stands_inside_the_box_that_a_reader_is_told(set_pages: Setter) -> None:
    pages = set_pages(document(question("1", "How many?", icons(1000, 1, 2))))
    ((figure, box),) = pages.boxes.items()
    for left, top, right, bottom, _ in Crowd(pages.pages[0], figure).boxes:
        assert box.x0 <= left < right <= box.x1
        assert box.y0 <= top < bottom <= box.y1
    assert box.x1 <= 210 * MM - 18 * MM + 0.01

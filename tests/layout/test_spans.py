"""Cells that take several columns or rows: tables cut at random, judged by where their words stand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import pytest

from leaflets.model.content import Direction
from leaflets.model.page import Artifact, PaintedRun
from leaflets.text.typesetter import Typesetter
from tests.layout.conftest import Setter
from tests.layout.documents import SENTENCE, Node, document, node, paragraph, runs
from tests.layout.test_page_craft import LENGTHS, filler
from tests.layout.test_writing import level_rules

SEEDS = range(20)
SIDES = ["ltr", "rtl"]


@dataclass(frozen=True)
class Piece:
    """A cell of the body: the places that it takes, and how many words it says."""

    top: int
    start: int
    rows: int
    columns: int
    words: int


def cut(seed: int) -> tuple[int, list[Piece]]:
    """A number of columns, and pieces that fill a table of them, in the order of the rows. One begins in each
    row, as the rules for content want it.
    """
    chance = random.Random(seed)
    rows, columns = chance.randint(2, 6), chance.randint(3, 5)
    taken: set[tuple[int, int]] = set()
    pieces = []
    for top in range(rows):
        for start in range(columns):
            if (top, start) in taken:
                continue
            across = 1
            while start and start + across < columns and (top, start + across) not in taken:
                if chance.random() < 0.7:
                    break
                across += 1
            down = min(chance.choice([1, 1, 1, 2, 3]), rows - top)
            taken |= {(top + i, start + j) for i in range(down) for j in range(across)}
            pieces.append(Piece(top, start, down, across, chance.randint(1, 12)))
    begun = {piece.top for piece in pieces}
    return (columns, pieces) if len(begun) == rows else cut(seed + len(SEEDS))


def spanned(columns: int, pieces: list[Piece]) -> Node:
    """The table; its words say which cell and column they belong to."""
    head = node("tr", *(node("th", paragraph(f"Head{i}"), scope="col") for i in range(columns)))
    rows = []
    for top in sorted({piece.top for piece in pieces}):
        cells = []
        for number, piece in enumerate(pieces):
            if piece.top == top:
                name, more = ("td", {}) if piece.start else ("th", {"scope": "row"})
                if piece.columns > 1:
                    more["colspan"] = str(piece.columns)
                if piece.rows > 1:
                    more["rowspan"] = str(piece.rows)
                cells.append(node(name, paragraph(" ".join([f"No{number}"] * piece.words)), **more))
        rows.append(node("tr", *cells))
    return node("table", node("thead", head), node("tbody", *rows), classes="compare")


@dataclass(frozen=True)
class Ink:
    """Where words stand; y counts downwards, and `top` and `bottom` are baselines."""

    left: float
    right: float
    top: float
    bottom: float


def ink(found: list[PaintedRun], typesetter: Typesetter) -> dict[int, Ink]:
    """Owner -> where its words stand."""
    boxes: dict[int, Ink] = {}
    for run in found:
        assert isinstance(run.owner, int)
        units = typesetter.fonts.face(run.run.face).units_per_em
        one = Ink(run.x, run.x + run.run.advance * run.size / units, run.y, run.y)
        old = boxes.get(run.owner, one)
        boxes[run.owner] = Ink(
            min(old.left, one.left),
            max(old.right, one.right),
            min(old.top, one.top),
            max(old.bottom, one.bottom),
        )
    return boxes


@pytest.mark.parametrize("direction", SIDES)
@pytest.mark.parametrize("seed", SEEDS)
def test_each_cell_stands_in_its_columns_and_rows_and_in_nobody_elses_way(
    set_pages: Setter, typesetter: Typesetter, seed: int, direction: str
) -> None:
    columns, pieces = cut(seed)
    text = document(spanned(columns, pieces), direction=direction)
    pages = set_pages(text)
    assert len(pages.pages) == 1
    boxes = ink([run for run in runs(pages) if isinstance(run.owner, int)], typesetter)
    own = [element.id for element in text.main.elements() if element.name == "p"]
    heads, cells = [boxes[i] for i in own[:columns]], [boxes[i] for i in own[columns:]]
    for head, beside in pairwise(heads):
        assert (head.left < beside.left) == (direction == "ltr")
    for piece, box in zip(pieces, cells, strict=True):
        first, after = heads[piece.start], heads[piece.start + piece.columns :][:1]
        if direction == "ltr":
            assert box.left == pytest.approx(first.left, abs=0.1)
            assert all(box.right < head.left for head in after)
        else:
            assert box.right == pytest.approx(first.right, abs=3)  # a space may hang at the end of a line
            assert all(box.left > head.right - 3 for head in after)
    for (piece, box), (other, below) in combinations(zip(pieces, cells, strict=True), 2):
        if piece.top == other.top:
            assert box.top == pytest.approx(below.top, abs=0.1)
        if piece.top + piece.rows <= other.top:
            assert box.bottom < below.top


@pytest.mark.parametrize("direction", SIDES)
def test_the_rule_below_a_row_stops_at_a_cell_that_goes_on(set_pages: Setter, direction: str) -> None:
    pieces = [Piece(0, 0, 2, 1, 1), Piece(0, 1, 1, 2, 1), Piece(1, 1, 1, 1, 1), Piece(1, 2, 1, 1, 1)]
    pages = set_pages(document(spanned(3, pieces), direction=direction))
    rules = level_rules(pages.pages[0])
    top, head, between, end = rules[:4]
    assert top[1:] == head[1:] == end[1:]
    near, far = (1, 2) if direction == "ltr" else (2, 1)
    assert between[far] == pytest.approx(top[far])
    assert abs(between[near] - top[near]) > 20


def rows(count: int) -> list[Piece]:
    """Pairs of rows under one head each; the second row says more than fits beside the head."""
    pairs: Iterator[list[Piece]] = (
        [Piece(i, 0, 2, 1, 1), Piece(i, 1, 1, 1, 9), Piece(i, 2, 1, 1, 1), Piece(i + 1, 1, 1, 2, 20)]
        for i in range(0, count, 2)
    )
    return [piece for pair in pairs for piece in pair]


@pytest.mark.parametrize("lines", LENGTHS)
def test_no_page_ends_inside_a_cell_and_every_page_of_the_table_has_its_heads(
    set_pages: Setter, lines: int
) -> None:
    pieces = rows(20)
    text = document(*filler(lines), spanned(3, pieces))
    pages = set_pages(text)
    paragraphs = [element for element in text.main.elements() if element.name == "p"]
    pages_of_owner: dict[int, set[int]] = {}
    for number in range(len(pages.pages)):
        for run in runs(pages, number):
            if isinstance(run.owner, int):
                pages_of_owner.setdefault(run.owner, set()).add(number)
    cells = [pages_of_owner[element.id] for element in paragraphs[-len(pieces) :]]
    assert len(cells) == len(pieces)
    for pair in zip(*[iter(cells)] * 4, strict=True):
        assert len(set().union(*pair)) == 1
    for number in set().union(*cells):
        said = "".join(
            cluster.text
            for run in runs(pages, number)
            if run.owner is Artifact.LAYOUT or isinstance(run.owner, int)
            for cluster in run.run.clusters
        )
        assert all(f"Head{i}" in said for i in range(3))


def test_a_word_wider_than_its_columns_widens_them(set_pages: Setter, typesetter: Typesetter) -> None:
    pieces = [
        Piece(0, 0, 1, 1, 30),
        Piece(0, 1, 1, 2, 1),
        Piece(1, 0, 1, 1, 1),
        *[Piece(1, i, 1, 1, 1) for i in (1, 2)],
    ]
    table = spanned(3, pieces)
    long = "Pneumonoultramicroscopicsilicovolcanoconiosis"
    first, second = table.children[1].children
    cell = replace(first.children[1], children=(paragraph(long),))
    rows = (replace(first, children=(first.children[0], cell)), second)
    table = replace(table, children=(table.children[0], replace(table.children[1], children=rows)))
    pages = set_pages(document(table))
    assert any(long in "".join(c.text for c in run.run.clusters) for run in runs(pages))


def test_sentences_over_two_rows_make_the_second_as_high_as_they_need(set_pages: Setter) -> None:
    pieces = [
        Piece(0, 0, 1, 1, 1),
        Piece(0, 1, 2, 1, 60),
        Piece(1, 0, 1, 1, 1),
        Piece(2, 0, 1, 1, 1),
        Piece(2, 1, 1, 1, 1),
    ]
    text = document(spanned(2, pieces), paragraph(SENTENCE), direction=Direction.LTR)
    pages = set_pages(text)
    at = {
        element.id: [run.y for run in runs(pages) if run.owner == element.id]
        for element in text.main.elements()
    }
    names = [element.id for element in text.main.elements() if element.name == "p"][2:]
    one, wide, two, three, _, _ = (at[name] for name in names)
    assert one[0] < two[0] < max(wide) < three[0]

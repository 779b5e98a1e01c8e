"""Parts side by side, and lists whose items go across: low, in order, mirrored, no word broken."""

from __future__ import annotations

import random

import pytest

from leaflets.layout.balance import balanced
from leaflets.layout.boxes import Fragment
from leaflets.model.library import Library
from leaflets.model.page import Artifact, PaintedRun
from tests.layout.conftest import Setter
from tests.layout.documents import SENTENCE, Node, bullets, document, node, paragraph, question, runs, words

WIDTH = 174 * 72 / 25.4


@pytest.mark.parametrize("areas", [(100.0, 100.0, 100.0), (900.0, 100.0, 400.0), (50.0, 5000.0)])
def test_parts_of_a_row_come_out_about_equally_tall(areas: tuple[float, ...]) -> None:
    columns = balanced([10.0] * len(areas), lambda i, width: Fragment(areas[i] / width), 300.0, 1.0)
    assert sum(width for width, _ in columns) == pytest.approx(300.0)
    heights = [fragment.height for _, fragment in columns]
    lowest = sum(areas) / 300.0
    assert max(heights) <= lowest * 1.1


def test_room_that_makes_the_tallest_no_lower_is_shared() -> None:
    columns = balanced([10.0, 10.0], lambda i, width: Fragment(80.0 if i else 5.0), 100.0, 1.0)
    assert [width for width, _ in columns] == [50.0, 50.0]


def row(*parts: Node) -> Node:
    return node("div", *parts, classes="row")


def places(pages: list[PaintedRun], *starts: str) -> list[tuple[float, float]]:
    return [next((run.x, run.y) for run in pages if words(run).startswith(start)) for start in starts]


def test_questions_of_a_row_stand_side_by_side_with_their_headings_above(set_pages: Setter) -> None:
    parts = [question(str(i), name, paragraph(SENTENCE * 3)) for i, name in enumerate(("Alpha", "Beta"), 1)]
    found = runs(set_pages(document(row(*parts))))
    alpha, beta = places(found, "Alpha", "Beta")
    assert alpha[1] == beta[1]
    assert alpha[0] < beta[0]
    texts = [run for run in found if words(run).startswith("The nerve")]
    assert min(run.y for run in texts) > alpha[1]


def test_a_row_is_mirrored_where_the_document_is(set_pages: Setter) -> None:
    parts = [question(str(i), name, paragraph("نص " * 9)) for i, name in enumerate(("أول", "ثان"), 1)]
    found = runs(set_pages(document(row(*parts), direction="rtl")))
    first, second = places(found, "أول", "ثان")
    assert first[0] > second[0]


def test_parts_whose_words_have_no_room_beside_each_other_follow_each_other(set_pages: Setter) -> None:
    word = "Notfallsprechstundenterminvergabestelle"
    parts = [question(str(i), name + word, paragraph("Yes.")) for i, name in enumerate("AB", 1)]
    first, second = places(runs(set_pages(document(row(*parts)))), "A" + word, "B" + word)
    assert first[0] == second[0]
    assert first[1] < second[1]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_short_items_go_across_in_columns_read_from_the_start(set_pages: Setter, direction: str) -> None:
    items = ("one", "two", "three", "four", "five")
    doc = document(node("div", bullets(*items, classes="points across")), direction=direction, lang="en-GB")
    found = [run for run in runs(set_pages(doc)) if isinstance(run.owner, int)]
    assert [words(run) for run in found] == list(items)
    assert len({run.y for run in found}) == 1
    xs = [run.x for run in found]
    assert xs == sorted(xs, reverse=direction == "rtl")


def test_items_too_long_for_columns_stay_one_below_the_other(set_pages: Setter) -> None:
    doc = document(node("div", bullets(SENTENCE, SENTENCE, classes="points across")))
    firsts = [run for run in runs(set_pages(doc)) if words(run).startswith("The")]
    assert len({run.x for run in firsts}) == 1
    assert len({run.y for run in firsts}) == 2


def test_a_row_is_not_wider_than_the_text_area(set_pages: Setter) -> None:
    parts = [question(str(i), name, paragraph(SENTENCE)) for i, name in enumerate("ABCD", 1)]
    for run in runs(set_pages(document(row(*parts)))):
        if run.owner is not Artifact.FOOTER:
            assert run.x + run.run.advance * run.size / 1000 < WIDTH + 18 * 72 / 25.4 + 1


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("seed", [0, 2, 5, 8, 16])
def test_columns_of_prose_end_within_a_line_of_each_other(
    set_pages: Setter, library: Library, seed: int, direction: str
) -> None:
    """Any of them could be made lower: nothing but the height of a line is in the way."""
    chance = random.Random(seed)
    parts = [
        question(
            str(i), "Why?", paragraph(" ".join(chance.choices(SENTENCE.split(), k=chance.randint(30, 80))))
        )
        for i in range(chance.randint(2, 3))
    ]
    text = document(node("div", *parts, classes="row"), direction=direction)
    pages = set_pages(text)
    ends = []
    for section in (element for element in text.main.elements() if "question" in element.classes):
        own = {element.id for element in section.elements()}
        ends.append(max(run.y for run in runs(pages) if run.owner in own))
    style = library.styles["standard"]
    line = style.text["body"].leading if direction == "ltr" else style.scripts["Arab"]["body"].leading
    assert max(ends) - min(ends) <= line + 0.1

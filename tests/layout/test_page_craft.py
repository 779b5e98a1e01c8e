"""Where pages end, in documents of every length: no large gaps, and what belongs together on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from leaflets.layout.boxes import Fragment, Slice
from leaflets.layout.breaking import page_breaks
from leaflets.layout.paginate import MILLIMETRE
from leaflets.model.library import Library
from leaflets.model.page import Pages
from leaflets.model.style_blocks import Columns
from tests.layout.conftest import Setter
from tests.layout.documents import (
    SENTENCE,
    Node,
    bullets,
    document,
    node,
    paragraph,
    question,
    runs,
    words,
)
from tests.layout.test_writing import form

LENGTHS = range(0, 40, 3)
"""Lines above what is tested: it then begins all down the page."""


def filler(lines: int) -> list[Node]:
    return [node("div", *[paragraph("A line.") for _ in range(lines)])] if lines else []


def pages_of(pages: Pages, *starts: str) -> list[int]:
    """The page on which each text stands."""
    return [
        next(
            number
            for number in range(len(pages.pages))
            for run in runs(pages, number)
            if isinstance(run.owner, int) and words(run).startswith(start)
        )
        for start in starts
    ]


@pytest.mark.parametrize("style", ["easy", "standard"])
def test_a_page_is_not_left_a_third_empty_to_begin_a_question_on_the_next(
    library: Library, style: str
) -> None:
    breaking = library.styles[style].breaking
    first = [Slice(Fragment(6.0), cost=breaking.in_section) for _ in range(11)]
    second = [Slice(Fragment(6.0), cost=breaking.in_section if i else 0.0) for i in range(14)]
    breaks, _ = page_breaks([*first, *second], 100.0, breaking)
    assert len(breaks) == 2
    assert 6 * breaks[0] > 75


@pytest.mark.parametrize("lines", LENGTHS)
def test_the_heading_of_the_sources_stands_on_the_page_of_the_first_two(
    set_pages: Setter, lines: int
) -> None:
    listed = [node("term", node("dt", str(i)), node("dd", f"Author{i}. {SENTENCE * 2}")) for i in range(1, 9)]
    sources = node(
        "section",
        node("h2", "Sources"),
        paragraph("The main ones."),
        node("dl", *listed, classes="numbered"),
        classes="references",
    )
    pages = set_pages(document(*filler(lines), sources))
    heading, lead, first, second = pages_of(pages, "Sources", "The main", "Author1", "Author2")
    assert heading == lead == first == second


@pytest.mark.parametrize("lines", range(20, 40))
@pytest.mark.parametrize("name", ["question", "option", "sources"])
def test_two_lines_stand_with_every_heading(set_pages: Setter, lines: int, name: str) -> None:
    """Where each line below the heading is a block of its own, which may begin a page."""
    short = [paragraph(f"Line{i}.") for i in range(1, 9)]
    rows = [node("term", node("dt", f"Line{i}"), node("dd", "a word")) for i in range(1, 9)]
    parts = {
        "question": node("section", node("h2", "Heading"), *short, classes="question"),
        "option": node("div", node("h3", "Heading"), node("dl", *rows, classes="key-facts row")),
        "sources": node("div", node("section", node("h2", "Heading"), *short), classes="end"),
    }
    one_column = Columns(space=0.0, gap=0.0, shares=(1.0,))
    pages = set_pages(document(*filler(lines), parts[name]), end=one_column)
    assert len(set(pages_of(pages, "Heading", "Line1", "Line2"))) == 1


def test_one_picture_as_high_as_the_lines_is_enough_with_a_heading(
    set_pages: Setter, library: Library
) -> None:
    """Else the heading of an easy text would take a third of a page with it."""
    easy = library.styles["easy"]
    rows = [node("p", f"Idea{i}.", pictogram="face-spasm") for i in range(1, 9)]
    drawings = {"pictograms/face-spasm": library.drawings["pictograms/face-spasm"]}
    keeps = replace(easy.breaking, in_section=0.0)
    apart = False
    for lines in range(20, 40):
        question = node("section", node("h2", "Heading"), *rows, classes="question")
        text = document(*filler(lines), question)
        pages = set_pages(text, drawings, pictograms=easy.pictograms, breaking=keeps)
        heading, first, second = pages_of(pages, "Heading", "Idea1", "Idea2")
        assert heading == first
        apart |= first != second
    assert apart


@pytest.mark.parametrize("lines", LENGTHS)
def test_a_diary_of_two_weeks_is_never_parted(set_pages: Setter, lines: int) -> None:
    diary = form(("Date", "How often", "Worst"), 0, tuple(f"Day{i}" for i in range(1, 15)))
    pages = set_pages(document(*filler(lines), question("6", "My diary", paragraph("Write."), diary)))
    assert len(set(pages_of(pages, "Date", *(f"Day{i}" for i in range(1, 15))))) == 1


@pytest.mark.parametrize("lines", LENGTHS)
def test_a_long_list_of_fields_may_be_parted_but_no_field_stands_alone(set_pages: Setter, lines: int) -> None:
    labels = [f"Label{i}" for i in range(1, 11)]
    fields = node("dl", *(node("term", node("dt", label), node("dd")) for label in labels), classes="fields")
    pages = set_pages(document(*filler(lines), question("2", "My story", fields)))
    found = pages_of(pages, *labels)
    assert found == sorted(found)
    assert min(found.count(page) for page in set(found)) > 1


def rows_of_pages(set_pages: Setter) -> Iterator[int]:
    for lines in LENGTHS:
        fields = [node("term", node("dt", f"Label{i}"), node("dd")) for i in range(20)]
        doc = document(*filler(lines), question("2", "My story", node("dl", *fields, classes="fields")))
        yield len(set(pages_of(set_pages(doc), *(f"Label{i}" for i in range(20)))))


def test_fields_fill_the_page_that_they_begin_on(set_pages: Setter) -> None:
    assert 2 in set(rows_of_pages(set_pages))


def test_lines_of_all_questions_stand_in_one_rhythm(set_pages: Setter) -> None:
    """Text and lists of questions: baselines are whole steps of a quarter of a line apart.

    Not boxes to tick and lines to write on, which are as far apart as a hand needs.
    """
    parts = [
        question(
            str(number),
            "Why is it so?",
            paragraph(SENTENCE * number),
            paragraph("You may notice:", "lead"),
            bullets(*[SENTENCE] * number),
        )
        for number in range(1, 6)
    ]
    text = document(*parts)
    body = {element.id for element in text.main.elements() if element.name in ("p", "body")}
    pages = set_pages(text)
    step = 1.5 * MILLIMETRE
    for number in range(len(pages.pages)):
        lines = sorted({run.y for run in runs(pages, number) if run.owner in body})
        assert len(lines) > 8
        steps = [(line - lines[0]) / step for line in lines]
        assert [each for each in steps if abs(each - round(each)) > 0.01] == []

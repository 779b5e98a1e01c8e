"""What can't be set is told in one go, with its place, and in words that say what to do."""

from __future__ import annotations

import pytest

from leaflets.errors import LeafletError, Where
from leaflets.model.document import Origin, Text
from leaflets.model.style import PageFrame
from tests.layout.documents import SENTENCE, document, node, paragraph, question, runs, table, words

SVG = '<svg viewBox="0 0 100 50"><path d="M0 0L9 9" class="s-hue"/><text id="eye" x="{x}" y="9"{more}/></svg>'


def figure(*labels: str):
    parts = [node("label", words, name=name) for name, words in (label.split("=") for label in labels)]
    return node(
        "figure", node("drawing", *parts, name="face"), node("figcaption", "Picture 1."), alt="A face."
    )


def problems(set_pages, *parts, **more):
    with pytest.raises(LeafletError) as caught:
        set_pages(document(*parts), **more)
    return caught.value.problems


def codes(found):
    return [problem.code for problem in found]


def test_a_word_wider_than_its_column_names_its_string(set_pages):
    origin = Origin("basics.standard/sections.what.body.a", Where("basics.standard.yaml", 7, 3))
    word = Text("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter" * 2, origin=origin)
    (problem,) = problems(set_pages, question("1", "What", node("p", "A ", word)))
    assert (problem.code, problem.where, problem.key) == ("L001", origin.where, origin.key)


def test_words_that_fit_no_table_together_are_a_problem(set_pages):
    wide = table(*[("Kontrollierbarkeitsnachweisverfahren",) * 4] * 2)
    assert codes(problems(set_pages, question("1", "What", wide)))[0] == "L002"


def test_a_picture_needs_its_drawing(set_pages):
    assert codes(problems(set_pages, question("1", "What", figure("eye=eye")))) == ["L003"]


def test_a_drawing_outside_the_profile_is_told_with_its_line(set_pages):
    svg = '<svg viewBox="0 0 9 9">\n<image href="face.png"/></svg>'
    (problem,) = problems(set_pages, question("1", "What", figure()), drawings={"face": svg})
    assert (problem.code, problem.where) == ("L004", Where("content/pictures/face.svg", 2))


def test_a_label_without_its_place_and_a_place_without_its_label(set_pages):
    svg = SVG.format(x=1, more="")
    found = problems(set_pages, question("1", "What", figure("ear=ear")), drawings={"face": svg})
    assert codes(found) == ["L005", "L006"]


def test_a_label_must_not_run_out_of_the_page(set_pages):
    svg = SVG.format(x=480, more="").replace("100 50", "493 50")
    found = problems(set_pages, question("1", "What", figure("eye=the eye closes")), drawings={"face": svg})
    assert codes(found) == ["L007"]


def test_a_label_that_does_not_fit_its_width_is_a_problem(set_pages):
    svg = SVG.format(x=1, more=' data-width="10"')
    found = problems(set_pages, question("1", "What", figure("eye=eyebrow")), drawings={"face": svg})
    assert "L001" in codes(found)


def test_two_labels_on_one_spot_are_a_problem(set_pages):
    long = "the eye closes by itself many times a day and nobody can stop it"
    svg = '<svg viewBox="0 0 200 60"><path d="M0 0L9 9" class="s-hue"/>{}</svg>'.format(
        "".join(
            f'<text id="{name}" x="9" y="{y}" data-width="80"/>' for name, y in (("eye", 12), ("ear", 40))
        )
    )
    figures = figure(f"eye={long}", "ear=ear clicks")
    (problem,) = problems(set_pages, question("1", "What", figures), drawings={"face": svg})
    assert problem.code == "L009"
    assert "“the eye closes by itself" in problem.message
    assert "“ear clicks”" in problem.message


def test_a_label_with_more_lines_than_the_drawing_is_high_moves_what_follows(set_pages):
    svg = SVG.format(x=9, more=' data-width="60"').replace('y="9"', 'y="40"')
    few, many = (
        set_pages(document(question("1", "What", figure(f"eye={said}"))), drawings={"face": svg})
        for said in ("eye", "the eye closes by itself and opens again after a while")
    )
    lowest = max(item.y for item in runs(many, 0) if words(item) in "again after a while")
    (before,), (after,) = (
        [item.y for item in runs(pages, 0) if words(item).startswith("Picture")] for pages in (few, many)
    )
    assert after > before
    assert after > lowest


@pytest.mark.parametrize(("side", "top"), [(300.0, 50.0), (50.0, 800.0)])
def test_margins_that_leave_no_room_are_told_by_themselves(set_pages, side, top):
    frame = PageFrame(side=side, body_top=top, body_bottom=50.0)
    (problem,) = problems(set_pages, paragraph(SENTENCE), frame=frame)
    assert (problem.code, problem.key) == ("L010", "frame")


def test_the_widest_word_of_a_table_without_room_is_quoted(set_pages):
    wide = table(*[("short",) * 11 + ("Kontrollierbarkeitsnachweisverfahren",)] * 2)
    found = problems(set_pages, question("1", "What", wide))
    assert found[0].code == "L002"
    assert "12 columns" in found[0].message
    assert "Kontrollierbarkeitsnachweisverfahren" in found[0].message


def test_forty_columns_are_a_problem_and_no_endless_search(set_pages):
    wide = table(*[tuple(f"column {number}" for number in range(40))] * 3)
    assert "L002" in codes(problems(set_pages, question("1", "What", wide)))


def test_a_box_that_fits_no_page_is_a_problem(set_pages):
    answer = node("section", node("h2", "Short"), *[paragraph(SENTENCE * 5)] * 8, classes="short-answer")
    (problem,) = problems(set_pages, answer)
    assert problem.code == "L008"
    assert "Short" in problem.message


def test_a_character_without_a_glyph_stops_the_leaflet(set_pages):
    (problem,) = problems(set_pages, node("div", paragraph("A tree: \U00016800")))
    assert problem.code == "T101"


def test_all_problems_of_a_document_come_together(set_pages):
    found = problems(
        set_pages,
        question("1", "What", figure("eye=eye"), paragraph("A tree: \U00016800"), figure("ear=ear")),
    )
    assert sorted(codes(found)) == ["L003", "T101"]

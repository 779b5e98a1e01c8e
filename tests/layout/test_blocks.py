"""The boxes of a leaflet: emergency, figure, clinic, lists, terms."""

from __future__ import annotations

import pytest

from leaflets.layout.paginate import MILLIMETRE
from leaflets.model.page import Artifact, PaintedPath
from tests.layout.documents import (
    SENTENCE,
    bullets,
    document,
    node,
    paragraph,
    question,
    runs,
    text_of,
    words,
)

WORDS = {"ltr": ("Call now", "one side of the face"), "rtl": ("اتصل الآن", "جانب واحد من الوجه")}


def emergency(direction):
    title, sign = WORDS[direction]
    group = node(
        "div", paragraph(sign, "lead"), bullets(sign, sign), paragraph(title, "close"), classes="column"
    )
    columns = node("div", group, group, classes="columns")
    return node("section", node("h2", title), columns, classes="emergency")


def term(label: str, value: str = ""):
    return node("term", node("dt", label), node("dd", *([value] if value else [])))


def paths(pages):
    return [item for item in pages.pages[0].items if isinstance(item, PaintedPath)]


def edges(path):
    xs = [v for segment in path.segments for v in segment[1::2]]
    ys = [v for segment in path.segments for v in segment[2::2]]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_emergency_box_holds_all_its_text(set_pages, direction):
    pages = set_pages(document(emergency(direction), direction=direction))
    (frame,) = [p for p in paths(pages) if p.stroke and len(p.segments) > 2]
    x0, y0, x1, y1 = edges(frame)
    for run in runs(pages):
        if isinstance(run.owner, int):
            assert x0 < run.x < x1
            assert y0 < run.y < y1


def test_the_first_group_of_signs_stands_at_the_start_side(set_pages):
    for direction in ("ltr", "rtl"):
        doc = document(emergency(direction), direction=direction)
        columns = [e for e in doc.main.elements() if "column" in e.classes]
        found = [
            next(r.x for r in runs(set_pages(doc)) if r.owner in {e.id for e in column.elements()})
            for column in columns
        ]
        assert (found[0] < found[1]) is (direction == "ltr")


def test_the_heading_of_the_emergency_box_is_white_on_its_bar(set_pages):
    pages = set_pages(document(emergency("ltr")))
    heading = next(r for r in runs(pages) if isinstance(r.owner, int))
    bar = next(p for p in paths(pages) if p.fill == (0x9E, 0x1B, 0x1B))
    _, top, _, bottom = edges(bar)
    assert heading.colour == (255, 255, 255)
    assert top < heading.y - heading.size * 0.7
    assert heading.y < bottom


def test_a_translated_box_keeps_the_direction_of_its_own_language(set_pages):
    english = emergency("ltr")
    copy = node("section", *english.children, classes="emergency copy", dir="ltr", lang="en")
    doc = document(copy, direction="rtl", lang="ar")
    found = [r for r in runs(set_pages(doc)) if isinstance(r.owner, int)]
    lead = [r for r in found if words(r) == WORDS["ltr"][1]]
    assert lead[0].x < lead[-1].x
    assert lead[0].size == 12


HANGING = 4
"""A space at the end of a right-to-left line stands left of the line."""

FACE = (
    '<svg viewBox="0 0 200 60"><g data-rtl-dx="40"><path d="M0 0L9 9" class="s-hue"/>'
    '<text id="a" x="70" y="20" text-anchor="{anchor}" data-width="60"/></g></svg>'
)


def labelled(direction, anchor, set_pages):
    figure = node(
        "figure",
        node("drawing", node("label", WORDS[direction][1], name="a"), name="face"),
        node("figcaption", "1."),
        alt="A face.",
    )
    doc = document(node("div", figure), direction=direction)
    pages = set_pages(doc, {"face": FACE.format(anchor=anchor)})
    ident = next(e.id for e in doc.main.elements() if e.name == "figure")
    label = next(e.id for e in doc.main.elements() if e.name == "label")
    return pages, ident, [r for r in runs(pages) if r.owner == label]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_labels_wrap_downwards_from_their_place(set_pages, direction):
    pages, figure, found = labelled(direction, "start", set_pages)
    own = [p for p in paths(pages) if p.owner == figure]
    x0, y0, _, _ = edges(own[0])
    baselines = sorted({r.y for r in found})
    assert len(baselines) == 2
    assert baselines[0] == pytest.approx(y0 + 20)
    assert min(r.x for r in found if words(r).strip()) >= x0 + 70 - HANGING


def test_a_label_that_ends_at_its_place_stands_left_of_it_in_every_language(set_pages):
    for direction in ("ltr", "rtl"):
        pages, figure, found = labelled(direction, "end", set_pages)
        x0 = edges(next(p for p in paths(pages) if p.owner == figure))[0]
        assert all(r.x < x0 + 70 for r in found)


def test_a_drawing_is_never_mirrored(set_pages):
    shapes = []
    for direction in ("ltr", "rtl"):
        pages, figure, _ = labelled(direction, "start", set_pages)
        segments = next(p for p in paths(pages) if p.owner == figure).segments
        shapes.append(segments[1][1] - segments[0][1])
    assert shapes == pytest.approx([9, 9])


def test_a_figure_tells_its_box(set_pages):
    pages, figure, found = labelled("ltr", "start", set_pages)
    box = pages.boxes[figure]
    assert (box.page, box.x0) == (0, pytest.approx(18 * MILLIMETRE))
    assert all(box.x0 <= r.x <= box.x1 and box.y0 <= r.y <= box.y1 for r in found)


def test_key_facts_stand_in_two_columns_with_hairlines_between(set_pages):
    facts = node("dl", *[term("Who", "more women than men")] * 3, classes="key-facts")
    pages = set_pages(document(question("1", "What", facts)))
    assert len([p for p in paths(pages) if p.owner is Artifact.LAYOUT]) == 2


def test_a_term_too_wide_for_its_column_stands_above_its_text(set_pages):
    facts = node("dl", term("Nebenwirkungswahrscheinlichkeit", "one in ten"), classes="key-facts")
    doc = document(question("1", "What", facts))
    ys = {e.name: r.y for e in doc.main.elements() for r in runs(set_pages(doc)) if r.owner == e.id}
    assert ys["dt"] < ys["dd"]


def test_an_empty_field_is_a_line_to_write_on(set_pages):
    fields = node("dl", term("Name"), term("Phone"), classes="fields")
    clinic = node("section", node("h2", "Your clinic"), fields, classes="clinic")
    notes = node("section", node("h2", "My notes"), node("rules", count="3"), classes="notes")
    pages = set_pages(document(node("div", clinic, notes, classes="pair")))
    rules = [edges(p) for p in paths(pages) if p.stroke and len(p.segments) == 2]
    assert len(rules) == 2 + 3 + 1  # fields, notes, footer
    labels = {words(r): r.y for r in runs(pages)}
    assert rules[0][1] > labels["Name"]
    assert rules[1][1] - rules[0][1] == pytest.approx(8 * MILLIMETRE)


def test_notes_have_lines_down_to_the_end_of_the_clinic_box(set_pages):
    fields = node("dl", *[term("Phone", "+44 20 7946 0123")] * 8, classes="fields")
    clinic = node("section", node("h2", "Your clinic"), fields, classes="clinic")
    notes = node("section", node("h2", "My notes"), node("rules", count="3"), classes="notes")
    pages = set_pages(document(node("div", clinic, notes, classes="pair")))
    rules = [edges(p) for p in paths(pages) if p.stroke and len(p.segments) == 2]
    assert len(rules) >= 8 + 7


def test_a_tick_box_belongs_to_its_marker(set_pages):
    doc = document(node("div", bullets("Do I need a scan?", classes="ticks")))
    marker = next(e.id for e in doc.main.elements() if e.name == "marker")
    (box,) = [p for p in paths(set_pages(doc)) if p.owner == marker]
    x0, y0, x1, y1 = edges(box)
    assert x1 - x0 == pytest.approx(y1 - y0) == pytest.approx(11)


def test_the_band_holds_every_sentence_beside_its_tab(set_pages):
    mark = node(
        "band", paragraph("DRAFT", "tab"), paragraph("One.", "band-text"), paragraph("Two.", "band-copy")
    )
    pages = set_pages(document(mark, node("div", paragraph(SENTENCE))))
    tab, one, two = runs(pages)[:3]
    assert text_of([tab, one, two]) == "DRAFTOne.Two."
    assert tab.x < one.x == two.x
    assert one.y < two.y
    assert tab.colour == (255, 255, 255)


def clinic_and_notes(set_pages, label: str, value: str):
    """Where the first word of each stands: the clinic's label and value, the heading of the notes."""
    fields = node("dl", term(label, value), classes="fields")
    clinic = node("section", node("h2", "Your clinic"), fields, classes="clinic")
    notes = node("section", node("h2", "My notes"), node("rules", count="3"), classes="notes")
    found = runs(set_pages(document(node("div", clinic, notes, classes="pair"))))
    return [next((r.x, r.y) for r in found if words(r).startswith(text)) for text in (label, value, "My")]


def test_panels_stand_side_by_side_where_no_word_needs_more(set_pages):
    label, value, notes = clinic_and_notes(set_pages, "Emergency", "0207946" * 2)
    assert label[0] < value[0] < notes[0]
    assert label[1] == value[1] > notes[1]


def test_a_panel_too_narrow_for_a_number_has_the_whole_width_and_the_notes_follow(set_pages):
    label, value, notes = clinic_and_notes(set_pages, "Emergency", "0207946" * 5)
    assert label[0] < value[0]
    assert label[1] == value[1] < notes[1]


def test_a_label_too_wide_even_so_stands_above_its_value(set_pages):
    label, value, notes = clinic_and_notes(set_pages, "Notfallsprechstunde", "0207946" * 8)
    assert label[0] == value[0]
    assert label[1] < value[1] < notes[1]


def test_labels_take_no_more_room_than_the_widest_needs(set_pages):
    def label_and_gap(label: str) -> float:
        fields = node("dl", term(label, "0207946"), term("I", "9 to 5"), classes="fields")
        found = runs(
            set_pages(document(node("section", node("h2", "Your clinic"), fields, classes="clinic")))
        )
        x = {words(r).strip(): r.x for r in found}
        return x["0207946"] - x[label]

    one, two = label_and_gap("Tel"), label_and_gap("TelTel")
    assert one - (two - one) == pytest.approx(3 * MILLIMETRE)

"""Whole pages: what readers of every document may rely on."""

from __future__ import annotations

import itertools

import pytest

from leaflets.errors import LeafletError
from leaflets.layout.paginate import MILLIMETRE
from leaflets.model.document import Text
from leaflets.model.page import Artifact, LinkArea, PaintedPath, PaintedRun
from tests.layout.documents import (
    SENTENCE,
    band,
    bullets,
    document,
    node,
    owners,
    paragraph,
    question,
    runs,
    table,
    text_of,
    words,
)

ARABIC = "العصب يرسل إشارات لم تطلبها، والعضلات في ذلك الجانب تنقبض. "


def long_document(direction="ltr"):
    sentence = SENTENCE if direction == "ltr" else ARABIC
    word = "Why" if direction == "ltr" else "لماذا"
    parts = [band(sentence), node("section", node("h1", word), paragraph(sentence), classes="title-block")]
    for number in range(1, 9):
        blocks = [paragraph(sentence * 4), bullets(*[sentence] * 3)]
        if number == 3:
            blocks.append(table((word, word, word), *[(word, sentence * 2, sentence)] * 12))
        parts.append(question(str(number), word + " " + word, *blocks))
    return document(*parts, direction=direction, lang="en-GB" if direction == "ltr" else "ar")


@pytest.fixture(params=["ltr", "rtl"])
def long_one(request, set_pages):
    doc = long_document(request.param)
    return doc, set_pages(doc)


def test_every_text_is_painted_exactly_once(long_one):
    doc, pages = long_one
    painted: dict[int, str] = {}
    for run in runs(pages):
        if isinstance(run.owner, int):
            painted[run.owner] = painted.get(run.owner, "") + words(run)
    expected = {owner: "".join(text.split()) for owner, text in owners(doc).items()}
    assert {owner: "".join(text.split()) for owner, text in painted.items()} == expected


def test_items_come_in_the_order_of_the_document(long_one):
    doc, pages = long_one
    order = [run.owner for run in runs(pages) if isinstance(run.owner, int)]
    seen = [owner for owner, _ in itertools.groupby(order)]
    assert seen == [owner for owner in owners(doc) if owner in set(seen)]


def test_text_stays_inside_the_text_area(long_one, library):
    _, pages = long_one
    style = library.styles["standard"]
    for run in runs(pages):
        if run.owner in (Artifact.FOOTER, Artifact.HEADER):
            continue
        assert run.y < pages.height - style.frame.body_bottom
        assert run.x > style.frame.side - 5  # a space may hang at the end of a right-to-left line
        assert run.x < pages.width - style.frame.side


def test_lines_of_a_column_never_overlap(long_one):
    _, pages = long_one
    for page in range(len(pages.pages)):
        baselines = sorted({(round(run.x), run.y) for run in runs(pages, page)})
        for (x, upper), (other_x, lower) in itertools.pairwise(baselines):
            assert x != other_x or lower - upper > 9


def test_a_heading_is_never_the_last_thing_on_a_page(long_one):
    doc, pages = long_one
    headings = {e.id for e in doc.main.elements() if e.name in ("h1", "h2", "number")}
    for page in range(len(pages.pages)):
        own = [run for run in runs(pages, page) if isinstance(run.owner, int)]
        assert own[-1].owner not in headings


def test_no_paragraph_leaves_one_line_alone(set_pages):
    doc = document(*[node("div", paragraph(SENTENCE * n)) for n in (5, 7, 6, 9, 8, 7, 5, 9, 11, 6, 7)])
    pages = set_pages(doc)
    assert len(pages.pages) > 1
    for page in range(len(pages.pages)):
        lines: dict[object, set[float]] = {}
        for run in runs(pages, page):
            if isinstance(run.owner, int):
                lines.setdefault(run.owner, set()).add(run.y)
        assert all(len(found) > 1 for found in lines.values())


def test_the_band_is_text_once_and_an_artifact_in_the_same_place_afterwards(long_one):
    doc, pages = long_one
    mark = next(e for e in doc.main.elements() if e.name == "band")
    ids = {e.id for e in mark.elements()}
    first = [(r.x, r.y, words(r)) for r in runs(pages, 0) if r.owner in ids]
    assert first
    for page in range(1, len(pages.pages)):
        assert not [r for r in runs(pages, page) if r.owner in ids]
        assert [(r.x, r.y, words(r)) for r in runs(pages, page) if r.owner is Artifact.HEADER] == first


def test_every_page_tells_its_number(long_one):
    _, pages = long_one
    for page in range(len(pages.pages)):
        foot = text_of([r for r in runs(pages, page) if r.owner is Artifact.FOOTER])
        assert foot == f"English • basicspage {page + 1} of {len(pages.pages)}"


def test_a_table_repeats_its_head_as_an_artifact(long_one):
    doc, pages = long_one
    head = next(e for e in doc.main.elements() if e.name == "thead")
    cells = {e.id for e in head.elements()}
    rows = next(e for e in doc.main.elements() if e.name == "tbody")
    own = {e.id for e in rows.elements()}
    with_rows = [p for p in range(len(pages.pages)) if any(r.owner in own for r in runs(pages, p))]
    with_head = [p for p in range(len(pages.pages)) if any(r.owner in cells for r in runs(pages, p))]
    assert len(with_rows) > 1
    assert with_head == with_rows[:1]
    head_text = text_of([r for r in runs(pages, with_head[0]) if r.owner in cells])
    for page in with_rows[1:]:
        assert text_of([r for r in runs(pages, page) if r.owner is Artifact.LAYOUT]) == head_text


def test_no_row_is_cut_by_a_page(long_one):
    doc, pages = long_one
    for row in (e for e in doc.main.elements() if e.name == "tr"):
        ids = {e.id for e in row.elements()}
        assert len([p for p in range(len(pages.pages)) if any(r.owner in ids for r in runs(pages, p))]) == 1


def test_bullets_stand_at_the_start_side(set_pages):
    for direction, sentence in (("ltr", SENTENCE), ("rtl", ARABIC)):
        doc = document(node("div", bullets(sentence, sentence)), direction=direction)
        pages = set_pages(doc)
        markers = {e.id for e in doc.main.elements() if e.name == "marker"}
        dots = [i for i in pages.pages[0].items if isinstance(i, PaintedPath) and i.owner in markers]
        text = [r for r in runs(pages) if isinstance(r.owner, int)]
        assert len(dots) == 2
        xs = [value for dot in dots for segment in dot.segments for value in segment[1::2]]
        if direction == "ltr":
            assert max(xs) < min(r.x for r in text)
        else:
            assert min(xs) > max(r.x for r in text)
            assert min(xs) > pages.width / 2


def test_right_to_left_mirrors_the_columns_of_a_question(set_pages, library):
    style = library.styles["standard"]
    left, right = style.frame.side, 210 * MILLIMETRE - style.frame.side
    for direction, word in (("ltr", "Why"), ("rtl", "لماذا")):
        doc = document(question("1", word, paragraph(word)), direction=direction)
        pages = set_pages(doc)
        found = {
            e.name: r
            for e in doc.main.elements()
            for r in runs(pages)
            if r.owner == e.id and words(r).strip()
        }
        text_edge = style.question.heading_width + style.question.gap
        if direction == "ltr":
            assert found["number"].x == pytest.approx(left)
            assert found["h2"].x == pytest.approx(left + style.question.number_width)
            assert found["p"].x == pytest.approx(left + text_edge)
        else:
            assert found["number"].x > right - style.question.number_width
            assert right - style.question.heading_width < found["h2"].x < right - style.question.number_width
            assert found["p"].x < right - text_edge


def test_the_question_and_its_text_share_a_baseline(set_pages):
    doc = document(question("1", "Why", paragraph(SENTENCE)))
    first = [r.y for r in runs(set_pages(doc)) if isinstance(r.owner, int)][:3]
    assert first == pytest.approx([first[0]] * 3)


def test_one_long_word_in_one_question_sets_all_headings_above_their_text(set_pages):
    short = question("1", "Why", paragraph(SENTENCE))
    long = question("2", "Krankenhausbehandlungsvertrag", paragraph(SENTENCE))

    def lines(doc):
        found = [
            [r for r in runs(set_pages(doc)) if r.owner == e.id and words(r).strip()]
            for e in doc.main.elements()
        ]
        by_name = dict(zip([e.name for e in doc.main.elements()], found, strict=True))
        return by_name["h2"][0], by_name["p"][0]

    heading, text = lines(document(short))
    assert heading.y == pytest.approx(text.y)
    assert heading.x < text.x
    for doc in (document(long, short), document(short, long)):
        heading, text = lines(doc)
        assert heading.y < text.y - 12
        assert text.x < heading.x


def test_numbers_of_two_digits_keep_their_distance_from_the_words(set_pages):
    doc = document(question("1", "Why", paragraph("A.")), question("10", "When", paragraph("B.")))
    heading = [r for r in runs(set_pages(doc)) if words(r).strip() in ("1", "10", "Why", "When")]
    _, why, ten, when = heading
    assert why.x == when.x
    assert when.x - ten.x > 2 * 8 + 4  # two figures of 14 pt bold are 16 pt wide


def test_a_link_can_be_clicked_on_each_of_its_lines(set_pages):
    link = node("a", SENTENCE.strip(), href="https://example.org/")
    doc = document(node("div", node("p", "See ", link, " and more.")))
    pages = set_pages(doc)
    ident = next(e.id for e in doc.main.elements() if e.name == "a")
    areas = [i for i in pages.pages[0].items if isinstance(i, LinkArea)]
    lines = {r.y for r in runs(pages) if r.owner == ident and words(r).strip()}
    assert len(areas) == len(lines) > 0
    assert all(area.owner == ident and area.contents == SENTENCE.strip() for area in areas)
    for area in areas:
        inside = [r for r in runs(pages) if r.owner == ident and area.y0 < r.y < area.y1]
        assert min(r.x for r in inside) == pytest.approx(area.x0)


def test_what_lies_behind_is_painted_first(set_pages):
    answer = node("section", node("h2", "Short"), paragraph(SENTENCE), classes="short-answer")
    items = set_pages(document(answer)).pages[0].items
    fills = [n for n, i in enumerate(items) if isinstance(i, PaintedPath) and i.fill]
    assert max(fills) < min(n for n, i in enumerate(items) if isinstance(i, PaintedRun))


def test_bookmarks_point_at_the_headings(long_one):
    doc, pages = long_one
    assert [entry.title for entry in pages.outline][:2] == [
        next(e.text() for e in doc.main.elements() if e.name == "h1"),
        next(e.text() for e in doc.main.elements() if e.name == "h2"),
    ]
    assert [entry.level for entry in pages.outline] == [0] + [1] * 8
    for entry in pages.outline:
        ids = {e.id for owner in doc.main.elements() if owner.id == entry.owner for e in owner.elements()}
        first = min(r.y for r in runs(pages, entry.page) if r.owner in ids)
        assert entry.y < first < entry.y + 40


def test_equal_documents_make_equal_pages(set_pages):
    assert set_pages(long_document()) == set_pages(long_document())


def test_isolated_and_bold_text_reaches_the_typesetter(set_pages):
    doc = document(node("div", node("p", "Dose: ", Text("50 mg", bold=True, isolate="ltr"), ".")))
    faces = {words(r): r.run.face for r in runs(set_pages(doc)) if isinstance(r.owner, int)}
    assert faces["50 mg"].endswith("/bold")
    assert faces["."].endswith("/regular")


def opening(lines):
    """A title, a short answer of about so many lines, and the emergency box."""
    signs = bullets("one", "two", "three")
    column = node("div", paragraph("Call at once:", "lead"), signs, classes="column")
    box = node("div", column, classes="columns")
    return [
        node("section", node("h1", "Why"), paragraph(SENTENCE), classes="title-block"),
        node("section", node("h2", "Short"), paragraph(SENTENCE * lines), classes="short-answer"),
        node("section", node("h2", "Get help"), box, classes="emergency"),
    ]


@pytest.mark.parametrize("lines", [1, 6, 12])
def test_the_emergency_box_stands_on_page_one(set_pages, lines):
    doc = document(*opening(lines), question("1", "What", *[paragraph(SENTENCE * 12)] * 4))
    assert "Get help" in "".join(words(run) for run in runs(set_pages(doc), 0))


def test_a_leaflet_whose_emergency_box_misses_page_one_is_not_printed(set_pages):
    with pytest.raises(LeafletError) as caught:
        set_pages(document(*opening(60), question("1", "What", paragraph(SENTENCE))))
    assert [p.code for p in caught.value.problems] == ["L008"]

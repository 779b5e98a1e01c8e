"""The band of a draft in every language: what it holds stands inside its frame, on as few lines as fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from leaflets.compose.specimen import compose_specimen
from leaflets.layout.boxes import Sheet
from leaflets.layout.furniture import band
from leaflets.layout.setting import Setting, languages
from leaflets.model.content import Direction
from leaflets.model.document import Document, Element
from leaflets.model.library import Library
from leaflets.model.page import PaintedPath, PaintedRun
from leaflets.text.typesetter import Typesetter
from tests.layout.conftest import ROOT
from tests.layout.documents import document, node, paragraph

WIDTH = 493.0
LOCALES = sorted(path.parent.name for path in (ROOT / "content/locales").glob("*/specimen.yaml"))
TRANSLATED = [locale for locale in LOCALES if locale != "en-GB"]


def mark(setting: Setting, doc: Document) -> tuple[Element, Sheet]:
    """The element of the band, and the band painted at the top left corner."""
    element = next(e for e in doc.main.elements() if e.name == "band")
    sheet = Sheet()
    sheet.paint(band(setting, element, WIDTH), 0.0, 0.0)
    return element, sheet


def setting_of(library: Library, typesetter: Typesetter, locale: str, doc: Document) -> Setting:
    langs = dict(languages(doc.main, doc.metadata.lang))
    return Setting(library.styles["standard"], library.locales[locale].locale, typesetter, {}, langs)


@pytest.fixture
def painted(library: Library, typesetter: Typesetter) -> Any:
    """locale -> the element of the specimen's band, and the band painted."""

    def paint(locale: str) -> tuple[Element, Sheet]:
        doc = compose_specimen(library, locale)
        return mark(setting_of(library, typesetter, locale, doc), doc)

    return paint


def edges(path: PaintedPath) -> tuple[float, float, float, float]:
    xs = [v for segment in path.segments for v in segment[1::2]]
    ys = [v for segment in path.segments for v in segment[2::2]]
    return min(xs), min(ys), max(xs), max(ys)


def tab_and_frame(sheet: Sheet) -> tuple[tuple[float, ...], tuple[float, ...]]:
    tab, frame = [edges(item) for item in sheet.items if isinstance(item, PaintedPath)]
    return tab, frame


def runs(sheet: Sheet, element: Element) -> list[PaintedRun]:
    owners = {e.id for e in element.elements()}
    return [item for item in sheet.items if isinstance(item, PaintedRun) and item.owner in owners]


def ink(typesetter: Typesetter, items: list[PaintedRun]) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every glyph as HarfBuzz knows it."""
    for item in items:
        face = typesetter.fonts.face(item.run.face)
        scale, x = item.size / face.units_per_em, item.x
        for cluster in item.run.clusters:
            for glyph, dx, dy in cluster.glyphs:
                box = face.hb_font.get_glyph_extents(glyph)
                if box.width and box.height:
                    left, top = x + (dx + box.x_bearing) * scale, item.y - (dy + box.y_bearing) * scale
                    yield left, top, left + box.width * scale, top - box.height * scale
            x += cluster.advance * scale + item.tracking


@pytest.mark.parametrize("locale", LOCALES)
def test_no_letter_touches_the_frame_or_the_edge_of_the_tab(
    painted: Any, typesetter: Typesetter, locale: str
) -> None:
    element, sheet = painted(locale)
    tab, frame = tab_and_frame(sheet)
    word, *sentences = [child for child in element.children if isinstance(child, Element)]
    for inside, items in [
        (tab, runs(sheet, word)),
        (frame, [run for part in sentences for run in runs(sheet, part)]),
    ]:
        for left, top, right, bottom in ink(typesetter, items):
            assert inside[0] < left
            assert right < inside[2]
            assert inside[1] < top
            assert bottom < inside[3]


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_english_sentence_is_on_one_line_and_set_as_in_english(painted: Any, locale: str) -> None:
    element, sheet = painted(locale)
    copy = next(e for e in element.elements() if "band-copy" in e.classes)
    items = runs(sheet, copy)
    assert len({run.y for run in items}) == 1
    assert {run.run.face for run in items} == {"noto-sans/regular", "noto-sans/bold"}
    _, english = painted("en-GB")
    below = [
        tab_and_frame(of)[1][3] - max(run.y for run in runs(of, element))
        for of, element in [(english, painted("en-GB")[0]), (sheet, copy)]
    ]
    assert below[0] == pytest.approx(below[1])


@pytest.mark.parametrize("locale", ["de", "el", "es", "ja", "pl", "ru", "tr", "uk"])
def test_two_sentences_take_two_lines_beside_a_long_word_too(painted: Any, locale: str) -> None:
    element, sheet = painted(locale)
    sentences = [e for e in element.elements() if "tab" not in e.classes and e.name == "p"]
    assert len({run.y for part in sentences for run in runs(sheet, part)}) == 2


def banded(word: str, *sentences: str, direction: str = "ltr") -> Document:
    texts = [paragraph(sentence, "band-text") for sentence in sentences]
    return document(node("band", paragraph(word, "tab"), *texts), direction=direction)


SHORT = "Not checked."
LONG = "Not checked by a clinician or translator, so please do not give it to patients at all."


def test_a_sentence_that_needs_the_whole_width_stands_below_the_tab(
    library: Library, typesetter: Typesetter
) -> None:
    doc = banded("PRELIMINARY", SHORT, LONG)
    element, sheet = mark(setting_of(library, typesetter, "en-GB", doc), doc)
    tab, frame = tab_and_frame(sheet)
    _, one, two = [child for child in element.children if isinstance(child, Element)]
    (first,), (second,) = runs(sheet, one), runs(sheet, two)
    assert first.y < tab[3] < second.y
    assert second.x < tab[2] < first.x
    assert tab[3] < frame[3]


def test_words_of_the_tab_stand_below_each_other_where_that_saves_a_line(
    library: Library, typesetter: Typesetter
) -> None:
    doc = banded("ROUGH VERSION", *[LONG[:72]] * 2)
    element, sheet = mark(setting_of(library, typesetter, "en-GB", doc), doc)
    word, one, two = [child for child in element.children if isinstance(child, Element)]
    assert len({run.y for run in runs(sheet, word)}) == 2
    assert runs(sheet, one)[0].x == runs(sheet, two)[0].x


def test_a_sentence_in_the_other_direction_begins_as_far_from_the_frame(
    library: Library, typesetter: Typesetter, painted: Any
) -> None:
    element, sheet = painted("ar")
    copy = next(e for e in element.elements() if "band-copy" in e.classes)
    assert copy.direction is Direction.LTR
    side = library.styles["standard"].band.padding.side
    assert min(run.x for run in runs(sheet, copy)) == pytest.approx(side)


def test_the_english_box_of_a_thai_draft_has_the_leading_of_english(
    library: Library, typesetter: Typesetter
) -> None:
    style = library.styles["standard"]
    setting = Setting(style, library.locales["th"].locale, typesetter, {}, {})
    assert setting.role("emergency", None) == style.text["emergency"]
    assert setting.role("emergency", setting.locale) == replace(
        style.text["emergency"], leading=style.scripts["Thai"]["emergency"].leading
    )

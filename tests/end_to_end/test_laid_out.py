"""On a finished sheet of every layout stands its Document: nothing lost, clipped, covered, or on other words.

By PDFium, an independent reader and painter. The audit compares the same sheets with the YAML.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from leaflets.build.plan import plan
from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.model.document import Document
from leaflets.model.sheet import Sheet, sheet_of
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.audit import misplaced
from tests.conformance.sheets import Asked, asked
from tests.end_to_end.laid_out import Piece, astray, colliding, lost, pieces, unseen

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
SHEETS = [sheet for sheet in asked() if sheet.makeup.paper == "a4"]


@dataclass(frozen=True)
class Finished:
    document: Document
    sheet: Sheet
    data: bytes
    pieces: list[Piece]


def read(document: Document, sheet: Sheet, data: bytes) -> Finished:
    found = pieces(data, folded=sheet.folded is not None, direction=document.metadata.direction)
    return Finished(document, sheet, data, found)


Print = Callable[[Asked], Finished]


@pytest.fixture(scope="module")
def finished() -> Print:
    fonts = FontLibrary.open(ROOT)
    library = load(ROOT, sorted({sheet.locale for sheet in SHEETS}))
    press = Press(library, fonts, Typesetter(fonts))

    @cache
    def print_once(asked: Asked) -> Finished:
        editions, _ = plan(library, [asked.locale], [asked.leaflet], [asked.level], asked.makeup)
        edition = next(each for each in editions if not each.makeup.paper)
        document = compose(library, edition, as_of=DAY)
        return read(document, sheet_of(library, edition), press.print_edition(edition, as_of=DAY))

    return print_once


def name(sheet: Asked) -> str:
    return f"{sheet.locale}-{sheet.makeup.layout}"


@pytest.mark.parametrize("asked", SHEETS, ids=name)
def test_every_word_of_the_document_stands_on_the_pages_once_and_in_its_order(
    asked: Asked, finished: Print
) -> None:
    made = finished(asked)
    assert lost(made.document, made.pieces) == []


@pytest.mark.parametrize("asked", SHEETS, ids=name)
def test_no_ink_of_a_word_passes_the_margins_of_its_page(asked: Asked, finished: Print) -> None:
    made = finished(asked)
    assert astray(made.sheet, made.pieces) == []


@pytest.mark.parametrize("asked", SHEETS, ids=name)
def test_no_words_stand_on_others(asked: Asked, finished: Print) -> None:
    assert colliding(finished(asked).pieces) == []


@pytest.mark.parametrize("asked", SHEETS, ids=name)
def test_every_word_is_seen_whole(asked: Asked, finished: Print) -> None:
    """Painted with and without its text, a page differs in each pixel of the text."""
    assert unseen(finished(asked).data) == []


SPOILT = [
    sheet for sheet in SHEETS if sheet.locale == ("ar" if sheet.makeup.layout == "bilingual" else "en-GB")
]


def spoil(made: Finished, damage: Callable[[pikepdf.Pdf], None]) -> Finished:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        damage(pdf)
        pdf.save(target)
    return read(made.document, made.sheet, target.getvalue())


@pytest.mark.parametrize("asked", SPOILT, ids=name)
def test_these_tests_find_a_word_that_was_misplaced(asked: Asked, finished: Print) -> None:
    made = finished(asked)
    assert unseen(spoil(made, misplaced.word_covered).data)
    assert unseen(spoil(made, misplaced.line_cut_off).data)
    assert lost(made.document, spoil(made, misplaced.word_dropped).pieces)
    assert astray(made.sheet, spoil(made, misplaced.line_off_the_sheet).pieces)
    assert astray(made.sheet, spoil(made, misplaced.line_over_the_edge).pieces)
    assert colliding(spoil(made, misplaced.line_printed_over_another).pieces)

"""Where the pages of this project's own leaflets end, in four scripts and layouts: read off the pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.document import Document
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.page import Artifact, Pages, PaintedPath, PaintedRun
from leaflets.model.sheet import sheet_of
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("en-GB", "ar", "hi", "zh-Hans")
SHEETS = (
    ("easy", ""),
    ("standard", ""),
    ("standard", "large-print"),
    ("standard", "booklet"),
    ("standard", "bilingual"),
)
LAST_LINES = 5
"""What content/styles calls `last-lines`."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, LOCALES)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(FontLibrary.open(ROOT))


def made(library: Library, typesetter: Typesetter, edition: Edition) -> tuple[Document, Pages]:
    sheet = sheet_of(library, edition)
    document = compose(library, edition, clinic=None, as_of=date(2026, 11, 22))
    locale = library.locales[edition.locale].locale
    beside = library.locales[sheet.beside].locale if sheet.beside else None
    drawings = library.drawings
    return document, paginate(document, sheet.style, sheet.paper, typesetter, locale, drawings, beside=beside)


def editions() -> Iterator[Edition]:
    for locale in LOCALES:
        for level, layout in SHEETS:
            beside = "ar" if layout == "bilingual" and locale == "en-GB" else ""
            paper = "a5" if layout == "booklet" else ""
            yield Edition(locale, "basics", level, Makeup(layout, paper, "", beside))


def lines_below(pages: Pages, page: int, y: float, but: set[int]) -> set[float]:
    """Baselines of text, and rules to write on, below a place: all that a heading may introduce."""
    found = set()
    for item in pages.pages[page].items:
        if isinstance(item, PaintedRun) and isinstance(item.owner, int) and item.owner not in but:
            found.add(round(item.y, 1))
        elif isinstance(item, PaintedPath) and item.owner is Artifact.LAYOUT and len(item.segments) == 2:
            found.add(round(item.segments[0][2], 1))  # type: ignore[misc]
    return {line for line in found if line > y}


@pytest.mark.parametrize("edition", list(editions()), ids=lambda edition: edition.name)
def test_no_heading_stands_at_a_foot_and_no_last_page_is_nearly_empty(
    library: Library, typesetter: Typesetter, edition: Edition
) -> None:
    document, pages = made(library, typesetter, edition)
    elements = {element.id: element for element in document.main.elements()}
    for entry in pages.outline:
        own = {inside.id for inside in elements[entry.owner].elements()}
        assert len(lines_below(pages, entry.page, entry.y, own)) >= 2, entry.title
    marked = next(child for child in elements.values() if child.name == "band")
    band = {inside.id for inside in marked.elements()}
    assert len(lines_below(pages, len(pages.pages) - 1, 0.0, band)) >= LAST_LINES

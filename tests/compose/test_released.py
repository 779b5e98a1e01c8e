"""What a released sheet leaves out, and what it must not lose with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.model.document import Element
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 30)
BILINGUAL = Makeup(layout="bilingual")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, ("en-GB", "ar"))


def elements(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        if isinstance(child, Element):
            yield from elements(child)


def sheet(library: Library, locale: str, makeup: Makeup, *, draft: bool) -> list[Element]:
    edition = Edition(locale, "basics", "standard", makeup)
    return list(elements(compose(library, edition, as_of=DAY, draft=draft).main))


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("makeup", [Makeup(), Makeup(layout="large-print")], ids=["own", "large-print"])
def test_only_a_draft_has_the_band(library: Library, locale: str, makeup: Makeup) -> None:
    for draft in (True, False):
        found = [each for each in sheet(library, locale, makeup, draft=draft) if each.name == "band"]
        assert len(found) == draft


@pytest.mark.parametrize(
    ("locale", "makeup", "draft", "boxes"),
    [
        ("ar", Makeup(), True, 2),
        ("ar", Makeup(), False, 1),
        ("en-GB", Makeup(), True, 1),
        ("en-GB", Makeup(), False, 1),
        ("ar", BILINGUAL, True, 2),
        ("ar", BILINGUAL, False, 2),
        ("en-GB", Makeup(layout="bilingual", beside="ar"), True, 2),
        ("en-GB", Makeup(layout="bilingual", beside="ar"), False, 2),
    ],
)
def test_every_language_of_a_sheet_has_its_emergency_box(
    library: Library, locale: str, makeup: Makeup, draft: bool, boxes: int
) -> None:
    """A draft has the English box beside its own, a bilingual sheet one in each of its languages."""
    found = [each for each in sheet(library, locale, makeup, draft=draft) if "emergency" in each.classes]
    assert len(found) == boxes

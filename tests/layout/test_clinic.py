"""A clinic's box on the page: its links look like text, and it fits however much it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.content.library import load_finished
from leaflets.layout import paragraphs
from leaflets.model.clinic import Clinic
from leaflets.model.edition import OWN, Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.page import LinkArea, Pages, PaintedPath
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_finished(ROOT, ["ur"])


@pytest.fixture(scope="module")
def clinic(library: Library) -> Clinic:
    return load_clinic(ROOT / "content/clinics/example-uk.yaml", ROOT, library)


def pages(library: Library, clinic: Clinic, locale: str, text: str, makeup: Makeup = OWN) -> Pages:
    fonts = FontLibrary.open(ROOT)
    leaflet, level = text.split(".")
    edition = Edition(locale, leaflet, level, makeup)
    press = Press(library, fonts, Typesetter(fonts))
    return press.prove(edition, clinic=clinic, as_of=date(2026, 11, 22)).pages


def count(found: Pages, kind: type) -> int:
    return sum(isinstance(item, kind) for page in found.pages for item in page.items)


def test_numbers_to_dial_are_not_underlined(
    library: Library, clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = pages(library, clinic, "en-GB", "cure.easy")
    monkeypatch.setattr(paragraphs, "PLAIN_LINK", "no class of any link")
    underlined = pages(library, clinic, "en-GB", "cure.easy")
    assert count(plain, LinkArea) == count(underlined, LinkArea) == 6
    assert count(underlined, PaintedPath) == count(plain, PaintedPath) + 6


@pytest.mark.parametrize("makeup", [OWN, Makeup(layout="large-print")], ids=["own", "large-print"])
def test_a_clinic_that_says_more_than_a_page_holds_is_parted(
    library: Library, clinic: Clinic, makeup: Makeup
) -> None:
    """LeafletError L008 if it were not: Urdu's lines are the tallest that there are."""
    address = clinic.name
    long = replace(clinic, address=type(address)(f"{address} " * 6, address.key, address.where))
    found = pages(library, long, "ur", "basics.standard", makeup)
    assert count(found, LinkArea) == 6

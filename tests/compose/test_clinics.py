"""What a clinic's copy says, and in which language: on the Document, before any page is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose.composer import compose
from leaflets.content.clinics import load_clinic
from leaflets.content.library import load_finished
from leaflets.model.clinic import Clinic, Words
from leaflets.model.document import Element, Text
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from tests.compose.conftest import message

ROOT = Path(__file__).parents[2]
UK = ROOT / "content/clinics/example-uk.yaml"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_finished(ROOT, ["ar"])


@pytest.fixture(scope="module")
def clinic(library: Library) -> Clinic:
    return load_clinic(UK, ROOT, library)


def main(library: Library, clinic: Clinic | None, locale: str, text: str) -> Element:
    leaflet, level = text.split(".")
    edition = Edition(locale, leaflet, level)
    return compose(library, edition, clinic=clinic, as_of=date(2026, 11, 22)).main


def rows(node: Element) -> dict[str, Element]:
    """Label -> what stands beside it, of every list of fields."""
    terms = (part for part in node.elements() if part.name == "term")
    pairs = ([part for part in term.elements() if part.name in ("dt", "dd")] for term in terms)
    return {label.text(): value for label, value in pairs}


def links(node: Element) -> list[tuple[str, str]]:
    return [(part.text(), part.attrs["href"]) for part in node.elements() if part.name == "a"]


def test_numbers_and_the_mail_address_can_be_reached_from_the_screen(
    library: Library, clinic: Clinic
) -> None:
    box = next(
        part for part in main(library, clinic, "en-GB", "cure.easy").elements() if "clinic" in part.classes
    )
    assert links(box) == [
        ("999", "tel:999"),
        ("+44 20 7946 0123", "tel:+442079460123"),
        ("+44 20 7946 0987", "tel:+442079460987"),
        ("+44 808 157 0999", "tel:+448081570999"),
        ("+44 808 157 0123", "tel:+448081570123"),
        ("nurses@clinic.example.org", "mailto:nurses@clinic.example.org"),
    ]
    assert all("plain" in part.classes for part in box.elements() if part.name == "a")


@pytest.mark.parametrize(("text", "times"), [("cure.easy", 1), ("outlook.easy", 1), ("basics.standard", 1)])
def test_the_crisis_line_stands_once_on_every_leaflet(
    library: Library, clinic: Clinic, text: str, times: int
) -> None:
    found = links(main(library, clinic, "en-GB", text))
    assert [words for words, _ in found].count("+44 808 157 0999") == times


@pytest.mark.parametrize(
    ("locale", "words", "lang"),
    [
        ("en-GB", "Do not drive until you can see well and both eyes open fully. Ask us.", None),
        ("ar", "لا تقد السيارة حتى ترى جيدًا وتنفتح عيناك تمامًا. اسألنا.", None),
    ],
)
def test_a_field_is_filled_in_the_leaflets_language(
    library: Library, clinic: Clinic, locale: str, words: str, lang: str | None
) -> None:
    filled = [
        value
        for value in rows(main(library, clinic, locale, "injections.easy")).values()
        if value.text() == words
    ]
    assert [value.lang for value in filled] == [lang]


def test_a_field_that_has_the_clinics_language_alone_is_filled_in_that_and_tagged(
    library: Library, clinic: Clinic
) -> None:
    english = {"en-GB": clinic.local["driving"]["en-GB"]}
    changed = replace(clinic, local={"driving": english})
    (value,) = (
        value
        for value in rows(main(library, changed, "ar", "injections.easy")).values()
        if value.text() == english["en-GB"]
    )
    (span,) = (part for part in value.elements() if part.name == "span")
    assert span.lang == "en-GB"
    assert {child.isolate for child in span.children if isinstance(child, Text)} == {"auto"}


@pytest.mark.parametrize("words", [{}, {"fr": message("Ne conduisez pas.")}])
def test_a_field_in_neither_language_is_a_line_to_write_on(
    library: Library, clinic: Clinic, words: Words
) -> None:
    bare = replace(clinic, local={"driving": words} if words else {})
    found = rows(main(library, bare, "en-GB", "surgery.easy"))
    assert [found[label].text() for label in ("Nights in hospital", "When I may drive")] == ["", ""]


def test_the_product_stands_in_the_box_of_injections_alone(library: Library, clinic: Clinic) -> None:
    assert "Product used here" in rows(main(library, clinic, "en-GB", "injections.easy"))
    assert "Product used here" not in rows(main(library, clinic, "en-GB", "surgery.easy"))


def test_without_a_clinic_nothing_of_a_clinic_is_printed(library: Library) -> None:
    found = rows(main(library, None, "en-GB", "injections.easy"))
    assert not {"Address", "Crisis line", "Product used here", "Interpreter", "Email"} & found.keys()
    assert found["Driving rules"].text() == ""

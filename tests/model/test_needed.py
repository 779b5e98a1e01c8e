"""What a release needs of a clinic: told by the key of its file, and nothing where all is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.content.library import load_finished
from leaflets.model.clinic import Clinic, Evidence
from leaflets.model.library import Library
from leaflets.model.needed import needed_local

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_finished(ROOT, ["ar"])


@pytest.fixture(scope="module")
def clinic(library: Library) -> Clinic:
    return load_clinic(ROOT / "content/clinics/example-eg.yaml", ROOT, library)


def needed(library: Library, clinic: Clinic, name: str, locale: str = "en-GB") -> list[str]:
    return [problem.key for problem in needed_local(library, library.locales[locale].texts[name], clinic)]


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_a_complete_file_lacks_nothing(library: Library, clinic: Clinic, locale: str) -> None:
    assert {name: needed(library, clinic, name, locale) for name in library.locales[locale].texts} == {
        name: [] for name in library.locales[locale].texts
    }


def test_a_local_field_is_needed_in_the_leaflets_own_language(library: Library, clinic: Clinic) -> None:
    words = {language: text for language, text in clinic.local["driving"].items() if language == "ar"}
    arabic = replace(clinic, local={**clinic.local, "driving": words})
    assert needed(library, arabic, "injections.easy") == ["local.driving.en-GB"]
    assert needed(library, arabic, "injections.easy", "ar") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("surgery.easy", ["local.stay.en-GB", "local.time-off-work.en-GB", "local.driving.en-GB"]),
        ("injections.standard", ["local.driving.en-GB", "local.product.en-GB"]),
        ("outlook.detailed", ["local.driving.en-GB"]),
        ("cure.easy", []),
    ],
)
def test_each_text_needs_the_fields_that_it_prints(
    library: Library, clinic: Clinic, text: str, keys: list[str]
) -> None:
    assert needed(library, replace(clinic, local={}), text) == keys


@pytest.mark.parametrize(("text", "is_needed"), [("basics.standard", True), ("cure.standard", False)])
def test_a_crisis_line_is_needed_where_the_text_sends_people_to_it(
    library: Library, clinic: Clinic, text: str, is_needed: bool
) -> None:
    assert (needed(library, replace(clinic, crisis_line=None), text) == ["crisis-line"]) is is_needed


def test_hours_and_a_phone_are_needed_everywhere(library: Library, clinic: Clinic) -> None:
    bare = replace(clinic, hours=None, phones={})
    assert needed(library, bare, "cure.easy") == ["hours", "phones"]


def test_of_several_phones_each_says_in_the_leaflets_language_what_it_is_for(
    library: Library, clinic: Clinic
) -> None:
    evening = clinic.phones["evening"]
    arabic = replace(evening, purpose={"ar": evening.purpose["ar"]})
    several = replace(clinic, phones={**clinic.phones, "evening": arabic})
    assert needed(library, several, "cure.easy") == ["phones.evening.purpose.en-GB"]
    assert needed(library, several, "cure.easy", "ar") == []
    assert needed(library, replace(clinic, phones={"evening": arabic}), "cure.easy") == []


def test_a_number_that_nobody_has_read_must_be_stated_by_the_clinic(library: Library, clinic: Clinic) -> None:
    country = library.countries["EG"]
    silent = replace(clinic, emergency_number=country.emergency_numbers[0])
    assert needed(library, silent, "cure.easy") == []
    rumour = Evidence(citation="-", read="general knowledge", checked=date(2026, 11, 30))
    unread = replace(country, sources={**country.sources, "emergency-numbers": rumour})
    doubtful = replace(library, countries={**library.countries, "EG": unread})
    assert needed(doubtful, silent, "cure.easy") == ["emergency-number"]
    assert needed(doubtful, clinic, "cure.easy") == []

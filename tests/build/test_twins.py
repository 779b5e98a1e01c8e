"""The English edition that goes with each other one."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.build.twins import texts_in, to_release, twin
from leaflets.content.library import load
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, ("en-GB", "ar", "es"))


@pytest.mark.parametrize(
    ("makeup", "english"),
    [
        (Makeup(), Makeup()),
        (Makeup(layout="large-print"), Makeup(layout="large-print")),
        (Makeup(paper="letter", palette="mono"), Makeup(paper="letter", palette="mono")),
        (Makeup(layout="bilingual", paper="letter"), Makeup(paper="letter")),
        (Makeup(layout="bilingual", beside="es"), Makeup(layout="bilingual", beside="es")),
    ],
)
def test_the_twin_is_the_same_sheet_in_english(library: Library, makeup: Makeup, english: Makeup) -> None:
    """The other half of a bilingual sheet is English already: its twin has that language alone."""
    found = twin(library, Edition("ar", "basics", "standard", makeup))
    assert found == Edition("en-GB", "basics", "standard", english)


def test_english_is_its_own_twin(library: Library) -> None:
    edition = Edition("en-GB", "basics", "standard")
    assert twin(library, edition) == edition


def test_whatever_is_chosen_comes_with_english(library: Library) -> None:
    editions, problems = to_release(library, None, ["ar"], ["basics"], ["standard"])
    assert problems == ()
    assert {edition.locale for edition in editions} == {"ar", "en-GB"}
    assert {twin(library, edition) for edition in editions} <= {*editions}


def test_both_languages_of_a_bilingual_sheet_have_to_be_ready(library: Library) -> None:
    edition = Edition("ar", "basics", "standard", Makeup(layout="bilingual", beside="es"))
    assert {*texts_in(library, [edition])} == {("ar", "basics.standard"), ("es", "basics.standard")}

"""A clinic's colours take the place of a style's by name, and never of black and white."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.content.library import load_finished
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.sheet import sheet_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_finished(ROOT, ["en-GB"])


@pytest.fixture(scope="module")
def clinic(library: Library) -> Clinic:
    plain = load_clinic(ROOT / "content/clinics/example-uk.yaml", ROOT, library)
    return replace(plain, colours={"hue": "#5B1A6B"})


def test_a_clinics_colour_replaces_that_of_its_name_alone(library: Library, clinic: Clinic) -> None:
    edition = Edition("en-GB", "basics", "standard")
    own = sheet_of(library, edition).style.colours
    assert sheet_of(library, edition, clinic).style.colours == {**own, "hue": "#5B1A6B"}


def test_black_and_white_stays_so(library: Library, clinic: Clinic) -> None:
    edition = Edition("en-GB", "basics", "standard", Makeup(palette="mono"))
    assert sheet_of(library, edition, clinic) == sheet_of(library, edition)

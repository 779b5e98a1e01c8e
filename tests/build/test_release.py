"""A press that prints drafts and releases mixes nothing of the two, whatever it remembers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 30)
EDITION = Edition("ar", "basics", "standard")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


@pytest.fixture(scope="module")
def clinic(library: Library) -> Clinic:
    return load_clinic(ROOT / "content/clinics/example-uk.yaml", ROOT, library)


def press(library: Library) -> Press:
    fonts = FontLibrary.open(ROOT)
    return Press(library, fonts, Typesetter(fonts))


@pytest.mark.parametrize("first", [True, False])
def test_a_draft_and_a_release_of_one_press_are_those_of_two(
    library: Library, clinic: Clinic, first: bool
) -> None:
    both = press(library)
    printed = {
        draft: both.prove(EDITION, clinic=clinic, as_of=DAY, draft=draft).data for draft in (first, not first)
    }
    alone = {
        draft: press(library).prove(EDITION, clinic=clinic, as_of=DAY, draft=draft).data
        for draft in (True, False)
    }
    assert printed == alone
    assert alone[True] != alone[False]

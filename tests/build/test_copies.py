"""Copies of one edition that a press prints for many clinics are those that it would print for each alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.build.inputs import Copy
from leaflets.build.worker import Recipe
from leaflets.content.clinics import load_clinic
from leaflets.model.content import Message
from leaflets.model.edition import Edition, Makeup
from tests.build.conftest import ROOT

EDITIONS = (
    Edition("en-GB", "basics", "standard"),
    Edition("ar", "basics", "standard"),
    Edition("ar", "cure", "easy"),
    Edition("en-GB", "basics", "standard", Makeup("booklet")),
    Edition("en-GB", "basics", "standard", Makeup("bilingual", beside="ar")),
)


def said(message, words):
    return Message(words, message.key, message.where)


@pytest.fixture(scope="module")
def clinics(inputs):
    """Two countries, another number, letters that no text has, another shape of the box, other colours."""
    uk, eg = (
        load_clinic(ROOT / f"content/clinics/example-{name}.yaml", ROOT, inputs.library)
        for name in ("uk", "eg")
    )
    first, *others = uk.phones
    phone = replace(uk.phones[first], number=said(uk.phones[first].number, "+44 20 7946 0999"))
    return (
        uk,
        eg,
        replace(uk, clinic="number", emergency_number=said(uk.emergency_number, "112")),
        replace(uk, clinic="letters", name=said(uk.name, "Żółć Ŵýĥ Clinic (not a real clinic)")),
        replace(uk, clinic="short", phones={first: phone}, hours=None, address=None, email=None),
        replace(uk, clinic="colours", colours={"accent": "#005A20"}),
        uk,
    )


@pytest.fixture(scope="module")
def press(inputs):
    return Recipe(ROOT, inputs)()


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_a_copy_is_the_same_whoever_had_copies_before(inputs, press, clinics, edition):
    """Its bytes, and what they are on record as made from."""
    for clinic in clinics:
        alone = Recipe(ROOT, inputs)()
        assert press(Copy(edition, clinic)) == alone(Copy(edition, clinic)), clinic.clinic


def test_no_copy_says_anything_of_another_clinic(press, clinics):
    """A press that has printed for all of them prints the plain leaflet as one that has printed for none."""
    for clinic in clinics:
        press(Copy(EDITIONS[0], clinic))
    assert press(Copy(EDITIONS[0])).data != press(Copy(EDITIONS[0], clinics[0])).data

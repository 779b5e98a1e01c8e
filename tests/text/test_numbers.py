"""Numbers in Nastaliq: they are set in a font of their own, whose spaces keep the groups apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.model.content import Direction
from leaflets.model.text import Span, TextStyle
from leaflets.text.typesetter import Typesetter

PHONE = "+44 20 7946 0123"
NASTALIQ, SANS = "noto-nastaliq-urdu", "noto-sans"


@pytest.fixture
def urdu() -> TextStyle:
    return TextStyle((NASTALIQ, SANS), 12, Direction.RTL, "ur", number_family=SANS)


def faces(typesetter: Typesetter, style: TextStyle, *spans: Span) -> dict[str, str]:
    """Each character of the paragraph -> its face, for texts whose characters are in one face each."""
    (line,) = typesetter.paragraph(spans, style).lines(10_000)
    return {char: run.run.face for run in line.runs for cluster in run.run.clusters for char in cluster.text}


@pytest.mark.parametrize("number", [PHONE, "500 mg"])
def test_an_isolated_number_and_its_spaces_are_in_the_number_font(
    typesetter: Typesetter, urdu: TextStyle, number: str
) -> None:
    found = faces(typesetter, urdu, Span("فون:", 0, "ur"), Span(number, 0, "ur", isolate="ltr"))
    assert {found[char] for char in number} == {f"{SANS}/regular"}
    assert {found[char] for char in "فون:"} == {f"{NASTALIQ}/regular"}


def test_a_number_inside_a_sentence_is_in_the_number_font_and_the_spaces_around_are_not(
    typesetter: Typesetter, urdu: TextStyle
) -> None:
    found = faces(typesetter, urdu, Span("ہر 10,000 افراد", 0, "ur", bold=True))
    assert {found[char] for char in "10,"} == {f"{SANS}/bold"}
    assert found[" "] == f"{NASTALIQ}/bold"


def test_the_groups_of_a_telephone_number_stand_as_far_apart_as_in_english(
    typesetter: Typesetter, urdu: TextStyle
) -> None:
    english = TextStyle((SANS,), 12, Direction.LTR, "en-GB")
    in_urdu = typesetter.paragraph([Span(PHONE, 0, "ur", isolate="ltr")], urdu).width
    assert in_urdu == pytest.approx(typesetter.paragraph([Span(PHONE, 0, "en-GB")], english).width)


def test_without_a_number_font_numbers_are_in_the_font_of_the_letters(
    typesetter: Typesetter, urdu: TextStyle
) -> None:
    found = faces(typesetter, replace(urdu, number_family=None), Span("ہر 100 افراد", 0, "ur"))
    assert set(found.values()) == {f"{NASTALIQ}/regular"}

"""Every string that there is has a place, and room for it as long as our languages need."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from leaflets.content.library import load
from leaflets.model.usage import locale_messages
from leaflets.translation.places import Place, place_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def longest() -> dict[Place, int]:
    """Place -> characters of the longest string of any language there."""
    found: dict[Place, int] = defaultdict(int)
    for own in load(ROOT).locales.values():
        for message in locale_messages(own):
            file, _, key = message.key.partition("/")
            place = place_of(file, key)
            found[place] = max(found[place], len(message))
    return found


def test_no_string_of_ours_is_longer_than_its_place(longest: dict[Place, int]) -> None:
    limited = {place: count for place, count in longest.items() if place.limit is not None}
    assert len(limited) > 12
    assert [place for place, count in limited.items() if count > (place.limit or 0)] == []


def test_a_limit_is_what_our_languages_need_and_little_more(longest: dict[Place, int]) -> None:
    loose = [place for place, count in longest.items() if place.limit and place.limit > 1.5 * count + 2]
    assert loose == []


@pytest.mark.parametrize(
    ("file", "key", "words"),
    [
        ("basics.easy", "title", "the title of the leaflet"),
        ("basics.easy", "sections.who.heading", "the heading of a question"),
        ("basics.easy", "sections.who.body.answer", "a paragraph"),
        ("basics.easy", "sections.who.body.signs.list.eye", "an item of a list"),
        ("basics.easy", "sections.who.body.signs.list.eye.list.lid", "an item of a list"),
        ("basics.easy", "sections.who.body.t.table.columns.a", "the head of a table’s column"),
        ("safety", "stroke-arm", "a warning, which every leaflet that needs it prints"),
        ("pictures", "face-nerve.labels.eye", "a label inside the drawing, where there is little room"),
        ("locale", "durations.units.day.few", "a unit of time, after its number"),
    ],
)
def test_a_place_is_said_in_plain_words(file: str, key: str, words: str) -> None:
    assert place_of(file, key).words == words

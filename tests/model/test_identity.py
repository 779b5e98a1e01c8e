"""The edition code changes with the words, the figures and the declared version, and with nothing else."""

from datetime import date

import pytest

from leaflets.errors import Where
from leaflets.model.content import Message, Text
from leaflets.model.identity import edition_code


def words(**changes):
    return [
        Message(changes.get(k, v), f"k/{k}", Where("f", 1)) for k, v in {"a": "one", "b": "{rate}"}.items()
    ]


@pytest.fixture
def text():
    def make(**changes):
        fields = {
            "leaflet": "basics", "locale": "en-GB", "level": "standard", "version": "0.1",
            "issued": date(2026, 11, 22), "updated": date(2026, 11, 22), "review_due": date(2028, 11, 22),
            "title": words()[0], "description": words()[0], "short_answer": words()[0],
            "sections": {}, "sources": (),
        }  # fmt: skip
        return Text(**{**fields, **changes})

    return make


@pytest.fixture
def code(text, fact):
    def make(low=1, messages=None, **changes):
        return edition_code(
            text(**changes), messages or words(), {"rate": fact(low, 9, of=100), "other": fact(3, 4)}
        )

    return make


def test_it_can_be_typed_from_paper(code):
    assert len(code()) == 6
    assert not set(code()) & set("01laeiouy")


def test_it_is_the_same_for_the_same_text(code):
    assert code() == code(messages=list(reversed(words())), updated=date(2027, 1, 1))


@pytest.mark.parametrize(
    "change",
    [
        {"version": "0.2"},
        {"locale": "ar"},
        {"level": "easy"},
        {"leaflet": "cure"},
        {"low": 2},
        {"messages": words(a="two")},
    ],
)
def test_any_change_of_what_a_patient_reads_changes_it(code, change):
    assert code(**change) != code()

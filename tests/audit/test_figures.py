"""The audit's own reckoning against Babel's CLDR data and against figures written out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import babel
import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from leaflets.audit.figures import LANGUAGES, Figures
from leaflets.audit.source import MissingWordsError, SourceFile, Words

TAGS = {"en-GB": "en_GB", "ar": "ar"}


def locale(tag: str) -> SourceFile:
    return SourceFile(
        "locale",
        {
            "locale": tag,
            "furniture": {"emergency-number": "your local emergency number"},
            "rates": {
                "single": {"other": "{high} in every {of}"},
                "range": {"other": "{low} to {high} in every {of}"},
                "fewer": {"one": "fewer than one in {of}", "other": "fewer than {high} in {of}"},
            },
            "durations": {
                "single": "{high} {unit}",
                "range": "{low} to {high} {unit}",
                "units": {"month": {"one": "month", "other": "months"}},
            },
        },
    )


FACTS = SourceFile(
    "facts",
    {
        "success": {"low": "85", "high": "90", "of": "100"},
        "common": {"low": "1", "high": "1", "of": "10000"},
        "rare": {"high": "1", "of": "1000"},
        "rarer": {"high": "3", "of": "1000"},
        "lasts": {"low": "3", "high": "4", "unit": "month"},
        "once": {"low": "1", "high": "1", "unit": "month"},
        "no-number": {"statement": "nothing to print"},
    },
)


def printed(text: str, clinic: SourceFile | None = None) -> str:
    return Figures(locale("en-GB"), FACTS, clinic).printed(Words(text, "test/key")).text


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("about {success}", "about 85 to 90 in every 100"),
        ("about {success.other}", "about 10 to 15 in every 100"),
        ("about {common} people", "about 1 in every 10,000 people"),
        ("{rare} people", "fewer than one in 1,000 people"),
        ("{rarer} people", "fewer than 3 in 1,000 people"),
        ("{lasts}, {once}", "3 to 4 months, 1 month"),
        ("Call **{emergency-number}** now", "Call your local emergency number now"),
        ("a < b & c, {{ config }}", "a < b & c, {{ config }}"),
    ],
)
def test_a_string_is_printed_as_written_out_by_hand(text: str, paper: str) -> None:
    assert printed(text) == paper


def test_the_emergency_number_is_the_clinics_where_there_is_one() -> None:
    clinic = SourceFile("clinic", {"emergency-number": "999"})
    assert printed("Call {emergency-number}.", clinic) == "Call 999."


def test_a_link_is_its_words_and_its_address() -> None:
    found = Figures(locale("en-GB"), FACTS, None).printed(Words("See [the site](https://a.example).", "k"))
    assert (found.text, found.links) == ("See the site.", (("the site", "https://a.example"),))


@pytest.mark.parametrize("name", ["nobody", "no-number", "success.somebody", "lasts.other"])
def test_a_name_without_a_figure_is_named(name: str) -> None:
    with pytest.raises(MissingWordsError, match=name):
        printed("{" + name + "}")


def test_a_language_that_nobody_listed_is_not_guessed() -> None:
    with pytest.raises(MissingWordsError, match="xx"):
        Figures(locale("xx"), FACTS, None).number(1000)


@pytest.mark.parametrize("tag", TAGS)
def test_plural_categories_are_cldrs(tag: str) -> None:
    plural = babel.Locale.parse(TAGS[tag]).plural_form
    language = LANGUAGES[tag.partition("-")[0]]
    assert [language.plural(n) for n in range(1100)] == [plural(n) for n in range(1100)]


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_and_dates_are_cldrs(tag: str) -> None:
    figures = Figures(locale(tag), FACTS, None)
    for value in (0, 7, 100, 1000, 10000, 1234567):
        wanted = format_decimal(value, locale=TAGS[tag], numbering_system="latn")
        assert figures.number(value) == wanted
    for week in range(53):
        day = date(2026, 1, 1) + timedelta(weeks=week)
        assert figures.long_date(day.isoformat()) == format_date(day, format="long", locale=TAGS[tag])

"""The audit's own reckoning against Babel's CLDR data and against figures written out by hand."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import babel
import pytest
from babel.dates import format_date
from babel.numbers import format_decimal

from leaflets.audit.figures import Figures
from leaflets.audit.languages import Language, language
from leaflets.audit.source import MissingWordsError, SourceFile, Words, Workspace

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
TAGS = tuple(sorted(folder.name for folder in (CONTENT / "locales").iterdir()))
ALL = tuple(json.loads((ROOT / "leaflets/audit/languages.json").read_bytes()))
OTHERWISE = {
    *(
        "af-NA",
        "az-Cyrl",
        "be-tarask",
        "de-AT",
        "fr-MA",
        "fur",
        "gv",
        "kl",
        "ksh",
        "kw",
        "lij",
        "os",
        "os-RU",
    ),
    *("osa", "pap", "pap-AW", "prg", "tpi", "uz-Arab", "wae", "yo", "yo-BJ"),
}
"""Babel takes some of their signs or patterns from another parent; Yoruba shortens its months. The audit
would object to their sheets, so that somebody looks."""


def known(tag: str) -> Language:
    found = language(tag)
    assert found is not None
    return found


def locale(tag: str, **more: str) -> SourceFile:
    return SourceFile(
        "locale",
        {
            "locale": tag,
            "joins": {
                "range": "{low} to {high}",
                "pair": "{first} and {last}",
                "series": "{first}, {last}",
                "final": "{first}, and {last}",
            },
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
            **more,
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


@pytest.mark.parametrize(
    ("tag", "onset", "lasts"),
    [
        ("ru", "от 2 до 5 дней", "3 месяца"),
        ("uk", "від 2 до 5 днів", "3 місяці"),
        ("pl", "od 2 do 5 dni", "3 miesiące"),
        ("en-GB", "2 to 5 days", "3 months"),
    ],
)
def test_a_range_of_time_has_names_of_its_own_where_the_language_asks_for_it(
    tag: str, onset: str, lasts: str
) -> None:
    workspace = Workspace(CONTENT.parent)
    figures = Figures(workspace.local(tag, "locale"), workspace.shared("facts"), None)
    said = [figures.value(name).replace("\u00a0", " ") for name in ("bt-onset", "bt-duration")]
    assert said == [onset, lasts]


def test_a_language_that_nobody_listed_is_not_guessed() -> None:
    with pytest.raises(MissingWordsError, match="xx"):
        Figures(locale("xx"), FACTS, None).number(1000)


def test_every_locale_can_be_audited() -> None:
    assert {path.name for path in (CONTENT / "locales").iterdir()} <= set(TAGS)


@pytest.mark.parametrize(
    ("parts", "paper"),
    [("a", "a"), ("a b", "a and b"), ("a b c", "a, b, and c"), ("a b c d", "a, b, c, and d")],
)
def test_words_are_joined_as_the_locale_says(parts: str, paper: str) -> None:
    assert Figures(locale("en-GB"), FACTS, None).joined(parts.split()) == paper


def test_a_range_has_the_locales_words_and_numbers() -> None:
    assert Figures(locale("en-GB"), FACTS, None).span(2, 10000) == "2 to 10,000"


@pytest.mark.parametrize(
    ("tag", "value", "paper"),
    [
        ("en-GB", 1000, "1,000"),
        ("hi", 1234567, "12,34,567"),
        ("fr", 10000, "10\u202f000"),
        ("es", 1000, "1000"),
        ("es", 10000, "10.000"),
        ("pl", 1000, "1000"),
        ("it", 999999, "999.999"),
    ],
)
def test_numbers_are_grouped_as_written_out_by_hand(tag: str, value: int, paper: str) -> None:
    assert known(tag).number(value) == paper


def test_a_locale_may_have_a_date_pattern_of_its_own() -> None:
    figures = Figures(locale("es", date="d 'de' MMMM, y"), FACTS, None)
    assert figures.long_date("2026-11-22") == "22 de noviembre, 2026"
    with pytest.raises(MissingWordsError, match="EEEE"):
        Figures(locale("es", date="EEEE d"), FACTS, None).long_date("2026-11-22")


@pytest.mark.parametrize("tag", TAGS)
def test_plural_categories_are_cldrs(tag: str) -> None:
    plural = babel.Locale.parse(tag, sep="-").plural_form
    own = known(tag)
    counts = [*range(1100), 10000, 100000, 1000000, 1000001]
    assert [own.plural(n) for n in counts] == [plural(n) for n in counts]


def test_every_language_that_somebody_may_begin_is_known_as_babel_knows_it() -> None:
    assert len(ALL) > 500
    assert {tag for tag in ALL if not as_babel_has_it(tag)} == OTHERWISE


def as_babel_has_it(tag: str) -> bool:
    own, cldr = known(tag), babel.Locale.parse(tag, sep="-")
    counts = (*range(130), 1000, 10000)
    plurals = all(own.plural(count) == cldr.plural_form(count) for count in counts)
    numbers = own.number(1234567) == format_decimal(1234567, locale=cldr, numbering_system="latn")
    days = [date(2026, month, 9) for month in range(1, 13)]
    try:
        return (
            plurals
            and numbers
            and all(own.long_date(day) == format_date(day, format="long", locale=cldr) for day in days)
        )
    except MissingWordsError:
        return False


def test_a_language_that_nobody_knows_is_not_guessed() -> None:
    assert language("tlh") is None


@pytest.mark.parametrize("tag", TAGS)
def test_numbers_and_dates_are_cldrs(tag: str) -> None:
    """Babel knows nothing of the numbers that are too short to be grouped."""
    figures, cldr = Figures(locale(tag), FACTS, None), babel.Locale.parse(tag, sep="-")
    for value in (0, 7, 100, 1000, 10000, 100000, 1234567):
        short = value < 10000 and tag in {"es", "it", "pl"}
        wanted = format_decimal(value, locale=cldr, numbering_system="latn", group_separator=not short)
        assert figures.number(value) == wanted
    for week in range(53):
        day = date(2026, 1, 1) + timedelta(weeks=week)
        assert figures.long_date(day.isoformat()) == format_date(day, format="long", locale=cldr)

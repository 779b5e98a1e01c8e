"""Rates and durations, checked against the printable strings of the ledger's own list."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose.figures import figure, joined, long_date, number, other_side, span
from leaflets.content.library import load

ROOT = Path(__file__).parents[2]
NBSP = "\u00a0"


def plain(text):
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("low", "high", "of", "printed"),
    [
        (85, 90, 100, "85 to 90 in every 100"),
        (10, 10, 100, "10 in every 100"),
        (None, 1, 100, "fewer than 1 in every 100"),
        (1, 4, 1000, "1 to 4 in every 1,000"),
        (1, 1, 10000, "1 in every 10,000"),
    ],
)
def test_a_rate_is_one_whole_pattern(english, fact, low, high, of, printed):
    assert plain(figure(fact(low, high, of=of), english)) == printed


def test_the_denominator_cannot_be_parted_from_in_every(english, fact):
    assert str(figure(fact(85, 90, of=100), english)).endswith(f"in{NBSP}every{NBSP}100")


def test_the_other_side_is_what_is_left_of_the_denominator(english, fact):
    assert plain(other_side(fact(85, 90, of=100), english)) == "10 to 15 in every 100"


@pytest.mark.parametrize("kind", [{"of": 100}, {"unit": "day"}])
def test_an_open_ended_rate_and_a_duration_have_no_other_side(english, fact, kind):
    assert other_side(fact(None, 3, **kind), english) is None


def test_durations_take_the_plural_of_their_upper_end(english, fact):
    assert plain(figure(fact(2, 5, unit="day"), english)) == "2 to 5 days"
    assert plain(figure(fact(1, 1, unit="month"), english)) == "1 month"
    assert plain(figure(fact(3, 3, unit="month"), english)) == "3 months"


@pytest.fixture(scope="module")
def library():
    return load(ROOT, ["ru", "uk", "pl"])


@pytest.mark.parametrize(
    ("tag", "onset", "lasts", "months", "weeks"),
    [
        ("ru", "от 2 до 5 дней", "3 месяца", "от 2 до 3 месяцев", "от 2 до 21 недели"),
        ("uk", "від 2 до 5 днів", "3 місяці", "від 2 до 3 місяців", "від 2 до 21 тижня"),
        ("pl", "od 2 do 5 dni", "3 miesiące", "od 2 do 3 miesięcy", "od 2 do 21 tygodni"),
    ],
)
def test_from_and_to_take_the_genitive_in_slavic_languages(library, fact, tag, onset, lasts, months, weeks):
    own, facts = library.locales[tag].locale, library.facts
    assert plain(figure(facts["bt-onset"], own)) == onset
    assert plain(figure(facts["bt-duration"], own)) == lasts
    assert plain(figure(fact(2, 3, unit="month"), own)) == months
    assert plain(figure(fact(2, 21, unit="week"), own)) == weeks


@pytest.mark.parametrize(("days", "printed"), [(2, "يومان"), (5, "أيام"), (14, "يومًا"), (100, "يوم")])
def test_arabic_has_its_own_plural_categories(arabic, fact, days, printed):
    assert figure(fact(days, days, unit="day"), arabic) == f"{days} {printed}"


def test_a_duration_may_be_said_in_words(arabic, fact):
    """Where a number is said, and in a range, it is said as before."""
    words = replace(arabic.durations, in_words={"day": {"one": "يوم واحد", "two": "يومين"}})
    own = replace(arabic, durations=words)
    assert figure(fact(1, 1, unit="day"), own) == "يوم واحد"
    assert figure(fact(None, 2, unit="day"), own) == "يومين"
    assert figure(fact(5, 5, unit="day"), own) == "5 أيام"
    assert figure(fact(1, 2, unit="day"), own) == figure(fact(1, 2, unit="day"), arabic)


def test_digits_are_western_unless_the_locale_says_otherwise(arabic):
    assert number(10000, arabic) == "10,000"


def test_a_fact_without_a_figure_prints_none(english, fact):
    assert figure(fact(None, None), english) is None
    assert figure(fact(1, 2), english) is None


def test_months_are_words(english, arabic):
    assert long_date(date(2026, 11, 22), english) == "22 November 2026"
    assert "نوفمبر" in long_date(date(2026, 11, 22), arabic)
    assert "22" in long_date(date(2026, 11, 22), arabic)


@pytest.mark.parametrize(
    ("words", "sentence"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c", "d"], "a, b, c and d")]
)
def test_lists_are_joined_in_the_locales_words(english, words, sentence):
    assert joined(words, english) == sentence


def test_a_range_is_said_in_words(english, arabic):
    assert span(2, 5, english) == "2 to 5"
    assert span(2, 5, arabic) == "2 إلى 5"


def test_a_locale_may_have_a_date_pattern_of_its_own(english):
    assert long_date(date(2026, 11, 2), replace(english, date="EEEE d MMMM y")) == "Monday 2 November 2026"


@pytest.mark.parametrize(
    ("country", "printed"),
    [
        ("US", "November 2, 2026"),
        ("IE", "2 November 2026"),
        ("CN", "2 November 2026"),
        ("", "2 November 2026"),
    ],
)
def test_a_date_is_written_as_the_language_is_in_the_country(english, country, printed):
    assert long_date(date(2026, 11, 2), english, country) == printed


def test_a_country_gives_months_their_own_names(arabic):
    assert long_date(date(2026, 11, 2), arabic, "JO") == "2 تشرين الثاني 2026"
    assert long_date(date(2026, 11, 2), arabic, "EG") == "2 نوفمبر 2026"


def test_a_pattern_of_the_locales_own_holds_in_every_country(english):
    own = replace(english, date="EEEE d MMMM y")
    assert long_date(date(2026, 11, 2), own, "US") == "Monday 2 November 2026"


def test_a_number_of_four_digits_may_stand_in_one_piece(english):
    spanish = replace(english, locale="es", minimum_grouping_digits=2)
    assert [number(value, spanish) for value in (100, 1000, 9999, 10000)] == ["100", "1000", "9999", "10.000"]

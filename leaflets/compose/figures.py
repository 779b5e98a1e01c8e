"""Numbers, rates, durations and dates as a locale prints them.

A rate is formatted as one whole pattern, so that numerator and denominator can never part and each
language keeps its own order of words (docs/architecture.md, "Strings"). CLDR data come from Babel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import babel
from babel import localedata
from babel.dates import format_date
from babel.numbers import format_decimal

from leaflets.model.content import Fact, Message
from leaflets.model.locale import Locale
from leaflets.model.translated import Figure


@lru_cache
def _cldr(tag: str) -> babel.Locale:
    return babel.Locale.parse(_PSEUDO.sub("", tag), sep="-")


_PSEUDO = re.compile(r"-X[A-Z]$")
"""A country that Unicode keeps for pseudo-locales: the numbers are the language's."""


def is_known(tag: str) -> bool:
    """Whether numbers and dates of a locale can be printed."""
    try:
        return _cldr(tag) is not None
    except (ValueError, babel.UnknownLocaleError):
        return False


def number(value: int, locale: Locale) -> str:
    """A whole number with the locale's grouping, in its chosen digits.

    Babel does not know that some languages leave a number of four digits in one piece.
    """
    grouped = value >= 10 ** (2 + locale.minimum_grouping_digits)
    return format_decimal(
        value, locale=_cldr(locale.locale), numbering_system=locale.numbering, group_separator=grouped
    )


def long_date(value: date, locale: Locale, country: str = "") -> str:
    """A date with its month in words, so that nobody takes the day for the month.

    It is written as the language is in this country, where CLDR knows that: "November 30, 2026" in the
    United States, other names of months in Jordan than in Egypt.
    """
    there = _there(locale.locale, country) if country and not locale.date else None
    return format_date(value, format=locale.date or "long", locale=there or _cldr(locale.locale))


@lru_cache
def _there(tag: str, country: str) -> babel.Locale | None:
    """The language of a tag as it is written in a country."""
    if _PSEUDO.search(tag):
        return None
    own = _cldr(tag)
    name = "_".join(filter(None, (own.language, own.script, country)))
    return babel.Locale.parse(name) if localedata.exists(name) else None


def _plural(forms: Mapping[str, Message], count: int, locale: Locale) -> Message:
    return forms.get(_cldr(locale.locale).plural_form(count)) or forms["other"]


def _fill(pattern: str, **values: str) -> str:
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def span(low: int, high: int, locale: Locale) -> str:
    """A range in the locale's words, never with a dash: it turns round in right-to-left text."""
    return _fill(locale.joins.range, low=number(low, locale), high=number(high, locale))


def joined(words: Sequence[str], locale: Locale) -> str:
    """Words as a list inside a sentence: "a, b and c"."""
    *rest, last = words
    if not rest:
        return last
    text = rest[0]
    for word in rest[1:]:
        text = _fill(locale.joins.series, first=text, last=word)
    pattern = locale.joins.pair if len(rest) == 1 else locale.joins.final
    return _fill(pattern, first=text, last=last)


def figure(fact: Fact | Figure, locale: Locale) -> str | None:
    """The fact's figure in words and digits, or None where the fact prints no number."""
    if fact.high is None:
        return None
    if fact.of is not None:
        return _rate(fact.low, fact.high, fact.of, locale)
    if fact.unit is not None:
        return _duration(fact.low, fact.high, fact.unit, locale)
    return None


def other_side(fact: Fact | Figure, locale: Locale) -> str | None:
    """The people a rate does not count: "10 to 15 in every 100" beside "85 to 90"."""
    if fact.of is None or fact.low is None or fact.high is None:
        return None
    return _rate(fact.of - fact.high, fact.of - fact.low, fact.of, locale)


def others(fact: Fact, locale: Locale) -> str:
    """The other side beside a drawing, which shows it for "fewer than" too: nobody to all of those."""
    assert fact.of is not None, fact.statement
    assert fact.high is not None, fact.statement
    return _rate(fact.of - fact.high, fact.of - (fact.low or 0), fact.of, locale)


def _rate(low: int | None, high: int, of: int, locale: Locale) -> str:
    rates = locale.rates
    forms = rates.fewer if low is None else rates.single if low == high else rates.range
    return _fill(
        _plural(forms, high, locale),
        low=number(low or 0, locale),
        high=number(high, locale),
        of=number(of, locale),
    )


def _duration(low: int | None, high: int, unit: str, locale: Locale) -> str:
    durations = locale.durations
    if low in (None, high):
        if words := durations.in_words.get(unit, {}).get(_cldr(locale.locale).plural_form(high)):
            return words
        pattern, units = durations.single, durations.units
    else:
        pattern, units = durations.range, durations.range_units or durations.units
    return _fill(
        pattern,
        low=number(low or 0, locale),
        high=number(high, locale),
        unit=_plural(units[unit], high, locale),
    )

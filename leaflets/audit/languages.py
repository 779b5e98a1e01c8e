"""Whole numbers, their plural categories and long dates in each language, by CLDR and without Babel.

The data stand in languages.yaml. A language that is not listed there cannot be audited until somebody
adds it (tools/audit_languages.py), and the audit says so: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from leaflets.audit.source import MissingWordsError

_DATA = Path(__file__).with_name("languages.yaml")

_RELATION = re.compile(r"(\w)(?: % (\d+))? (!?=) ([\d.,]+)")
_FIELD = re.compile(r"'([^']*)'|([A-Za-z])\2*")


@dataclass(frozen=True, slots=True)
class Language:
    """`conditions`: plural category -> when a number has it (UTS #35 part 3). `months` from January.

    `groups`: how many digits stand after the last sign between groups, and between two of them.
    `long`: CLDR's pattern of a long date.
    """

    conditions: Mapping[str, str]
    group: str
    groups: tuple[int, int]
    minimum: int
    long: str
    months: tuple[str, ...]
    era: str

    def plural(self, count: int) -> str:
        """The category of a whole number."""
        return next((name for name, rule in self.conditions.items() if _holds(rule, count)), "other")

    def number(self, value: int) -> str:
        """In Latin digits. A number may be too short to be grouped: 1000 in Spanish, but 10.000."""
        digits = str(value)
        last, other = self.groups
        if len(digits) < last + self.minimum:
            return digits
        head, tail = digits[:-last], digits[-last:]
        cuts = range(len(head) % other or other, len(head) + 1, other)
        parts = [head[max(0, cut - other) : cut] for cut in cuts]
        return self.group.join([*parts, tail])

    def long_date(self, day: date, pattern: str = "") -> str:
        """By a CLDR date pattern, or the language's own. Letters in quotation marks stand for themselves."""

        def field(match: re.Match[str]) -> str:
            if match[1] is not None:
                return match[1]
            values = {
                "d": str(day.day),
                "M": str(day.month),
                "MMMM": self.months[day.month - 1],
                "y": str(day.year),
                "G": self.era,
            }
            if match[0] not in values:
                raise MissingWordsError(f"{match[0]!r} of a date pattern (audit/languages.py)")
            return values[match[0]]

        return _FIELD.sub(field, pattern or self.long)


def _holds(rule: str, count: int) -> bool:
    return any(all(_relation(part, count) for part in way.split(" and ")) for way in rule.split(" or "))


def _relation(relation: str, count: int) -> bool:
    """`n` and `i` are the whole number; the other operands tell of decimals, of which it has none."""
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise MissingWordsError(f"the plural rule {relation!r} (audit/languages.py)")
    operand, modulus, sign, ranges = match.groups()
    value = count if operand in "ni" else 0
    if modulus:
        value %= int(modulus)
    bounds = (part.partition("..") for part in ranges.split(","))
    within = any(int(low) <= value <= int(high or low) for low, _, high in bounds)
    return within == (sign == "=")


@lru_cache(maxsize=1)
def languages() -> Mapping[str, Language]:
    """Locale -> how it writes numbers and dates."""
    data = yaml.load(_DATA.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - makes strings only
    return {locale: _language(entry) for locale, entry in data.items()}


def _language(entry: Mapping[str, str | list[str] | Mapping[str, str]]) -> Language:
    text = {name: value for name, value in entry.items() if isinstance(value, str)}
    plural, months = entry["plural"], entry["months"]
    assert isinstance(plural, Mapping)
    assert isinstance(months, list)
    *_, other, last = text["pattern"].partition(".")[0].split(",")
    return Language(
        conditions=plural,
        group=text["group"],
        groups=(len(last), len(other) if text["pattern"].count(",") > 1 else len(last)),
        minimum=int(text["minimum"]),
        long=text["date"],
        months=tuple(months),
        era=text["era"],
    )

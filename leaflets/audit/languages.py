"""Whole numbers, their plural categories and long dates in each language, by CLDR and without Babel.

languages.json has all languages whose months CLDR names, one a line, as tools/audit_languages.py writes it
(Unicode's data, under languages.LICENSE.txt). Another one cannot be audited, and the audit says so: nothing
is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from leaflets.audit.source import MissingWordsError

_DATA = Path(__file__).with_name("languages.json")

_PLAIN = {"pt": "pt-BR"}
"""What CLDR calls plain "pt" has its country here."""
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
                "dd": f"{day.day:02}",
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


@lru_cache
def language(tag: str) -> Language | None:
    """How a language writes numbers and dates; None where CLDR does not say."""
    entry = _entries().get(tag)
    return None if entry is None else _language(entry)


_HOME = {"en": "US", "pt": "BR"}
"""Whose country a plain tag means, where ours name another: CLDR lists no language for its home country."""
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")


def language_in(tag: str, country: str) -> Language | None:
    """The same language in a country; None where CLDR does not know it there, or where it is at home."""
    own, *others = tag.split("-")
    scripts = [part for part in others if _SCRIPT.fullmatch(part)]
    found = language("-".join((own, *scripts, country)))
    return language(_PLAIN.get(own, own)) if found is None and _HOME.get(own) == country else found


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, Mapping[str, Any]]:
    """Tag -> `plural`, category -> the condition of UTS #35 under which a number has it; `group`, the sign
    between groups of Latin digits; `pattern`, how many digits a group has; `minimum`, so many digits stand
    before the first sign; `date`, the long date's pattern; `months`, as they stand in it; `era`, of our time.
    """
    entries: Mapping[str, Mapping[str, Any]] = json.loads(_DATA.read_bytes())
    return entries


def _language(entry: Mapping[str, Any]) -> Language:
    *_, other, last = entry["pattern"].partition(".")[0].split(",")
    return Language(
        conditions=entry["plural"],
        group=entry["group"],
        groups=(len(last), len(other) if entry["pattern"].count(",") > 1 else len(last)),
        minimum=entry["minimum"],
        long=entry["date"],
        months=tuple(entry["months"]),
        era=entry["era"],
    )

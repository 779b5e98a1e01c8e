"""How names are written: ids, language tags, scripts, plural categories."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leaflets.frozen import frozen
from leaflets.model.checklist import Checklist
from leaflets.model.clinic import Clinic, Interpreter, Logo, Phone
from leaflets.model.content import Leaflet
from leaflets.model.locale import DurationPatterns, Locale, RatePatterns


@frozen
class NamePattern:
    """What a name may look like, and what to say about one that doesn't."""

    pattern: re.Pattern[str]
    hint: str

    def matches(self, name: str) -> bool:
        return self.pattern.fullmatch(name) is not None


ID = NamePattern(
    re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "Use small letters a to z, figures, and hyphens between words: hearing-loss.",
)
LOCALE = NamePattern(
    re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"),
    "Use a language code, and a country where it matters: ar, en-GB, zh-Hans.",
)
LANGUAGE = NamePattern(
    re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "Use a language code, and a country where it matters: ar, en-GB, zh-Hans.",
)
SCRIPT = NamePattern(
    re.compile(r"[A-Z][a-z]{3}"),
    "Use the four-letter code of the script: Latn, Arab, Cyrl, Deva.",
)
COUNTRY = NamePattern(re.compile(r"[A-Z]{2}"), "Use the two-letter code of the country: GB, EG, DE.")
PLURAL = NamePattern(
    re.compile(r"zero|one|two|few|many|other"),
    "Use the plural categories of your language, among zero, one, two, few, many and other.",
)
ANYTHING = NamePattern(re.compile(r".+", re.DOTALL), "")

NUMBERING_SYSTEMS = (
    *("arab", "arabext", "beng", "deva", "gujr", "guru", "khmr", "knda", "laoo", "latn"),
    *("mlym", "mymr", "orya", "tamldec", "telu", "thai", "tibt"),
)
"""CLDR's decimal numbering systems in living use."""

KEY_PATH = NamePattern(
    re.compile(f"{ID.pattern.pattern}([.]{ID.pattern.pattern})+"),
    "Write the names that lead to the field, with stops between: sections.stay.body.plan.fields.nights.",
)

UNITS = ("hour", "day", "week", "month", "year")
UNIT_OR_PLURAL = NamePattern(
    re.compile("|".join((*UNITS, PLURAL.pattern.pattern))),
    f"Use {', '.join(UNITS)}, and below each the plural categories of your language.",
)

ID_OR_LOCALE = NamePattern(
    re.compile(f"{ID.pattern.pattern}|{LOCALE.pattern.pattern}"),
    f"{LOCALE.hint}",
)

KEY_PATTERNS: Mapping[tuple[type, str], NamePattern] = {
    (Checklist, "items"): ID,
    (Leaflet, "local"): KEY_PATH,
    (Locale, "foreign"): SCRIPT,
    (Clinic, "local"): ID_OR_LOCALE,
    (Interpreter, "words"): LOCALE,
    (Logo, "alt"): LOCALE,
    (Phone, "purpose"): LOCALE,
    (RatePatterns, "single"): PLURAL,
    (RatePatterns, "range"): PLURAL,
    (RatePatterns, "fewer"): PLURAL,
    (DurationPatterns, "units"): UNIT_OR_PLURAL,
    (DurationPatterns, "range_units"): UNIT_OR_PLURAL,
    (DurationPatterns, "in_words"): UNIT_OR_PLURAL,
}
"""(dataclass, field) -> names of a mapping's keys, where they are not ids."""

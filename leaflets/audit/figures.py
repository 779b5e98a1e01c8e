"""Placeholders, numbers, dates and joined words as a locale prints them: the audit's own reckoning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from leaflets.audit.languages import Language, language, language_in
from leaflets.audit.source import MissingWordsError, SourceFile, Words

_PLACEHOLDER = re.compile(r"\{([a-z0-9.-]+)\}")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A content string as it must stand on paper: its text, and its links as (words, address)."""

    text: str
    links: tuple[tuple[str, str], ...]
    key: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Resolves one locale's strings. `clinic` gives the emergency number where there is one."""

    locale: SourceFile
    facts: SourceFile
    clinic: SourceFile | None

    @property
    def _language(self) -> Language:
        tag = self.locale.value("locale")
        numbering = self.locale.value("numbering") if self.locale.has("numbering") else "latn"
        found = language(tag)
        if found is None or numbering != "latn":
            raise MissingWordsError(
                f"numbers and dates of {tag!r} in {numbering!r} digits (audit/languages.json)"
            )
        return found

    def printed(self, words: Words, /, **values: str) -> Printed:
        """Stars and link brackets gone, placeholders filled; `values` are the template's own."""
        text = words.text.replace("**", "")
        links = tuple(_LINK.findall(text))
        text = _LINK.sub(r"\1", text)

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in values:
                return values[name]
            return self.value(name)

        return Printed(_PLACEHOLDER.sub(fill, text), links, words.key)

    def value(self, name: str) -> str:
        """What stands for a placeholder: a fact's figure, its other side, the emergency number."""
        if name == "emergency-number":
            if self.clinic is not None:
                return self.clinic.value("emergency-number")
            return self.locale.value("furniture.emergency-number")
        fact, _, side = name.partition(".")
        is_rate = self.facts.has(f"{fact}.of")
        if not self.facts.has(f"{fact}.high") or side not in (("", "other") if is_rate else ("",)):
            raise MissingWordsError(f"facts/{name}")
        low, high = self._number(fact, "low"), self._number(fact, "high")
        if is_rate:
            of = self._number(fact, "of") or 0
            if side == "other":
                low, high = of - (high or 0), of - (low or 0)
            return self._rate(low, high or 0, of)
        return self._duration(low, high or 0, self.facts.value(f"{fact}.unit"))

    def share(self, fact: str) -> tuple[int, int, int]:
        """Least and most people that a rate counts, and of how many; "fewer than" may be none."""
        of = self._number(fact, "of")
        if of is None:
            raise MissingWordsError(f"facts/{fact}.of")
        return self._number(fact, "low") or 0, self._number(fact, "high") or 0, of

    def rest(self, fact: str) -> str:
        """Those whom a rate does not count, beside an icon array."""
        low, high, of = self.share(fact)
        return self._rate(of - high, of - low, of)

    def cited(self, text: str, sources: Sequence[str]) -> str:
        """Sources in braces as "[1, 2]": their places in the list, in ascending order."""
        for number, source in enumerate(sources, 1):
            text = text.replace("{" + source + "}", f"\x00{number}\x00")

        def bracketed(match: re.Match[str]) -> str:
            numbers = sorted({int(number) for number in re.findall(r"\d+", match[0])})
            inside, *others = map(self.number, numbers)
            for other in others:
                pattern = self.locale.value("joins.series")
                inside = pattern.replace("{first}", inside).replace("{last}", other)
            return ("\xa0" if match[0][0] == " " else "") + "[" + inside.replace(" ", "\xa0") + "]"

        return re.sub(r" ?(\x00\d+\x00)+", bracketed, text)

    def _number(self, fact: str, name: str) -> int | None:
        path = f"{fact}.{name}"
        return int(self.facts.value(path)) if self.facts.has(path) else None

    def _rate(self, low: int | None, high: int, of: int) -> str:
        kind = "fewer" if low is None else "single" if low == high else "range"
        pattern = self._plural(f"rates.{kind}", high)
        return self._fill(pattern, low=low, high=high, of=of)

    def _duration(self, low: int | None, high: int, unit: str) -> str:
        kind = "single" if low is None or low == high else "range"
        in_words = f"durations.in-words.{unit}.{self._language.plural(high)}"
        if kind == "single" and self.locale.has(in_words):
            return self.locale.value(in_words)
        pattern = self.locale.value(f"durations.{kind}")
        of_ranges = kind == "range" and self.locale.has("durations.range-units")
        name = self._plural(f"durations.{'range-units' if of_ranges else 'units'}.{unit}", high)
        return self._fill(pattern, low=low, high=high).replace("{unit}", name)

    def _plural(self, path: str, count: int) -> str:
        category = self._language.plural(count)
        return self.locale.value(f"{path}.{category if self.locale.has(f'{path}.{category}') else 'other'}")

    def _fill(self, pattern: str, **numbers: int | None) -> str:
        for name, value in numbers.items():
            pattern = pattern.replace("{" + name + "}", self.number(value or 0))
        return pattern

    def number(self, value: int) -> str:
        return self._language.number(value)

    def long_date(self, iso: str) -> str:
        """As the language has it in the clinic's country, unless the locale has a pattern of its own."""
        pattern = self.locale.value("date") if self.locale.has("date") else ""
        there = None
        if self.clinic is not None and not pattern:
            there = language_in(self.locale.value("locale"), self.clinic.value("country"))
        return (there or self._language).long_date(date.fromisoformat(iso), pattern)

    def span(self, low: int, high: int) -> str:
        """A range in words."""
        return self._fill(self.locale.value("joins.range"), low=low, high=high)

    def joined(self, parts: Sequence[str]) -> str:
        """A list inside a sentence: two are a pair; of more, the last one is joined in its own way."""
        text, *others = parts
        for at, part in enumerate(others, 1):
            kind = "series" if at < len(others) else "pair" if at == 1 else "final"
            pattern = self.locale.value(f"joins.{kind}")
            text = pattern.replace("{first}", text).replace("{last}", part)
        return text

"""A string as a reader meets it: its sentences and words, with figures in place of their names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leaflets.checks.phrases import Span
from leaflets.frozen import frozen
from leaflets.model.content import Fact, Message
from leaflets.model.locale import Locale
from leaflets.model.usage import PLACEHOLDER

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"\S*[^\W_]\S*")
_STOP = r"[.!?…‽؟۔।॥።។။。！？｡]"
_END = re.compile(rf"{_STOP}+[\"'”’»›)\]*]*(?=\s|$)|[。！？｡]+[”’」』）]*")
"""The end of a sentence: the stops of the scripts (Latin, Arabic, Urdu, Devanagari, Ethiopic, Khmer, Burmese,
Chinese), with what closes behind them. A Chinese stop needs no space after it."""


@frozen
class Sentence:
    """A part of a string: characters `start` to `end` of it."""

    message: Message
    start: int
    end: int

    @property
    def raw(self) -> str:
        return self.message[self.start : self.end]

    def moved(self, span: Span) -> Span:
        """A place of the sentence as a place of the string."""
        return Span(self.start + span.start, self.start + span.end, span.words)


def sentences(message: Message, abbreviations: tuple[str, ...] = ()) -> list[Sentence]:
    """A heading, a list item and a cell end a sentence even without a stop."""
    found, start = [], 0
    for match in _END.finditer(message):
        if not message[: match.end()].endswith(abbreviations or ("\0",)):
            found.append(Sentence(message, start, match.end()))
            start = match.end()
    found.append(Sentence(message, start, len(message)))
    trimmed = (_trimmed(sentence) for sentence in found)
    return [sentence for sentence in trimmed if _WORD.search(sentence.raw)]


def _trimmed(sentence: Sentence) -> Sentence:
    raw = sentence.raw
    lead = len(raw) - len(raw.lstrip())
    return Sentence(sentence.message, sentence.start + lead, sentence.start + len(raw.rstrip()))


def words(text: str) -> list[str]:
    """What stands between spaces and has a letter or figure, without the signs at its ends."""
    return [word.strip("*.,;:!?…()[]\"'“”‘’«»‹›–—/") for word in _WORD.findall(text)]


def blotted(text: str) -> str:
    """The text with a line in place of each name in braces, character for character."""
    return PLACEHOLDER.sub(lambda match: "_" * len(match[0]), text)


class Figures:
    """Names in braces as the words that a leaflet of one language prints, for counting only.

    The composer prints them with the plural of each number (leaflets/compose); here the form "other" does,
    since no plural has another number of words.
    """

    def __init__(self, facts: Mapping[str, Fact], locale: Locale) -> None:
        self._facts = facts
        self._locale = locale

    def fill(self, text: str) -> str:
        """The text without marks of emphasis and links, its figures printed."""
        plain = _LINK.sub(r"\1", text).replace("**", "")
        return PLACEHOLDER.sub(lambda match: self._printed(match[1]), plain)

    def _printed(self, name: str) -> str:
        if name == "emergency-number":
            return self._locale.furniture.emergency_number
        fact_id, _, side = name.partition(".")
        fact = self._facts.get(fact_id)
        if fact is None or fact.high is None:
            return ""
        low, high = fact.low, fact.high
        if fact.of is not None:
            if side and low is not None:
                low, high = fact.of - high, fact.of - low
            rates = self._locale.rates
            forms = rates.fewer if low is None else rates.single if low == high else rates.range
            return _filled(forms["other"], low or 0, high, of=f"{fact.of:,}")
        durations = self._locale.durations
        pattern = durations.single if low in (None, high) else durations.range
        return _filled(pattern, low or 0, high, unit=durations.units[fact.unit or "day"]["other"])


def _filled(pattern: str, low: int, high: int, **values: str) -> str:
    for name, value in {"low": str(low), "high": str(high), **values}.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern

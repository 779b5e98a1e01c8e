"""An edition's strings as they were printed when it was issued, long after patterns and figures have changed.

A figure is told with the patterns of its own time: "85 in every 100" stays so beside a new edition that says
"85 out of 100". Only what an edition has no more of, since its language gained it later, is said as today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from leaflets.compose.figures import figure, other_side
from leaflets.model.change import Side
from leaflets.model.content import Message
from leaflets.model.identity import read_figure
from leaflets.model.locale import Locale
from leaflets.model.record import Snapshot
from leaflets.model.translated import Figure
from leaflets.model.usage import PLACEHOLDER

_PATTERNS = ("rates", "durations", "joins", "furniture")
"""What of a language decides how the figures and the emergency number of an edition are said."""


def side(snapshot: Snapshot, today: Locale) -> Side:
    """The edition with what is printed for each name in braces. `today`: its language as it is now."""
    locale, figures = locale_then(snapshot, today), figures_then(snapshot)
    names = {name for words in snapshot.words.values() for name in PLACEHOLDER.findall(words)}
    printed: dict[str, str] = {}
    for name in sorted(names | figures.keys()):
        if value := _printed(name, locale, figures):
            printed[name] = value
    return Side(snapshot, printed)


def _printed(name: str, locale: Locale, figures: Mapping[str, Figure]) -> str | None:
    if name == "emergency-number":
        return str(locale.furniture.emergency_number)
    fact, _, which = name.partition(".")
    if fact not in figures:
        return None
    return other_side(figures[fact], locale) if which else figure(figures[fact], locale)


def figures_then(snapshot: Snapshot) -> Mapping[str, Figure]:
    found = {fact: read_figure(written) for fact, written in snapshot.figures.items()}
    return {fact: value for fact, value in found.items() if value is not None}


def locale_then(snapshot: Snapshot, today: Locale) -> Locale:
    """The language with the patterns that the edition was printed with."""
    return replace(today, **{name: _then(getattr(today, name), snapshot.words) for name in _PATTERNS})


def _then(value: Any, words: Mapping[str, str]) -> Any:
    """The same value with the words that were said then, wherever there were any."""
    if isinstance(value, Message):
        return Message(words.get(value.key, str(value)), value.key, value.where)
    if isinstance(value, Mapping):
        return {name: _then(each, words) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {
            each.name: _then(getattr(value, each.name), words) for each in fields(value)
        }
        return replace(value, **changed)
    return value

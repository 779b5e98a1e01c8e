"""Compares the entries on record with the strings and figures of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model.content import Fact, Message
from leaflets.model.fingerprint import figures_hash, words_hash
from leaflets.model.library import Library
from leaflets.model.state import Entry, Lapse, Standing
from leaflets.model.unit import Unit, library_units
from leaflets.model.usage import facts_in, locale_messages

Record = Mapping[str, Mapping[str, Entry]]
"""File id ("basics.standard", "safety") -> key inside the file -> entry. One locale's."""


def standings(library: Library, locale: str, record: Record) -> Iterator[Standing]:
    """Every string of a valid locale, in the order of its files, with what has become of its entry."""
    return unit_standings(library_units(library, locale).all(), library.facts, record)


def unit_standings(units: Iterable[Unit], facts: Mapping[str, Fact], record: Record) -> Iterator[Standing]:
    """The same of units, those left out whose translation is missing: nobody can vouch for it."""
    for unit in units:
        if unit.target is not None:
            entry = record.get(unit.file, {}).get(unit.name)
            yield Standing(unit.target, unit.english, entry, _lapses(unit, unit.target, entry, facts))


def source_hash(unit: Unit) -> str | None:
    """Of the English words that a translation has to agree with."""
    return None if unit.english is None else words_hash(unit.english)


def facts_hash(unit: Unit, facts: Mapping[str, Fact]) -> str | None:
    """Of the figures that a string, English ones too, has to agree with."""
    return figures_hash(unit.facts, facts) if unit.facts else None


def orphans(library: Library, locale: str, record: Record) -> Iterator[tuple[str, str]]:
    """(file id, key) of entries whose string is no longer there."""
    present = {message.key for message in locale_messages(library.locales[locale])}
    for file, entries in record.items():
        yield from ((file, key) for key in entries if f"{file}/{key}" not in present)


def _lapses(unit: Unit, target: Message, entry: Entry | None, facts: Mapping[str, Fact]) -> tuple[Lapse, ...]:
    if entry is None:
        return ()
    found = []
    if source_hash(unit) != entry.source:
        found.append(Lapse.SOURCE)
    rewritten = words_hash(target) != entry.target
    if entry.facts != facts_hash(unit, facts) and not (rewritten and entry.facts == _of_english(unit, facts)):
        found.append(Lapse.FACT)
    if rewritten:
        found.append(Lapse.TARGET)
    return tuple(found)


def _of_english(unit: Unit, facts: Mapping[str, Fact]) -> str | None:
    """What the figures of the English hash to: whoever drops a name from a translation changes no figure."""
    names = () if unit.english is None else facts_in(unit.english, facts)
    return figures_hash(names, facts) if names else None

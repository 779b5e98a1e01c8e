"""Compares the entries on record with the strings and figures of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.frozen import frozen
from leaflets.model.content import Message
from leaflets.model.library import Library
from leaflets.model.state import Entry, Lapse, Standing
from leaflets.model.usage import facts_behind, locale_messages
from leaflets.states.fingerprint import figures_hash, words_hash

Record = Mapping[str, Mapping[str, Entry]]
"""File id ("basics.standard", "safety") -> key inside the file -> entry. One locale's."""


@frozen
class Ledger:
    """What a locale's strings have to agree with: key -> hash of the English words, and of the figures."""

    words: Mapping[str, str]
    figures: Mapping[str, str]


def ledger(library: Library, locale: str) -> Ledger:
    """English itself has to agree with the figures only."""
    own, english = library.locales[locale], library.locales[library.source]
    translated = locale != library.source
    behind = facts_behind(own, library.facts)
    return Ledger(
        {m.key: words_hash(m) for m in locale_messages(english)} if translated else {},
        {key: figures_hash(ids, library.facts) for key, ids in behind.items()},
    )


def standings(library: Library, locale: str, record: Record) -> Iterator[Standing]:
    """Every string of a locale, in the order of its files, with what has become of its entry."""
    against = ledger(library, locale)
    translated = locale != library.source
    english = {m.key: m for m in locale_messages(library.locales[library.source])} if translated else {}
    for message in locale_messages(library.locales[locale]):
        file, _, key = message.key.partition("/")
        entry = record.get(file, {}).get(key)
        yield Standing(message, english.get(message.key), entry, _lapses(message, entry, against))


def orphans(library: Library, locale: str, record: Record) -> Iterator[tuple[str, str]]:
    """(file id, key) of entries whose string is no longer there."""
    present = {message.key for message in locale_messages(library.locales[locale])}
    for file, entries in record.items():
        yield from ((file, key) for key in entries if f"{file}/{key}" not in present)


def _lapses(message: Message, entry: Entry | None, against: Ledger) -> tuple[Lapse, ...]:
    if entry is None:
        return ()
    found = []
    if against.words.get(message.key) != entry.source:
        found.append(Lapse.SOURCE)
    if against.figures.get(message.key) != entry.facts:
        found.append(Lapse.FACT)
    if words_hash(message) != entry.target:
        found.append(Lapse.TARGET)
    return tuple(found)

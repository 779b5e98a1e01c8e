"""Which former English words and figures are worth keeping: those that an entry refers to, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.model.fingerprint import figures_hash, words_hash
from leaflets.model.library import Library
from leaflets.model.translated import Figures, Translated, figure_of
from leaflets.model.unit import library_units
from leaflets.model.usage import locale_messages
from leaflets.states.standing import Record

Records = Mapping[str, Record]
"""Locale -> what is on record of its strings."""


def remembered(library: Library, records: Records, kept: Translated) -> tuple[Translated, int]:
    """What to keep from now on, of today's words and of those kept so far; and for how many entries the words
    or figures are not known, since they had changed before anybody kept them.
    """
    words, figures = _words(library, kept), {**kept.figures, **_figures(library)}
    found: dict[str, dict[str, str]] = {}
    used: dict[str, Figures] = {}
    unknown = 0
    for record in records.values():
        for file, entries in record.items():
            for entry in entries.values():
                source, facts = entry.source, entry.facts
                words_of_it = words.get(file, {}).get(source) if source else ""
                if source and words_of_it is not None:
                    found.setdefault(file, {})[source] = words_of_it
                if facts and facts in figures:
                    used[facts] = figures[facts]
                unknown += words_of_it is None or bool(facts and facts not in figures)
    return Translated(found, used), unknown


def _words(library: Library, kept: Translated) -> Mapping[str, Mapping[str, str]]:
    """File id -> hash -> words. Where only white space differs, those kept first stay: no file changes."""
    words: dict[str, dict[str, str]] = {}
    for message in locale_messages(library.locales[library.source]):
        words.setdefault(message.key.partition("/")[0], {})[words_hash(message)] = str(message)
    for file, entries in kept.words.items():
        words.setdefault(file, {}).update(entries)
    return words


def _figures(library: Library) -> Mapping[str, Figures]:
    """Of every string of every locale, as they stand in the ledger today."""
    groups = {
        tuple(sorted(set(unit.facts)))
        for locale in library.locales
        for unit in library_units(library, locale).all()
        if unit.facts
    }
    return {
        figures_hash(ids, library.facts): {name: figure_of(library.facts[name]) for name in ids}
        for ids in groups
    }

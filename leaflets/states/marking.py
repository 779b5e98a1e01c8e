"""Puts strings on record: the entries that `leaflets mark` writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from leaflets.model.content import Message
from leaflets.model.fingerprint import words_hash
from leaflets.model.library import Library
from leaflets.model.state import Entry, Role, Standing, State
from leaflets.model.unit import library_units
from leaflets.states.standing import Record, facts_hash, source_hash, unit_standings

Choice = Callable[[Standing], bool]


def unrecorded(standing: Standing) -> bool:
    """Whether nothing valid is on record: the strings that a fresh draft has to enter."""
    return standing.entry is None or bool(standing.lapses)


def marked(
    library: Library, locale: str, record: Record, choice: Choice, state: State, role: Role, day: date
) -> tuple[Mapping[str, Mapping[str, Entry]], tuple[Message, ...]]:
    """The locale's new record, and the strings that were entered anew.

    Entries keep the order of their strings; those of strings that are gone are dropped.
    """
    units = tuple(library_units(library, locale).all())
    files: dict[str, dict[str, Entry]] = {}
    entered: list[Message] = []
    for unit, standing in zip(units, unit_standings(units, library.facts, record), strict=True):
        message, entry = standing.message, standing.entry
        if choice(standing):
            entry = Entry(
                state=state,
                role=role,
                date=day,
                target=words_hash(message),
                source=source_hash(unit),
                facts=facts_hash(unit, library.facts),
            )
            entered.append(message)
        if entry is not None:
            files.setdefault(unit.file, {})[unit.name] = entry
    return files, tuple(entered)

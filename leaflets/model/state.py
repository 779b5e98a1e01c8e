"""The state of a string: who has vouched for which words, and whether that still holds.

Plain YAML texts cannot carry states, so they stand beside them, one entry a string:
content/locales/<locale>/states/<file id>.yaml, written by `leaflets mark`. An entry names exact content by
hashes; whatever it vouches for, it vouches for no other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as day
from enum import StrEnum
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.content import Message, Strict

Role = Literal["machine", "translator", "linguist", "clinician"]


class State(StrEnum):
    """How far a string has come. Each is reached only by a person, but for a draft."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"


ROLES: Mapping[State, tuple[Role, ...]] = {
    State.DRAFT: ("machine", "translator"),
    State.CHECKED: ("linguist",),
    State.APPROVED: ("clinician",),
}
"""State -> who can bring a string there."""


@frozen(kw_only=True)
class Entry(Strict):
    """What is on record of one string.

    `target` is the hash of its own words, `source` that of the English ones (absent for English itself and
    for a string that English has not, such as a plural form), `facts` that of the figures in it.
    """

    state: State
    role: Role
    date: day
    target: str
    source: str | None = None
    facts: str | None = None


@frozen(kw_only=True)
class Reading(Strict):
    """What somebody who had not seen the English says that some words of a translation say.

    `words` is the hash of those words: a reading says nothing of any others. `reader` is a letter that tells
    the readers of one text apart; nobody is named.
    """

    date: day
    role: Role
    reader: str
    words: str
    english: str


@frozen(kw_only=True)
class FilledSheet(Strict):
    """A sheet of `leaflets readback`, filled in: hash of the words -> what they say in English."""

    locale: str
    file: str
    english: Mapping[str, str]


Readings = Mapping[str, Mapping[str, tuple[Reading, ...]]]
"""File id -> key inside the file -> what its readers said, the latest last. One locale's."""


@frozen
class ReadBack:
    """One string of a translation, the English that it translates, and the readings of its words of today.

    `english` is None for a string that English has not, such as a plural form.
    """

    message: Message
    english: Message | None
    readings: tuple[Reading, ...]


class Lapse(StrEnum):
    """Why an entry no longer holds."""

    SOURCE = "the English text has changed"
    FACT = "a figure in it has changed"
    TARGET = "the text itself has changed"


@frozen
class Standing:
    """One string, the entry on record for it, and what has happened to it since.

    `english` is the string that it translates; None for English itself and for a string that English has not.
    """

    message: Message
    english: Message | None
    entry: Entry | None
    lapses: tuple[Lapse, ...] = ()

    @property
    def state(self) -> State:
        """What the string may count as today: a lapsed or missing entry is a draft."""
        return State.DRAFT if self.entry is None or self.lapses else self.entry.state

    @property
    def stale(self) -> bool:
        """Whether the words may no longer say what the English or the ledger says."""
        return Lapse.SOURCE in self.lapses or Lapse.FACT in self.lapses

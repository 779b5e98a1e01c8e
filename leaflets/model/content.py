"""What `content/` says, as values: the Library and everything in it.

The loader (leaflets/content) reads YAML against these dataclasses: a field's type, its default and its
docstring are the schema. YAML keys are the field names with
hyphens for underscores. Mappings keep the order of the file, since order is part of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from leaflets.errors import Where
from leaflets.frozen import frozen


class Message(str):
    """A string that a translator wrote, with the place it came from.

    `key` is "<file id>/<key path>", unique in an edition: "basics.standard/sections.what.heading",
    "safety/stroke-face", "locale/furniture.short-answer", "clinic/name". It behaves as the plain
    string everywhere; provenance is what errors, the audit and the preview need.
    """

    __slots__ = ("key", "where")
    key: str
    where: Where

    def __new__(cls, text: str, key: str, where: Where) -> Self:
        self = super().__new__(cls, text)
        self.key = key
        self.where = where
        return self

    def __reduce__(self) -> tuple[type[Message], tuple[str, str, Where]]:
        return Message, (str(self), self.key, self.where)


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class Strict:
    """Base of all that YAML may spell: an unknown key is a problem, never silently dropped."""

    __slots__ = ()


# --- the ledger -----------------------------------------------------------------------------------


@frozen(kw_only=True)
class Source(Strict):
    """One entry of the bibliography. `short` is what a leaflet prints; it stays in English."""

    short: str
    citation: str
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    read: str
    """What was read of it: "abstract", "full text", "secondary text", "patient leaflet"."""


@frozen(kw_only=True)
class Fact(Strict):
    """One figure or statement of the ledger, independent of any language.

    A rate has `of` (its denominator), a duration has `unit`; a fact with neither prints no number.
    `low` and `high` are the printable range (equal for a single figure; `low` absent: "fewer than").
    """

    statement: str
    low: int | None = None
    high: int | None = None
    of: Literal[100, 1000, 10000] | None = None
    unit: Literal["hour", "day", "week", "month", "year"] | None = None
    population: str
    follow_up: str | None = None
    certainty: Literal["high", "moderate", "low", "very-low", "unrated"]
    verified: Literal["V", "V2", "K", "V/K", "V2/K"]
    sources: tuple[str, ...] = ()
    checked: date
    caution: str | None = None


# --- locales --------------------------------------------------------------------------------------


# --- the text of one leaflet ------------------------------------------------------------------------


@frozen(kw_only=True)
class Item(Strict):
    """An item of a list that introduces a list of its own. LISTS of them may stand in each other."""

    lead: Message
    list: Mapping[str, Message | Item]


LISTS = 3
"""Lists in each other at most: a list, one in its items, and one in the items of that."""


@frozen(kw_only=True)
class KeyFact(Strict):
    term: Message
    text: Message


Cell = Message | Mapping[str, Message]
"""One string or, where each part stands on a line of its own, a mapping of named strings."""


@frozen(kw_only=True)
class Span(Strict):
    """How many columns and rows a cell takes: its own, and those after it."""

    columns: int = 1
    rows: int = 1


@frozen(kw_only=True)
class Table(Strict):
    """`columns`: column id -> its head. `rows`: row id -> column id -> cell. The first column heads the rows.

    `spans`: row id -> column id -> the span of the cell there. What it covers has no cell of its own.
    """

    columns: Mapping[str, Message]
    spans: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, Cell]]


@frozen(kw_only=True)
class Form(Strict):
    """A table to write in. `columns`: column id -> its head.

    Either `rows` empty rows, or a row for each of `heads`, which then stand in the first column.
    """

    columns: Mapping[str, Message]
    rows: int | None = None
    heads: Mapping[str, Message] | None = None


@frozen(kw_only=True)
class Icons(Strict):
    """A fact as a crowd: as many people as the rate has, those with the outcome told by their fill.

    `with_` and `without` (`with` and `without` in YAML) say in a few words, without a figure, what
    happens to the people whom the rate counts and to the others.
    """

    fact: str
    with_: Message
    without: Message


@frozen(kw_only=True)
class Block(Strict):
    """One block of a section: exactly one of its kinds, with a `lead` where it is one of LED.

    A plain string in the YAML is a paragraph and arrives here as `text`.
    """

    text: Message | None = None
    lead: Message | None = None
    list: Mapping[str, Message | Item] | None = None
    questions: Mapping[str, Message] | None = None
    key_facts: Mapping[str, KeyFact] | None = None
    table: Table | None = None
    picture: str | None = None
    """Id of a drawing in content/pictures; its words stand in the locale's pictures.yaml."""
    safety: tuple[str, ...] | None = None
    """Keys of the locale's safety.yaml: one is a paragraph, several are a list."""
    fields: Mapping[str, Message] | None = None
    """Labels, each with a line to write on."""
    lines: int | None = None
    """So many ruled lines to write on, below the lead."""
    form: Form | None = None
    icons: Icons | None = None


LED = ("list", "questions", "safety", "fields", "lines", "form")
"""Kinds of a block that a lead may introduce; lines need one."""


@frozen(kw_only=True)
class Section(Strict):
    heading: Message
    body: Mapping[str, Block]


@frozen(kw_only=True)
class Allowed(Strict):
    """A finding of `leaflets check` that a text keeps: its code, the key of the string, and why."""

    code: str
    key: str
    reason: str


@frozen(kw_only=True)
class Text(Strict):
    """One leaflet in one locale at one level: `content/locales/<locale>/<leaflet>.<level>.yaml`."""

    leaflet: str
    locale: str
    level: str
    version: str
    issued: date
    updated: date
    review_due: date
    allow: tuple[Allowed, ...] = ()
    title: Message
    description: Message
    short_answer: Message
    sections: Mapping[str, Section]
    sources: tuple[str, ...]


@frozen(kw_only=True)
class Specimen(Strict):
    """A page that shows a language as it is printed: `content/locales/<locale>/specimen.yaml`.

    `hard` is the line that goes wrong first: a phone number, a dose, a range, a percentage, a web
    address, an English word and brackets, inside the language's own script.
    """

    updated: date
    heading: Message
    text: Mapping[str, Message]
    list: Mapping[str, Message]
    table: Table
    hard: Mapping[str, Message]


@frozen(kw_only=True)
class PictureWords(Strict):
    """What a drawing says in one language: what a blind reader hears, its caption, its labels."""

    alt: Message
    caption: Message
    labels: Mapping[str, Message]


# --- what all locales share -------------------------------------------------------------------------


@frozen(kw_only=True)
class SafetyGroup(Strict):
    """One part of the emergency box: a lead-in, its signs as a list, and what to do when in doubt.

    All are keys of the locales' safety.yaml. `topic` says which leaflets must carry it.
    """

    topic: str
    lead: str
    signs: tuple[str, ...]
    close: str | None = None


@frozen(kw_only=True)
class SafetyBox(Strict):
    """content/safety.yaml: the key of the box's heading, then its groups in reading order.

    `topics`: topic -> the safety keys and facts that a text on this topic must carry somewhere.
    `always`: the topics that every leaflet must be on, whatever else it is about.
    """

    heading: str
    always: tuple[str, ...]
    groups: Mapping[str, SafetyGroup]
    topics: Mapping[str, tuple[str, ...]]


@frozen(kw_only=True)
class Leaflet(Strict):
    """content/leaflets/<id>.yaml: what holds for a leaflet in every language and level."""

    leaflet: str
    layout: str = ""
    """A layout of its own; without one it has that of its reading level."""
    topics: tuple[str, ...]
    sections: Mapping[str, int]
    """Section id -> its printed number, shared by all levels."""
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Level id -> sections that this level does not have. The numbers of the others stay."""
    local: Mapping[str, str] = field(default_factory=dict)
    """Key path of a field of its texts -> what a clinic fills it with (model/clinic.py, LOCAL_FIELDS and
    CRISIS_LINE).
    """
    clinic_box: tuple[str, ...] = ()
    """LOCAL_FIELDS for which its texts have no field: a clinic's copy has them beside the telephones."""


@frozen(kw_only=True)
class Level(Strict):
    """content/levels/<id>.yaml. Lengths of sentences in words, reading grades as FACTS and content.md."""

    level: str
    layout: str
    """What its leaflets are laid out in, unless they have a layout of their own."""
    mean_sentence: int
    longest_sentence: int
    tables: bool = True
    """Whether a text may compare in a table. A form to write in may stand at every level."""
    nested_lists: bool = True
    """Whether an item of a list may have a list of its own."""
    citations: Literal["numbered", "listed"] = "listed"
    """"numbered": sources are cited in the text, as {key}, and listed in full with their numbers."""


@frozen(kw_only=True)
class Review:
    """A review that really happened, of the words that `code` stands for. No record: no date is printed."""

    leaflet: str
    locale: str
    level: str
    version: str
    code: str
    role: str
    date: date

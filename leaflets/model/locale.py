"""A language as data: how it is printed, its fixed words, and how its figures are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from leaflets.frozen import frozen
from leaflets.model.content import Direction, Message, Strict


@frozen(kw_only=True)
class RatePatterns(Strict):
    """Whole patterns for a share of people, so that numerator and denominator never part.

    Placeholders: {low}, {high}, {of}. Keys of each mapping are CLDR plural categories of `high`
    ("other" is required).
    """

    single: Mapping[str, Message]
    range: Mapping[str, Message]
    fewer: Mapping[str, Message]


@frozen(kw_only=True)
class DurationPatterns(Strict):
    """{low} and {high} are numbers, {unit} is the unit's name in the plural category of `high`."""

    single: Message
    range: Message
    units: Mapping[str, Mapping[str, Message]]
    """unit ("day", "week", ...) -> plural category -> the unit's name, without the number."""
    range_units: Mapping[str, Mapping[str, Message]] | None = None
    """The same for ranges, where "from ... to" asks for another case: Russian "от 2 до 3 месяцев"."""
    in_words: Mapping[str, Mapping[str, Message]] = field(default_factory=dict)
    """unit -> plural category -> the whole duration, where no number is said: Arabic "سنة واحدة", "سنتان"."""


@frozen(kw_only=True)
class Joins(Strict):
    """How a language joins things in a sentence: {low} and {high}, or {first} and {last}.

    `pair` joins two, `series` all but the last two or more, `final` the last one to a series.
    """

    range: Message
    pair: Message
    series: Message
    final: Message


@frozen(kw_only=True)
class Draft(Strict):
    """The mark of a draft. `tab` is the word on the dark tab, `text` the sentence after it."""

    tab: Message
    text: Message


@frozen(kw_only=True)
class Furniture(Strict):
    """Words that belong to the sheet, not to one leaflet."""

    kind: Message
    short_answer: Message
    clinic: Message
    clinic_name: Message
    clinic_phone: Message
    clinic_emergency: Message
    clinic_hours: Message
    notes: Message
    sources: Message
    sources_lead: Message
    disclaimer: Message
    feedback: Message
    formats: Message
    version: Message
    issued: Message
    updated: Message
    reviewed: Message
    review_due: Message
    review_overdue: Message
    page: Message
    """With {page} and {pages}."""
    picture: Message
    """With {number}: "Picture {number}."."""
    emergency_number: Message
    """What stands for the number where no clinic is known: "your local emergency number"."""


@frozen(kw_only=True)
class DeskWords(Strict):
    """Labels of what a clinic adds to its copies."""

    address: Message
    email: Message
    interpreter: Message
    crisis_line: Message
    driving: Message
    stay: Message
    time_off_work: Message
    product: Message
    current: Message
    """Beside the QR code: that it tells whether this sheet is current."""
    qr_code: Message
    """What a blind reader hears of the QR code, with {address}."""


@frozen(kw_only=True)
class ChangeWords(Strict):
    """The words of the slip that tells what has changed between two editions of a leaflet."""

    title: Message
    lead: Message
    """With {old} and {new}: the codes."""
    throw_away: Message
    """What to do with the old sheet."""
    before: Message
    now: Message
    added: Message
    removed: Message
    more: Message
    """With {number}: changes that the slip has no room for."""
    none: Message
    """Where no words have changed."""


@frozen(kw_only=True)
class SiteWords(Strict):
    """The words of the catalogue of leaflets on screen."""

    title: Message
    lead: Message
    language: Message
    topic: Message
    level: Message
    layout: Message
    any: Message
    search: Message
    found: Message
    """With {number}: how many leaflets are shown."""
    nothing: Message
    read: Message
    pdf: Message
    back: Message
    skip: Message
    others: Message
    """Above the links to the same leaflet in other languages."""
    approved: Message
    own_sheet: Message
    """The name of a text's own layout."""
    layouts: Mapping[str, Message]
    """Layout id -> its name."""


@frozen(kw_only=True)
class IconPatterns(Strict):
    """The words of an icon array. {of}, {filled}, {between} and {rest} are numbers of people drawn.

    {with} and {without} are the text's own words for the two sides, {rate} the figure of one of them.
    """

    alt: Message
    """What a blind reader hears where the figure has no range: {of}, {filled}, {with}, {rest}, {without}."""
    alt_range: Message
    """The same with {between}: those whom some studies count and others do not."""
    side: Message
    """One side, beside the drawing: {rate} and {words}."""
    between: Message
    """What the shape of those between means, beside the drawing."""


@frozen(kw_only=True)
class Locale(Strict):
    """One language as it is printed: names, direction, fonts, digits, fixed words, rate patterns."""

    locale: str
    name: Message
    english_name: str
    direction: Direction
    script: str
    """ISO 15924 code of the text's own script ("Latn", "Arab")."""
    fonts: tuple[str, ...]
    """Families of fonts/manifest.yaml, tried in order for every cluster."""
    number_font: str | None = None
    """The one of `fonts` for numbers, and for all that runs from left to right in a right-to-left text.

    Left out, numbers are set in the first font that has them, as letters are.
    """
    numbering: str = "latn"
    """CLDR numbering system of printed digits."""
    minimum_grouping_digits: int = 1
    """CLDR's: so many digits stand before the first sign between groups (2: "1000", but "10.000")."""
    foreign: Mapping[str, str] = field(default_factory=dict)
    """Script of a foreign word -> its language: {Latn: en} tags "MRI" in Arabic as English."""
    whole_words: tuple[str, ...] = ()
    """Words that lines part only where they are wider than the line. For languages without spaces, where
    it takes a dictionary to see words, and none has all of them."""
    date: str | None = None
    """CLDR date pattern of printed dates ("d MMMM y"); left out, CLDR's own long one."""
    joins: Joins
    levels: Mapping[str, Message]
    """Level id -> its name in this language."""
    draft: Draft
    furniture: Furniture
    rates: RatePatterns
    durations: DurationPatterns
    icons: IconPatterns | None = None
    """Left out where no leaflet of the language has icons."""
    desk: DeskWords | None = None
    """Needed where a clinic prints more than its name, telephones and hours."""
    changes: ChangeWords | None = None
    site: SiteWords | None = None
    """Both needed where there is a leaflet in this language."""


@frozen(kw_only=True)
class Cldr(Strict):
    """What Unicode CLDR says of a locale: content/cldr/<locale>.yaml, written by tools/cldr.py."""

    letters: str
    """The main exemplar letters, in CLDR's order, a space between them; some have two characters."""
    quotes: tuple[str, ...]
    """Opening and closing quotation mark, then those inside a quotation."""
    plurals: tuple[str, ...] | None = None
    """The plural categories of whole numbers up to 10,000, beside "other"; None where nothing is known."""

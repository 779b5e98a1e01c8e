"""A clinic's overlay: what a clinic puts on its own sheets. Numbers follow its country, never a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.artwork import Art
from leaflets.model.content import Message, Strict

DateOrder = Literal["day-month-year", "month-day-year", "year-month-day"]

READ: Mapping[str, bool] = {"read": True}
"""Metadata of a field that a loader fills: no key of a YAML file."""

Words = Mapping[str, Message]
"""Language tag of a leaflet -> what is said there."""


@frozen(kw_only=True)
class Evidence(Strict):
    """Where a country's datum was read: `read` says what of it was seen, as in content/sources.yaml."""

    citation: str
    url: str | None = None
    read: str
    checked: date


@frozen(kw_only=True)
class Country(Strict):
    """One of content/countries.yaml, by its ISO 3166-1 code: what holds wherever its clinics are.

    `emergency_numbers`: those that bring an ambulance, the one to print first.
    """

    name: str
    emergency_numbers: tuple[Message, ...]
    paper: str
    date_order: DateOrder
    calling_code: str
    """Of its telephone numbers: "+44"."""
    sources: Mapping[str, Evidence]
    """Field -> where it was read."""


@frozen(kw_only=True)
class Phone(Strict):
    number: Message
    purpose: Words = field(default_factory=dict)
    """What this number is for."""


@frozen(kw_only=True)
class Logo(Strict):
    """A PNG, JPEG or SVG in the folder of the clinic's file, or below it."""

    file: str
    alt: Words
    """What a blind reader hears, by language; the clinic's own language is needed."""
    art: Art | None = field(default=None, metadata=READ)
    """What the file holds, once it was read and judged; no clinic's file can spell it."""


@frozen(kw_only=True)
class Interpreter(Strict):
    """How to ask for an interpreter: words, and a number where there is one."""

    words: Words
    number: Message | None = None


@frozen(kw_only=True)
class Clinic(Strict):
    """A clinic overlay: content/clinics/<id>.yaml, or any file that `--clinic` names.

    What stands in `local` fills the fields of the leaflets that ask for it; content/leaflets/<id>.yaml says
    which. `emergency_number` may be left out: after loading it is then the country's, with the country's key.
    """

    clinic: str
    language: str
    """Language tag of the clinic's own name, address and hours."""
    name: Message
    country: str
    address: Message | None = None
    emergency_number: Message | None = None
    phones: Mapping[str, Phone]
    hours: Message | None = None
    email: Message | None = None
    interpreter: Interpreter | None = None
    crisis_line: Phone | None = None
    local: Mapping[str, Words] = field(default_factory=dict)
    """LOCAL_FIELDS -> words by language."""
    logo: Logo | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    """Names of the style's colours -> "#RRGGBB" of the clinic's own."""
    paper: str = ""
    """Of its sheets; left out, the country's."""
    locales: tuple[str, ...] = ()
    """The languages it hands out; left out, all."""
    layouts: tuple[str, ...] = ()
    """Layouts that it prints beside each text's own: [large-print]."""
    url: str | None = None
    """Where a reader learns whether a sheet is current: printed as a QR code, {code} filled in."""


CRISIS_LINE = "crisis-line"
"""What a field of a text asks for that is no local field: the clinic's line for people in despair."""

LOCAL_FIELDS = ("driving", "stay", "time-off-work", "product")
"""What differs between clinics and is never written into a text: driving rules, nights in hospital, time off
work, the product that is used (FACTS.md, rule 8).
"""


def art_of(clinic: Clinic | None) -> Mapping[str, Art]:
    """What a clinic adds to its sheets, by the names that the templates have for it."""
    return {"logo": clinic.logo.art} if clinic and clinic.logo and clinic.logo.art else {}


def own_details(clinic: Clinic) -> Mapping[str, str]:
    """Key -> what only one clinic in the world can have: its name, place, numbers, addresses."""
    lines = {f"phones.{name}.number": phone.number for name, phone in clinic.phones.items()}
    found = {
        "name": clinic.name,
        "address": clinic.address,
        "email": clinic.email,
        "url": clinic.url,
        "interpreter.number": clinic.interpreter.number if clinic.interpreter else None,
        "crisis-line.number": clinic.crisis_line.number if clinic.crisis_line else None,
        **lines,
    }
    return {key: words for key, words in found.items() if words}

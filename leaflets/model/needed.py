"""What a released text needs of the clinic that hands it out, and the clinic's file has not.

In a draft these are lines to write on. A release has no such lines: a patient would take them for an answer
that nobody gave.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.errors import Problem, Where
from leaflets.model.clinic import CRISIS_LINE, Clinic
from leaflets.model.content import Text
from leaflets.model.library import Library

CRISIS_WARNING = "crisis-today"
"""The warning of safety.yaml that tells people to phone their crisis line."""

GENERAL_KNOWLEDGE = "general knowledge"
"""How the source of a country's datum begins that nobody has read anywhere."""


def needed_local(library: Library, text: Text, clinic: Clinic) -> tuple[Problem, ...]:
    """What keeps this text from being released for this clinic, each with the key that is wanted."""
    where = Where(clinic.name.where.file)
    return tuple(
        Problem("S082", where, what, hint, key) for key, what, hint in _lacking(library, text, clinic)
    )


def asked_of(library: Library, text: Text) -> tuple[str, ...]:
    """What a text asks of a clinic: local fields and the crisis line, of its own fields and of its box."""
    leaflet = library.leaflets[text.leaflet]
    fields = [field for path, field in leaflet.local.items() if has_field(text, path)]
    crisis = [CRISIS_LINE] if _sends_to_crisis_line(text) else []
    return tuple(dict.fromkeys((*fields, *leaflet.clinic_box, *crisis)))


def has_field(text: Text, path: str) -> bool:
    """Whether a text has the field at `path` (sections.stay.body.plan.fields.nights): levels differ."""
    steps = path.split(".")
    if len(steps) != 6 or steps[::2] != ["sections", "body", "fields"]:
        return False
    section = text.sections.get(steps[1])
    block = section.body.get(steps[3]) if section else None
    return bool(block and block.fields and steps[5] in block.fields)


def _lacking(library: Library, text: Text, clinic: Clinic) -> Iterator[tuple[str, str, str]]:
    """(key in the clinic's file, what is missing, what to do)."""
    if clinic.hours is None:
        yield "hours", "the opening hours are missing", 'Add a line: hours: "Monday to Friday, 9 am to 5 pm".'
    if not clinic.phones:
        yield "phones", "no phone is named", "Add the number that patients call."
    yield from _unnamed_phones(text, clinic)
    yield from _unstated_emergency(library, clinic)
    for field in asked_of(library, text):
        if field == CRISIS_LINE:
            if clinic.crisis_line is None:
                what = f"the crisis line is missing, and {text.leaflet}.{text.level} tells people to phone it"
                yield CRISIS_LINE, what, "Add the number of a line for people who cannot go on, near you."
        elif text.locale not in clinic.local.get(field, {}):
            what = f"“{field}” is missing in {text.locale}, and {text.leaflet}.{text.level} prints it"
            hint = f"Add it below local, {field}: a line {text.locale}: and your rule in that language."
            yield f"local.{field}.{text.locale}", what, hint


def _unnamed_phones(text: Text, clinic: Clinic) -> Iterator[tuple[str, str, str]]:
    """Of two numbers that are both called "Phone" nobody knows which one answers at night."""
    for name, phone in clinic.phones.items():
        if len(clinic.phones) > 1 and text.locale not in phone.purpose:
            what = f"nothing says in {text.locale} what the number {phone.number} is for"
            hint = f"Add it below phones, {name}, purpose: a line {text.locale}: with a few words."
            yield f"phones.{name}.purpose.{text.locale}", what, hint


def _unstated_emergency(library: Library, clinic: Clinic) -> Iterator[tuple[str, str, str]]:
    number = clinic.emergency_number
    if number is not None and number.key.startswith("clinic/"):
        return
    country = library.countries.get(clinic.country)
    evidence = country.sources.get("emergency-numbers") if country else None
    if evidence is None or evidence.read.startswith(GENERAL_KNOWLEDGE):
        name = country.name if country else clinic.country
        what = f"nobody has read anywhere that {number or 'a number'} brings an ambulance in {name}"
        hint = 'Dial nothing: ask your ambulance service, and write its number: emergency-number: "112".'
        yield "emergency-number", what, hint


def _sends_to_crisis_line(text: Text) -> bool:
    blocks = (block for section in text.sections.values() for block in section.body.values())
    return any(CRISIS_WARNING in (block.safety or ()) for block in blocks)

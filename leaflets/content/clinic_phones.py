"""The telephone numbers of a clinic's file, by the numbering plan of its country.

A number that rings nowhere, or an emergency number of another country, harms whoever dials it. Google's
libphonenumber (the package `phonenumbers`) knows the plans; what countries keep for fiction is let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import shortnumberinfo

from leaflets.content.nodes import Group, KeyPath, Scalar, Tree
from leaflets.content.words import listed, quoted
from leaflets.errors import Problem
from leaflets.model.clinic import Country

_FICTION = ("+441632960", "+15555550")
"""Kept for books and films: they look like numbers and ring nowhere."""

_WRITTEN = re.compile(r"\+?[0-9(][0-9() .\u00a0-]*")
"""All that may stand in a number: what a finger on the screen dials is its figures, and a plus."""
_SPOKEN_ZERO = "(0"
"""Nobody dials it after a plus; whoever dials it as written reaches nobody."""


def check_phones(tree: Tree, code: str, country: Country) -> Iterator[Problem]:
    """`code`: the country's, by ISO 3166-1."""
    phones = tree.find(("phones",))
    places: list[KeyPath] = [("phones", name, "number") for name in _names(phones)]
    for place in (*places, ("interpreter", "number"), ("crisis-line", "number")):
        number = tree.find(place)
        if isinstance(number, Scalar) and isinstance(number.value, str):
            yield from _check_phone(tree, place, number.text, code, country)
    if isinstance(phones, Group) and not phones.items:
        hint = "Write one at least: people must know whom to ask."
        yield tree.problem("S072", ("phones",), "no phone is named", hint)
    yield from _check_emergency(tree, code, country)


def _check_emergency(tree: Tree, code: str, country: Country) -> Iterator[Problem]:
    place: KeyPath = ("emergency-number",)
    number = tree.find(place)
    if not isinstance(number, Scalar) or not isinstance(number.value, str):
        return
    if number.text.replace(" ", "") not in country.emergency_numbers:
        what = f"{quoted(number.text)} brings no ambulance in {code} ({country.name})"
        hint = f"Write {listed(country.emergency_numbers)}, or leave the line out."
        yield tree.problem("S073", place, what, hint)


def _names(node: object) -> tuple[str, ...]:
    return tuple(node.items) if isinstance(node, Group) else ()


def _check_phone(tree: Tree, place: KeyPath, number: str, code: str, country: Country) -> Iterator[Problem]:
    parsed = _parsed(number, code)
    if number.replace(" ", "") in country.emergency_numbers:
        what = f"{quoted(number)} is the emergency number, not one of the clinic"
        hint = "It is printed by itself. Write whom to ask when nobody’s life is in danger."
        yield tree.problem("S072", place, what, hint)
    elif parsed is None:
        what = f"{quoted(number)} is no phone number"
        yield tree.problem("S072", place, what, _how_to_write(number, country))
    elif f"+{parsed.country_code}" != country.calling_code:
        what = f"{quoted(number)} is a number of another country, not of {code} ({country.name})"
        hint = f"Its numbers begin with {country.calling_code}."
        yield tree.problem("S072", place, what, hint)
    elif not _can_ring(parsed, code):
        what = f"{quoted(number)} is no phone number of {code} ({country.name}): its figures are wrong"
        hint = f"Is one missing or too many, or the area code? Dial it once. {_how_to_write(number, country)}"
        yield tree.problem("S072", place, what, hint)


def _has_spoken_zero(number: str) -> bool:
    return number.startswith("+") and _SPOKEN_ZERO in number


def _how_to_write(number: str, country: Country) -> str:
    zero = "Leave (0) out: nobody dials it. " if _has_spoken_zero(number) else ""
    return (
        f"{zero}Write one number as people dial it, in quotes: figures, with spaces, hyphens or brackets, "
        f"from {country.calling_code} on if you like. Words about it belong in “purpose”."
    )


def _parsed(number: str, code: str) -> phonenumbers.PhoneNumber | None:
    """None for what is no number, or has a zero in brackets after a plus."""
    if not _WRITTEN.fullmatch(number) or _has_spoken_zero(number):
        return None
    try:
        return phonenumbers.parse(number, code)
    except phonenumbers.NumberParseException:
        return None


def _can_ring(parsed: phonenumbers.PhoneNumber, code: str) -> bool:
    dialled = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return (
        phonenumbers.is_valid_number(parsed)
        or shortnumberinfo.is_valid_short_number_for_region(parsed, code)
        or (phonenumbers.is_possible_number(parsed) and dialled.startswith(_FICTION))
    )

"""Rules for one country: its numbers can be dialled, and each of its data says where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.content.findings import Finding
from leaflets.content.words import quoted
from leaflets.model.clinic import Country

SOURCED = ("emergency-numbers", "paper", "date-order", "calling-code")
"""The data of a country that need a source."""

_DIALLED = re.compile(r"[0-9]{2,8}")
_CALLING_CODE = re.compile(r"\+[1-9][0-9]{0,3}")


def check_country(country: Country) -> Iterator[Finding]:
    for index, number in enumerate(country.emergency_numbers):
        if not _DIALLED.fullmatch(number):
            hint = 'Write the figures only, in quotes: "112".'
            yield Finding("S083", ("emergency-numbers", index), f"{quoted(number)} cannot be dialled", hint)
    if not country.emergency_numbers:
        hint = 'Write the number that brings an ambulance: emergency-numbers: ["112"].'
        yield Finding("S083", ("emergency-numbers",), "no emergency number is named", hint)
    if not _CALLING_CODE.fullmatch(country.calling_code):
        hint = 'Write a plus and the figures, in quotes: "+44".'
        what = f"{quoted(country.calling_code)} is no calling code"
        yield Finding("S083", ("calling-code",), what, hint)
    for name in SOURCED:
        if name not in country.sources:
            hint = f"Add a line {name}: below “sources”, and say where it was read."
            yield Finding("S083", ("sources", name), f"nothing says where {quoted(name)} was read", hint)
    for name in country.sources:
        if name not in SOURCED:
            hint = f"Possible: {', '.join(SOURCED)}."
            yield Finding("S083", ("sources", name), f"a country has no {quoted(name)}", hint)

"""R701: a character that none of the language's fonts has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span


def check(desk: Desk) -> Iterator[Finding]:
    """The same that T101 says when a page is set, but for all strings at once."""
    for tongue, item in desk.strings():
        fonts = tongue.own.locale.fonts
        if desk.covers(fonts, item.message) and desk.covers(fonts, item.message, bold=True):
            continue
        for place, character in enumerate(item.message):
            if not (desk.covers(fonts, character) and desk.covers(fonts, character, bold=True)):
                name = unicodedata.name(character, "").lower()
                what = f"no font of this language has “{character}” (U+{ord(character):04X}, {name})"
                span = Span(place, place + 1, character)
                yield item.at(span, "R701", what, "Use another sign, or add a font to the locale.")

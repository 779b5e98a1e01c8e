"""Rules for a style: its colours exist, and each kind of text is set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import get_args

from leaflets.content.findings import Finding
from leaflets.content.nodes import KeyPath
from leaflets.content.words import quoted, suggest
from leaflets.model.style import Palette, RoleName, ScriptRole, Style, TextRole

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_COLOUR_FIELDS = frozenset({"colour", "fill", "bar", "head", "tab"})
"""Fields of a style that name a colour."""
_ABOVE_NOUGHT = frozenset(
    {"size", "leading", "view", "scale", "columns", "group", "cell", "row", "pitch", "step", "tile", "module"}
)
"""Fields of a style that something is divided by, or that nothing could be seen without."""


def check_palette(palette: Palette) -> Iterator[Finding]:
    for name, colour in palette.colours.items():
        if not _COLOUR.fullmatch(colour):
            hint = 'Write # and six figures or letters from A to F, in quotes: "#0B4F60".'
            yield Finding("S050", ("colours", name), f"{quoted(colour)} is no colour", hint)


def check_style(style: Style) -> Iterator[Finding]:
    yield from _check_numbers(style, ())
    yield from check_palette(Palette(palette=style.style, colours=style.colours))
    for role in get_args(RoleName):
        if role not in style.text:
            hint = f"Add a line: {role}: {{size: 12pt, leading: 6mm}}."
            yield Finding("S001", ("text", role), f"{quoted(role)} is missing", hint)
    for path, colour in _colours(style, ()):
        if colour not in style.colours:
            yield Finding(
                "S050", path, f"there is no colour {quoted(colour)}", suggest(colour, style.colours)
            )


def _check_numbers(value: object, path: KeyPath) -> Iterator[Finding]:
    """No length is negative, and none is nothing that text or a drawing is measured by."""
    if isinstance(value, TextRole | ScriptRole) and value.leading < value.size:
        what = f"lines {value.leading:g} points apart would overlap in a size of {value.size:g}"
        yield Finding(
            "S059", (*path, "leading"), what, "The leading is at least the size; a third more reads well."
        )
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _check_numbers(item, (*path, key))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _check_number(field.name, getattr(value, field.name), path)


def _check_number(name: str, value: object, path: KeyPath) -> Iterator[Finding]:
    inside = (*path, name.replace("_", "-"))
    if name == "shares" and isinstance(value, tuple):
        if min(value, default=0.0) <= 0.0:
            hint = "Write a number above 0 for each column: [5, 7]."
            yield Finding("S059", inside, "a column has no share of the width", hint)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if name == "tracking":
            return
        if value < 0 or (name in _ABOVE_NOUGHT and value == 0):
            least = "more than 0" if name in _ABOVE_NOUGHT else "0 or more"
            yield Finding("S059", inside, f"this cannot be {value:g}", f"Write {least}.")
    else:
        yield from _check_numbers(value, inside)


def _colours(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every name of a colour in the style, with its key."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _colours(item, (*path, key))
    elif is_dataclass(value):
        for field in fields(value):
            item, inside = getattr(value, field.name), (*path, field.name.replace("_", "-"))
            if field.name in _COLOUR_FIELDS and isinstance(item, str):
                yield inside, item
            else:
                yield from _colours(item, inside)

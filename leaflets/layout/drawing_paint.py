"""The colours of a drawing that is not ours: a logo says them itself, with SVG's own attributes."""

from __future__ import annotations

import re

PAINT = (
    "Export it as plain SVG, each shape with fill and stroke of its own (“presentation attributes”), written "
    "as #RRGGBB. Or give the logo as PNG."
)

_DIGITS = re.compile(r"#[0-9A-Fa-f]{6}")
_SHORT = re.compile(r"#[0-9A-Fa-f]{3}")
_NAMED = {"none": "none", "transparent": "none", "black": "#000000", "white": "#FFFFFF"}
_PAINTS = {"fill": "f", "stroke": "s"}
_KEPT = frozenset({"stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"})
_MEANINGLESS = frozenset({"version", "x", "y", "width", "height", "id", "data-name", "space"})
"""Attributes of `svg` that editors write and that change nothing on paper."""
_USUAL = {"fill-rule": "nonzero", "fill-opacity": "1", "stroke-opacity": "1", "opacity": "1"}
"""What some editors write although it is so anyway."""


def as_classes(attrs: dict[str, str], *, first: bool) -> dict[str, str]:
    """The attributes as our own drawings have them: fill="#0B4F60" becomes the class f-#0B4F60. `first`: of
    the outermost element, where SVG fills with black until something else is said. Raises ValueError.
    """
    attrs = dict(attrs)
    if "class" in attrs:
        raise ValueError("a logo says its colours in each shape, not in classes")
    attrs |= dict(_declared(attrs.pop("style", "")))
    classes = ["f-#000000"] if first else []
    for name, sign in _PAINTS.items():
        if name in attrs:
            classes.append(f"{sign}-{_colour(name, attrs.pop(name))}")
    kept = {
        name: value
        for name, value in attrs.items()
        if _USUAL.get(name) != value.strip() and not (first and name.rpartition(":")[2] in _MEANINGLESS)
    }
    kept = {name: value for name, value in kept.items() if not name.startswith("xmlns:")}
    return kept | ({"class": " ".join(classes)} if classes else {})


def _declared(style: str) -> list[tuple[str, str]]:
    """`style` as attributes; only what paints may stand in it."""
    found = []
    for part in filter(None, map(str.strip, style.split(";"))):
        name, _, value = (word.strip() for word in part.partition(":"))
        if name not in _KEPT and name not in _PAINTS and _USUAL.get(name) != value:
            raise ValueError(f"“{part[:40]}” in a style cannot be printed")
        found.append((name, value.removesuffix("px")))
    return found


def _colour(name: str, value: str) -> str:
    value = value.strip()
    if value in _NAMED:
        return _NAMED[value]
    if _SHORT.fullmatch(value):
        value = "#" + "".join(digit * 2 for digit in value[1:])
    if not _DIGITS.fullmatch(value):
        raise ValueError(f"the colour “{value[:40]}” of {name} is not written as #RRGGBB")
    return value.upper()

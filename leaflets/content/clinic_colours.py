"""A clinic's own colours: names that styles have, and never paler than what the layouts promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from leaflets.content.nodes import Group, Scalar, Tree
from leaflets.content.words import quoted, suggest
from leaflets.errors import Problem
from leaflets.model.contrast import ratio, text_pairs
from leaflets.model.library import Library
from leaflets.model.style import Style

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_LEAST = 4.5
"""WCAG 2.2, 1.4.3; a layout may ask for more."""


def check_colours(tree: Tree, library: Library) -> Iterator[Problem]:
    group = tree.find(("colours",))
    if not isinstance(group, Group):
        return
    names = sorted({name for style in library.styles.values() for name in style.colours})
    own = {}
    for name, node in group.items.items():
        if name not in names:
            what = f"no style has a colour called {quoted(name)}"
            yield tree.problem("S077", ("colours", name), what, suggest(name, names))
        elif not isinstance(node, Scalar) or not _COLOUR.fullmatch(node.text):
            shown = node.text if isinstance(node, Scalar) else ""
            hint = 'Write # and six figures or letters from A to F, in quotes: "#0B4F60".'
            yield tree.problem("S077", ("colours", name), f"{quoted(shown)} is no colour", hint)
        else:
            own[name] = node.text
    yield from _check_contrasts(tree, own, library)


def _check_contrasts(tree: Tree, own: dict[str, str], library: Library) -> Iterator[Problem]:
    """Each colour once, with the worst of what would be set in it or on it."""
    worst: dict[str, tuple[float, float, str]] = {}
    for layout in library.layouts.values():
        least = max(_LEAST, layout.least_contrast)
        for name in dict.fromkeys((layout.style, *layout.level_styles.values())):
            style = library.styles[name]
            colours = {each: own.get(each, colour) for each, colour in style.colours.items()}
            for colour, found, shown in _pale(replace(style, colours=colours), own, least):
                if colour not in worst or found / least < worst[colour][0] / worst[colour][1]:
                    worst[colour] = (found, least, f"{shown} (layout {quoted(layout.layout)})")
    for colour, (found, least, shown) in worst.items():
        what = f"{shown} would have a contrast of {found:g} to 1, and needs {least:g}"
        hint = "Take a darker colour for letters, and a lighter one for what lies behind them."
        yield tree.problem("S078", ("colours", colour), what, hint)


def _pale(style: Style, own: dict[str, str], least: float) -> Iterator[tuple[str, float, str]]:
    """The clinic's colours that a text is too pale in, or on."""
    for (colour, ground), roles in text_pairs(style).items():
        found = ratio(colour, ground)
        if found < least:
            for name, value in own.items():
                if value in (colour, ground) and style.colours.get(name) == value:
                    yield name, found, f"text ({', '.join(roles[:3])}) in {colour} on {ground}"

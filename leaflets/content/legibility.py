"""Between a layout and its style: no text is smaller, and none paler, than the layout promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leaflets.content.nodes import KeyPath, Tree
from leaflets.content.schema import Checked
from leaflets.content.words import quoted
from leaflets.errors import Problem
from leaflets.model.contrast import ratio as contrast
from leaflets.model.contrast import text_pairs
from leaflets.model.layout import Layout
from leaflets.model.style import Palette, Style

_SLACK = 0.001
"""Points: lengths in YAML are read as decimal fractions."""


def check_legibility(
    layouts: Mapping[str, Checked[Layout]],
    styles: Mapping[str, Checked[Style]],
    palettes: Mapping[str, Checked[Palette]],
) -> Iterator[Problem]:
    for checked in layouts.values():
        layout = checked.value
        for name in dict.fromkeys((layout.style, *layout.level_styles.values())) if layout else ():
            style = styles.get(name)
            if layout is None or style is None or style.value is None:
                continue
            yield from _sizes(layout, style.value, style.tree)
            yield from _contrasts(layout, style.value, style.tree)
            for palette in palettes.values():
                if palette.value and palette.value.colours.keys() >= style.value.colours.keys():
                    coloured = replace(style.value, colours=palette.value.colours)
                    yield from _contrasts(layout, coloured, palette.tree)


def _sizes(layout: Layout, style: Style, tree: Tree) -> Iterator[Problem]:
    """Of every kind of text, as the style has it and as each script has."""
    sizes: list[tuple[KeyPath, float]] = [(("text", name), role.size) for name, role in style.text.items()]
    sizes += [
        (("scripts", script, name), role.size)
        for script, roles in style.scripts.items()
        for name, role in roles.items()
    ]
    for path, size in sizes:
        if size < layout.smallest_size - _SLACK:
            what = (
                f"this text is {size:g} points high, the layout {quoted(layout.layout)} allows no less than "
            )
            yield tree.problem("S055", path, f"{what}{layout.smallest_size:g}", "Make it larger.")


def _contrasts(layout: Layout, style: Style, tree: Tree) -> Iterator[Problem]:
    named = {value: name for name, value in style.colours.items()}
    for (colour, ground), roles in text_pairs(style).items():
        found = contrast(colour, ground)
        if found < layout.least_contrast:
            what = f"text ({', '.join(roles[:3])}) in {colour} on {ground} has a contrast of {found:g} to 1"
            hint = f"The layout {quoted(layout.layout)} needs {layout.least_contrast:g}: a darker colour."
            yield tree.problem("S056", ("colours", named.get(colour, "")), what, hint)

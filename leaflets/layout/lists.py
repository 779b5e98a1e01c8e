"""Lists: items whose drawn marker belongs to the `marker` element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaflets.layout.boxes import FORBIDDEN, Fragment, Placed, Slice, begin, shifted, stack, start_x
from leaflets.layout.paragraphs import TextBlock, set_text
from leaflets.layout.paths import ellipse, rectangle
from leaflets.layout.pictograms import ATTRIBUTE, beside_pictogram, indent
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element
from leaflets.model.page import PaintedPath
from leaflets.model.style import ListStyle, RoleName

DEFAULT = "points"
"""The look of a list without a class of its own."""


def list_slices(setting: Setting, element: Element, name: RoleName, width: float) -> list[Slice]:
    """A slice for every line. Short lists and the two items at either end of a long one stay together, and so
    do a lead-in and the first item below it.
    """
    style = next(
        (setting.style.lists[c] for c in element.classes if c in setting.style.lists),
        setting.style.lists[DEFAULT],
    )
    keeps = setting.style.breaking
    items = _blocks(element)
    count = sum(1 for inside in element.elements() if inside.name == "li")
    if "across" in element.classes and count == len(items):
        return [Slice(_across(setting, items, style, name, width), cost=FORBIDDEN)]
    pictured = any(ATTRIBUTE in item.attrs for item in items)
    slices: list[Slice] = []
    above = 0.0
    for i, item in enumerate(items):
        whole = count <= keeps.whole_items or i in (0, 1, len(items) - 1)
        if ATTRIBUTE in item.attrs:
            slices += begin(
                _pictured(setting, item, name, width),
                setting.style.flow.paragraph if i else 0.0,
                keeps.in_list if i else FORBIDDEN,
            )
            continue
        inset = indent(setting) if pictured else 0.0
        lines = _item(setting, item, style, name, width - inset)
        for j, line in enumerate(lines):
            if inset:
                line = shifted(line, start_x(item.direction, width, inset, width - inset))  # noqa: PLW2901
            cost = FORBIDDEN if whole or j else keeps.in_list
            slices.append(Slice(line, space=_between(style, above) if j == 0 else 0.0, cost=cost))
        above = sum(line.height for line in lines)
        slices += _inner(setting, item, style, name, width)
    return slices


def _inner(setting: Setting, item: Element, style: ListStyle, name: RoleName, width: float) -> list[Slice]:
    """The list in an item, as far in as the item's own words."""
    _, body = _blocks(item)
    measure = width - style.indent
    left = start_x(item.direction, width, style.indent, measure)
    slices: list[Slice] = []
    for child in _blocks(body):
        if child.name == "ul":
            inner = list_slices(setting, child, name, measure)
            inner = [replace(piece, fragment=shifted(piece.fragment, left)) for piece in inner]
            slices += begin(inner, inner[0].space, FORBIDDEN)
    return slices


def _between(style: ListStyle, above: float) -> float:
    """The space above an item that follows one `above` points high."""
    return max(style.between, style.apart - above)


def _pictured(setting: Setting, item: Element, name: RoleName, width: float) -> list[Slice]:
    """The pictogram stands in place of the drawn marker, and for it."""
    marker, _ = _blocks(item)
    lines = _words(setting, item, name).lines(width - indent(setting))
    return beside_pictogram(setting, item, lines, marker.id, width, FORBIDDEN)


def _across(
    setting: Setting, items: Sequence[Element], style: ListStyle, name: RoleName, width: float
) -> Fragment:
    """The items in as many columns as there is room for without breaking a line, read column by column."""
    needs = [style.indent + _words(setting, item, name).width for item in items]
    rows, widths = _columns(needs, style.across, width)
    content: list[Placed] = []
    x, columns = 0.0, []
    for start, measure in zip(range(0, len(items), rows), widths, strict=True):
        lines: list[Slice] = []
        above = 0.0
        for item in items[start : start + rows]:
            inner = _item(setting, item, style, name, measure)
            lines += begin([Slice(line) for line in inner], _between(style, above), 0.0)
            above = sum(line.height for line in inner)
        columns.append(stack(lines))
        content.append((start_x(items[0].direction, width, x, measure), 0.0, columns[-1]))
        x += measure + style.across
    return Fragment(max(column.height for column in columns), tuple(content), columns[0].baseline)


def _columns(needs: Sequence[float], gap: float, room: float) -> tuple[int, list[float]]:
    """The fewest rows of items whose columns fit, and the widths of the columns."""
    for rows in range(1, len(needs)):
        widths = [max(needs[start : start + rows]) for start in range(0, len(needs), rows)]
        if sum(widths) + gap * (len(widths) - 1) <= room + SLACK:
            return rows, widths
    return len(needs), [room]


def _blocks(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _words(setting: Setting, item: Element, name: RoleName) -> TextBlock:
    """An item's own words: its text, or the lead-in of its list."""
    _, body = _blocks(item)
    lead = next((child for child in _blocks(body) if child.name == "p"), body)
    return set_text(setting, lead, name)


def _item(setting: Setting, item: Element, style: ListStyle, name: RoleName, width: float) -> list[Fragment]:
    marker, _ = _blocks(item)
    text = _words(setting, item, name)
    left = start_x(item.direction, width, style.indent, width - style.indent)
    lines = [replace(line, content=((left, 0.0, line),)) for line in text.lines(width - style.indent)]
    if lines:
        mark = _mark(setting, marker, style, text, width)
        lines[0] = replace(lines[0], content=(mark, *lines[0].content))
    return lines


def _mark(setting: Setting, marker: Element, style: ListStyle, text: TextBlock, width: float) -> Placed:
    """A bullet centred on the x-height, or a box centred on the capitals, of the first line."""
    x = start_x(marker.direction, width, style.inset, style.size)
    role, metrics = text.role, text.metrics
    height = metrics.cap_height if style.mark == "box" else metrics.x_height
    top = text.baseline - height * role.size / 2 - style.size / 2
    line = style.stroke.width if style.stroke else 0.0
    inner = style.size - line
    if style.mark in ("dot", "ring"):
        outline = ellipse(style.size / 2, style.size / 2, inner / 2, inner / 2)
    else:
        outline = rectangle(line / 2, line / 2, inner, inner, radius=style.radius)
    path = PaintedPath(
        marker.id,
        outline,
        fill=setting.colour(role.colour) if style.mark in ("dot", "square") else None,
        stroke=setting.colour(style.stroke.colour) if style.stroke else None,
        stroke_width=line,
    )
    return x, top, path

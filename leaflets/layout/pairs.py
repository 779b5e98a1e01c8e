"""Sections side by side: clinic and notes, sources and dates."""

from __future__ import annotations

import math

from leaflets.layout.boxes import Fragment, Placed, Slice, begin, padded, stack, start_x
from leaflets.layout.flow import block_slices, blocks, kept_below
from leaflets.layout.panels import framed, shared
from leaflets.layout.paragraphs import heading, set_text
from leaflets.layout.setting import SLACK, Setting
from leaflets.layout.terms import fields_least_width
from leaflets.model.document import Element
from leaflets.model.style_blocks import Columns, Panel


def side_by_side(setting: Setting, element: Element, style: Columns, width: float) -> Fragment:
    """Sections, tops on one line: in the style's shares, or equal ones for another number."""
    columns = shared(element, style.shares, style.gap, width)
    fragments = [column(setting, part, measure) for part, _, measure in columns]
    height = max((fragment.height for fragment in fragments), default=0.0)
    content: list[Placed] = []
    for (part, start, measure), fragment in zip(columns, fragments, strict=True):
        left = start_x(element.direction, width, start, measure)
        content += [(left, 0.0, fragment), *_more_rules(setting, part, fragment, left, measure, height)]
    return Fragment(height, tuple(content))


def end_slices(setting: Setting, element: Element, style: Columns, width: float) -> list[Slice]:
    """Sections side by side that are never parted. Where the style has one column they stand one below the
    other and may go over pages.
    """
    if len(style.shares) > 1:
        return [Slice(side_by_side(setting, element, style, width))]
    slices: list[Slice] = []
    for part in blocks(element):
        slices += begin(_small_slices(setting, part, width), style.space, 0.0)
    return slices


def pair_slices(setting: Setting, element: Element, style: Columns, width: float) -> list[Slice]:
    """Sections side by side; one below the other where a word, a telephone number say, has no room so, or
    where they would be taller than a page.

    A word is never broken: larger letters or longer words take another arrangement instead.
    """
    columns = shared(element, style.shares, style.gap, width)
    if len(style.shares) > 1 and all(
        panel_least_width(setting, part) <= measure + SLACK for part, _, measure in columns
    ):
        beside = side_by_side(setting, element, style, width)
        if beside.height <= setting.room:
            return [Slice(beside)]
    cost = setting.style.breaking.in_section
    return [
        Slice(piece, style.space, cost) for part, _, _ in columns for piece in _pieces(setting, part, width)
    ]


def _pieces(setting: Setting, element: Element, width: float) -> list[Fragment]:
    """A section whole; a clinic that says more than a page holds has several panels, about equally tall."""
    whole = column(setting, element, width)
    if "clinic" not in element.classes or whole.height <= setting.room:
        return [whole]
    style = setting.style.clinic
    rows = _panel_slices(setting, element, width - 2 * _inset(style))
    edges = whole.height - stack(rows).height
    equal = stack(rows).height / math.ceil(whole.height / setting.room) + max(row.height for row in rows)
    most = min(setting.room - edges, equal)
    pieces: list[list[Slice]] = [[]]
    for row in rows:
        begun = sum(piece.height + piece.space for piece in pieces[-1])
        if begun + row.height > most and row.fragment.baseline is not None and pieces[-1]:
            pieces.append([])
        pieces[-1].append(row)
    return [_framed(setting, style, piece, width) for piece in pieces]


def column(setting: Setting, element: Element, width: float) -> Fragment:
    if "clinic" in element.classes:
        return _panel(setting, element, setting.style.clinic, width)
    if "notes" in element.classes:
        return _panel(setting, element, setting.style.notes, width)
    return _small_print(setting, element, width)


def panel_least_width(setting: Setting, element: Element) -> float:
    """The least that a panel's heading and fields need, in points."""
    style = setting.style.clinic if "clinic" in element.classes else setting.style.notes
    needs = [0.0]
    for child in blocks(element):
        if child.name == "h2":
            needs.append(set_text(setting, child, "panel-heading").min_width)
        elif "fields" in child.classes:
            needs.append(fields_least_width(setting, child))
    return max(style.least, max(needs) + 2 * _inset(style))


def _inset(style: Panel) -> float:
    """What a panel takes of its width at either side."""
    return style.padding.side + (style.frame.width if style.frame else 0.0)


def _more_rules(
    setting: Setting, element: Element, fragment: Fragment, left: float, width: float, height: float
) -> list[Placed]:
    """Ruled lines go on down to the end of the column beside them: room to write is never wasted."""
    if not any(child.name == "rules" for child in blocks(element)):
        return []
    style = setting.style
    padding, pitch = style.notes.padding, style.fields.pitch
    spare = int((height - fragment.height + SLACK) / pitch)
    first = fragment.height - padding.bottom
    inner = width - 2 * padding.side
    return [
        (left + padding.side, first + i * pitch, setting.rule(style.fields.rule, 0.0, 0.0, inner, 0.0))
        for i in range(1, spare + 1)
    ]


def _panel(setting: Setting, element: Element, style: Panel, width: float) -> Fragment:
    """A heading and its fields, in a frame if the style has one."""
    return _framed(setting, style, _panel_slices(setting, element, width - 2 * _inset(style)), width)


def _panel_slices(setting: Setting, element: Element, inner: float) -> list[Slice]:
    slices: list[Slice] = []
    for child in blocks(element):
        if child.name == "h2":
            slices.append(Slice(heading(set_text(setting, child, "panel-heading"), inner)))
        else:
            slices += block_slices(setting, child, "field", inner)
    return slices


def _framed(setting: Setting, style: Panel, slices: list[Slice], width: float) -> Fragment:
    line = style.frame.width if style.frame else 0.0
    text = padded(stack(slices), _inset(style), line + style.padding.top, line + style.padding.bottom)
    behind = [framed(setting, style, width, text.height)] if style.frame else []
    return Fragment(text.height, (*behind, *text.content), text.baseline)


def _small_print(setting: Setting, element: Element, width: float) -> Fragment:
    return stack(_small_slices(setting, element, width))


def _small_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """Sources, dates: small text without any space between its blocks. A heading stays with what follows."""
    slices: list[Slice] = []
    headed = 0
    for child in blocks(element):
        if child.name == "h2":
            slices.append(Slice(heading(set_text(setting, child, "small-heading"), width)))
            headed = len(slices)
        else:
            space = setting.style.qr.space if "current" in child.classes else 0.0
            slices += begin(block_slices(setting, child, "small", width), space, 0.0)
    return [*slices[:headed], *kept_below(setting, slices[headed:], "small")] if headed else slices

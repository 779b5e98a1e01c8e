"""The questions of a leaflet: a heading in the margin beside its text, or above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leaflets.layout.boxes import FORBIDDEN, Fragment, Slice, begin, beside, shifted, stack, start_x
from leaflets.layout.flow import (
    block_slices,
    blocks,
    is_wide,
    keep_between,
    kept_below,
    least_below,
    space_between,
)
from leaflets.layout.paragraphs import TextBlock, heading, set_text
from leaflets.layout.pictograms import indent, is_pictured
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element, Text

Heading = tuple[TextBlock | None, TextBlock]
"""The number of a question, and its words."""


def _heading(setting: Setting, element: Element) -> Heading:
    """The space after the number goes with the number: its words begin a column of their own."""
    number = [child for child in element.children if isinstance(child, Element) and child.name == "number"]
    rest = [child for child in element.children if child not in number]
    if not number:
        return None, set_text(setting, element, "heading")
    space: list[Text | Element] = []
    match rest:
        case [Text() as first, *_] if first.text.startswith(" "):
            space, rest[0] = [replace(first, text=" ")], replace(first, text=first.text.removeprefix(" "))
        case [Element(name="span", children=(Text() as first, *others)) as span, *_] if first.text.startswith(
            " "
        ):
            space = [replace(span, children=(replace(first, text=" "),))]
            rest[0] = replace(span, children=(replace(first, text=first.text.removeprefix(" ")), *others))
    return (
        set_text(setting, element, "heading", [*number, *space]),
        set_text(setting, element, "heading", rest),
    )


def measure_headings(setting: Setting, elements: Iterable[Element]) -> None:
    """Decide for the edition as a whole how its headings stand, which keeps its pages alike.

    The column of the numbers grows with the widest number; where one word of one question is wider than
    what is left of the margin, all headings stand above their text.
    """
    style = setting.style.question
    parts = [
        _heading(setting, child)
        for section in elements
        if "question" in section.classes
        for child in blocks(section)
        if child.name == "h2"
    ]
    numbers = max((number.width for number, _ in parts if number is not None), default=0.0)
    setting.number_width = max(style.number_width, numbers + style.number_gap)
    room = style.heading_width - setting.number_width
    setting.stacked = any(words.min_width > room + SLACK for _, words in parts)


def heading_least_width(setting: Setting, element: Element) -> float:
    """The least that a question's heading needs: the column of its number and its widest word, in points."""
    number, words = _heading(setting, element)
    return words.min_width + (setting.number_width if number is not None else 0.0)


def _set_heading(setting: Setting, parts: Heading, width: float) -> Fragment:
    number, words = parts
    if number is None:
        return heading(words, width)
    indent = setting.number_width
    direction = words.element.direction
    hung = stack(Slice(line) for line in number.lines(indent))
    left = start_x(direction, width, 0.0, indent)
    right = start_x(direction, width, indent, width - indent)
    return beside(((left, hung), (right, heading(words, width - indent))))


def question(setting: Setting, element: Element, width: float, *, stacked: bool = False) -> list[Slice]:
    """A heading beside its text, or above it where the text begins with something wide.

    `stacked`: above it in any case, as in a column of a row.
    """
    style = setting.style.question
    title, body = _parted(element)
    stacked = stacked or setting.stacked
    measure = min(width, style.stacked_width) if stacked else width - style.heading_width - style.gap
    start = 0.0 if stacked else style.heading_width + style.gap
    slices: list[Slice] = []
    beside_heading = 0
    above: Element | None = None
    for child in body:
        wide = is_wide(child)
        inset = 0.0 if wide or is_pictured(child) else indent(setting)
        inner = block_slices(setting, child, "body", width if wide else measure - inset)
        if not wide:
            x = start_x(element.direction, width, start + inset, measure - inset)
            inner = [replace(piece, fragment=shifted(piece.fragment, x)) for piece in inner]
        inner = begin(inner, space_between(setting, above, child), keep_between(setting, above, child))
        slices += inner
        if not wide and beside_heading == len(slices) - len(inner):
            beside_heading = len(slices)
        above = child
    if title is None:
        return slices
    parts = _heading(setting, title)
    if stacked or not beside_heading:
        slices = begin(slices, style.stacked_space, FORBIDDEN)
        return [Slice(_set_heading(setting, parts, width)), *kept_below(setting, slices, "body")]
    column = _set_heading(setting, parts, style.heading_width)
    column_left = start_x(element.direction, width, 0.0, style.heading_width)
    return _merged(setting, (column_left, column), slices, beside_heading)


def _parted(element: Element) -> tuple[Element | None, list[Element]]:
    children = blocks(element)
    if children and children[0].name == "h2":
        return children[0], children[1:]
    return None, children


def _merged(
    setting: Setting, title: tuple[float, Fragment], slices: Sequence[Slice], narrow: int
) -> list[Slice]:
    """One slice of the heading and what stands beside it; the rest may go to the next page.

    Beside it stand as many of the first `narrow` slices as reach its height, and what a heading must have
    with it.
    """
    left, column = title
    taken, height = 0, 0.0
    least = max(column.height, least_below(setting, "body"))
    while taken < narrow and height < least - SLACK:
        height += slices[taken].height + (slices[taken].space if taken else 0.0)
        taken += 1
    return [Slice(_hung(left, column, stack(slices[:taken]))), *slices[taken:]]


def _hung(left: float, column: Fragment, text: Fragment) -> Fragment:
    """A heading in the margin, its first line on that of the text.

    Larger letters in a line of the same height have a lower baseline: then the heading moves up, and not the
    text out of the rhythm of its page.
    """
    if column.baseline is None or text.baseline is None:
        return beside(((left, column), (0.0, text)))
    drop = text.baseline - column.baseline
    height = max(text.height, drop + column.height)
    return Fragment(height, ((left, drop, column), (0.0, 0.0, text)), text.baseline)

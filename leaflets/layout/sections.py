"""The parts of a leaflet from top to bottom, and how they follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from leaflets.layout.boxes import FORBIDDEN, Slice, begin, shifted, start_x
from leaflets.layout.flow import block_slices, blocks, flow_slices
from leaflets.layout.pairs import end_slices, pair_slices
from leaflets.layout.panels import emergency_slices, short_answer, title_block
from leaflets.layout.paragraphs import heading, set_text
from leaflets.layout.questions import question
from leaflets.layout.rows import row_slices
from leaflets.layout.setting import Setting
from leaflets.layout.sheets import sheet_slices
from leaflets.layout.twins import twins_slices
from leaflets.model.document import Element

Part = Callable[[Setting, Element, float], tuple[float, list[Slice]]]
"""A part of the leaflet -> the space above it and its slices."""


def _title(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return 0.0, [Slice(title_block(setting, element, width))]


def _short_answer(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.short_answer.space, [Slice(short_answer(setting, element, width))]


def _emergency(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    style = setting.style
    space = style.emergency_copy.space if "copy" in element.classes else style.emergency.space
    return space, emergency_slices(setting, element, width)


def _question(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.question.space, question(setting, element, width)


def _twins(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.question.space, twins_slices(setting, element, width)


def _pair(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.pair.space, pair_slices(setting, element, setting.style.pair, width)


def _references(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    """Small print as wide as text that is read, at the start side. Its list may go over pages, but begins
    on that of its heading.
    """
    style = setting.style.question
    measure = min(width, style.stacked_width)
    left = start_x(element.direction, width, 0.0, measure)
    slices: list[Slice] = []
    for child in blocks(element):
        if child.name == "h2":
            inner = [Slice(heading(set_text(setting, child, "small-heading"), measure))]
        else:
            inner = block_slices(setting, child, "small", measure)
        inner = [replace(piece, fragment=shifted(piece.fragment, left)) for piece in inner]
        slices += begin(inner, 0.0, FORBIDDEN)
    return style.space, slices


def _row(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.row.space, row_slices(setting, element, width)


def _sheet(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.question.space, sheet_slices(setting, element, width)


def _end(setting: Setting, element: Element, width: float) -> tuple[float, list[Slice]]:
    return setting.style.end.space, end_slices(setting, element, setting.style.end, width)


_PARTS: Mapping[str, Part] = {
    "title-block": _title,
    "short-answer": _short_answer,
    "emergency": _emergency,
    "question": _question,
    "twins": _twins,
    "pair": _pair,
    "row": _row,
    "sheet": _sheet,
    "references": _references,
    "end": _end,
}


def part_slices(setting: Setting, parts: Iterable[Element], width: float) -> list[Slice]:
    """All parts of a leaflet from top to bottom. The title is never parted from what follows it."""
    slices: list[Slice] = []
    above: Element | None = None
    for element in parts:
        space, inner = _part(setting, element, width, is_first=above is None)
        keep = _keep_parts(setting, above, element)
        slices += begin(inner, space, keep)
        above = element
    return slices


def _part(setting: Setting, element: Element, width: float, *, is_first: bool) -> tuple[float, list[Slice]]:
    """Copies share what is the same element; a part with a clinic's art is set for the art as well."""
    layout = next((_PARTS[c] for c in element.classes if c in _PARTS), None)

    def make(setting: Setting) -> tuple[float, list[Slice]]:
        if layout is None:
            space = 0.0 if is_first else setting.style.question.space
            return space, flow_slices(setting, [element], "body", width)
        return layout(setting, element, width)

    if not setting.recall:
        return make(setting)
    has_art = setting.recall(
        ("art", id(element)), lambda: any(each.name == "art" for each in element.elements()), keep=element
    )
    art = tuple(setting.art.values()) if has_art else ()
    key = "part", id(element), is_first, width, setting.room, setting.stacked, setting.number_width
    return setting.recalled((*key, tuple(map(id, art))), make, keep=(element, art))


def _keep_parts(setting: Setting, above: Element | None, element: Element) -> float:
    """The cost of a page break between two parts. What stands above the emergency box stays with it:
    the box is on page 1 at every level and in every language, or the leaflet is not printed.
    """
    if above is not None and ("title-block" in above.classes or _is_opening(above)):
        return FORBIDDEN
    if "copy" in element.classes:
        follows = above is not None and "emergency" in above.classes
        return setting.style.breaking.before_copy if follows else 0.0
    return FORBIDDEN if "emergency" in element.classes else 0.0


def _is_opening(element: Element) -> bool:
    """A row that the title is in."""
    return any("title-block" in child.classes for child in blocks(element))

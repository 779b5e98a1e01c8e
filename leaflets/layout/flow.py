"""A column of blocks: each element laid out by its kind, with the spaces and keeps between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from leaflets.layout.artwork import current_slices
from leaflets.layout.boxes import FORBIDDEN, Slice, begin
from leaflets.layout.figures import figure_slices
from leaflets.layout.forms import form_slices
from leaflets.layout.icons import icons_slices, is_crowded
from leaflets.layout.lists import list_slices
from leaflets.layout.paragraphs import heading, paragraph_slices, set_text
from leaflets.layout.pictograms import ATTRIBUTE, beside_pictogram, indent
from leaflets.layout.setting import SLACK, Setting
from leaflets.layout.tables import table_slices
from leaflets.layout.terms import (
    dates_slices,
    fields_slices,
    key_facts_slices,
    numbered_slices,
    rules_slices,
)
from leaflets.model.document import Element
from leaflets.model.page import Artifact
from leaflets.model.style import RoleName

_WIDE = frozenset({"table", "figure"})

_HEADINGS = frozenset({"h1", "h2", "h3"})

_Layout = Callable[[Setting, Element, float], list[Slice]]

_BY_NAME: Mapping[str, _Layout] = {
    "table": table_slices,
    "figure": figure_slices,
    "rules": rules_slices,
    "dl": key_facts_slices,
}
_BY_CLASS: Mapping[str, _Layout] = {
    "fields": fields_slices,
    "dates": dates_slices,
    "numbered": numbered_slices,
    "form": form_slices,
    "icons": icons_slices,
    "current": current_slices,
}
"""Kinds of `dl` other than key facts, of `table` and `div`."""


def block_slices(setting: Setting, element: Element, name: RoleName, width: float) -> list[Slice]:
    """One block; `name` is the role of its running text, where its kind has no roles of its own."""
    by_class = next((_BY_CLASS[c] for c in element.classes if c in _BY_CLASS), None)
    layout = by_class or _BY_NAME.get(element.name)
    if layout is not None:
        return layout(setting, element, width)
    if element.name == "ul":
        return list_slices(setting, element, name, width)
    if element.name in ("div", "section"):
        return flow_slices(setting, blocks(element), name, width)
    if element.name in _HEADINGS:
        role: RoleName = "table-row-head" if element.name == "h3" else "heading"
        return [Slice(heading(set_text(setting, element, role), width))]
    if ATTRIBUTE in element.attrs:
        lines = set_text(setting, element, name).lines(width - indent(setting))
        cost = setting.style.breaking.in_paragraph
        return beside_pictogram(setting, element, lines, Artifact.LAYOUT, width, cost)
    return paragraph_slices(setting, element, name, width)


def blocks(element: Element) -> list[Element]:
    """The children that are blocks: white space between them is none."""
    return [child for child in element.children if isinstance(child, Element)]


def is_wide(element: Element) -> bool:
    """Whether a block takes the full measure."""
    return element.name in _WIDE or is_crowded(element)


def space_between(setting: Setting, above: Element | None, below: Element) -> float:
    """Points between two blocks of a column; a first block has none above."""
    flow = setting.style.flow
    if above is None:
        return 0.0
    if "lead" in above.classes:
        return flow.paragraph if below.name == "table" else flow.after_lead
    if is_wide(above) or is_wide(below) or "icons" in above.classes or "icons" in below.classes:
        return flow.wide
    return flow.paragraph


def keep_between(setting: Setting, above: Element | None, below: Element) -> float:
    """The cost of a page break between two blocks: a lead-in is never parted from what it introduces, and a
    form stands with what is said of it where that leaves no large gap.
    """
    if above is not None and ("lead" in above.classes or above.name in _HEADINGS):
        return FORBIDDEN
    keeps = setting.style.breaking
    return keeps.in_table if "form" in below.classes else keeps.in_section


def least_below(setting: Setting, name: RoleName) -> float:
    """The height of text in a role that a heading must have with it, in points."""
    return setting.style.breaking.lines_with_heading * setting.role(name, setting.locale).leading


def kept_below(setting: Setting, slices: Sequence[Slice], name: RoleName) -> list[Slice]:
    """No break until as much stands below a heading as it must have with it: lines, or a picture as high.
    The rows of a table have their own keeps.
    """
    least = least_below(setting, name)
    kept: list[Slice] = []
    height = 0.0
    for piece in slices:
        if height >= least - SLACK or piece.repeat is not None:
            break
        height += piece.height + (piece.space if kept else 0.0)
        kept.append(replace(piece, cost=FORBIDDEN))
    return [*kept, *slices[len(kept) :]]


def flow_slices(setting: Setting, elements: Iterable[Element], name: RoleName, width: float) -> list[Slice]:
    """Blocks one below the other."""
    slices: list[Slice] = []
    headed: list[int] = []
    above: Element | None = None
    for element in elements:
        inner = block_slices(setting, element, name, width)
        slices += begin(inner, space_between(setting, above, element), keep_between(setting, above, element))
        if element.name in _HEADINGS:
            headed.append(len(slices))
        above = element
    for start in headed:
        slices[start:] = kept_below(setting, slices[start:], name)
    return slices

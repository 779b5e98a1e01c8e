"""A question in two languages, or a string with what is said of it: side by side, in columns of one width."""

from __future__ import annotations

from leaflets.layout.boxes import FORBIDDEN, Fragment, Slice, beside, start_x
from leaflets.layout.boxes import stack as stacked
from leaflets.layout.flow import block_slices, blocks, keep_between, kept_below, space_between
from leaflets.layout.setting import Setting
from leaflets.model.document import Element


def twins_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """A pair is never parted; a heading stays with what follows, a lead-in with its list."""
    slices: list[Slice] = []
    above: Element | None = None
    for child in blocks(element):
        inner = [Slice(_pair(setting, child, width))] if "twin" in child.classes else None
        inner = inner or block_slices(setting, child, "body", width)
        headed = len(slices) == 1
        cost = FORBIDDEN if headed else keep_between(setting, above, child)
        space = setting.style.question.stacked_space if headed else space_between(setting, above, child)
        slices += [Slice(inner[0].fragment, space, cost, inner[0].repeat), *inner[1:]]
        above = child
    return [*slices[:1], *kept_below(setting, slices[1:], "body")]


def _pair(setting: Setting, element: Element, width: float) -> Fragment:
    gap = setting.style.pair.gap
    parts = blocks(element)
    column = (width - gap * (len(parts) - 1)) / len(parts)
    return beside(
        [
            (
                start_x(element.direction, width, place * (column + gap), column),
                stacked(block_slices(setting, part, "body", column)),
            )
            for place, part in enumerate(parts)
        ]
    )

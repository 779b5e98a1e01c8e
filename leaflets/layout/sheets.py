"""A form on a sheet of its own, which it fills: room to write is never left over at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from leaflets.layout.artwork import qr_side
from leaflets.layout.boxes import FORBIDDEN, Fragment, Placed, Slice, begin, stack, start_x
from leaflets.layout.flow import block_slices, blocks, flow_slices
from leaflets.layout.pairs import column
from leaflets.layout.panels import below_rule, headed
from leaflets.layout.paragraphs import set_text
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element

_LINES = 3
"""About which the words beside a QR code take."""


def sheet_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """What is said of the form, then the form with rows as high as the page has room for.

    Where rows of the least height do not fit one page they are set at that height and go over pages.
    """
    slices = _slices(setting, element, width)
    rows = sum(_rows(table) for table in element.elements() if "form" in table.classes)
    form = setting.style.form
    spare = setting.room - sum(piece.height + (piece.space if i else 0.0) for i, piece in enumerate(slices))
    if spare <= 0 or not rows or form.most <= form.row:
        return slices
    higher = replace(form, row=min(form.most, form.row + spare / rows))
    return _slices(replace(setting, style=replace(setting.style, form=higher)), element, width)


def _slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    above, *others = blocks(element)
    head = below_rule(setting, _above(setting, above, width), width)
    below = flow_slices(setting, others, "body", width)
    return [Slice(head), *begin(below, setting.style.flow.wide, FORBIDDEN)]


def _rows(table: Element) -> int:
    """Rows to write in."""
    return sum(len(_named(body, "tr")) for body in _named(table, "tbody"))


def _named(element: Element, name: str) -> list[Element]:
    return [child for child in blocks(element) if child.name == name]


def _above(setting: Setting, element: Element, width: float) -> Fragment:
    """The title with what is said below it, at the end side the small print. Of all widths that this may have
    those which make the whole lowest; one below the other where nothing has room beside each other.
    """
    title, *small = blocks(element)
    least = _least_width(setting, title)
    arrangements = [
        _beside(setting, title, list(zip(small, widths, strict=True)), width)
        for widths in product(*(_widths(setting, part) for part in small))
        if sum(widths) + len(widths) * setting.style.row.gap + least <= width + SLACK
    ]
    if arrangements:
        return min(arrangements, key=lambda fragment: round(fragment.height, 2))
    parts = [_titled(setting, title, width), *(_small(setting, part, width) for part in small)]
    return stack(Slice(part, setting.style.flow.paragraph) for part in parts)


def _beside(
    setting: Setting, title: Element, small: Sequence[tuple[Element, float]], width: float
) -> Fragment:
    gap = setting.style.row.gap
    start = width - sum(measure + gap for _, measure in small)
    content: list[Placed] = [
        (start_x(title.direction, width, 0.0, start), 0.0, _titled(setting, title, start))
    ]
    for part, measure in small:
        left = start_x(title.direction, width, start + gap, measure)
        content.append((left, 0.0, _small(setting, part, measure)))
        start += gap + measure
    heights = [placed.height for _, _, placed in content if isinstance(placed, Fragment)]
    return Fragment(max(heights), tuple(content))


def _small(setting: Setting, element: Element, width: float) -> Fragment:
    if "current" in element.classes:
        return stack(block_slices(setting, element, "small", width))
    return column(setting, element, width)


def _titled(setting: Setting, element: Element, width: float) -> Fragment:
    title, *others = blocks(element)
    slices = [Slice(headed(setting, title, width))]
    for child in others:
        slices += begin(block_slices(setting, child, "body", width), setting.style.flow.paragraph, 0.0)
    return stack(slices)


def _least_width(setting: Setting, element: Element) -> float:
    """That of the widest word below the title, or of the title's."""
    words = [set_text(setting, child, "title") for child in element.elements() if child.name == "h1"]
    words += [set_text(setting, child, "body") for child in element.elements() if child.name == "p"]
    return max((block.min_width for block in words), default=0.0)


def _code_widths(setting: Setting, element: Element) -> tuple[float, float]:
    """What a QR code needs: its words below it, or beside it in about three lines."""
    texts = [set_text(setting, child, "small") for child in element.elements() if child.name == "p"]
    side = qr_side(setting, element)
    least = max((text.min_width for text in texts), default=0.0)
    words = max((text.width / _LINES for text in texts), default=0.0)
    return max(side, least), side + setting.style.qr.gap + max(least, words)


def _widths(setting: Setting, element: Element) -> tuple[float, float]:
    """What small print needs: its terms beside their values, and above them."""
    if "current" in element.classes:
        return _code_widths(setting, element)
    terms = [blocks(child) for child in element.elements() if child.name == "term"]
    pairs = [(set_text(setting, dt, "small").width, set_text(setting, dd, "date").width) for dt, dd in terms]
    labels, values = (max((pair[i] for pair in pairs), default=0.0) for i in (0, 1))
    return labels + setting.style.dates.gap + values, max(labels, values)

"""What stands on every sheet: the band of a draft above the text, the footer below it."""

from __future__ import annotations

from dataclasses import replace

from leaflets.layout.boxes import Fragment, Placed, Slice, stack, start_x
from leaflets.layout.flow import blocks
from leaflets.layout.paragraphs import set_text
from leaflets.layout.paths import rectangle
from leaflets.layout.setting import Setting
from leaflets.model.content import Direction
from leaflets.model.document import Element, Text
from leaflets.model.page import Artifact, PaintedPath


def band(setting: Setting, element: Element, width: float) -> Fragment:
    """A frame with a dark tab at the start side, and the draft's sentences beside it, one below the other."""
    style = setting.style.band
    line, padding = style.frame.width, style.padding
    tab, *sentences = (
        set_text(setting, child, "band-tab" if "tab" in child.classes else "band")
        for child in blocks(element)
    )
    tab_width = tab.width + 2 * padding.side
    room = width - tab_width - 2 * padding.side
    text = stack(Slice(line) for sentence in sentences for line in sentence.lines(room))
    height = text.height + padding.top + padding.bottom
    word = stack(Slice(fragment) for fragment in tab.lines(tab.width))
    direction = element.direction
    tab_left = start_x(direction, width, 0.0, tab_width)
    fill = PaintedPath(
        Artifact.LAYOUT, rectangle(0.0, 0.0, tab_width, height), fill=setting.colour(style.tab)
    )
    frame = PaintedPath(
        Artifact.LAYOUT,
        rectangle(line / 2, line / 2, width - line, height - line),
        stroke=setting.colour(style.frame.colour),
        stroke_width=line,
    )
    content: tuple[Placed, ...] = (
        (tab_left, 0.0, fill),
        (0.0, 0.0, frame),
        (tab_left + padding.side, (height - word.height) / 2, word),
        (start_x(direction, width, tab_width + padding.side, room), padding.top, text),
    )
    return Fragment(height, content)


def footer(setting: Setting, element: Element, width: float, page: int, pages: int) -> Fragment:
    """Who this sheet is at the left, its number at the right, in every language: piles are sorted by staff.

    One line where both fit, otherwise the number below, at the same side.
    """
    style = setting.style.footer
    filled = _filled(element, {"{page}": str(page), "{pages}": str(pages)})
    identity, number = (
        set_text(setting, replace(child, direction=Direction.LTR), "footer") for child in blocks(filled)
    )
    if identity.width + style.apart + number.width <= width:
        rows = [(0.0, identity.lines(width)), (width - number.width, number.lines(number.width))]
        text = Fragment(identity.role.leading, tuple((x, 0.0, part[0]) for x, part in rows))
    else:
        lines = [*identity.lines(width), *number.lines(width)]
        text = stack(Slice(line) for line in lines)
    top = style.rule.width + style.gap
    rule: Placed = (0.0, style.rule.width / 2, setting.rule(style.rule, 0.0, 0.0, width, 0.0))
    return Fragment(top + text.height, (rule, (0.0, top, text)))


def _filled(element: Element, values: dict[str, str]) -> Element:
    """The element with its placeholders replaced, in every text below it."""
    children: list[Element | Text] = []
    for child in element.children:
        if isinstance(child, Element):
            children.append(_filled(child, values))
            continue
        text = child.text
        for placeholder, value in values.items():
            text = text.replace(placeholder, value)
        children.append(replace(child, text=text))
    return replace(element, children=tuple(children))

"""What stands on every sheet: the band of a draft above the text, the footer below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaflets.layout.boxes import Fragment, Placed, Slice, stack, start_x
from leaflets.layout.flow import blocks
from leaflets.layout.paragraphs import TextBlock, set_text
from leaflets.layout.paths import rectangle
from leaflets.layout.setting import Setting
from leaflets.model.content import Direction
from leaflets.model.document import Element, Text
from leaflets.model.page import Artifact, PaintedPath


def band(setting: Setting, element: Element, width: float) -> Fragment:
    """A frame with a dark tab at the start side, and the draft's sentences beside it, one below the other.

    Where the tab leaves so little room that a sentence would take two lines, the lowest of these: only the
    first sentence beside the tab, the words of the tab one below the other, or both.
    """
    tab, *sentences = (
        set_text(setting, child, "band-tab" if "tab" in child.classes else "band")
        for child in blocks(element)
    )
    arrangements = (
        _band(setting, element, width, (tab, tab_width), sentences[:beside], sentences[beside:])
        for tab_width in (tab.width, tab.min_width)
        for beside in (len(sentences), 1)
    )
    return min(arrangements, key=lambda fragment: round(fragment.height, 2))


def _band(
    setting: Setting,
    element: Element,
    width: float,
    tab: tuple[TextBlock, float],
    beside: Sequence[TextBlock],
    below: Sequence[TextBlock],
) -> Fragment:
    """`tab`: its word and the width that this has. Sentences below the tab have the whole width."""
    style = setting.style.band
    line, padding = style.frame.width, style.padding
    word = stack(Slice(fragment) for fragment in tab[0].lines(tab[1]))
    tab_width = tab[1] + 2 * style.tab_side
    room = width - tab_width - padding.side - style.end
    text = _sentences(setting, element, beside, room)
    tab_height = padding.top + max(text.height, word.height) + (0.0 if below else padding.bottom)
    whole = width - padding.side - style.end
    rest = _sentences(setting, element, below, whole)
    height = tab_height + (rest.height + padding.bottom if below else 0.0)
    direction = element.direction
    tab_left = start_x(direction, width, 0.0, tab_width)
    fill = PaintedPath(
        Artifact.LAYOUT, rectangle(0.0, 0.0, tab_width, tab_height), fill=setting.colour(style.tab)
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
        (tab_left + style.tab_side, (tab_height - word.height) / 2, word),
        (start_x(direction, width, tab_width + padding.side, room), padding.top, text),
        (start_x(direction, width, padding.side, whole), tab_height, rest),
    )
    return Fragment(height, content)


def _sentences(setting: Setting, element: Element, sentences: Sequence[TextBlock], room: float) -> Fragment:
    """Lines from the band's start. One in the other direction begins at its end, as far from the frame."""
    style = setting.style.band
    inset = style.padding.side - style.end
    lines: list[Slice] = []
    for sentence in sentences:
        along = sentence.element.direction is element.direction
        left = 0.0 if along or element.direction is Direction.LTR else inset
        lines += [
            Slice(Fragment(line.height, ((left, 0.0, line),), line.baseline))
            for line in sentence.lines(room if along else room - inset)
        ]
    return stack(lines)


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

"""Parts side by side whose widths follow from their words, so that the row is about as low as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaflets.layout.artwork import logo
from leaflets.layout.balance import balanced
from leaflets.layout.boxes import Fragment, Placed, Slice, stack, start_x
from leaflets.layout.flow import block_slices, blocks
from leaflets.layout.pairs import column, panel_least_width
from leaflets.layout.panels import below_rule, short_answer, title_block
from leaflets.layout.paragraphs import set_text
from leaflets.layout.questions import heading_least_width, question
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element, Text
from leaflets.model.style import RoleName

Part = Callable[[Setting, Element, float], Fragment]


def _question(setting: Setting, element: Element, width: float) -> Fragment:
    return stack(question(setting, element, width, stacked=True))


def _rest(setting: Setting, element: Element, width: float) -> Fragment:
    return stack(block_slices(setting, element, "body", width))


def _end(setting: Setting, element: Element, width: float) -> Fragment:
    """Sources and dates, beside or below each other, whichever is lower."""
    parts = blocks(element)
    if len(parts) != 2:
        return stack(Slice(column(setting, part, width)) for part in parts)
    sources, dates = parts
    below = stack([Slice(column(setting, sources, width)), Slice(column(setting, dates, width))])
    need = max(
        (set_text(setting, child, "date").width for child in dates.elements() if child.name == "dd"),
        default=0.0,
    )
    rest = width - need - setting.style.end.gap
    if rest < _least_width(setting, sources):
        return below
    left = start_x(element.direction, width, 0.0, rest)
    right = start_x(element.direction, width, width - need, need)
    placed = ((left, 0.0, column(setting, sources, rest)), (right, 0.0, column(setting, dates, need)))
    beside = Fragment(max(fragment.height for _, _, fragment in placed), placed)
    return min(beside, below, key=lambda fragment: fragment.height)


def _logo(setting: Setting, element: Element, width: float) -> Fragment:
    """At the end side, below the rule that goes on from the title's."""
    across, picture = logo(setting, element, width / setting.style.logo.share)
    left = start_x(element.direction, width, width - across, across)
    return below_rule(setting, Fragment(picture.height, ((left, 0.0, picture),)), width)


_PARTS: Mapping[str, Part] = {
    "title-block": title_block,
    "logo": _logo,
    "short-answer": short_answer,
    "question": _question,
    "clinic": column,
    "notes": column,
    "end": _end,
    "rest": _rest,
}
"""Class of a part -> how it is set in a column."""

_ROLES: Mapping[str, tuple[RoleName, RoleName]] = {
    "title-block": ("title", "description"),
    "short-answer": ("short-answer-heading", "short-answer"),
    "question": ("heading", "body"),
    "end": ("small-heading", "small"),
    "rest": ("heading", "body"),
}
"""Class of a part -> the roles of its headings and of its other words."""


def row_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """One slice, tops on one line; a slice for each part where their words have no room side by side."""
    style = setting.style.row
    parts = blocks(element)
    if not parts:
        return []
    room = width - style.gap * (len(parts) - 1)
    least = [_least_width(setting, part) for part in parts]
    if sum(least) > room + SLACK:
        cost = setting.style.breaking.in_section
        return [Slice(_set(setting, part, width), style.space, cost) for part in parts]
    columns = balanced(least, lambda i, measure: _set(setting, parts[i], measure), room, style.step)
    content: list[Placed] = []
    start = 0.0
    for measure, fragment in columns:
        content.append((start_x(element.direction, width, start, measure), 0.0, fragment))
        start += measure + style.gap
    return [Slice(Fragment(max(fragment.height for _, fragment in columns), tuple(content)))]


def _set(setting: Setting, element: Element, width: float) -> Fragment:
    part = next((_PARTS[c] for c in element.classes if c in _PARTS), _rest)
    return part(setting, element, width)


def _least_width(setting: Setting, element: Element) -> float:
    """The least that a part's widest word needs with what stands beside it, in points."""
    if {"clinic", "notes"} & set(element.classes):
        return panel_least_width(setting, element)
    if "logo" in element.classes:
        return setting.style.logo.least
    heading, other = next((_ROLES[c] for c in element.classes if c in _ROLES), _ROLES["rest"])
    words = 0.0
    in_heading: set[int] = set()
    for child in element.elements():
        if id(child) in in_heading:
            continue
        if child.name in ("h1", "h2"):
            in_heading |= {id(inside) for inside in child.elements()}
            if child.name == "h2" and "question" in element.classes:
                words = max(words, heading_least_width(setting, child))
            else:
                words = max(words, set_text(setting, child, heading).min_width)
        elif any(isinstance(inside, Text) for inside in child.children):
            indent = setting.style.lists["ticks"].indent if child.name == "body" else 0.0
            words = max(words, set_text(setting, child, other).min_width + indent)
    if "short-answer" in element.classes:
        style = setting.style.short_answer
        words += style.bar.width + 2 * style.padding.side
    return words

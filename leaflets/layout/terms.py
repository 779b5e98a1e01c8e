"""Terms with their text: key facts, dates, fields to fill in, and ruled lines."""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.layout.boxes import FORBIDDEN, Fragment, Placed, Slice, beside, padded, stack, start_x
from leaflets.layout.columns import column_widths
from leaflets.layout.paragraphs import TextBlock, set_text
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element
from leaflets.model.style import RoleName

Pair = tuple[TextBlock, TextBlock]
"""A `dt` and its `dd`."""


def blocks(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _pairs(setting: Setting, element: Element, term_role: RoleName, text_role: RoleName) -> list[Pair]:
    """The `dt` and the `dd` of every term."""
    pairs = []
    for term in blocks(element):
        dt, dd = blocks(term)
        pairs.append((set_text(setting, dt, term_role), set_text(setting, dd, text_role)))
    return pairs


def _whole(lines: list[Fragment]) -> Fragment:
    return stack(Slice(line) for line in lines)


def _row(pair: Pair, term: float, gap: float, width: float) -> Fragment:
    """A term in its column and its text in the rest of the width."""
    dt, dd = pair
    direction = dt.element.direction
    rest = width - term - gap
    return beside(
        (
            (start_x(direction, width, 0.0, term), _whole(dt.lines(term))),
            (start_x(direction, width, term + gap, rest), _whole(dd.lines(rest))),
        )
    )


def key_facts_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """A row for every fact with hairlines between; all terms above their texts if one is too wide."""
    style = setting.style.key_facts
    keeps = setting.style.breaking
    pairs = [
        (set_text(setting, dt, "term"), _paragraphs(setting, dd))
        for dt, dd in (blocks(term) for term in blocks(element))
    ]
    room = width - style.term_width
    above = any(
        dt.min_width > style.term_width or block.min_width > room for dt, texts in pairs for block in texts
    )
    slices = []
    for i, (dt, texts) in enumerate(pairs):
        if above:
            row = stack([Slice(_whole(dt.lines(width))), Slice(_apart(setting, texts, width))])
        else:
            direction = dt.element.direction
            row = beside(
                (
                    (start_x(direction, width, 0.0, style.term_width), _whole(dt.lines(style.term_width))),
                    (start_x(direction, width, style.term_width, room), _apart(setting, texts, room)),
                )
            )
        rule: list[Placed] = [(0.0, 0.0, setting.rule(style.rule, 0.0, 0.0, width, 0.0))] if i else []
        bottom = style.padding if i < len(pairs) - 1 else 0.0
        row = padded(row, 0.0, style.padding if i else 0.0, bottom, rule)
        whole = len(pairs) <= keeps.whole_items or i in (1, len(pairs) - 1)
        cost = FORBIDDEN if whole else keeps.in_list
        slices.append(Slice(row, cost=keeps.in_table if i and "row" in element.classes else cost))
    return slices


def _paragraphs(setting: Setting, element: Element) -> list[TextBlock]:
    """The text of a fact, or its paragraphs."""
    return [set_text(setting, part, "body") for part in blocks(element) if part.name == "p"] or [
        set_text(setting, element, "body")
    ]


def _apart(setting: Setting, texts: Sequence[TextBlock], width: float) -> Fragment:
    space = setting.style.table.apart
    return stack(Slice(_whole(block.lines(width)), space if i else 0.0) for i, block in enumerate(texts))


def dates_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """Labels in a column as wide as the widest, values beside them; labels above where that is too narrow."""
    gap = setting.style.dates.gap
    pairs = _pairs(setting, element, "small", "date")
    labels = max((dt.width for dt, _ in pairs), default=0.0)
    values = max((dd.width for _, dd in pairs), default=0.0)
    slices = []
    for dt, dd in pairs:
        if labels + gap + values > width:
            lines = dt.lines(width) + dd.lines(width)
            slices += [Slice(line, cost=FORBIDDEN) for line in lines]
        else:
            slices.append(Slice(_row((dt, dd), labels, gap, width), cost=FORBIDDEN))
    return slices


def numbered_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """Numbers in a column as wide as the widest, each source beside its number and whole on one page."""
    gap = setting.style.dates.gap
    pairs = _pairs(setting, element, "small", "small")
    numbers = max((dt.width for dt, _ in pairs), default=0.0)
    cost, last = setting.style.breaking.in_list, len(pairs) - 1
    return [
        Slice(_row(pair, numbers, gap, width), cost=FORBIDDEN if i in (0, 1, last) else cost)
        for i, pair in enumerate(pairs)
    ]


def fields_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """Ruled lines with a label each; a value stands beside its label, an empty one is room to write.

    The column of labels is no wider than the widest: what is left is for the values. Labels stand above their
    values where the widest words of both have no room beside each other.
    """
    style = setting.style.fields
    pairs = _pairs(setting, element, "field", "field")
    filled = [pair for pair in pairs if pair[1].spans]
    label_width = 0.0
    if filled and _least_width(setting, filled) <= width + SLACK:
        least = (max(dt.min_width for dt, _ in filled), max(dd.min_width for _, dd in filled))
        columns = zip(zip(*filled, strict=True), least, strict=True)
        ladders = tuple(tuple((block.ladder(word),) for block in column) for column, word in columns)
        label_width, _ = column_widths(least, ladders, width - style.gap)
        label_width = min(label_width, max(dt.width for dt, _ in filled))
    keeps = setting.style.breaking
    slices: list[Slice] = []
    for i, (dt, dd) in enumerate(pairs):
        whole = len(pairs) <= keeps.whole_items or i in (0, 1, len(pairs) - 1)
        if dd.spans and label_width:
            row = _row((dt, dd), label_width, style.gap, width)
        else:
            row = _whole(dt.lines(width) + (dd.lines(width) if dd.spans else []))
        row = _ruled(setting, row, dt.role.leading, width, filled=bool(dd.spans))
        slices.append(Slice(row, cost=FORBIDDEN if whole else keeps.in_list))
        if not dd.spans and dt.width > width * style.label:
            slices.append(Slice(_ruled(setting, Fragment(0.0), 0.0, width), cost=FORBIDDEN))
    return slices


def fields_least_width(setting: Setting, element: Element) -> float:
    """The width that fields need to stand beside their labels, no word of either broken. Points."""
    return _least_width(setting, _pairs(setting, element, "field", "field"))


def _least_width(setting: Setting, pairs: Sequence[Pair]) -> float:
    labels = max((dt.min_width for dt, _ in pairs), default=0.0)
    values = [dd.min_width for _, dd in pairs if dd.spans]
    return labels + setting.style.fields.gap + max(values) if values else labels


def _ruled(setting: Setting, row: Fragment, line: float, width: float, *, filled: bool = False) -> Fragment:
    """A row over its rule; the room above it makes rows of one `line` stand at the pitch."""
    style = setting.style.fields
    above = max(0.0, (style.filled if filled else style.pitch) - line)
    rule: Placed = (0.0, above + row.height, setting.rule(style.rule, 0.0, 0.0, width, 0.0))
    return padded(row, 0.0, above, 0.0, (rule,))


def rules_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """Lines to write on; nothing that a reader hears."""
    ruled = _ruled(setting, Fragment(0.0), 0.0, width)
    return [Slice(ruled, cost=FORBIDDEN) for _ in range(int(element.attrs["count"]))]

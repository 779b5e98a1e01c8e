"""Tables to write in: heads, and rows with room for a hand.

Columns are equally wide, since what will stand in them is not known; only a column whose head needs more
has more. Unlike the tables that are read (tables.py) they have upright rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaflets.layout.boxes import FORBIDDEN, Fragment, Placed, Slice, stack, start_x
from leaflets.layout.setting import Setting
from leaflets.layout.spans import Cell
from leaflets.layout.tables import Grid, least_widths, part_rows, set_row, topped
from leaflets.model.document import Element
from leaflets.model.style_blocks import Rule

_WIDEST_HEAD = 1 / 3
"""Share of the room that heads of rows take at most, unless one word needs more."""


def form_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """A slice for the head and one for each row, as of a table."""
    style = setting.style.table
    head, body = part_rows(setting, element, "thead"), part_rows(setting, element, "tbody")
    grid = _grid(setting, element, head, body, width)
    rows = (set_row(setting, grid, row, style.head_rule, style.head) for row in head)
    top = topped(setting, stack(Slice(_upright(setting, grid, row)) for row in rows), width)
    last = len(body) - 1
    rules = (style.end_rule if i == last else style.row_rule for i in range(len(body)))
    fragments = [
        _upright(setting, grid, _row(setting, grid, row, rule)) for row, rule in zip(body, rules, strict=True)
    ]
    height = top.height + sum(fragment.height for fragment in fragments)
    whole = height <= setting.style.form.whole * setting.room
    slices = [Slice(top, cost=FORBIDDEN)]
    for i, fragment in enumerate(fragments):
        cost = FORBIDDEN if whole or i in (0, 1, last) else setting.style.breaking.in_table
        slices.append(Slice(fragment, cost=cost, repeat=top))
    return slices


def _row(setting: Setting, grid: Grid, row: Sequence[Cell], below: Rule) -> Fragment:
    """At least as high as the style wants it, the rule not counted."""
    fragment = set_row(setting, grid, row, below)
    missing = setting.style.form.row + below.width - fragment.height
    if missing <= 0:
        return fragment
    *others, (x, y, rule), words = fragment.content
    return replace(
        fragment, height=fragment.height + missing, content=(*others, (x, y + missing, rule), words)
    )


def _upright(setting: Setting, grid: Grid, row: Fragment) -> Fragment:
    """The row with rules in the middle of the gaps between its columns."""
    rules: list[Placed] = []
    for start in grid.starts[1:]:
        x = start_x(grid.direction, grid.width, start - setting.style.table.gap / 2, 0.0)
        rules.append((x, 0.0, setting.rule(setting.style.form.rule, 0.0, 0.0, 0.0, row.height)))
    return replace(row, content=(*row.content, *rules))


def _grid(
    setting: Setting,
    table: Element,
    head: Sequence[Sequence[Cell]],
    body: Sequence[Sequence[Cell]],
    width: float,
) -> Grid:
    style = setting.style.table
    rows = [*head, *body]
    count = max((len(row) for row in rows), default=0)
    columns = [[row[i] for row in rows if i < len(row)] for i in range(count)]
    room = width - 2 * style.start - style.gap * (len(columns) - 1)
    least = least_widths(setting, table, columns, room)
    headed = any(row and row[0] for row in body)
    if headed:
        natural = max(block.width for cell in columns[0] for block in cell)
        least[0] = max(least[0], min(natural, room * _WIDEST_HEAD))
    return Grid.of(table, width, _shared(least, room, {0} if headed else set()), style.start, style.gap)


def _shared(least: Sequence[float], room: float, narrow: set[int]) -> list[float]:
    """The room in equal shares, but for columns that need more, and for `narrow` ones that need no more."""
    fixed = set(narrow)
    while len(fixed) < len(least):
        share = (room - sum(least[i] for i in fixed)) / (len(least) - len(fixed))
        needy = {i for i, need in enumerate(least) if i not in fixed and need > share}
        if not needy:
            return [need if i in fixed else share for i, need in enumerate(least)]
        fixed |= needy
    return list(least)

"""Tables: rows that no page break cuts, and a head that stands again on every page.

Column widths come from the text (leaflets/layout/columns.py), so that no table carries numbers of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.layout.boxes import FORBIDDEN, Fragment, Placed, Slice, beside, stack, start_x
from leaflets.layout.columns import column_widths
from leaflets.layout.paragraphs import TextBlock, set_text
from leaflets.layout.paths import rectangle
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.content import Direction
from leaflets.model.document import Element
from leaflets.model.page import Artifact, PaintedPath
from leaflets.model.style import RoleName
from leaflets.model.style_blocks import Rule

_QUOTED = 40
"""Characters of a text that a problem quotes."""

Cell = list[TextBlock]
"""The paragraphs of a cell, one below the other; none in a cell to write in."""


@frozen
class Grid:
    """The columns of a table from the start side: `starts` and `widths` of their text, in points."""

    direction: Direction
    width: float
    starts: tuple[float, ...]
    widths: tuple[float, ...]

    def left(self, column: int) -> float:
        return start_x(self.direction, self.width, self.starts[column], self.widths[column])

    @classmethod
    def of(cls, table: Element, width: float, widths: Sequence[float], start: float, gap: float) -> Grid:
        """Columns of these widths: the first at `start`, a gap after each."""
        starts = [start]
        for column_width in widths[:-1]:
            starts.append(starts[-1] + column_width + gap)
        return cls(table.direction, width, tuple(starts), tuple(widths))


def table_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """A slice for the head and one for each row. The head and the first row stay together."""
    style = setting.style.table
    head, body = part_rows(setting, element, "thead"), part_rows(setting, element, "tbody")
    grid = _grid(setting, element, head + body, width)
    head_fragment = stack(Slice(set_row(setting, grid, row, style.head_rule, style.head)) for row in head)
    head_fragment = topped(setting, head_fragment, width)
    slices = [Slice(head_fragment, cost=FORBIDDEN)]
    for i, row in enumerate(body):
        last = i == len(body) - 1
        fragment = set_row(setting, grid, row, style.end_rule if last else style.row_rule)
        cost = setting.style.breaking.in_table if i else FORBIDDEN
        slices.append(Slice(fragment, cost=cost, repeat=head_fragment))
    return slices


def part_rows(setting: Setting, table: Element, name: str) -> list[list[Cell]]:
    """The rows of the head (`thead`) or of the body (`tbody`)."""
    return [_cells(setting, row) for part in _children(table, name) for row in _children(part, "tr")]


def _children(element: Element, *names: str) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element) and child.name in names]


def _cells(setting: Setting, row: Element) -> list[Cell]:
    cells = []
    for cell in _children(row, "th", "td"):
        blocks = _children(cell, "p") or ([cell] if cell.children else [])
        cells.append([set_text(setting, block, _role(cell, i)) for i, block in enumerate(blocks)])
    return cells


def _role(cell: Element, paragraph: int) -> RoleName:
    """The head of a column; the head of a row (its further paragraphs explain it); any other cell."""
    if cell.name == "th" and cell.attrs.get("scope") == "col":
        return "table-head"
    return "table-row-head" if cell.name == "th" and paragraph == 0 else "table-cell"


def _grid(setting: Setting, table: Element, rows: Sequence[Sequence[Cell]], width: float) -> Grid:
    style = setting.style.table
    columns = range(max((len(row) for row in rows), default=0))
    room = width - style.start - style.gap * (len(columns) - 1)
    cells = [[row[i] for row in rows if i < len(row)] for i in columns]
    widest_words = least_widths(setting, table, cells, room)
    ladders = tuple(
        tuple(tuple(block.ladder(word) for block in cell) for cell in column)
        for column, word in zip(cells, widest_words, strict=True)
    )
    widths = column_widths(tuple(widest_words), ladders, room)
    return Grid.of(table, width, widths, style.start, style.gap)


def _min_width(block: TextBlock) -> float:
    return block.min_width


def least_widths(
    setting: Setting, table: Element, columns: Sequence[Sequence[Cell]], room: float
) -> list[float]:
    """The widest word of each column. Notes a problem where they have no room, and shares it out."""
    words = [max((block.min_width for cell in column for block in cell), default=0.0) for column in columns]
    if sum(words) <= room + SLACK:
        return words
    widest = max((block for column in columns for cell in column for block in cell), key=_min_width)
    origin = widest.element.words_origin
    text = widest.element.text()
    setting.note(
        Problem(
            "L002",
            origin.where if origin else table.where,
            f"the widest words of this table's {len(words)} columns need {sum(words):.0f} pt together and "
            f"have {room:.0f} pt of room; the widest stands in “{text[:_QUOTED]}”",
            "Use shorter words in the column with the longest word, or fewer columns.",
            origin.key if origin else "",
        )
    )
    return [word * max(room, 0.0) / sum(words) for word in words]


def set_row(
    setting: Setting, grid: Grid, row: Sequence[Cell], below: Rule, fill: str | None = None
) -> Fragment:
    """The cells of a row on one baseline, with the rule below it; the rule's width adds to the height."""
    style = setting.style.table
    parts = [(grid.left(i), _cell_text(setting, cell, grid.widths[i])) for i, cell in enumerate(row)]
    text = beside(parts)
    height = text.height + 2 * style.pad
    decoration: list[Placed] = []
    if fill:
        area = PaintedPath(
            Artifact.LAYOUT, rectangle(0.0, 0.0, grid.width, height), fill=setting.colour(fill)
        )
        decoration.append((0.0, 0.0, area))
    rule = setting.rule(below, 0.0, 0.0, grid.width, 0.0)
    decoration.append((0.0, height + below.width / 2, rule))
    baseline = None if text.baseline is None else text.baseline + style.pad
    return Fragment(height + below.width, (*decoration, (0.0, style.pad, text)), baseline)


def _cell_text(setting: Setting, cell: Cell, width: float) -> Fragment:
    """The paragraphs of a cell, a little apart; the head of a row and its explanation are one."""
    apart = setting.style.table.apart
    slices: list[Slice] = []
    for block in cell:
        space = 0.0 if cell[0].role.bold else apart
        slices += [Slice(line, space if i == 0 else 0.0) for i, line in enumerate(block.lines(width))]
    return stack(slices)


def topped(setting: Setting, head: Fragment, width: float) -> Fragment:
    """The head below the table's top rule."""
    top = setting.style.table.top
    rule = setting.rule(top, 0.0, 0.0, width, 0.0)
    fragment = Fragment(head.height + top.width, ((0.0, top.width / 2, rule), (0.0, top.width, head)))
    return replace(fragment, baseline=None if head.baseline is None else head.baseline + top.width)

"""Tables: rows that no page break cuts, and a head that stands again on every page.

A cell may take several columns or rows (spans.py); rows that it ties together share a page.

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
from leaflets.layout.spans import Cell, Row, Spread, column_cells, ladders, spread, tied
from leaflets.model.content import Direction
from leaflets.model.document import Element
from leaflets.model.page import Artifact, PaintedPath
from leaflets.model.style import RoleName
from leaflets.model.style_blocks import Rule

_QUOTED = 40
"""Characters of a text that a problem quotes."""


@frozen
class Grid:
    """The columns of a table from the start side: `starts` and `widths` of their text, in points."""

    direction: Direction
    width: float
    starts: tuple[float, ...]
    widths: tuple[float, ...]

    def measure(self, column: int, columns: int = 1) -> float:
        """The width of a column, or of several with the gaps between them."""
        last = column + columns - 1
        return self.starts[last] + self.widths[last] - self.starts[column]

    def left(self, column: int, columns: int = 1) -> float:
        return start_x(self.direction, self.width, self.starts[column], self.measure(column, columns))

    @classmethod
    def of(cls, table: Element, width: float, widths: Sequence[float], start: float, gap: float) -> Grid:
        """Columns of these widths: the first at `start`, a gap after each."""
        starts = [start]
        for column_width in widths[:-1]:
            starts.append(starts[-1] + column_width + gap)
        return cls(table.direction, width, tuple(starts), tuple(widths))


def table_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """A slice for the head and one for each row, or for those tied by a cell. Head and first row are kept."""
    style = setting.style.table
    head, body = part_rows(setting, element, "thead"), _spread_rows(setting, element, "tbody")
    grid = _grid(setting, element, [*(_plain(row) for row in head), *body], width)
    head_fragment = stack(Slice(set_row(setting, grid, row, style.head_rule, style.head)) for row in head)
    head_fragment = topped(setting, head_fragment, width)
    slices = [Slice(head_fragment, cost=FORBIDDEN)]
    rules = [style.row_rule] * (len(body) - 1) + [style.end_rule]
    for rows in tied(body):
        own = slice(rows.start, rows.stop)
        fragment = _set_rows(setting, grid, body[own], rules[own])
        cost = setting.style.breaking.in_table if rows.start else FORBIDDEN
        slices.append(Slice(fragment, cost=cost, repeat=head_fragment))
    return slices


def part_rows(setting: Setting, table: Element, name: str) -> list[list[Cell]]:
    """The rows of the head (`thead`) or of the body (`tbody`), where every cell has its own column."""
    return [[cell for _, cell in row] for row in _rows(setting, table, name)]


def _spread_rows(setting: Setting, table: Element, name: str) -> list[list[Spread]]:
    return spread(_rows(setting, table, name))


def _plain(row: Sequence[Cell]) -> list[Spread]:
    return [Spread(cell, column) for column, cell in enumerate(row)]


def _rows(setting: Setting, table: Element, name: str) -> list[list[tuple[Element, Cell]]]:
    return [
        [(cell, _cell(setting, cell)) for cell in _children(row, "th", "td")]
        for part in _children(table, name)
        for row in _children(part, "tr")
    ]


def _children(element: Element, *names: str) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element) and child.name in names]


def _cell(setting: Setting, cell: Element) -> Cell:
    blocks = _children(cell, "p") or ([cell] if cell.children else [])
    return [set_text(setting, block, _role(cell, i)) for i, block in enumerate(blocks)]


def _role(cell: Element, paragraph: int) -> RoleName:
    """The head of a column; the head of a row (its further paragraphs explain it); any other cell."""
    if cell.name == "th" and cell.attrs.get("scope") == "col":
        return "table-head"
    return "table-row-head" if cell.name == "th" and paragraph == 0 else "table-cell"


def _grid(setting: Setting, table: Element, rows: Sequence[Row], width: float) -> Grid:
    style = setting.style.table
    columns = range(max((each.column + each.columns for row in rows for each in row), default=0))
    room = width - style.start - style.gap * (len(columns) - 1)
    cells = [column_cells(rows, i) for i in columns]
    wide = [each for row in rows for each in row if each.columns > 1]
    words = least_widths(setting, table, cells, room, wide)
    widths = column_widths(tuple(words), tuple(ladders(rows, i, words[i]) for i in columns), room)
    return Grid.of(table, width, widths, style.start, style.gap)


def _min_width(block: TextBlock) -> float:
    return block.min_width


def least_widths(
    setting: Setting,
    table: Element,
    columns: Sequence[Sequence[Cell]],
    room: float,
    wide: Sequence[Spread] = (),
) -> list[float]:
    """The widest word of each column; the last column of a `wide` cell makes up for what its words need more.
    Notes a problem where they have no room, and shares it out.
    """
    words = [max((block.min_width for cell in column for block in cell), default=0.0) for column in columns]
    for each in wide:
        own = slice(each.column, each.column + each.columns)
        has = sum(words[own]) + setting.style.table.gap * (each.columns - 1)
        words[own.stop - 1] += max(0.0, max((block.min_width for block in each.cell), default=0.0) - has)
    if sum(words) <= room + SLACK:
        return words
    cells = [cell for column in columns for cell in column] + [each.cell for each in wide]
    widest = max((block for cell in cells for block in cell), key=_min_width)
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


def _set_rows(setting: Setting, grid: Grid, rows: Sequence[Row], below: Sequence[Rule]) -> Fragment:
    """Rows of which cells may reach across several: the last row that one takes is as high as it needs.

    First lines of a row stand on one baseline. The rule below a row stops at a cell that goes on down.
    """
    style = setting.style.table
    content: list[Placed] = []
    first: float | None = None
    ends: dict[int, float] = {}
    y = 0.0
    for i, (row, rule) in enumerate(zip(rows, below, strict=True)):
        texts = [_cell_text(setting, each.cell, grid.measure(each.column, each.columns)) for each in row]
        lefts = [grid.left(each.column, each.columns) for each in row]
        text = beside(list(zip(lefts, texts, strict=True)))
        floor = ends.get(i, 0.0)
        for each, (_, down, part) in zip(row, text.content, strict=True):
            bottom = y + style.pad + down + (part.height if isinstance(part, Fragment) else 0.0)
            last = i + each.rows - 1
            floor = max(floor, bottom) if last == i else floor
            ends[last] = max(ends.get(last, 0.0), bottom)
        height = max(floor - y, style.pad) + style.pad
        going = [
            each for start, over in enumerate(rows[: i + 1]) for each in over if start + each.rows - 1 > i
        ]
        middle = y + height + rule.width / 2
        content += [(x, middle, path) for x, path in _below(setting, grid, going, rule)]
        content.append((0.0, y + style.pad, text))
        if first is None and text.baseline is not None:
            first = y + style.pad + text.baseline
        y += height + rule.width
    return Fragment(y, tuple(content), first)


def _below(
    setting: Setting, grid: Grid, going: Sequence[Spread], rule: Rule
) -> list[tuple[float, PaintedPath]]:
    """The rule below a row, in the stretches between cells that go on."""
    taken = {column for each in going for column in range(each.column, each.column + each.columns)}
    stretches: list[tuple[float, float]] = []
    start: float | None = 0.0
    for column, left in enumerate(grid.starts):
        if column in taken and start is not None:
            if column:
                stretches.append((start, grid.starts[column - 1] + grid.widths[column - 1]))
            start = None
        elif column not in taken and start is None:
            start = left
    if start is not None:
        stretches.append((start, grid.width))
    return [
        (
            start_x(grid.direction, grid.width, near, far - near),
            setting.rule(rule, 0.0, 0.0, far - near, 0.0),
        )
        for near, far in stretches
    ]


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

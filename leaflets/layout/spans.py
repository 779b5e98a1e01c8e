"""Cells that take more than one column or row: where each stands, and rows that belong together for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.frozen import frozen
from leaflets.layout.columns import Ladder
from leaflets.layout.paragraphs import TextBlock
from leaflets.model.document import Element

Cell = list[TextBlock]
"""The paragraphs of a cell, one below the other; none in a cell to write in."""


@frozen
class Spread:
    """A cell and the places that it takes, its first column counted from the start side."""

    cell: Cell
    column: int
    columns: int = 1
    rows: int = 1


Row = Sequence[Spread]


def spread(rows: Sequence[Sequence[tuple[Element, Cell]]]) -> list[list[Spread]]:
    """The cells of each row at their places: a cell moves on past those that reach down from above."""
    reaching: dict[int, int] = {}
    found: list[list[Spread]] = []
    for row in rows:
        column, begun = 0, list[Spread]()
        for element, cell in row:
            while reaching.get(column, 0):
                column += 1
            columns, down = (int(element.attrs.get(name, "1")) for name in ("colspan", "rowspan"))
            begun.append(Spread(cell, column, columns, down))
            column += columns
        reaching = {place: left - 1 for place, left in reaching.items() if left > 1}
        reaching |= {
            place: each.rows - 1
            for each in begun
            if each.rows > 1
            for place in range(each.column, each.column + each.columns)
        }
        found.append(begun)
    return found


def tied(rows: Sequence[Row]) -> Iterator[range]:
    """Rows that cells reach across, as one: a page may end only between these."""
    start = 0
    while start < len(rows):
        end = start + 1
        row = start
        while row < end:
            end = max([end, *(row + each.rows for each in rows[row])])
            row += 1
        end = min(end, len(rows))
        yield range(start, end)
        start = end


def column_cells(rows: Sequence[Row], column: int) -> list[Cell]:
    """The cells that stand in this column alone."""
    return [each.cell for row in rows for each in row if each.column == column and each.columns == 1]


def ladders(rows: Sequence[Row], column: int, least: float) -> tuple[tuple[Ladder, ...], ...]:
    """For each row the paragraphs that a column holds alone; of lines over several rows its share."""
    found: list[tuple[Ladder, ...]] = []
    for row in rows:
        own = [each for each in row if each.column == column and each.columns == 1]
        found.append(tuple(_shared(block.ladder(least), each.rows) for each in own for block in each.cell))
    return tuple(found)


def _shared(ladder: Ladder, rows: int) -> Ladder:
    last = len(ladder) - 1
    return tuple(ladder[min(end, last)] for end in range(rows - 1, last + rows, rows))

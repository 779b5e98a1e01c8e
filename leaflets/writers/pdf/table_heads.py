"""Which heads each cell of a table has, where cells take several columns or rows (ISO 32000-1, table 349).

In a plain table a head's Scope says it all. A cell over two columns has the heads of both, which only a list
of heads tells every reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.frozen import frozen
from leaflets.model.document import Element


@frozen
class Cell:
    """A cell and the places that it takes, in a part of a table."""

    element: Element
    rows: range
    columns: range


def heads_of_cells(table: Element) -> Mapping[int, tuple[int, ...]]:
    """Element of a cell in the body -> those of its heads: of its columns, then of its rows. Empty for a
    table whose cells all take one place.
    """
    head, body = list(_cells(table, "thead")), list(_cells(table, "tbody"))
    if all(len(cell.rows) == len(cell.columns) == 1 for cell in (*head, *body)):
        return {}
    heads = [cell for cell in body if cell.element.name == "th"]
    return {
        cell.element.id: tuple(
            [other.element.id for other in head if _meet(cell.columns, other.columns)]
            + [other.element.id for other in heads if other is not cell and _meet(cell.rows, other.rows)]
        )
        for cell in body
    }


def _meet(some: range, others: range) -> bool:
    return some.start < others.stop and others.start < some.stop


def _cells(table: Element, part: str) -> Iterator[Cell]:
    """The cells of the head or the body: each moves on past those that reach down from above."""
    taken: set[tuple[int, int]] = set()
    rows = [row for group in _children(table) if group.name == part for row in _children(group)]
    for number, row in enumerate(rows):
        column = 0
        for element in _children(row):
            while (number, column) in taken:
                column += 1
            across, down = (int(element.attrs.get(name, "1")) for name in ("colspan", "rowspan"))
            cell = Cell(element, range(number, number + down), range(column, column + across))
            taken |= {(below, beside) for below in cell.rows for beside in cell.columns}
            yield cell
            column += across


def _children(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))

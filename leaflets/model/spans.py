"""The places of a table whose cells may take several columns and rows: which cell each belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.frozen import frozen
from leaflets.model.content import Cell, Span, Table

Place = tuple[str, str]
"""The names of a row and of a column."""


@frozen
class SpannedCell:
    """A cell with its span, in the order of its row. `is_head`: it heads its rows."""

    words: Cell
    span: Span
    is_head: bool


def cells(table: Table, row: str) -> tuple[SpannedCell, ...]:
    """The cells that begin in a row."""
    first = next(iter(table.columns))
    own, spans = table.rows[row], table.spans.get(row, {})
    return tuple(
        SpannedCell(own[column], spans.get(column, Span()), column == first)
        for column in table.columns
        if column in own
    )


def covered(table: Table) -> Mapping[Place, Place]:
    """Each place without a cell of its own -> that of the cell which covers it."""
    rows, columns = list(table.rows), list(table.columns)
    found: dict[Place, Place] = {}
    for row, spans in table.spans.items():
        for column, span in spans.items():
            top, start = rows.index(row), columns.index(column)
            places = (
                (below, beside)
                for below in rows[top : top + span.rows]
                for beside in columns[start : start + span.columns]
            )
            found |= {place: (row, column) for place in places if place != (row, column)}
    return found


def said(table: Table, row: str, column: str) -> Cell:
    """What stands at a place: its own cell, or the one that covers it."""
    row, column = covered(table).get((row, column), (row, column))
    return table.rows[row][column]

"""Where each cell of a tagged table stands, and which cells are its heads (ISO 32000-1, 14.8.5.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from leaflets.audit.structure import Tag
from leaflets.frozen import frozen


@frozen
class Place:
    """A cell, and the rows and columns that it takes, from 0, the rows of the head among them."""

    tag: Tag
    rows: range
    columns: range

    @property
    def head(self) -> Literal["", "column", "row"]:
        """What it is a head of; a head without Scope stands above a column."""
        if self.tag.role != "TH":
            return ""
        return "row" if self.tag.scope == "Row" else "column"

    def heads_in(self, table: Iterable[Place]) -> Iterator[Tag]:
        """Of the columns, then of the rows: those that the cell names, or else those in line with it."""
        if names := self.tag.cell.heads:
            known = {other.tag.cell.name: other.tag for other in table}
            yield from (known[name] for name in names if name in known)
            return
        others = [other for other in table if other.tag is not self.tag]
        if self.head != "column":
            yield from (other.tag for other in others if other.head == "column" and self._is_below(other))
        if self.head != "row":
            yield from (other.tag for other in others if other.head == "row" and _meet(self.rows, other.rows))

    def _is_below(self, other: Place) -> bool:
        return other.rows.start < self.rows.start and _meet(self.columns, other.columns)


def _meet(some: range, others: range) -> bool:
    return some.start < others.stop and others.start < some.stop


def places(table: Tag) -> Iterator[Place]:
    """Each cell in the order of the tags: it moves on past those that reach down from above."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(_rows(table)):
        column = 0
        for tag in row.tags():
            while (number, column) in taken:
                column += 1
            place = Place(
                tag, range(number, number + tag.cell.rows), range(column, column + tag.cell.columns)
            )
            taken |= {(below, beside) for below in place.rows for beside in place.columns}
            yield place
            column = place.columns.stop


def _rows(tag: Tag) -> Iterator[Tag]:
    for kid in tag.tags():
        if kid.role == "TR":
            yield kid
        else:
            yield from _rows(kid)

"""Tables, told from the YAML's keys: which cells there are, how far each reaches, and what heads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from leaflets.audit.parts import Sheet
from leaflets.audit.source import SourceFile
from leaflets.audit.telling import Expected

Place = tuple[str, str]
"""The names of a row and of a column."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The rows and columns that a cell takes, and the keys that say so where it takes more than its own."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    keys: tuple[str, ...] = ()


def reaches(text: SourceFile, path: str) -> Mapping[Place, Reach]:
    """Every cell of the body of a table by its place."""
    rows, columns = text.names(f"{path}.rows"), text.names(f"{path}.columns")
    found = {}
    for row in rows:
        for column in text.names(f"{path}.rows.{row}"):
            sizes = {}
            for name in ("rows", "columns"):
                key = f"{path}.spans.{row}.{column}.{name}"
                sizes[name] = (int(text.value(key)), (f"{text.id}/{key}",)) if text.has(key) else (1, ())
            down, across = rows.index(row), columns.index(column)
            found[row, column] = Reach(
                rows[down : down + sizes["rows"][0]],
                columns[across : across + sizes["columns"][0]],
                (*sizes["rows"][1], *sizes["columns"][1]),
            )
    return found


def place_said(text: SourceFile, path: str, row: str, column: str) -> str:
    """The key path of what is said at a place: its own cell's, or that of the cell that reaches there."""
    for (own_row, own_column), reach in reaches(text, path).items():
        if row in reach.rows and column in reach.columns:
            return f"{path}.rows.{own_row}.{own_column}"
    return f"{path}.rows.{row}.{column}"


def table(sheet: Sheet, path: str) -> Expected:
    """The first column's cells head their rows. A cell with more than one string has a line for each. Where
    cells reach over others, each names its heads.
    """
    own, text = sheet.own, sheet.text
    columns = text.names(f"{path}.columns")
    cells = reaches(text, path)

    def cell(role: str, place: str, scope: str = "") -> Expected:
        lines = [words.key.partition("/")[2] for words in text.leaves(place)]
        return own.group(role, *(own.element("P", sheet.printed(line)) for line in lines), scope=scope)

    def first_words(place: str) -> str:
        return sheet.printed(next(text.leaves(place)).key.partition("/")[2]).text

    def heads(at: Place, reach: Reach) -> Iterator[str]:
        yield from (first_words(f"{path}.columns.{name}") for name in reach.columns)
        for (row, column), other in cells.items():
            if column == columns[0] and (row, column) != at and set(other.rows) & set(reach.rows):
                yield first_words(f"{path}.rows.{row}.{column}")

    def told(row: str, column: str) -> Expected:
        place, reach = f"{path}.rows.{row}.{column}", cells[row, column]
        is_head = column == columns[0]
        made = cell("TH", place, "Row") if is_head else cell("TD", place)
        return replace(
            made,
            cell=(len(reach.columns), len(reach.rows)),
            heads=tuple(heads((row, column), reach)) if text.has(f"{path}.spans") else (),
            keys=reach.keys,
        )

    head = own.group("TR", *(cell("TH", f"{path}.columns.{name}", "Column") for name in columns))
    rows = [
        own.group("TR", *(told(row, column) for column in columns if (row, column) in cells))
        for row in text.names(f"{path}.rows")
    ]
    return own.group("Table", own.group("THead", head), own.group("TBody", *rows))

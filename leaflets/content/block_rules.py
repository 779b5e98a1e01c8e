"""Rules for one block of a question: it is one thing, and that thing is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.content.findings import Finding
from leaflets.content.nodes import KeyPath
from leaflets.content.words import listed, quoted, suggest
from leaflets.model.content import LED, LISTS, Block, Form, Item, Message, Span, Table
from leaflets.model.spans import covered

MOST_LINES = 24
"""Ruled lines, or rows of a form, that one page has room for."""


def check_block(block: Block) -> Iterator[Finding]:
    kinds = _kinds(block)
    given = [kind for kind, value in kinds.items() if value is not None]
    if len(given) > 1:
        hint = "Give each a name of its own: one entry holds one text, list, table or picture."
        yield Finding("S009", (), f"one entry holds {' and '.join(given)} at once", hint)
    elif not given:
        hint = f"Add one of these below it, or delete the entry: {listed(kinds)}."
        yield Finding("S009", (), "this entry holds no text, list, table or picture", hint)
    elif block.lead is not None and given[0] not in LED:
        hint = f"A lead-in stands above one of these only: {listed(LED)}. Make it an entry of its own."
        yield Finding("S009", ("lead",), f"a lead-in stands above {given[0]}", hint)
    for kind in given:
        if kinds[kind] in ({}, ()):
            hint = "Write its entries below it, or delete it together with its lead-in."
            yield Finding("S009", (kind,), f"{quoted(kind)} has no entries", hint)
    yield from _check_depth(block.list or {}, ("list",), 1)
    if block.lines is not None:
        yield from _check_lines(block.lines, block.lead is not None)


def _kinds(block: Block) -> Mapping[str, object]:
    return {
        "text": block.text,
        "list": block.list,
        "questions": block.questions,
        "key-facts": block.key_facts,
        "table": block.table,
        "picture": block.picture,
        "safety": block.safety,
        "fields": block.fields,
        "lines": block.lines,
        "form": block.form,
        "icons": block.icons,
    }


def _check_depth(items: Mapping[str, Message | Item], path: KeyPath, depth: int) -> Iterator[Finding]:
    for name, item in items.items():
        if not isinstance(item, Item):
            continue
        inside: KeyPath = (*path, name, "list")
        if depth == LISTS:
            hint = "Make it a list of its own, or say it in fewer steps: nobody keeps so many in mind."
            yield Finding("S061", inside, f"more than {LISTS} lists stand in each other", hint)
        else:
            yield from _check_depth(item.list, inside, depth + 1)


def check_item(item: Item) -> Iterator[Finding]:
    if not item.list:
        hint = "Write its entries below it, or make the item a plain text."
        yield Finding("S009", ("list",), f"{quoted('list')} has no entries", hint)


def _check_lines(lines: int, led: bool) -> Iterator[Finding]:
    if not 1 <= lines <= MOST_LINES:
        hint = f"Write a number from 1 to {MOST_LINES}."
        yield Finding("S041", ("lines",), f"a page has no room for {lines} lines", hint)
    if not led:
        hint = "Add a line “lead:” above it that says what to write down."
        yield Finding("S009", ("lines",), "nobody says what these lines are for", hint)


def check_form(form: Form) -> Iterator[Finding]:
    if len(form.columns) < 2:
        yield Finding("S010", ("columns",), "a form needs two columns at least", "Use “fields” or “lines”.")
    if (form.rows is None) == (form.heads is None):
        hint = "Write “rows:” and a number, or “heads:” and the head of each row."
        yield Finding("S010", (), "a form has either a number of rows or heads of rows", hint)
    rows = len(form.heads) if form.heads is not None else form.rows
    if rows is not None and not 1 <= rows <= MOST_LINES:
        hint = f"Give it 1 to {MOST_LINES} rows."
        where = "rows" if form.heads is None else "heads"
        yield Finding("S041", (where,), f"a form cannot have {rows} rows", hint)


def check_table(table: Table) -> Iterator[Finding]:
    columns = list(table.columns)
    if len(columns) < 2 or not table.rows:
        yield Finding("S010", (), "a table needs two columns and one row at least", "Write a list instead.")
    faults = list(_check_spans(table))
    yield from faults
    taken = {} if faults else covered(table)
    for name, row in table.rows.items():
        if all((name, column) in taken for column in columns):
            hint = "Let the span end above it, or take the row out."
            yield Finding("S010", ("rows", name), "cells of other rows cover this whole row", hint)
        for column in columns:
            if (name, column) in taken and column in row:
                by = quoted(".".join(taken[name, column]))
                what, hint = f"the cell {by} covers this place", "Delete it, or make that span smaller."
                yield Finding("S010", ("rows", name, column), what, hint)
            elif column not in row and (name, column) not in taken and not faults:
                hint = f"Add a line for it. Each row has a text for: {listed(columns)}."
                yield Finding(
                    "S010", ("rows", name), f"the column {quoted(column)} is missing in this row", hint
                )
        for column, cell in row.items():
            if column not in table.columns:
                what = f"the table has no column {quoted(column)}"
                yield Finding("S010", ("rows", name, column), what, suggest(column, columns))
            elif cell == {}:
                hint = "Write what stands in it, even if it is only “None”."
                yield Finding("S010", ("rows", name, column), "this cell is empty", hint)
        if [c for c in row if c in columns] != [c for c in columns if c in row]:
            hint = f"Put them in the order of the columns: {listed(columns)}."
            yield Finding("S010", ("rows", name), "the cells of this row are out of order", hint)


def _check_spans(table: Table) -> Iterator[Finding]:
    """Each span is of a cell that there is, lies inside the table and meets no other."""
    rows, columns = list(table.rows), list(table.columns)
    taken: set[tuple[int, int]] = set()
    for row, spans in table.spans.items():
        if row not in rows:
            yield Finding("S010", ("spans", row), f"the table has no row {quoted(row)}", suggest(row, rows))
            continue
        for column, span in spans.items():
            path: KeyPath = ("spans", row, column)
            if column not in columns:
                what = f"the table has no column {quoted(column)}"
                yield Finding("S010", path, what, suggest(column, columns))
                continue
            what = _wrong_span(span, len(rows) - rows.index(row), len(columns) - columns.index(column))
            if not what and column == columns[0] and span.columns > 1:
                what = "the head of a row stands in the first column alone"
            places = {
                (rows.index(row) + down, columns.index(column) + across)
                for down in range(span.rows)
                for across in range(span.columns)
            }
            if not what and places & taken:
                what = "this span meets another one"
            taken |= places
            if what:
                hint = "Write how many columns, or rows, the cell takes with its own: {columns: 2}."
                yield Finding("S010", path, what, hint)


def _wrong_span(span: Span, rows: int, columns: int) -> str:
    """What is wrong with a span, where so many rows and columns are left from its cell on."""
    if min(span.rows, span.columns) < 1 or span.rows == span.columns == 1:
        return "a span of one cell is none"
    return "this span reaches beyond the table" if span.rows > rows or span.columns > columns else ""

"""Rules for one block of a question: it is one thing, and that thing is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.content.findings import Finding
from leaflets.content.words import listed, quoted, suggest
from leaflets.model.content import LED, Block, Form, Table

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
    for name, row in table.rows.items():
        for column in columns:
            if column not in row:
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

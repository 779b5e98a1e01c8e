"""What a decision grid must say, in which order: one table, what goes before it, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.audit.clinic import clinic_box
from leaflets.audit.expectation import (
    Part,
    answer,
    emergency,
    heading,
    question,
    references,
    short_answer,
    sources_and_dates,
    title_block,
)
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.parts import band
from leaflets.audit.telling import Expected


def _opening(leaflet: Leaflet) -> Iterator[Expected]:
    yield leaflet.own.group("Div", *title_block(leaflet), *short_answer(leaflet))


def _before(leaflet: Leaflet) -> Iterator[Expected]:
    names = leaflet.sections
    before = (question(leaflet, name) for name in names[: _with_table(leaflet)])
    yield leaflet.own.group("Div", *before, clinic_box(leaflet), *sources_and_dates(leaflet))


def _table(leaflet: Leaflet) -> Iterator[Expected]:
    """The table ends its question; what is said below it stands in a row with the questions after it."""
    own, text = leaflet.own, leaflet.text
    names = leaflet.sections
    at = _with_table(leaflet)
    if at == len(names):
        return
    blocks = text.names(f"sections.{names[at]}.body")
    stop = max(i for i, block in enumerate(blocks, 1) if text.has(f"sections.{names[at]}.body.{block}.table"))
    yield own.group("Sect", heading(leaflet, names[at]), *answer(leaflet, names[at], 0, stop))
    rest = own.group("Div", *answer(leaflet, names[at], stop))
    yield own.group("Div", rest, *(question(leaflet, name) for name in names[at + 1 :]))


def _with_table(leaflet: Leaflet) -> int:
    """The place of the first question that has a table, or how many questions there are."""
    text = leaflet.text
    names = leaflet.sections
    for at, name in enumerate(names):
        body = f"sections.{name}.body"
        if any(text.has(f"{body}.{block}.table") for block in text.names(body)):
            return at
    return len(names)


GRID: tuple[Part, ...] = (band, _opening, emergency, _before, _table, references)
"""The parts of a grid in reading order."""

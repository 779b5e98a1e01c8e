"""A leaflet in two languages: the audit's own statement of what stands beside what, in which language."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.audit.artwork import current, logo
from leaflets.audit.expectation import (
    answer,
    clinic_and_notes,
    emergency,
    end,
    heading,
    references,
    short_answer,
    title_block,
)
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.parts import band
from leaflets.audit.telling import Expected


def bilingual(leaflet: Leaflet, other: Leaflet) -> Iterator[Expected]:
    """The parts of both in reading order. The English box of a draft comes once, whoever asked for it."""
    source = other.own.locale == other.edition.workspace.source_locale
    own = leaflet.own
    (mark,) = band(leaflet)
    theirs = other.own
    line = theirs.element("P", theirs.plain("draft.tab"), " - ", theirs.plain("draft.text"))
    yield mark if source else own.group("Div", *mark.children, line)
    titles = (title_block(each, with_logo=False) for each in (leaflet, other))
    yield own.group("Div", *(part for title in titles for part in title), *logo(leaflet))
    box, *copy = emergency(leaflet)
    yield box
    if not source:
        yield next(emergency(other))
    yield own.group("Div", *short_answer(leaflet), *short_answer(other))
    yield from copy
    for name in leaflet.sections:
        pairs = zip(_question(leaflet, name), _question(other, name), strict=True)
        yield own.group("Sect", *(part for pair in pairs for part in _beside(leaflet, other, *pair)))
    for tell in (clinic_and_notes, references):
        yield from tell(leaflet)
        yield from tell(other)
    yield end(leaflet, current(leaflet, other))
    yield end(other, ())


def _question(leaflet: Leaflet, name: str) -> list[Expected]:
    return [heading(leaflet, name), *answer(leaflet, name)]


def _beside(leaflet: Leaflet, other: Leaflet, own: Expected, their: Expected) -> Iterator[Expected]:
    """Each in a part of its own; what is as wide as the sheet stands one below the other."""
    if _is_wide(own):
        yield from (own, their)
    else:
        yield leaflet.own.group("Div", leaflet.own.group("Div", own), other.own.group("Div", their))


def _is_wide(element: Expected) -> bool:
    """Pictures, crowds, forms, and fields, whether or not a clinic has filled them in."""
    if element.role in ("Figure", "Table"):
        return True
    inside = tuple(element.walk())
    return any(part.crowd for part in inside) or (
        element.role == "L" and any(part.role == "Lbl" and ".fields." in part.key for part in inside)
    )

"""What a form on a sheet of its own must say, in which order: all of some questions, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.audit.artwork import current, logo
from leaflets.audit.clinic import lines
from leaflets.audit.expectation import Part, answer, dates, references
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.parts import MARKERS, band
from leaflets.audit.telling import SMALLEST, Expected


def _sheets(leaflet: Leaflet) -> Iterator[Expected]:
    own = leaflet.own
    for name in leaflet.sections:
        at = _with_form(leaflet, name)
        heading = own.group(
            "Sect", own.element("H1", leaflet.printed(f"sections.{name}.heading")), *logo(leaflet)
        )
        opening = own.group("Div", heading, *answer(leaflet, name, 0, at))
        whence = own.element("H2", leaflet.printed("title"), floor=SMALLEST)
        small = own.group("Sect", whence, *dates(leaflet).children)
        above = own.group("Div", opening, small, *current(leaflet))
        yield own.group("Sect", above, *answer(leaflet, name, at), *_phones(leaflet))


def _with_form(leaflet: Leaflet, name: str) -> int:
    """The place of the first block with a form, or how many blocks there are."""
    body = f"sections.{name}.body"
    blocks = leaflet.text.names(body)
    return next(
        (at for at, block in enumerate(blocks) if leaflet.text.has(f"{body}.{block}.form")), len(blocks)
    )


def _phones(leaflet: Leaflet) -> Iterator[Expected]:
    """Whom to call, where it is known; no line is left for it, since the leaflet has those."""
    own = leaflet.own
    items = [own.element("LBody", label, " ", *value) for label, value in lines(leaflet)]
    if items:
        yield own.group("L", *(own.marked(MARKERS["list"], item) for item in items))


FORM: tuple[Part, ...] = (band, _sheets, references)
"""The parts of a sheet with a form in reading order."""

NOT_SHOWN = frozenset({"description", "short-answer"})
"""Keys of a text that such a sheet leaves to the leaflet."""

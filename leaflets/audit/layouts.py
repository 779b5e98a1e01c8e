"""Which layout a leaflet has, and so what its PDF must say."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.audit.expectation import SHEET, Part
from leaflets.audit.grid import GRID
from leaflets.audit.leaflet import Edition, Leaflet
from leaflets.audit.parts import Expectation, whole
from leaflets.audit.source import MissingWordsError
from leaflets.audit.telling import Teller

TEMPLATES: Mapping[str, tuple[Part, ...]] = {"leaflet": SHEET, "grid": GRID}
"""Template of a layout -> its parts in reading order."""

NOT_WORDS = frozenset({"leaflet", "locale", "level", "version", "issued", "updated", "review-due", "sources"})
"""Keys of a text that are no strings to print: they are checked as dates, version and sources."""


def expect(edition: Edition) -> Expectation:
    """Raises MissingWordsError where the YAML lacks what the sheet needs."""
    workspace, locale, level = edition.workspace, edition.locale, edition.level
    source = workspace.source_locale
    least = edition.least
    leaflet = Leaflet(
        own=Teller(workspace, locale, level, edition.clinic, least.size),
        copy=None if locale == source else Teller(workspace, source, level, edition.clinic, least.size),
        text=workspace.local(locale, f"{edition.leaflet}.{level}"),
        edition=edition,
        leaflet=workspace.shared(f"leaflets/{edition.leaflet}"),
        pictures=workspace.local(locale, "pictures"),
    )
    template = edition.layout.value("template")
    if template not in TEMPLATES:
        raise MissingWordsError(f"template {template!r} (audit/layouts.py)")
    return whole(
        leaflet,
        (part for tell in TEMPLATES[template] for part in tell(leaflet)),
        title=f"DRAFT - {leaflet.printed('title').text}",
        description=leaflet.printed("description").text,
        issued=leaflet.text.value("issued"),
        identity=(edition.leaflet, level, "{code}"),
        not_words=NOT_WORDS,
        least=least,
        paper=edition.paper,
        folded=edition.is_folded,
    )

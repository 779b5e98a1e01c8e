"""Which layout a leaflet has, and so what its PDF must say."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.audit.bilingual import bilingual
from leaflets.audit.expectation import SHEET, Part
from leaflets.audit.form import FORM, NOT_SHOWN
from leaflets.audit.grid import GRID
from leaflets.audit.leaflet import Edition, Leaflet
from leaflets.audit.parts import Expectation, whole
from leaflets.audit.source import MissingWordsError
from leaflets.audit.telling import Teller

TEMPLATES: Mapping[str, tuple[Part, ...]] = {"leaflet": SHEET, "grid": GRID, "form": FORM}
"""Template of a layout -> its parts in reading order."""

NOT_WORDS = frozenset({"leaflet", "locale", "level", "version", "issued", "updated", "review-due", "sources"})
"""Keys of a text that are no strings to print: they are checked as dates, version and sources."""


def expect(edition: Edition) -> Expectation:
    """Raises MissingWordsError where the YAML lacks what the sheet needs."""
    leaflet = _leaflet(edition, edition.locale)
    template = edition.layout.value("template")
    if template not in TEMPLATES:
        raise MissingWordsError(f"template {template!r} (audit/layouts.py)")
    other = _leaflet(edition, edition.beside) if edition.beside else None
    names: tuple[str, ...] = ()
    if other is not None:
        parts = bilingual(leaflet, other)
        names = tuple(other.own.words.value(name) for name in ("english-name", "name"))
    else:
        parts = (part for tell in TEMPLATES[template] for part in tell(leaflet))
    return whole(
        leaflet,
        parts,
        title=("DRAFT - " if leaflet.is_draft else "") + leaflet.printed("title").text,
        description=leaflet.printed("description").text,
        issued=leaflet.text.value("issued"),
        identity=(*names, edition.leaflet, edition.level, "{code}"),
        not_words=NOT_WORDS | _not_shown(leaflet, template),
        least=edition.least,
        paper=edition.paper,
        folded=edition.is_folded,
    )


def _not_shown(leaflet: Leaflet, template: str) -> frozenset[str]:
    """Keys of the text that its sheet leaves out on purpose."""
    questions = {*leaflet.text.names("sections")} - {*leaflet.sections}
    return (NOT_SHOWN if template == "form" else frozenset()) | {f"sections.{name}" for name in questions}


def _leaflet(edition: Edition, locale: str) -> Leaflet:
    """The text in one language; in a draft with the English beside the sheet's own."""
    workspace, level = edition.workspace, edition.level
    source, least = workspace.source_locale, edition.least
    copied = locale == edition.locale != source and not edition.released
    return Leaflet(
        own=Teller(workspace, locale, level, edition.clinic, least.size),
        copy=Teller(workspace, source, level, edition.clinic, least.size) if copied else None,
        text=workspace.local(locale, f"{edition.leaflet}.{level}"),
        edition=edition,
        leaflet=workspace.shared(f"leaflets/{edition.leaflet}"),
        pictures=workspace.local(locale, "pictures"),
    )

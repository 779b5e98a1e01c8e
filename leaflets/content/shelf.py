"""All of content/ as it stands in its files: each with its tree, and with its value where it has one."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.content.schema import Checked
from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.model.clinic import Country
from leaflets.model.content import (
    Fact,
    Leaflet,
    Level,
    Message,
    PictureWords,
    SafetyBox,
    Source,
    Specimen,
    Text,
)
from leaflets.model.layout import Editions, Layout, Paper
from leaflets.model.locale import Cldr, Locale
from leaflets.model.pictogram import Idea, Pictogram
from leaflets.model.record import Recorded
from leaflets.model.style import Palette, Style

SOURCE_LOCALE = "en-GB"
"""The locale that all others translate."""


@frozen
class Folder:
    """One locale's folder as read; `texts` is keyed "<leaflet>.<level>"."""

    name: str
    locale: Checked[Locale]
    safety: Checked[dict[str, Message]]
    pictures: Checked[dict[str, PictureWords]]
    texts: Mapping[str, Checked[Text]]
    specimen: Checked[Specimen] | None


@frozen
class Shelf:
    """All of content/ as far as it could be read. `families` is None where there is no font manifest."""

    facts: Checked[dict[str, Fact]]
    sources: Checked[dict[str, Source]]
    safety: Checked[SafetyBox]
    records: tuple[Recorded, ...]
    leaflets: Mapping[str, Checked[Leaflet]]
    levels: Mapping[str, Checked[Level]]
    papers: Mapping[str, Checked[Paper]]
    styles: Mapping[str, Checked[Style]]
    palettes: Mapping[str, Checked[Palette]]
    editions: Checked[Editions]
    layouts: Mapping[str, Checked[Layout]]
    templates: Mapping[str, str]
    drawings: Mapping[str, str]
    pictograms: Checked[dict[str, Pictogram]]
    ideas: Mapping[str, Checked[dict[str, Idea]]]
    labels: Mapping[str, tuple[str, ...]]
    locales: Mapping[str, Folder]
    cldr: Mapping[str, Checked[Cldr]]
    countries: Checked[dict[str, Country]]
    locale_names: tuple[str, ...]
    families: frozenset[str] | None
    problems: tuple[Problem, ...]

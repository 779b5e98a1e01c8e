"""The Library: the whole of content/, validated. Every stage after the loader starts from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.model.clinic import Country
from leaflets.model.content import (
    Fact,
    Leaflet,
    Level,
    Message,
    PictureWords,
    Review,
    SafetyBox,
    Source,
    Specimen,
    Text,
)
from leaflets.model.layout import Editions, Layout, Paper
from leaflets.model.locale import Cldr, Locale
from leaflets.model.pictogram import Idea
from leaflets.model.style import Palette, Style


@frozen
class LocaleTexts:
    """Everything of one locale's folder. `texts` is keyed "<leaflet>.<level>".

    A language that has no leaflet yet may have a specimen alone; then `safety` and `pictures` are empty.
    """

    locale: Locale
    safety: Mapping[str, Message]
    pictures: Mapping[str, PictureWords]
    texts: Mapping[str, Text]
    specimen: Specimen | None


@frozen
class Library:
    """The whole of content/, validated. `source` is the locale that all others translate."""

    source: str
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    safety: SafetyBox
    leaflets: Mapping[str, Leaflet]
    levels: Mapping[str, Level]
    papers: Mapping[str, Paper]
    reviews: tuple[Review, ...]
    locales: Mapping[str, LocaleTexts]
    cldr: Mapping[str, Cldr]
    """Of the same locales, as far as CLDR knows them."""
    layouts: Mapping[str, Layout]
    templates: Mapping[str, str]
    """Template id -> its text, Jinja2. Templates may import each other."""
    editions: Editions
    styles: Mapping[str, Style]
    palettes: Mapping[str, Palette]
    drawings: Mapping[str, str]
    """Picture id -> the text of its SVG; pictograms among them, as "pictograms/<id>"."""
    ideas: Mapping[str, Mapping[str, Idea]]
    """Leaflet -> key inside its easy text -> what stands beside it."""
    countries: Mapping[str, Country] = field(default_factory=dict)
    """By ISO 3166-1 code: what holds wherever the clinics of a country are."""
    begun: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """What is left out since it is not finished: "nl" or "de/cure.standard" -> what it lacks."""

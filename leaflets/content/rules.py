"""Rules that concern one value and nothing outside it: what a type alone cannot say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from leaflets.content.block_rules import check_block, check_form, check_item, check_table
from leaflets.content.country_rules import check_country
from leaflets.content.findings import Finding
from leaflets.content.ids import LANGUAGE, LOCALE, NUMBERING_SYSTEMS, SCRIPT, UNITS, NamePattern
from leaflets.content.nodes import KeyPath
from leaflets.content.state_rules import check_entry
from leaflets.content.style_rules import check_palette, check_style
from leaflets.content.whole_words import check_whole_words
from leaflets.content.words import quoted, suggest
from leaflets.model import content, style
from leaflets.model.clinic import Country
from leaflets.model.layout import Paper
from leaflets.model.locale import DurationPatterns, Locale, RatePatterns
from leaflets.model.state import Entry


def _check_section(section: content.Section) -> Iterator[Finding]:
    if not section.body:
        hint = "Write the answer below “body”, or ask the maintainers to take the question out everywhere."
        yield Finding("S009", ("body",), "this question has no answer", hint)


def _check_fact(fact: content.Fact) -> Iterator[Finding]:
    low, high = fact.low, fact.high
    if fact.of is not None and fact.unit is not None:
        hint = "Keep “of” for a share of people, “unit” for a time."
        yield Finding("S040", ("unit",), "a fact is either a share of people or a time, not both", hint)
    counted = fact.of is not None or fact.unit is not None
    if counted != (high is not None) or (low is not None and high is None):
        hint = "A figure needs “high” (and “low”, unless it means “fewer than”) with “of” or “unit”; a fact "
        hint += "without a figure has none of them."
        yield Finding("S040", (), "the figure of this fact is not complete", hint)
    elif high is not None:
        yield from _check_range(0 if low is None else low, high, fact.of)


def _check_range(low: int, high: int, of: int | None) -> Iterator[Finding]:
    hint = "Look the figure up in its source again."
    if low < 0 or high < 1:
        yield Finding("S040", ("high" if high < 1 else "low",), "a figure is below zero or is nought", hint)
    if low > high:
        yield Finding("S040", ("low",), f"the lower figure {low} is larger than the higher one, {high}", hint)
    if of is not None and high >= of:
        yield Finding("S040", ("high",), f"{high} in every {of} is everybody, or more", hint)


def _check_source(source: content.Source) -> Iterator[Finding]:
    forms = (
        ("doi", source.doi, r"10\.\d{4,9}/\S+", "Write it as 10.1000/182, without https://doi.org/."),
        ("pmid", source.pmid, r"\d{1,9}", 'Write the figures only, in quotes: "22168965".'),
        ("url", source.url, r"https?://\S+", "Write the whole address, from https:// on."),
    )
    for name, value, pattern, hint in forms:
        if value is not None and not re.fullmatch(pattern, value):
            yield Finding("S005", (name,), f"{quoted(value)} is no {name}", hint)


def _check_text(text: content.Text) -> Iterator[Finding]:
    if text.issued > text.updated:
        hint = "The day of the first issue cannot be after the last update."
        yield Finding(
            "S042", ("updated",), f"it was updated before it was first issued ({text.issued})", hint
        )
    if text.updated >= text.review_due:
        hint = "The next review must be after the last update: two years is usual."
        yield Finding(
            "S042", ("review-due",), f"the review falls due before the update ({text.updated})", hint
        )
    for index, source in enumerate(text.sources):
        if source in text.sources[:index]:
            yield Finding(
                "S025", ("sources", index), f"{quoted(source)} is listed twice", "Delete one of them."
            )


def _check_leaflet(leaflet: content.Leaflet) -> Iterator[Finding]:
    last = 0
    for section, number in leaflet.sections.items():
        if number <= last:
            hint = "Number the questions upwards from 1 in the order in which they stand here."
            yield Finding("S041", ("sections", section), f"the number {number} is out of order", hint)
        last = number


def _check_level(level: content.Level) -> Iterator[Finding]:
    if not 0 < level.mean_sentence <= level.longest_sentence:
        hint = "The mean is above nought, and the longest is not shorter than the mean."
        yield Finding("S041", ("mean-sentence",), "these lengths of sentences cannot be", hint)


def _check_paper(paper: Paper) -> Iterator[Finding]:
    for name, value in (("width", paper.width), ("height", paper.height)):
        if not 50 <= value <= 1200:
            hint = "Write millimetres without a unit: 210 for the width of A4."
            yield Finding("S041", (name,), f"a sheet cannot be {value:g} mm in {name}", hint)


def _check_picture_words(words: content.PictureWords) -> Iterator[Finding]:
    if not any(character.isalpha() for character in words.alt):
        hint = "Say what the picture shows, as you would on the telephone: who cannot see it hears this."
        yield Finding("S004", ("alt",), f"{quoted(words.alt)} tells nobody what the picture shows", hint)


def _check_names(forms: Iterable[tuple[str, str, NamePattern]]) -> Iterator[Finding]:
    for name, value, pattern in forms:
        if not pattern.matches(value):
            yield Finding("S007", (name,), f"{quoted(value)} cannot be used here", pattern.hint)


def _check_locale(locale: Locale) -> Iterator[Finding]:
    yield from _check_names((("locale", locale.locale, LOCALE), ("script", locale.script, SCRIPT)))
    for script, language in locale.foreign.items():
        if not LANGUAGE.matches(language):
            yield Finding(
                "S007", ("foreign", script), f"{quoted(language)} cannot be used here", LANGUAGE.hint
            )
    if locale.numbering not in NUMBERING_SYSTEMS:
        what = f"{quoted(locale.numbering)} is no set of digits"
        yield Finding("S005", ("numbering",), what, suggest(locale.numbering, NUMBERING_SYSTEMS))
    if not locale.fonts:
        yield Finding(
            "S046", ("fonts",), "no font is named", "Name one family of fonts/manifest.yaml at least."
        )
    yield from check_whole_words(locale.whole_words)


def _check_rates(rates: RatePatterns) -> Iterator[Finding]:
    for name in ("single", "range", "fewer"):
        yield from _check_plurals(getattr(rates, name), (name,))


def _check_durations(durations: DurationPatterns) -> Iterator[Finding]:
    yield from _check_units(durations.units, "units")
    if durations.range_units is not None:
        yield from _check_units(durations.range_units, "range-units")
    for unit in durations.in_words:
        if unit not in UNITS:
            yield Finding(
                "S047", ("in-words", unit), f"there is no unit {quoted(unit)}", suggest(unit, UNITS)
            )


def _check_units(units: Mapping[str, Mapping[str, content.Message]], name: str) -> Iterator[Finding]:
    for unit in UNITS:
        if unit not in units:
            hint = "Add it with the plural forms of your language; “other” is always needed."
            yield Finding("S047", (name,), f"the word for {quoted(unit)} is missing", hint)
        else:
            yield from _check_plurals(units[unit], (name, unit))
    for unit in units:
        if unit not in UNITS:
            yield Finding("S047", (name, unit), f"there is no unit {quoted(unit)}", suggest(unit, UNITS))


def _check_plurals(forms: Mapping[str, content.Message], path: KeyPath) -> Iterator[Finding]:
    if "other" not in forms:
        hint = "Add a line “other”: it serves every number that has no line of its own."
        yield Finding("S047", path, "the plural form “other” is missing", hint)


def _check_group(group: content.SafetyGroup) -> Iterator[Finding]:
    if not group.signs:
        yield Finding("S009", ("signs",), "a lead-in has no signs below it", "List the keys of its signs.")


RULES: Mapping[type, Callable[[Any], Iterator[Finding]]] = {
    content.Block: check_block,
    Country: check_country,
    DurationPatterns: _check_durations,
    content.Fact: _check_fact,
    content.Form: check_form,
    content.Item: check_item,
    content.Leaflet: _check_leaflet,
    content.Level: _check_level,
    Entry: check_entry,
    Locale: _check_locale,
    Paper: _check_paper,
    content.PictureWords: _check_picture_words,
    RatePatterns: _check_rates,
    content.SafetyGroup: _check_group,
    content.Section: _check_section,
    content.Source: _check_source,
    content.Table: check_table,
    content.Text: _check_text,
    style.Palette: check_palette,
    style.Style: check_style,
}
"""Dataclass -> what is wrong with one of its values."""

"""The files that a new leaflet begins with in the source language. Nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from leaflets.content.placeholders import prints_number
from leaflets.content.shelf import SOURCE_LOCALE
from leaflets.content.skeleton import comment
from leaflets.frozen import frozen
from leaflets.model.content import Leaflet
from leaflets.model.library import Library

REVIEW_YEARS = 2


def years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + REVIEW_YEARS)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + REVIEW_YEARS, day=28)


@frozen
class Needs:
    """What the topics of a leaflet ask of each of its texts, beside the emergency box."""

    warnings: tuple[str, ...]
    figures: tuple[str, ...]
    statements: tuple[str, ...]
    """Facts without a figure: the text says them in its own words."""


def needs(library: Library, topics: Collection[str]) -> Needs:
    groups = library.safety.groups.values()
    boxed = {key for group in groups for key in (group.lead, *group.signs, group.close)}
    keys = dict.fromkeys(key for topic in topics for key in library.safety.topics[topic])
    facts = {key: library.facts[key] for key in keys if key in library.facts}
    warnings = library.locales[library.source].safety
    return Needs(
        tuple(key for key in keys if key in warnings and key not in boxed),
        tuple(key for key, fact in facts.items() if prints_number(fact)),
        tuple(key for key, fact in facts.items() if not prints_number(fact) and key not in warnings),
    )


def leaflet_file(name: str, topics: Sequence[str], questions: Sequence[str]) -> str:
    lines = [
        *comment(f"What holds for the leaflet “{name}” in every language and at every level."),
        *comment("A translator changes nothing here. Section numbers are shared by all levels."),
        f"leaflet: {name}",
        f"topics: [{', '.join(topics)}]",
        "sections:",
        *(f"  {question}: {number}" for number, question in enumerate(questions, 1)),
    ]
    return "\n".join([*lines, ""])


def source_text(library: Library, leaflet: Leaflet, level: str, today: date) -> str:
    """A text to be written: each question with one paragraph, and what the topics ask for."""
    wanted = needs(library, leaflet.topics)
    questions = [name for name in leaflet.sections if name not in leaflet.left_out.get(level, ())]
    lines = [
        *comment(f"“{leaflet.leaflet}”, {level} level, English. All other languages translate this file."),
        *comment("Names in {braces} become figures from content/facts.yaml: type no figure yourself."),
        *comment("CONTRIBUTING.md, “What a question may hold”, shows lists, tables, pictures and warnings."),
        *_head(leaflet.leaflet, level, today),
        *_empty("The name of the leaflet, as its readers would say it", "title"),
        *_empty("What it is about, in a line", "description"),
        *_empty(
            "What a reader takes away who reads nothing else: two to five short sentences", "short-answer"
        ),
        "sections:",
    ]
    for question in questions:
        lines += [f"  {question}:", *_empty("A question that readers ask, in their words", "heading", "    ")]
        lines += ["    body:", *_empty("The answer first, in short sentences", "answer", "      ")]
    if wanted.warnings:
        lines += comment(
            "The topics ask for these warnings. Move each to where the text speaks of it.", "      "
        )
        lines += ["      warnings:", f"        safety: [{', '.join(wanted.warnings)}]"]
    lines += _to_say(library, wanted)
    lines += [*comment("What the text rests on: names of content/sources.yaml."), "sources: []"]
    return "\n".join([*lines, ""])


def _to_say(library: Library, wanted: Needs) -> Iterator[str]:
    for name in wanted.figures:
        said = library.facts[name].statement
        yield from comment(f"The topics ask for this figure, somewhere above: {{{name}}} ({said})")
    for name in wanted.statements:
        yield from comment(
            f"The topics ask for this, in the text's own words: {library.facts[name].statement}"
        )


def _head(leaflet: str, level: str, today: date) -> Iterator[str]:
    yield f"leaflet: {leaflet}"
    yield f"locale: {SOURCE_LOCALE}"
    yield f"level: {level}"
    yield 'version: "0.1"'
    yield f"issued: {today}"
    yield f"updated: {today}"
    yield f"review-due: {years_later(today)}"


def _empty(hint: str, key: str, indent: str = "") -> Iterator[str]:
    yield from comment(hint, indent)
    yield f'{indent}{key}: ""'


def ideas_file(library: Library, leaflet: Leaflet) -> str:
    """What stands beside each idea of the easy text: nothing is chosen yet, and each says so."""
    questions = [name for name in leaflet.sections if name not in leaflet.left_out.get("easy", ())]
    keys = ["short-answer", *(f"sections.{question}.body.answer" for question in questions)]
    if needs(library, leaflet.topics).warnings:
        keys.append(f"sections.{questions[-1]}.body.warnings")
    lines = [
        *comment(
            f"What stands beside each idea of the easy text of {leaflet.leaflet}, in every language: a"
            " pictogram of content/pictograms.yaml, or why there is none."
        ),
        *(f'{key}: {{none: "not chosen yet"}}' for key in keys),
    ]
    return "\n".join([*lines, ""])

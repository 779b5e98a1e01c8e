"""What a translator should know of a string, told beside it: no tool shows the page that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflets.frozen import frozen
from leaflets.model.content import Level
from leaflets.model.exchange import Entry
from leaflets.model.unit import Unit
from leaflets.model.usage import PLACEHOLDER
from leaflets.model.wording import Phrases
from leaflets.translation.places import place_of

_OPTIONAL = ("name", "english-name")
"""Strings of locale.yaml that name the language itself, and translate nothing."""

_PATTERN = "Keep each name in braces: the program puts a number or a word there."
_EMERGENCY = "prints the clinic’s emergency number or, without a clinic, words for it"


@frozen(kw_only=True)
class Background:
    """What the notes of one file draw upon."""

    title: str = ""
    """Of the leaflet, in English; "" for words that all leaflets share."""
    level: Level | None = None
    headings: Mapping[str, str]
    """Id of a question -> its heading, in English."""
    figures: Mapping[str, str]
    """Name in braces ("mvd-success", "mvd-success.other") -> what it prints today, in English."""
    terms: Mapping[str, Phrases]
    own_terms: Mapping[str, Phrases]
    """The same things -> what the language calls them."""
    noes: Mapping[str, int]
    """Key of a warning -> how many words of its English say no."""
    stale: Mapping[str, str]
    """Key -> why the translation may no longer say what the English says."""
    former: Mapping[str, str]
    """Key -> the English that the translation was made from, where it is known."""


def entry(unit: Unit, background: Background) -> Entry:
    """The string as a translator's tool gets it. A unit of English itself has none."""
    assert unit.source is not None, unit.key
    source, key = str(unit.source), unit.name
    place = place_of(unit.file, key)
    return Entry(
        key=key,
        source=source,
        target="" if unit.target is None else str(unit.target),
        notes=tuple(_notes(unit, source, place.words, place.limit, background)),
        placeholders=tuple(dict.fromkeys(match[0] for match in PLACEHOLDER.finditer(source))),
        facts=unit.facts,
        limit=place.limit,
        safety=unit.safety,
        fixed=unit.file == "locale" and key in _OPTIONAL,
        stale=key in background.stale,
        former=background.former.get(key),
        place=f"{unit.source.where.file}:{unit.source.where.line}",
    )


def _notes(unit: Unit, source: str, place: str, limit: int | None, background: Background) -> Iterator[str]:
    key = unit.name
    if unit.safety:
        yield _warning(background.noes.get(key, 0))
    yield f"Place: {place}{_question(key, background.headings)}."
    if background.level is not None:
        yield _reading(background.title, background.level)
    if unit.english is None:
        yield f"Form “{key.rpartition('.')[2]}” of your language’s grammar; the English is the nearest one."
    if limit is not None:
        yield f"Length: at most {limit} characters; there is little room."
    if key in background.stale:
        yield f"STALE: {background.stale[key]}. Read the translation again before you take away the mark."
    yield from _braces(unit, source, background.figures)
    yield from _glossary(source, background.terms, background.own_terms)


def _warning(noes: int) -> str:
    told = {0: "every “not”", 1: "the word that says no"}.get(noes, f"the {noes} words that say no")
    return f"SAFETY: a warning. Change nothing of its sense: {told}, who calls whom, and how soon."


def _question(key: str, headings: Mapping[str, str]) -> str:
    steps = key.split(".")
    if steps[0] != "sections" or steps[2] == "heading":
        return ""
    return f", in the question “{headings.get(steps[1], steps[1])}”"


def _reading(title: str, level: Level) -> str:
    return (
        f"Leaflet: “{title}”, {level.level}: sentences of {level.mean_sentence} words on average, "
        f"none above {level.longest_sentence} (in English)."
    )


def _braces(unit: Unit, source: str, figures: Mapping[str, str]) -> Iterator[str]:
    names = list(dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(source)))
    known = [name for name in names if name in figures or name == "emergency-number"]
    for name in known:
        yield f"{{{name}}} {_EMERGENCY if name == 'emergency-number' else f'prints: {figures[name]}'}"
    yield from (
        f"These words stand beside the figure: {figures[fact]}"
        for fact in unit.facts
        if fact in figures and fact not in {name.partition(".")[0] for name in names}
    )
    if len(known) < len(names):
        yield _PATTERN


def _glossary(source: str, terms: Mapping[str, Phrases], own: Mapping[str, Phrases]) -> Iterator[str]:
    words = source.lower()
    for thing, phrases in terms.items():
        if thing in own and any(word.lower() in words for word in phrases.words):
            yield f"Glossary: {_listed(phrases.words)} = {_listed(own[thing].words)}"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)

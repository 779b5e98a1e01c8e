"""Where the strings and the facts of a Library stand: what states, checks and `leaflets facts` ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from leaflets.model.content import Fact, Message
from leaflets.model.library import Library, LocaleTexts

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)\}")
"""A name in braces. Every other brace is text."""


def messages(value: object) -> Iterator[Message]:
    """All content strings inside a value of leaflets.model.content, in its order."""
    if isinstance(value, Message):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from messages(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from messages(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from messages(getattr(value, field.name))


def locale_messages(own: LocaleTexts) -> Iterator[Message]:
    """All strings of a locale's folder but those of its specimen, which no patient reads."""
    yield from messages(own.locale)
    yield from messages(own.safety)
    yield from messages(own.pictures)
    yield from messages(own.texts)


def facts_in(message: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The ids of the facts whose figures stand in a string, each once, in the order of the string."""
    names = (name.partition(".")[0] for name in PLACEHOLDER.findall(message))
    return tuple(dict.fromkeys(name for name in names if name in facts))


def crowds(own: LocaleTexts) -> Mapping[str, str]:
    """Key of a string that explains an icon array -> the fact whose people are drawn."""
    return {
        message.key: block.icons.fact
        for text in own.texts.values()
        for section in text.sections.values()
        for block in section.body.values()
        if block.icons
        for message in messages(block.icons)
    }


def facts_of(message: Message, counted: Mapping[str, str], facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The facts that a string depends on: those in braces, and that whose crowd it explains (`crowds`)."""
    ids = facts_in(message, facts)
    if message.key in counted:
        ids = tuple(dict.fromkeys((*ids, counted[message.key])))
    return ids


def facts_behind(own: LocaleTexts, facts: Mapping[str, Fact]) -> Mapping[str, tuple[str, ...]]:
    """Key of a string -> the facts that it depends on, for all strings that depend on any."""
    counted = crowds(own)
    found = ((message.key, facts_of(message, counted, facts)) for message in locale_messages(own))
    return {key: ids for key, ids in found if ids}


def facts_used(library: Library) -> Mapping[str, Mapping[str, tuple[Message, ...]]]:
    """Fact id -> locale -> the strings that print its figure. A fact that nobody prints has no locale."""
    used: dict[str, dict[str, list[Message]]] = {fact: {} for fact in library.facts}
    for locale, own in library.locales.items():
        behind = facts_behind(own, library.facts)
        for message in locale_messages(own):
            for fact in behind.get(message.key, ()):
                used[fact].setdefault(locale, []).append(message)
    return {fact: {locale: tuple(found) for locale, found in places.items()} for fact, places in used.items()}

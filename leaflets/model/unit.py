"""A string and its translation beside each other: what translators' tools count, hand out and take back.

Units can be had of a language that is not finished. Those of a valid Library come from here, those of
whatever stands in a language's folder from leaflets/content/units.py; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.model.content import Message
from leaflets.model.library import Library
from leaflets.model.usage import crowds, facts_of, locale_messages

UNITS_OF_TIME = "units"
"""The group of English's durations whose words stand for those of a group that English does without."""


@frozen
class Unit:
    """One string of one language. `file` is the id of its file: "basics.standard", "safety".

    `source` is the English; for a form that English has not (a plural, a case) the nearest English one, whose
    key differs. English itself has none. `target` is None where the translation is missing or empty. `facts`
    are the figures that it depends on.
    """

    key: str
    source: Message | None
    target: Message | None
    file: str
    facts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The key inside the file."""
        return self.key.partition("/")[2]

    @property
    def safety(self) -> bool:
        """Whether it is one of the warnings, which may not be wrong for a day."""
        return self.file == "safety"

    @property
    def english(self) -> Message | None:
        """The very string that it translates; None for English itself and for a form that English has not."""
        return self.source if self.source is not None and self.source.key == self.key else None


@frozen
class LocaleUnits:
    """One language, file by file; the order is that of the files.

    `not_begun`: files that English has and this language has not. `problems`: what cannot be read of its own.
    """

    locale: str
    files: Mapping[str, Sequence[Unit]]
    not_begun: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def all(self) -> Iterator[Unit]:
        for units in self.files.values():
            yield from units


def library_units(library: Library, locale: str) -> LocaleUnits:
    """The units of a language that is valid: none is missing."""
    own = library.locales[locale]
    translated = locale != library.source
    english = {m.key: m for m in locale_messages(library.locales[library.source])} if translated else {}
    counted = crowds(own)
    files: dict[str, list[Unit]] = {}
    for message in locale_messages(own):
        file = message.key.partition("/")[0]
        facts = facts_of(message, counted, library.facts)
        source = nearest(message.key, english)
        files.setdefault(file, []).append(Unit(message.key, source, message, file, facts))
    begun = {key.partition("/")[0]: None for key in english}
    return LocaleUnits(locale, files, tuple(file for file in begun if file not in files))


def nearest(key: str, english: Mapping[str, Message]) -> Message | None:
    """The English string of a key or, of a plural form, the one that comes next to it."""
    if key in english or not is_form(key):
        return english.get(key)
    group, _, form = key.rpartition(".")
    steps = group.split(".")
    if steps[0] == "locale/durations":
        steps[1] = UNITS_OF_TIME
    names = (f"{'.'.join(steps)}.{name}" for name in (form, "other"))
    return next((english[name] for name in names if name in english), None)


def is_form(key: str) -> bool:
    """Whether the string is one of several forms of a pattern, whose number is each language's own."""
    match key.split("."):
        case ["locale/rates", "single" | "range" | "fewer", _]:
            return True
        case ["locale/durations", "units" | "range-units" | "in-words", _, _]:
            return True
    return False

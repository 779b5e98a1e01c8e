"""What lies before every rule: the strings of the leaflets, each with the one it translates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Protocol

from leaflets.checks.measures import measure_strings
from leaflets.checks.phrases import Span
from leaflets.checks.prose import Figures, blotted
from leaflets.checks.readability import Measures
from leaflets.errors import Severity, Where
from leaflets.frozen import frozen
from leaflets.model.content import Message, Text
from leaflets.model.library import Library, LocaleTexts
from leaflets.model.state import ReadBack, Standing
from leaflets.model.usage import facts_used, messages
from leaflets.model.wording import Rulebook, Wording


class Covers(Protocol):
    """Whether font families can set a text, in bold or not."""

    def __call__(self, families: Sequence[str], text: str, *, bold: bool = False) -> bool: ...


@frozen
class Finding:
    """What a rule objects to: characters `start` to `end` of a string, or a place that is none.

    `key` is the key inside the file of what is no string ("review-due").
    """

    code: str
    message: Message | None
    what: str
    hint: str
    start: int = 0
    end: int = 0
    where: Where = Where("")
    key: str = ""
    severity: Severity = Severity.ERROR


@frozen
class Item:
    """One string of a locale. `text` is None for the warnings and the words of drawings."""

    message: Message
    source: Message | None
    """The string that it translates, None in the source itself."""
    text: Text | None

    @property
    def file(self) -> str:
        """The id: `basics.standard`, `safety`, `pictures`."""
        return self.message.key.partition("/")[0]

    @property
    def key(self) -> str:
        return self.message.key.partition("/")[2]

    @property
    def plain(self) -> str:
        """The message with names in braces blotted out, so that places stay: no word of theirs is printed."""
        return blotted(self.message)

    def at(self, span: Span, code: str, what: str, hint: str) -> Finding:
        return Finding(code, self.message, what, hint, span.start, span.end)

    def whole(self, code: str, what: str, hint: str) -> Finding:
        return Finding(code, self.message, what, hint, 0, len(self.message))


@frozen
class Tongue:
    """One locale with what is known of its words."""

    name: str
    own: LocaleTexts
    wording: Wording
    items: tuple[Item, ...]
    measures: Mapping[str, Measures]
    """Of its texts, by "<leaflet>.<level>"."""

    @property
    def spaced(self) -> bool:
        """Whether words have spaces between them."""
        return self.wording.readability.words


@frozen
class Desk:
    """`tongues` are the languages that are judged, with the texts of them that are."""

    library: Library
    rulebook: Rulebook
    source: Wording
    tongues: Mapping[str, Tongue]
    used: Mapping[str, Mapping[str, tuple[Message, ...]]]
    """Fact -> locale -> the strings that print it, in all languages."""
    as_of: date
    covers: Covers
    standings: Mapping[str, Sequence[Standing]] = field(default_factory=dict)
    """Locale -> its strings with what is on record of them, where somebody has looked."""
    read_backs: Mapping[str, Sequence[ReadBack]] = field(default_factory=dict)
    """Locale -> its strings with what readers said of them, where somebody has looked."""
    originals: Mapping[str, Measures] = field(default_factory=dict)
    """Of the English texts that the judged translations translate, by "<leaflet>.<level>"."""

    def furniture(self, tongue: Tongue) -> Iterator[Message]:
        """The fixed words of a language, which every sheet of it prints."""
        return messages(tongue.own.locale)

    def strings(self) -> Iterator[tuple[Tongue, Item]]:
        for tongue in self.tongues.values():
            for item in tongue.items:
                yield tongue, item

    def texts(self) -> Iterator[tuple[Tongue, Text]]:
        for tongue in self.tongues.values():
            for text in tongue.own.texts.values():
                yield tongue, text


def set_out(
    library: Library,
    rulebook: Rulebook,
    wordings: Mapping[str, Wording],
    as_of: date,
    covers: Covers,
    chosen: Collection[tuple[str, str]],
    standings: Mapping[str, Sequence[Standing]] | None = None,
    read_backs: Mapping[str, Sequence[ReadBack]] | None = None,
) -> Desk:
    """The desk for the texts `chosen`, as pairs of locale and "<leaflet>.<level>"."""
    source = library.locales[library.source]
    originals = {message.key: message for message in _leaflet_strings(source)}
    tongues = {}
    for name, own in library.locales.items():
        texts = {text: value for text, value in own.texts.items() if (name, text) in chosen}
        if texts:
            own = replace(own, texts=texts)  # noqa: PLW2901 - only what is judged
            sources = {} if name == library.source else originals
            items = (
                Item(message, sources.get(message.key), own.texts.get(message.key.partition("/")[0]))
                for message in _leaflet_strings(own)
            )
            wording = wordings.get(name, Wording())
            tongues[name] = Tongue(name, own, wording, tuple(items), _measures(own, wording, library))
    english = wordings.get(library.source, Wording())
    wanted = {text for name, tongue in tongues.items() if name != library.source for text in tongue.measures}
    translated = replace(source, texts={name: text for name, text in source.texts.items() if name in wanted})
    return Desk(
        library,
        rulebook,
        english,
        tongues,
        facts_used(library),
        as_of,
        covers,
        standings or {},
        read_backs or {},
        _measures(translated, english, library),
    )


def _measures(own: LocaleTexts, wording: Wording, library: Library) -> dict[str, Measures]:
    figures = Figures(library.facts, own.locale)
    return {
        name: measure_strings(messages(text), wording.readability, figures)
        for name, text in own.texts.items()
    }


def _leaflet_strings(own: LocaleTexts) -> Iterator[Message]:
    yield from messages(own.safety)
    yield from messages(own.pictures)
    yield from messages(own.texts)

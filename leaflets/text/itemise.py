"""Items: the longest stretches of a paragraph that have one span, level, script and face.

Most stretches need no look at single characters: all their letters are of one script and the first
face of the chain has them all. Only the rest is walked through, grapheme cluster by grapheme cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from icu4py.breakers import CharacterBreaker

from leaflets.frozen import frozen
from leaflets.model.text import Span
from leaflets.text.faces import Face, FontLibrary
from leaflets.text.script import script
from leaflets.text.shape import Item, Shaper

COMMON = frozenset(("Zyyy", "Zinh", "Zzzz"))
"""Values of Script that say nothing: such a character is shaped with its neighbours."""

CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "“": "”", "‘": "’", "„": "“"}


@frozen
class Stretch:
    """What itemisation starts from: a part of the text in one span and at one level.

    `chain` are the ids of the faces to try, `lang` the span's language.
    """

    start: int
    end: int
    level: int
    span: int
    chain: tuple[str, ...]
    lang: str


@dataclass(slots=True)
class Itemiser:
    """Itemises one paragraph. `missing` collects (index, grapheme) of what no face of its chain draws."""

    text: str
    fonts: FontLibrary
    shaper: Shaper
    locale: str
    items: list[Item] = field(default_factory=list)
    missing: list[tuple[int, str]] = field(default_factory=list)
    _script: str = ""
    """The script of the last letter, which a stretch of digits or signs goes on with."""

    def add(self, stretch: Stretch) -> None:
        """Append the items of the next stretch."""
        part = self.text[stretch.start : stretch.end]
        first = self.fonts.face(stretch.chain[0])
        if part.isascii():
            scripts = {"Latn"} if any(map(str.isalpha, part)) else set()
        else:
            scripts = set(map(script, set(part))) - COMMON
        if len(scripts) <= 1 and first.characters.issuperset(part):
            self._script = scripts.pop() if scripts else self._script or self._next_script(stretch.end)
            self._append(stretch, stretch.start, stretch.end, first)
        else:
            self._walk(stretch, part)

    def _walk(self, stretch: Stretch, part: str) -> None:
        start = stretch.start
        face: Face | None = None
        for name, graphemes in _script_runs(part, self.locale, self._script or self._next_script(start)):
            self._script = name
            for grapheme in graphemes:
                face = self._face(stretch, grapheme, start, face)
                end = start + len(grapheme)
                self._append(stretch, start, end, face)
                start = end

    def _face(self, stretch: Stretch, grapheme: str, index: int, current: Face | None) -> Face:
        """The face of a grapheme.

        Punctuation stays in the face it follows, so do digits inside a word or code; a number is set in
        the script's own font.
        """
        number = grapheme[0].isdecimal() and (index == 0 or self.text[index - 1].isspace())
        common = script(grapheme[0]) in COMMON and not number
        if current is not None and common and self.shaper.draws(current, grapheme):
            return current
        for face_id in stretch.chain:
            face = self.fonts.face(face_id)
            if self.shaper.draws(face, grapheme):
                return face
        self.missing.append((index, grapheme))
        return self.fonts.face(stretch.chain[0])

    def _append(self, stretch: Stretch, start: int, end: int, face: Face) -> None:
        """Add an item, as part of the last one where nothing but the place differs."""
        span, level, name = stretch.span, stretch.level, self._script
        if self.items:
            last = self.items[-1]
            if (last.span, last.level, last.script) == (span, level, name) and last.face is face:
                start = self.items.pop().start
        self.items.append(Item(start, end, level, name, face, span, stretch.lang))

    def _next_script(self, start: int) -> str:
        """The script of the first letter from `start` on: what signs at a paragraph's start belong to."""
        found = (script(char) for char in self.text[start:])
        return next((name for name in found if name not in COMMON), "Latn")


def stretches(
    spans: Sequence[Span], chains: Mapping[bool, tuple[str, ...]], levels: Sequence[int] | None
) -> Iterator[Stretch]:
    """Cut a paragraph where a span ends or the level changes.

    `chains` are the faces of regular and bold spans; `levels` None means level 0 throughout.
    """
    start = 0
    for index, span in enumerate(spans):
        end = start + len(span.text)
        runs: Iterable[tuple[int, Iterable[int]]] = [(0, range(start, end))]
        if levels is not None:
            runs = groupby(levels[start:end])
        for level, group in runs:
            stop = start + len(list(group))
            if stop > start:
                yield Stretch(start, stop, level, index, chains[span.bold], span.lang)
            start = stop


def _script_runs(text: str, locale: str, before: str) -> Iterator[tuple[str, list[str]]]:
    """Grapheme clusters in runs of one script (UAX #24, 5.1 and 5.2).

    A common or inherited character takes the script before it, and a closing bracket that of the
    opening one.
    """
    current = before
    waiting: list[tuple[str, str]] = []

    def resolved(grapheme: str) -> str:
        nonlocal current
        first = grapheme[0]
        own = script(first)
        if own not in COMMON:
            current = own
        elif any(first == close for close, _ in waiting):
            while waiting[-1][0] != first:
                waiting.pop()
            current = waiting.pop()[1]
        elif first in CLOSING:
            waiting.append((CLOSING[first], current))
        return current

    for name, group in groupby(CharacterBreaker(text, locale), resolved):
        yield name, list(group)

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
from leaflets.text.pairs import OPENING, PAIRED, OpenPairs
from leaflets.text.script import script
from leaflets.text.shape import Item, Shaper

COMMON = frozenset(("Zyyy", "Zinh", "Zzzz"))
"""Values of Script that say nothing: such a character is shaped with its neighbours."""


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
    _pairs: OpenPairs = field(default_factory=OpenPairs)

    def add(self, stretch: Stretch) -> None:
        """Append the items of the next stretch."""
        part = self.text[stretch.start : stretch.end]
        first = self.fonts.face(stretch.chain[0])
        if part.isascii():
            scripts = {"Latn"} if any(map(str.isalpha, part)) else set()
        else:
            scripts = set(map(script, set(part))) - COMMON
        if len(scripts) <= 1 and first.characters.issuperset(part):
            name = scripts.pop() if scripts else self._script or self._next_script(stretch.end)
            marks: list[int] = []
            if not PAIRED.isdisjoint(part):
                marks = [at for at in range(stretch.start, stretch.end) if self.text[at] in PAIRED]
            family = _family(stretch.chain[0])
            if not marks or self._pairs.all_of(name, family):
                self._script = name
                self._pairs.pass_over(self.text, marks, name, family)
                self._append(stretch, stretch.start, stretch.end, first)
                return
        self._walk(stretch, part)

    def _walk(self, stretch: Stretch, part: str) -> None:
        start = end = stretch.start
        last: tuple[str, int] | None = None
        self._script = self._script or self._next_script(start)
        for grapheme in CharacterBreaker(part, self.locale):
            found = self._script_and_place(stretch, grapheme, end, last)
            if found != last and last is not None:
                self._append(stretch, start, end, self.fonts.face(stretch.chain[last[1]]))
                start = end
            self._script, _ = last = found
            end += len(grapheme)
        if last is not None:
            self._append(stretch, start, end, self.fonts.face(stretch.chain[last[1]]))

    def _script_and_place(
        self, stretch: Stretch, grapheme: str, at: int, before: tuple[str, int] | None
    ) -> tuple[str, int]:
        """The script of a grapheme, and the place of its face in the chain (UAX #24, 5.1 and 5.2).

        A common or inherited character takes the script before it, a closing mark that of its partner.
        Punctuation stays in the face it follows, so do digits inside a word or code; a number is set in
        the locale's own font. A closing mark is set in its partner's, and an opening mark that follows
        another font's letters goes with those that it stands before: the brackets of "Botox（注射）".
        """
        first = grapheme[0]
        own = script(first)
        if own not in COMMON:
            return own, self._place(stretch, grapheme, at)
        name, current = self._script, before[1] if before else None
        partner = self._pairs.close(self.text, at) if first in PAIRED else None
        if partner is not None:
            name = partner.script
            families = [_family(face_id) for face_id in stretch.chain]
            current = families.index(partner.family) if partner.family in families else None
        elif self._is_number(at):
            current = None
        elif current and first in OPENING and self._next_script(at) != name:
            name, current = self._next_script(at), None
        if current is None or not self.shaper.draws(self.fonts.face(stretch.chain[current]), grapheme):
            current = self._place(stretch, grapheme, at)
        if partner is None and first in OPENING:
            self._pairs.open(first, name, _family(stretch.chain[current]))
        return name, current

    def _is_number(self, at: int) -> bool:
        """Whether a digit begins a word."""
        return self.text[at].isdecimal() and (at == 0 or self.text[at - 1].isspace())

    def _place(self, stretch: Stretch, grapheme: str, at: int) -> int:
        """The place of the first face that draws the grapheme; 0, and the grapheme noted, if none does."""
        for place, face_id in enumerate(stretch.chain):
            if self.shaper.draws(self.fonts.face(face_id), grapheme):
                return place
        self.missing.append((at, grapheme))
        return 0

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


def _family(face_id: str) -> str:
    return face_id.partition("/")[0]

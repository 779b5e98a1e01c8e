"""Line breaks: where a paragraph may break (UAX #14, by ICU), and where it does.

A chooser is a function from `Breaks` and widths to indices of the breaks taken. `first_fit` is one,
`leaflets.text.total_fit` another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker

from leaflets.frozen import frozen
from leaflets.text.line_rules import NEVER_FIRST, CompiledRules, language, line_rules, words_pattern

SPACES = frozenset(" \t\n\v\f\r\x85\u1680\u2028\u2029\u205f\u3000\u200b") | frozenset(
    map(chr, [*range(0x2000, 0x2007), *range(0x2008, 0x200B)])
)
"""White space that hangs at a line's end: all but the no-break spaces."""
FORCED = frozenset("\n\v\f\r\x85\u2028\u2029")
"""Characters after which a line must end (UAX #14, classes BK, CR, LF and NL)."""
WHOLE = 25
"""A phone number, code or DOI of up to this many characters never breaks."""
EPSILON = 1e-6
"""Points: sums of the same advances may differ by this much."""

_DIGIT = re.compile(r"\d")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_JOINED = re.compile(
    r"""
      # a space, and on it what isn't surely a letter or sign of its own
      [\s\u200B](?=[^\w\s!-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20CF\u3000-\u3029\uFF01-\uFF0F])
    | [\u0E33\u0EB3\uFF9E\uFF9F]                             # letters that extend a cluster
    | [\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E]  # signs that the next character belongs to
    | [\U00010000-\U0001FAFF]                              # such signs, flags and skin tones
    """,
    re.VERBOSE,
)
"""Where a cluster may reach over a place at which UAX #14 lets a line end. Elsewhere none does."""


@frozen
class Breaks:
    """The places where lines may end, in order; the last one is the paragraph's end.

    A line that ends at break i holds the characters before `positions[i]`; its visible part ends
    `visible[i]` points from the paragraph's start, and the next line starts at `following[i]`, the
    hanging spaces later. `forced` are indices of breaks that must be taken, in order; `emergency` are
    those inside something wider than the line, to be taken if there is no other; `reluctant` are those
    that the language avoids, after a word of one letter for example.
    """

    positions: tuple[int, ...]
    visible: tuple[float, ...]
    following: tuple[float, ...]
    forced: tuple[int, ...]
    emergency: frozenset[int] = frozenset()
    reluctant: frozenset[int] = frozenset()

    def widest(self) -> float:
        """The width of the widest part that holds no break, without its spaces. Points."""
        starts = (0.0, *self.following)
        return max((end - start for start, end in zip(starts, self.visible, strict=False)), default=0.0)

    def natural(self) -> float:
        """The width of the widest line if only forced breaks are taken. Points."""
        start, widest = 0.0, 0.0
        for index in self.forced:
            widest = max(widest, self.visible[index] - start)
            start = self.following[index]
        return widest


def first_fit(breaks: Breaks, width: float, first_width: float) -> tuple[int, ...]:
    """Fill every line as far as it goes. Indices of the breaks taken, the paragraph's end among them.

    What fits nowhere stands on a line of its own and sticks out: nothing is lost.
    """
    taken: list[int] = []
    index, start, room = 0, 0.0, first_width
    for stop in breaks.forced:
        while index <= stop:
            last = bisect_right(breaks.visible, start + room + EPSILON, index, stop + 1) - 1
            last = max(_ordinary(breaks.emergency, index, last), index)
            taken.append(last)
            index, start, room = last + 1, breaks.following[last], width
    return tuple(taken)


def _ordinary(emergency: Collection[int], first: int, last: int) -> int:
    """The last break from `first` to `last` that is no emergency; `last` if all are."""
    return next((i for i in range(last, first - 1, -1) if i not in emergency), last)


def break_positions(
    text: str,
    locale: str,
    whole: Iterable[tuple[int, int]],
    words: tuple[str, ...] = (),
    *,
    loose: bool = False,
) -> list[int]:
    """Indices in `text` where a line may end, the end included; never inside a grapheme cluster.

    `whole` are (start, end) of stretches in which none may, `words` those that it may not part. `loose`
    asks for the breaks that the language keeps for words wider than a line: those inside a Japanese
    phrase or a Korean word.
    """
    compiled = line_rules(language(locale))
    rules = compiled.rules
    first, *others = (rules.looser,) if loose and rules.looser else rules.icu
    positions = uax14_positions(text, first)
    for other in others:
        allowed = set(uax14_positions(text, other))
        positions = [position for position in positions if position in allowed]
    glued = _glued(text, whole, compiled)
    if words:
        for found in words_pattern(words).finditer(text):
            glued.update(range(found.start() + 1, found.end()))
    if _JOINED.search(text):
        boundaries = {*grapheme_positions(text, locale, 0, len(text)), len(text)}
        glued.update(position for position in positions if position not in boundaries)
    if compiled.solid and not loose:
        glued.update(_inside_solid(text, positions, compiled.solid))
    glued.discard(len(text))
    return [position for position in positions if position not in glued] if glued else positions


def reluctant_positions(text: str, locale: str) -> set[int]:
    """Indices in `text` where a line had better not end, though it may."""
    return {found.end() for found in line_rules(language(locale)).reluctant.finditer(text)}


def has_looser_breaks(locale: str) -> bool:
    """Whether the language has breaks that it keeps for what is wider than a line."""
    return line_rules(language(locale)).rules.looser is not None


def _inside_solid(text: str, positions: Iterable[int], solid: re.Pattern[str]) -> Iterator[int]:
    """Positions beside a letter of the pattern and not after a space."""
    for at in positions:
        if text[at - 1] not in SPACES and (solid.match(text, at) or solid.match(text, at - 1)):
            yield at


def uax14_positions(text: str, locale: str) -> list[int]:
    """Indices in `text` where ICU lets a line end, by UAX #14 and its locale's tailoring of it."""
    return list(accumulate(map(len, LineBreaker(text, locale))))


def grapheme_positions(text: str, locale: str, start: int, end: int) -> list[int]:
    """Indices after each grapheme cluster of text[start:end], but for the last."""
    positions: list[int] = []
    at = start
    for grapheme in CharacterBreaker(text[start:end], locale):
        at += len(grapheme)
        positions.append(at)
    return positions[:-1]


def visible_end(text: str, start: int, end: int) -> int:
    """The index after the last character of text[start:end] that doesn't hang."""
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return end


def _glued(text: str, whole: Iterable[tuple[int, int]], compiled: CompiledRules) -> set[int]:
    """Positions where a break would part what belongs together, in spite of UAX #14."""
    glued = {found.end() for found in compiled.glued.finditer(text)}
    if _DIGIT.search(text):
        for found in compiled.whole.finditer(text):
            glued.update(range(*found.span()))
        for found in _DOI.finditer(text):
            start, end = found.span()
            short = end - start <= WHOLE
            glued.update(at for at in range(start + 1, end) if short or text[at - 1] != "/")
    for start, end in whole:
        if end - start <= WHOLE:
            glued.update(range(start + 1, end))
    if not NEVER_FIRST.isdisjoint(text):
        glued.update(at for at, char in enumerate(text) if char in NEVER_FIRST and text[at - 1] not in FORCED)
    return glued


def measured(
    text: str,
    positions: Sequence[int],
    visible: Sequence[float],
    following: Sequence[float],
    emergency: Collection[int] = (),
    reluctant: Collection[int] = (),
) -> Breaks:
    """Breaks at `positions`, the forced ones found; `emergency` and `reluctant` are positions, too."""
    last = len(positions) - 1
    forced: tuple[int, ...] = (last,) if positions else ()
    if not FORCED.isdisjoint(text):
        forced = tuple(i for i, at in enumerate(positions) if i == last or text[at - 1] in FORCED)
    return Breaks(
        tuple(positions),
        tuple(visible),
        tuple(following),
        forced,
        _indices(positions, emergency),
        _indices(positions, reluctant),
    )


def _indices(positions: Sequence[int], marked: Collection[int]) -> frozenset[int]:
    return frozenset([i for i, at in enumerate(positions) if at in marked]) if marked else frozenset()

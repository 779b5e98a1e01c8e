"""Line breaks: where a paragraph may break (UAX #14, by ICU), and where it does.

A chooser is a function from `Breaks` and widths to indices of the breaks taken; `first_fit` is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from icu4py.breakers import CharacterBreaker, LineBreaker

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

_GLUED = re.compile(
    r"""
      (?<=[\d)])[ ](?=\d)                    # groups of a number: 0800 111, 10 000
    | (?<=\d)[ ](?=(?:                       # a number and its unit (symbols of the SI, and U for units)
        [%‰°] | [cdkmnµμ]?[gLlm]\b | [kmµμ]?s\b | min\b | h\b | mmol\b | mmHg\b | k?Pa\b | U\b | IU\b ))
    | (?<=\d)[-–](?=\d)                      # a range: 10–15
    | \u00AD                                 # soft hyphens stay shut: leaflets are not hyphenated
    """,
    re.VERBOSE,
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Breaks:
    """The places where lines may end, in order; the last one is the paragraph's end.

    A line that ends at break i holds the characters before `positions[i]`; its visible part ends
    `visible[i]` points from the paragraph's start, and the next line starts at `following[i]`, the
    hanging spaces later. `forced` are indices of breaks that must be taken, in order; `emergency` are
    those between graphemes of something wider than the line, to be taken if there is no other.
    """

    positions: tuple[int, ...]
    visible: tuple[float, ...]
    following: tuple[float, ...]
    forced: tuple[int, ...]
    emergency: frozenset[int] = frozenset()

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


def break_positions(text: str, locale: str, whole: Iterable[tuple[int, int]]) -> list[int]:
    """Indices in `text` where a line may end, the end included.

    `whole` are (start, end) of stretches in which none may.
    """
    positions: list[int] = []
    end = 0
    for segment in LineBreaker(text, locale):
        end += len(segment)
        positions.append(end)
    glued = _glued(text, whole)
    return [position for position in positions if position not in glued] if glued else positions


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


def _glued(text: str, whole: Iterable[tuple[int, int]]) -> set[int]:
    """Positions where a break would part what belongs together, in spite of UAX #14."""
    glued = {found.end() for found in _GLUED.finditer(text)}
    for found in _DOI.finditer(text):
        start, end = found.span()
        short = end - start <= WHOLE
        glued.update(at for at in range(start + 1, end) if short or text[at - 1] != "/")
    for start, end in whole:
        if end - start <= WHOLE:
            glued.update(range(start + 1, end))
    return glued


def measured(
    text: str,
    positions: Sequence[int],
    visible: Sequence[float],
    following: Sequence[float],
    emergency: Collection[int] = (),
) -> Breaks:
    """Breaks at `positions`, the forced ones found, those of `emergency` (positions, not indices) marked."""
    last = len(positions) - 1
    forced: tuple[int, ...] = (last,) if positions else ()
    if not FORCED.isdisjoint(text):
        forced = tuple(i for i, at in enumerate(positions) if i == last or text[at - 1] in FORCED)
    marked = frozenset(i for i, at in enumerate(positions) if at in emergency) if emergency else frozenset()
    return Breaks(tuple(positions), tuple(visible), tuple(following), forced, marked)

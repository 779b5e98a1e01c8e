"""Bidi classes of a text as a string of one letter for each character, and its paired brackets.

The letters, so that the rules can be regular expressions:

    L R           strong                      i j k q      LRI RLI FSI PDI
    A             AL                          e f g h p    LRE RLE LRO RLO PDF
    E N           EN AN                       -            BN
    + % ,         ES ET CS                    ( )          ON that opens or closes a bracket pair
    M             NSM                         B S W O      B S WS, any other ON
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

from leaflets.text.unicode_data.bidi import BIDI_CLASS, BRACKETS, CANONICAL_BRACKETS, LIFTING

_NAMES = "L R AL EN AN ES ET CS NSM BN B S WS ON LRE RLE LRO RLO PDF LRI RLI FSI PDI"
LETTERS: Mapping[str, str] = MappingProxyType(
    dict(zip(_NAMES.split(), "LRAEN+%,M-BSWOefghpijkq", strict=True)),
)
"""Short name of every Bidi_Class value -> its letter."""

CODE_POINTS = 0x110000


@lru_cache(maxsize=1)
def _table() -> str:
    """The letter of every code point: a string of 1.1 MB, which `str.translate` indexes."""
    tokens = BIDI_CLASS.split()
    letters = {int(point, 16): LETTERS[name] for point, name in zip(tokens[::2], tokens[1::2], strict=True)}
    for i, point in enumerate(BRACKETS.split()):
        bracket = int(point, 16)
        letters[bracket] = "()"[i % 2]
        letters.setdefault(bracket + 1, LETTERS["ON"])  # the run that the bracket stands in goes on
    spans = pairwise([*sorted(letters), CODE_POINTS])
    return "".join([letters[start] * (stop - start) for start, stop in spans])


def classes_of(text: str) -> str:
    """One letter for every character of `text`."""
    return text.translate(_table())


@lru_cache(maxsize=1)
def _lifting_edges() -> tuple[str, ...]:
    """First character of a range and first after it, by turns."""
    points = [int(point, 16) for point in LIFTING.split()]
    return tuple(chr(point + i % 2) for i, point in enumerate(points))


@cache
def _lifts(char: str) -> bool:
    return bisect_right(_lifting_edges(), char) % 2 == 1


def lifts(text: str) -> bool:
    """Whether any character could have another level than 0 in a left-to-right paragraph."""
    return not text.isascii() and any(map(_lifts, set(text)))


@lru_cache(maxsize=1)
def _canonical() -> Mapping[str, str]:
    points = [chr(int(point, 16)) for point in CANONICAL_BRACKETS.split()]
    return MappingProxyType(dict(zip(points[::2], points[1::2], strict=True)))


@lru_cache(maxsize=1)
def _closing() -> Mapping[str, str]:
    points = [chr(int(point, 16)) for point in BRACKETS.split()]
    same = _canonical()
    return MappingProxyType(
        {opening: same.get(close, close) for opening, close in zip(points[::2], points[1::2], strict=True)}
    )


def closing_bracket(opening: str) -> str:
    """The closing partner of an opening bracket, in the form that `canonical_bracket` gives (BD16)."""
    return _closing()[opening]


def canonical_bracket(bracket: str) -> str:
    """The bracket that a canonically equivalent one (U+2329, U+232A) counts as, else itself."""
    return _canonical().get(bracket, bracket)

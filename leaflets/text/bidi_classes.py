"""Bidi classes of a text as a string of one letter for each character, and its paired brackets.

The letters, so that the rules can be regular expressions:

    L R           strong                      i j k q      LRI RLI FSI PDI
    A             AL                          e f g h p    LRE RLE LRO RLO PDF
    E N           EN AN                       -            BN
    + % ,         ES ET CS                    ( )          ON that opens or closes a bracket pair
    M             NSM                         B S W O      B S WS, any other ON
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
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
    starts = [int(point, 16) for point in tokens[::2]]
    parts: list[str] = []
    for (start, stop), name in zip(pairwise([*starts, CODE_POINTS]), tokens[1::2], strict=True):
        parts.append(LETTERS[name] * (stop - start))
    letters = "".join(parts)
    brackets = [int(point, 16) for point in BRACKETS.split()]
    kinds = {point: "()"[i % 2] for i, point in enumerate(brackets)}
    cuts = sorted(kinds)
    pieces = [letters[: cuts[0]]]
    for cut, following in pairwise([*cuts, CODE_POINTS]):
        pieces += (kinds[cut], letters[cut + 1 : following])
    return "".join(pieces)


def classes_of(text: str) -> str:
    """One letter for every character of `text`."""
    return text.translate(_table())


@lru_cache(maxsize=1)
def _lifting() -> re.Pattern[str]:
    points = [chr(int(point, 16)) for point in LIFTING.split()]
    ranges = (f"{first}-{last}" for first, last in zip(points[::2], points[1::2], strict=True))
    return re.compile(f"[{''.join(ranges)}]")


def lifts(text: str) -> bool:
    """Whether any character could have another level than 0 in a left-to-right paragraph."""
    return not text.isascii() and _lifting().search(text) is not None


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

"""Which glyphs a font can make of which characters (OpenType 1.9, `GSUB`).

Contexts are left out: a rule that some context calls is taken as one that may always run. So the answer
is every glyph that could stand for the characters, which no fault of shaping leaves by chance.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_SINGLE, _MULTIPLE, _ALTERNATE, _LIGATURE, _EXTENSION, _REVERSE = 1, 2, 3, 4, 7, 8


@dataclass(frozen=True, slots=True)
class Substitutions:
    """`forms`: glyph -> the glyphs that may stand in its place, alone. `pieces`: those it may be cut into.
    `ligatures`: first glyph -> (the glyphs after it, the glyph that stands for all of them).
    """

    forms: dict[int, set[int]] = field(default_factory=dict)
    pieces: dict[int, set[int]] = field(default_factory=dict)
    ligatures: dict[int, list[tuple[tuple[int, ...], int]]] = field(default_factory=dict)

    def alternates(self, glyph: int) -> frozenset[int]:
        """The glyph and its other forms: an Arabic letter's joining forms."""
        found = {glyph}
        pending = [glyph]
        while pending:
            new = self.forms.get(pending.pop(), set()) - found
            found |= new
            pending += new
        return frozenset(found)

    def reach(self, sources: Mapping[int, frozenset[str]]) -> dict[int, frozenset[str]]:
        """Every glyph that can come of the sources (glyph -> its characters), with the characters that
        it then stands for.
        """
        found = dict(sources)
        pending = list(sources)
        while pending:
            glyph = pending.pop()
            for other, characters in self._next(glyph, found):
                known = found.get(other, frozenset())
                if other not in found or not characters <= known:
                    found[other] = known | characters
                    pending.append(other)
        return found

    def _next(self, glyph: int, found: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, frozenset[str]]]:
        own = found[glyph]
        for other in self.forms.get(glyph, ()):
            yield other, own
        for other in self.pieces.get(glyph, ()):
            yield other, own
        for first in found.keys() & self.ligatures.keys():
            for rest, ligature in self.ligatures[first]:
                if (glyph == first or glyph in rest) and all(part in found for part in rest):
                    yield ligature, found[first].union(*(found[part] for part in rest))


def read_substitutions(gsub: bytes) -> Substitutions:
    """Raises struct.error where the table is broken."""
    found = Substitutions()
    (lookups,) = struct.unpack_from(">H", gsub, 8)
    for lookup in (lookups + offset for offset in _array(gsub, lookups)):
        (kind,) = struct.unpack_from(">H", gsub, lookup)
        for offset in _array(gsub, lookup + 4):
            at, actual = lookup + offset, kind
            if kind == _EXTENSION:
                _, actual, extension = struct.unpack_from(">HHI", gsub, at)
                at += extension
            _read(gsub, at, actual, found)
    return found


def _read(gsub: bytes, at: int, kind: int, found: Substitutions) -> None:
    if kind == _SINGLE:
        for glyph, other in _single(gsub, at):
            found.forms.setdefault(glyph, set()).add(other)
    elif kind == _REVERSE:
        for glyph, other in _reverse(gsub, at):
            found.forms.setdefault(glyph, set()).add(other)
    elif kind in {_MULTIPLE, _ALTERNATE}:
        for glyph, others in _sequences(gsub, at):
            alone = kind == _ALTERNATE or len(others) == 1
            (found.forms if alone else found.pieces).setdefault(glyph, set()).update(others)
    elif kind == _LIGATURE:
        for first, place in _offsets(gsub, at):
            for offset in _array(gsub, place):
                ligature, count = struct.unpack_from(">HH", gsub, place + offset)
                rest = struct.unpack_from(f">{count - 1}H", gsub, place + offset + 4)
                found.ligatures.setdefault(first, []).append((rest, ligature))


def _single(gsub: bytes, at: int) -> Iterator[tuple[int, int]]:
    kind, coverage = struct.unpack_from(">HH", gsub, at)
    glyphs = tuple(_coverage(gsub, at + coverage))
    if kind == 1:
        (delta,) = struct.unpack_from(">h", gsub, at + 4)
        yield from ((glyph, (glyph + delta) & 0xFFFF) for glyph in glyphs)
    else:
        yield from zip(glyphs, _array(gsub, at + 4), strict=True)


def _reverse(gsub: bytes, at: int) -> Iterator[tuple[int, int]]:
    """After the coverage come those of the glyphs before and behind, then the substitutes."""
    (coverage,) = struct.unpack_from(">H", gsub, at + 2)
    place = at + 4
    for _ in range(2):
        place += 2 + 2 * len(_array(gsub, place))
    yield from zip(_coverage(gsub, at + coverage), _array(gsub, place), strict=True)


def _sequences(gsub: bytes, at: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    for glyph, place in _offsets(gsub, at):
        yield glyph, _array(gsub, place)


def _offsets(gsub: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Each covered glyph with the place of its own table."""
    (coverage,) = struct.unpack_from(">H", gsub, at + 2)
    for glyph, offset in zip(_coverage(gsub, at + coverage), _array(gsub, at + 4), strict=True):
        yield glyph, at + offset


def _coverage(gsub: bytes, at: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", gsub, at)
    if kind == 1:
        yield from _array(gsub, at + 2)
        return
    (count,) = struct.unpack_from(">H", gsub, at + 2)
    for index in range(count):
        first, last, _ = struct.unpack_from(">HHH", gsub, at + 4 + 6 * index)
        yield from range(first, last + 1)


def _array(data: bytes, at: int) -> tuple[int, ...]:
    """A count and that many 16-bit numbers."""
    (count,) = struct.unpack_from(">H", data, at)
    return struct.unpack_from(f">{count}H", data, at + 2)

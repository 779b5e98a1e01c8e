"""TrueType outlines, read far enough to tell whether two glyphs are the same drawing.

An embedded subset has its glyphs renumbered, its instructions dropped and its clusters forged into
composites, so glyph ids and bytes say nothing; the points of the outline do. (OpenType 1.9: `glyf`,
`loca`, `cmap` formats 4 and 12.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property

from leaflets.audit.gsub import Substitutions, read_substitutions

Point = tuple[int, int, bool]
"""x and y in font units, and whether the point lies on the curve."""

Outline = tuple[tuple[Point, ...], ...]
"""The contours of a glyph, composites resolved."""

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 1, 2, 8, 32, 64, 128
_MAX_DEPTH = 6


class TrueType:
    """One font program. Methods raise struct.error, IndexError or KeyError on a broken one."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (count,) = struct.unpack_from(">H", data, 4)
        self.tables: dict[str, bytes] = {}
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
            self.tables[tag.decode("latin-1")] = data[offset : offset + length]

    @cached_property
    def units_per_em(self) -> int:
        return int(struct.unpack_from(">H", self.tables["head"], 18)[0])

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        (is_long,) = struct.unpack_from(">h", self.tables["head"], 50)
        (count,) = struct.unpack_from(">H", self.tables["maxp"], 4)
        loca = self.tables["loca"]
        if is_long:
            return struct.unpack_from(f">{count + 1}I", loca)
        return tuple(2 * value for value in struct.unpack_from(f">{count + 1}H", loca))

    def blank(self, glyph: int) -> bool:
        return self._offsets[glyph] == self._offsets[glyph + 1]

    def simple(self, glyph: int) -> bytes:
        """The glyph's own bytes, or none for a composite or blank one: equal bytes are equal outlines."""
        data = self.tables["glyf"][self._offsets[glyph] : self._offsets[glyph + 1]]
        return b"" if data[:1] >= b"\x80" else data.rstrip(b"\0")

    def outline(self, glyph: int, depth: int = 0) -> Outline:
        return tuple(contour for part in self.parts(glyph, depth) for contour in part)

    def parts(self, glyph: int, depth: int = 0) -> tuple[Outline, ...]:
        """What a composite is made of, each part at its place; a simple glyph is one part."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if start == end or depth > _MAX_DEPTH:
            return ()
        data = self.tables["glyf"][start:end]
        (contours,) = struct.unpack_from(">h", data)
        return (_simple(data, contours),) if contours >= 0 else tuple(self._composite(data, depth))

    def _composite(self, data: bytes, depth: int) -> Iterator[Outline]:
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", data, at)
            at += 4
            dx, dy = struct.unpack_from(">hh" if flags & _WORDS else ">bb", data, at)
            at += 4 if flags & _WORDS else 2
            size = {_SCALE: 1, _XY_SCALE: 2, _TWO_BY_TWO: 4}.get(
                flags & (_SCALE | _XY_SCALE | _TWO_BY_TWO), 0
            )
            a, b, c, d = _matrix(struct.unpack_from(f">{size}h", data, at))
            at += 2 * size
            if not flags & _XY:
                dx = dy = 0
            yield tuple(
                tuple((round(a * x + c * y) + dx, round(b * x + d * y) + dy, on) for x, y, on in contour)
                for contour in self.outline(glyph, depth + 1)
            )

    @cached_property
    def characters(self) -> dict[int, int]:
        """Code point -> glyph, from the best Unicode subtable."""
        cmap = self.tables["cmap"]
        (count,) = struct.unpack_from(">H", cmap, 2)
        mapping: dict[int, int] = {}
        for index in range(count):
            platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                mapping.update(_subtable(cmap, offset))
        return mapping

    @cached_property
    def substitutions(self) -> Substitutions:
        """What shaping may put in a glyph's place."""
        gsub = self.tables.get("GSUB")
        return Substitutions() if gsub is None else read_substitutions(gsub)


def _simple(data: bytes, contours: int) -> Outline:
    if contours == 0:
        return ()
    ends = struct.unpack_from(f">{contours}H", data, 10)
    at = 10 + 2 * contours
    (instructions,) = struct.unpack_from(">H", data, at)
    at += 2 + instructions
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag = data[at]
        at += 1
        flags.append(flag)
        if flag & _REPEAT:
            flags += [flag] * data[at]
            at += 1
    xs, at = _coordinates(data, at, flags, _X_SHORT, _X_SAME)
    ys, at = _coordinates(data, at, flags, _Y_SHORT, _Y_SAME)
    points = [(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=False)]
    starts = (0, *(end + 1 for end in ends[:-1]))
    return tuple(tuple(points[a : b + 1]) for a, b in zip(starts, ends, strict=True))


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    value, values = 0, []
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at


def _matrix(values: tuple[int, ...]) -> tuple[float, float, float, float]:
    scaled = [value / 16384 for value in values]
    match scaled:
        case []:
            return 1, 0, 0, 1
        case [both]:
            return both, 0, 0, both
        case [x, y]:
            return x, 0, 0, y
        case _:
            return scaled[0], scaled[1], scaled[2], scaled[3]


def _subtable(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    (kind,) = struct.unpack_from(">H", cmap, at)
    if kind == 12:
        (groups,) = struct.unpack_from(">I", cmap, at + 12)
        for index in range(groups):
            first, last, glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * index)
            yield from ((code, glyph + code - first) for code in range(first, last + 1))
    elif kind == 4:
        yield from _format_4(cmap, at)


def _format_4(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    segments = struct.unpack_from(">H", cmap, at + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", cmap, at + 14)
    starts = struct.unpack_from(f">{segments}H", cmap, at + 16 + 2 * segments)
    deltas = struct.unpack_from(f">{segments}H", cmap, at + 16 + 4 * segments)
    base = at + 16 + 6 * segments
    ranges = struct.unpack_from(f">{segments}H", cmap, base)
    for index in range(segments):
        for code in range(starts[index], ends[index] + 1):
            glyph = code
            if ranges[index]:
                place = base + 2 * index + ranges[index] + 2 * (code - starts[index])
                glyph = struct.unpack_from(">H", cmap, place)[0] if place + 2 <= len(cmap) else 0
                if glyph == 0:
                    continue
            glyph = (glyph + deltas[index]) & 0xFFFF
            if glyph:
                yield code, glyph

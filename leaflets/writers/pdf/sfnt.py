"""Subset fonts with forged glyphs: HarfBuzz cuts the outlines, this module adds composite glyphs.

A shaping cluster of several glyphs (a Devanagari syllable, a letter with its marks) has one text and must
have one character code, or readers extract it wrongly. So it becomes one glyph of the subset: a TrueType
composite of the cluster's glyphs in their places. Offsets are those of the OpenType specification 1.9.1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping

import uharfbuzz as hb

from leaflets.frozen import frozen
from leaflets.writers.pdf.faces import table

KEPT_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""All that a CIDFontType2 program needs (ISO 32000-1 9.9); the codes are mapped outside of the font."""

_WORD_ARGUMENTS, _XY_VALUES, _MORE_COMPONENTS = 0x0001, 0x0002, 0x0020
_SCALE, _XY_SCALE, _TWO_BY_TWO = 0x0008, 0x0040, 0x0080

Part = tuple[int, int, int]
"""A glyph id of the face, and how far it is moved right and up, in font units."""


@frozen(order=True)
class ForgedGlyph:
    """A glyph that the face hasn't got: parts in their places, and the advance. No parts: blank."""

    parts: tuple[Part, ...]
    advance: int


@frozen
class Subset:
    """A font program, and where the face's glyphs and the forged ones went in it."""

    program: bytes
    glyphs: Mapping[int, int]
    forged: Mapping[ForgedGlyph, int]


def cut(face: hb.Face, glyphs: Iterable[int], forged: Iterable[ForgedGlyph]) -> Subset:
    """The face reduced to `glyphs` and whatever the forged glyphs are made of. Glyph 0 stays .notdef.

    The result depends on the two sets alone, not on their order.
    """
    additions = sorted(set(forged))
    wanted = {0, *glyphs, *(part[0] for glyph in additions for part in glyph.parts)}
    request = hb.SubsetInput()
    request.glyph_set.update(wanted)
    request.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    unneeded = [tag for tag in face.table_tags if tag not in KEPT_TABLES]
    request.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in unneeded)
    plan = hb.SubsetPlan(face, request)
    outlines = plan.execute()
    moved = plan.old_to_new_glyph_mapping
    glyph_map = {glyph: moved[glyph] for glyph in wanted}
    tables = {tag: table(outlines, tag) for tag in KEPT_TABLES}
    places: dict[ForgedGlyph, int] = {}
    if additions:
        font = _OpenFont(tables)
        places = {glyph: font.add(glyph, glyph_map) for glyph in additions}
        tables = font.close()
    return Subset(assemble(tables), glyph_map, places)


def assemble(tables: Mapping[str, bytes]) -> bytes:
    """An sfnt file of the tables, with its directory and all checksums."""
    directory_size = 12 + 16 * len(tables)
    power = len(tables).bit_length() - 1
    header = struct.pack(
        ">I4H", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power)
    )
    directory, body = b"", b""
    head_place = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            data = data[:8] + b"\0\0\0\0" + data[12:]
            head_place = directory_size + len(body)
        padded = data + b"\0" * (-len(data) % 4)
        place = directory_size + len(body)
        directory += struct.pack(">4s3I", tag.encode(), _checksum(padded), place, len(data))
        body += padded
    font = header + directory + body
    adjustment = struct.pack(">I", (0xB1B0AFBA - _checksum(font)) & 0xFFFFFFFF)
    return font[: head_place + 8] + adjustment + font[head_place + 12 :]


def _checksum(padded: bytes) -> int:
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF


@frozen
class _Shape:
    """How large a glyph is for a rasteriser that reserves memory by `maxp`."""

    points: int
    contours: int
    depth: int


class _OpenFont:
    """The tables of a TrueType font while glyphs are added at its end."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        self._tables = dict(tables)
        (count,) = struct.unpack_from(">H", tables["maxp"], 4)
        (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
        offsets = struct.unpack_from(f">{count + 1}{'I' if long_offsets else 'H'}", tables["loca"])
        self._loca = [offset if long_offsets else 2 * offset for offset in offsets]
        self._glyf = bytearray(tables["glyf"][: self._loca[-1]])
        self._metrics = _long_metrics(tables["hmtx"], struct.unpack_from(">H", tables["hhea"], 34)[0], count)
        self._shapes: dict[int, _Shape] = {}
        self._components = 0
        self._composites: list[_Shape] = []

    def add(self, glyph: ForgedGlyph, glyph_map: Mapping[int, int]) -> int:
        """Append a composite; returns its glyph id. Blank parts leave nothing behind."""
        placed = [
            (part, dx + self._metrics[part][1] - box[0], dy, box)
            for part, dx, dy in ((glyph_map[old], dx, dy) for old, dx, dy in glyph.parts)
            if (box := self._box(part))
        ]
        left_bearing = 0
        if placed:
            boxes = [(box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy) for _, dx, dy, box in placed]
            left_bearing = min(box[0] for box in boxes)
            self._glyf += struct.pack(
                ">5h",
                -1,
                left_bearing,
                min(box[1] for box in boxes),
                max(box[2] for box in boxes),
                max(box[3] for box in boxes),
            )
            last = len(placed) - 1
            for index, (part, dx, dy, _) in enumerate(placed):
                flags = _WORD_ARGUMENTS | _XY_VALUES | (_MORE_COMPONENTS if index < last else 0)
                self._glyf += struct.pack(">HHhh", flags, part, dx, dy)
            self._glyf += b"\0" * (-len(self._glyf) % 4)
            self._note_shape([part for part, *_ in placed])
        self._loca.append(len(self._glyf))
        self._metrics.append((glyph.advance, left_bearing))
        return len(self._loca) - 2

    def close(self) -> dict[str, bytes]:
        """The tables with the counts and extremes that the added glyphs changed."""
        count = len(self._loca) - 1
        tables = self._tables
        boxes = [(glyph, box) for glyph in range(count) if (box := self._box(glyph))]
        head = bytearray(tables["head"])
        struct.pack_into(">h", head, 50, 1)
        extremes = [pick(box[i] for _, box in boxes) for i, pick in enumerate((min, min, max, max))]
        struct.pack_into(">4h", head, 36, *extremes)
        hhea = bytearray(tables["hhea"])
        right = [self._metrics[glyph][0] - box[2] for glyph, box in boxes]
        struct.pack_into(">H", hhea, 10, max(advance for advance, _ in self._metrics))
        left = min(self._metrics[glyph][1] for glyph, _ in boxes)
        struct.pack_into(">3h", hhea, 12, left, min(right), extremes[2])
        struct.pack_into(">H", hhea, 34, count)
        return tables | {
            "glyf": bytes(self._glyf),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in self._metrics),
            "loca": struct.pack(f">{count + 1}I", *self._loca),
            "maxp": self._maxp(count),
        }

    def _maxp(self, count: int) -> bytes:
        maxp = bytearray(self._tables["maxp"])
        points, contours = struct.unpack_from(">2H", maxp, 10)
        components, depth = struct.unpack_from(">2H", maxp, 28)
        shapes = self._composites
        struct.pack_into(">H", maxp, 4, count)
        struct.pack_into(
            ">2H",
            maxp,
            10,
            max([points, *(shape.points for shape in shapes)]),
            max([contours, *(shape.contours for shape in shapes)]),
        )
        struct.pack_into(
            ">2H",
            maxp,
            28,
            max(components, self._components),
            max([depth, *(shape.depth for shape in shapes)]),
        )
        return bytes(maxp)

    def _box(self, glyph: int) -> tuple[int, int, int, int] | None:
        start = self._loca[glyph]
        return None if start == self._loca[glyph + 1] else struct.unpack_from(">4h", self._glyf, start + 2)

    def _note_shape(self, parts: list[int]) -> None:
        self._components = max(self._components, len(parts))
        self._composites.append(self._sum(parts))

    def _sum(self, parts: list[int]) -> _Shape:
        shapes = [self._shape(part) for part in parts]
        return _Shape(
            sum(shape.points for shape in shapes),
            sum(shape.contours for shape in shapes),
            1 + max((shape.depth for shape in shapes), default=0),
        )

    def _shape(self, glyph: int) -> _Shape:
        if glyph not in self._shapes:
            start = self._loca[glyph]
            if start == self._loca[glyph + 1]:
                self._shapes[glyph] = _Shape(0, 0, 0)
            else:
                (contours,) = struct.unpack_from(">h", self._glyf, start)
                if contours >= 0:
                    last = (
                        struct.unpack_from(">H", self._glyf, start + 8 + 2 * contours)[0] if contours else -1
                    )
                    self._shapes[glyph] = _Shape(last + 1, contours, 0)
                else:
                    self._shapes[glyph] = self._sum(self._parts_at(start + 10))
        return self._shapes[glyph]

    def _parts_at(self, place: int) -> list[int]:
        """Glyph ids of a composite's components, the first of which stands at `place` of glyf."""
        parts, flags = [], _MORE_COMPONENTS
        while flags & _MORE_COMPONENTS:
            flags, part = struct.unpack_from(">2H", self._glyf, place)
            parts.append(part)
            place += 8 if flags & _WORD_ARGUMENTS else 6
            place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
        return parts


def _long_metrics(hmtx: bytes, full_records: int, glyph_count: int) -> list[tuple[int, int]]:
    """(advance, left side bearing) of every glyph, without hmtx's abbreviation of equal advances."""
    metrics: list[tuple[int, int]] = list(struct.iter_unpack(">Hh", hmtx[: 4 * full_records]))
    rest = struct.unpack_from(f">{glyph_count - full_records}h", hmtx, 4 * full_records)
    return metrics + [(metrics[-1][0], bearing) for bearing in rest]

"""What the writer has to know of a font face, read from the face's own tables.

Offsets are those of the OpenType specification 1.9.1 (head, hhea, hmtx, OS/2, post).
"""

from __future__ import annotations

import re
import struct
from typing import Protocol

import uharfbuzz as hb

from leaflets.frozen import frozen


class FaceSource(Protocol):
    """Whoever shaped the text. The writer reads everything else from the face itself."""

    def hb_face(self, face_id: str, /) -> hb.Face:
        """The HarfBuzz face (TrueType outlines) of a face id, e.g. "noto-sans/bold"."""
        ...


@frozen(eq=False)
class FontFile:
    """A face's metrics. Lengths are font units, `italic_angle` is in degrees.

    `advances`: width of every glyph, by glyph id. `flags`: FontDescriptor's bits (ISO 32000-1, table 123).
    `stem_v`: dominant vertical stem, estimated from the weight class in thousandths of an em; TrueType
    records no stem, and readers use it only for choosing a substitute when a font isn't embedded.
    """

    face: hb.Face
    postscript_name: str
    units_per_em: int
    bounding_box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    stem_v: int
    flags: int
    advances: tuple[int, ...]


def table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data or b"")


def read_font_file(face: hb.Face) -> FontFile:
    head, hhea, os2, post = (table(face, tag) for tag in ("head", "hhea", "OS/2", "post"))
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    (weight,) = struct.unpack_from(">H", os2, 4)
    (italic_angle,) = struct.unpack_from(">i", post, 4)
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
    return FontFile(
        face=face,
        postscript_name=re.sub(r"[^A-Za-z0-9-]", "", name),
        units_per_em=face.upem,
        bounding_box=struct.unpack_from(">4h", head, 36),
        ascent=ascent,
        descent=descent,
        cap_height=_cap_height(os2, ascent),
        italic_angle=italic_angle / 0x10000,
        stem_v=10 + 220 * (weight - 50) // 900,
        flags=_flags(os2, post),
        advances=_advances(table(face, "hmtx"), struct.unpack_from(">H", hhea, 34)[0], face.glyph_count),
    )


def _cap_height(os2: bytes, ascent: int) -> int:
    """OS/2 tells it from version 2 on; a script without capitals may leave it 0."""
    height: int = struct.unpack_from(">h", os2, 88)[0] if struct.unpack_from(">H", os2)[0] >= 2 else 0
    return height or ascent


def _flags(os2: bytes, post: bytes) -> int:
    """FixedPitch, Serif (by PANOSE), Italic; always Symbolic: the codes are our own."""
    symbolic = 1 << 2
    fixed_pitch = 1 << 0 if struct.unpack_from(">I", post, 12)[0] else 0
    family, serif = os2[32], os2[33]
    serifs = 1 << 1 if family == 2 and 2 <= serif <= 10 else 0
    italic = 1 << 6 if struct.unpack_from(">i", post, 4)[0] else 0
    return symbolic | fixed_pitch | serifs | italic


def _advances(hmtx: bytes, full_records: int, glyph_count: int) -> tuple[int, ...]:
    """hmtx has (advance, bearing) records; the glyphs after the last one share its advance."""
    advances = struct.unpack_from(">" + "Hxx" * full_records, hmtx)
    return advances + advances[-1:] * (glyph_count - full_records)

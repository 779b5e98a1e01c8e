"""The fonts inside a PDF: what a code means, how wide it is, and what it draws.

Leaflets embed Type 0 fonts with Identity-H and a CIDFontType2 below (ISO 32000-1 9.7); any other
kind is a finding, because the audit could not vouch for its text.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from leaflets.audit.cmap import parse_tounicode
from leaflets.audit.truetype import Outline, TrueType


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedFont:
    """`characters`: code -> text (ToUnicode). `widths`: code -> 1/1000 em. `glyphs`: code -> glyph id."""

    name: str
    characters: dict[int, str]
    widths: dict[int, float]
    default_width: float
    glyphs: bytes | None
    """The CIDToGIDMap, two bytes a code, or None for the identity."""
    program: TrueType | None
    broken: str = ""
    """Why the font cannot be read, in plain words, or ""."""

    def codes(self, shown: bytes) -> Iterator[int]:
        for at in range(0, len(shown) - 1, 2):
            yield shown[at] << 8 | shown[at + 1]

    def width(self, code: int) -> float:
        return self.widths.get(code, self.default_width)

    def parts(self, code: int) -> tuple[Outline, ...] | None:
        """What the code draws: a cluster by the parts that it is put together of. None where the font
        program does not say.
        """
        try:
            return None if self.program is None else self.program.parts(self._glyph(code))
        except (struct.error, IndexError, KeyError):
            return None

    def simple(self, code: int) -> bytes:
        """The bytes that draw the code, where they are a single simple glyph's."""
        try:
            return b"" if self.program is None else self.program.simple(self._glyph(code))
        except (struct.error, IndexError, KeyError):
            return b""

    def blank(self, code: int) -> bool:
        """Whether the code draws nothing at all."""
        try:
            return self.program is not None and self.program.blank(self._glyph(code))
        except (struct.error, IndexError, KeyError):
            return False

    def _glyph(self, code: int) -> int:
        return code if self.glyphs is None else int.from_bytes(self.glyphs[2 * code : 2 * code + 2])


def read_font(font: pikepdf.Object) -> EmbeddedFont:
    """The font dictionary's meaning; what cannot be read is told in `broken`."""
    name = str(font.get("/BaseFont", "/?"))[1:]
    try:
        return _read(name, font)
    except (KeyError, ValueError, TypeError, struct.error, pikepdf.PdfError) as error:
        return EmbeddedFont(name, {}, {}, 1000.0, None, None, f"it cannot be read ({error})")


def _read(name: str, font: pikepdf.Object) -> EmbeddedFont:
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
        return EmbeddedFont(name, {}, {}, 1000.0, None, None, "it is not a Type 0 font with Identity-H")
    descendant = font["/DescendantFonts"][0]
    if "/ToUnicode" not in font:
        return EmbeddedFont(name, {}, {}, 1000.0, None, None, "it does not say which characters it draws")
    descriptor = descendant["/FontDescriptor"]
    program = descriptor.get("/FontFile2")
    mapping = descendant.get("/CIDToGIDMap")
    return EmbeddedFont(
        name=name,
        characters=parse_tounicode(font["/ToUnicode"].read_bytes()),
        widths=_widths(descendant.get("/W")),
        default_width=float(descendant.get("/DW", 1000)),
        glyphs=mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None,
        program=TrueType(program.read_bytes()) if program is not None else None,
        broken="" if program is not None else "its outlines are not in the file",
    )


def _widths(array: pikepdf.Object | None) -> dict[int, float]:
    """`/W`: `first [w1 w2 ...]` or `first last w` (ISO 32000-1 9.7.4.3)."""
    widths: dict[int, float] = {}
    items = list(array) if array is not None else []
    at = 0
    while at < len(items):
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            widths.update({first + index: float(width) for index, width in enumerate(second)})
            at += 2
        else:
            widths.update(dict.fromkeys(range(first, int(second) + 1), float(items[at + 2])))
            at += 3
    return widths

"""The five objects of an embedded font: program, map to glyphs, descendant, descriptor, ToUnicode."""

from __future__ import annotations

from collections.abc import Callable

from leaflets.writers.pdf.canvas import RawObject, RawStream, TaggedCanvas
from leaflets.writers.pdf.fonts import EmbeddedFont
from leaflets.writers.pdf.syntax import fine_number, reference


def add_font(canvas: TaggedCanvas, font: EmbeddedFont) -> int:
    """Give the file the objects of a Type 0 font (ISO 32000-1 9.7.6); returns its object number."""
    number = canvas.object_number
    name = font.base_font.encode()
    program = number(RawStream(b"/Length1 %d" % font.program_length, font.program))
    glyphs = number(RawStream(b"", font.cid_to_gid))
    to_unicode = number(RawStream(b"", font.to_unicode))
    descriptor = number(RawObject(_descriptor(font, name, program)))
    widths = " ".join(map(fine_number, font.widths)).encode()
    descendant = number(
        RawObject(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor %s/CIDToGIDMap %s/W[1[%s]]>>"
            % (name, reference(descriptor), reference(glyphs), widths)
        )
    )
    return number(
        RawObject(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
            b"/DescendantFonts[%s]/ToUnicode %s>>" % (name, reference(descendant), reference(to_unicode))
        )
    )


def _descriptor(font: EmbeddedFont, name: bytes, program: int) -> bytes:
    """Table 122. Heights and the box are the face's own, in thousandths of an em."""
    file = font.file
    em: Callable[[float], int] = lambda units: round(units * 1000 / file.units_per_em)  # noqa: E731
    box = " ".join(str(em(edge)) for edge in file.bounding_box).encode()
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %s"
        b"/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %s>>"
    ) % (
        name,
        file.flags,
        box,
        fine_number(file.italic_angle).encode(),
        em(file.ascent),
        em(file.descent),
        em(file.cap_height),
        file.stem_v,
        reference(program),
    )

"""Forged glyphs: the subset font as fontTools reads it, and as PDFium paints it."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable

import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from leaflets.writers.pdf.sfnt import ForgedGlyph, Part, Subset, cut
from tests.writers.pdf.sheets import FONTS, Faces

FACES = ["noto-sans/regular", "vazirmatn/bold", "noto-naskh-arabic/regular"]


def glyph(face: hb.Face, character: str) -> int:
    found: int = hb.Font(face).get_nominal_glyph(ord(character))
    return found


def opened(subset: Subset) -> TTFont:
    return TTFont(io.BytesIO(subset.program), checkChecksums=2)


def outline(font: TTFont, parts: Iterable[tuple[str, int, int]]) -> list[tuple[str, tuple[object, ...]]]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    for name, dx, dy in parts:
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, dx, dy)))
    return list(pen.value)


def cluster(face: hb.Face) -> tuple[Part, ...]:
    """Letters one over the other: the last is a composite in some of the fonts."""
    return ((glyph(face, "آ"), -7, 0), (glyph(face, "ب"), 300, -40), (glyph(face, "ئ"), 12, 250))


@pytest.mark.parametrize("name", FACES[1:])
def test_a_forged_glyph_is_its_parts_in_their_places(faces: Faces, name: str) -> None:
    face = faces.hb_face(name)
    forged = ForgedGlyph(cluster(face), 1234)
    subset = cut(face, [], [forged])
    font, original = opened(subset), TTFont(FONTS / f"{name}.ttf")
    made = font.getGlyphName(subset.forged[forged])
    expected = [(original.getGlyphName(gid), dx, dy) for gid, dx, dy in forged.parts]
    assert outline(font, [(made, 0, 0)]) == outline(original, expected)
    assert font["hmtx"][made][0] == 1234


@pytest.mark.parametrize("name", FACES)
def test_a_subset_keeps_outlines_and_widths(faces: Faces, name: str) -> None:
    face = faces.hb_face(name)
    wanted = [glyph(face, character) for character in ("é8x" if "sans" in name else "ئ8ض")]
    subset = cut(face, wanted, [])
    font, original = opened(subset), TTFont(FONTS / f"{name}.ttf")
    for gid in wanted:
        new, old = font.getGlyphName(subset.glyphs[gid]), original.getGlyphName(gid)
        assert outline(font, [(new, 0, 0)]) == outline(original, [(old, 0, 0)])
        assert font["hmtx"][new] == original["hmtx"][old]


def test_a_subset_has_no_table_that_a_reader_does_not_need(faces: Faces) -> None:
    face = faces.hb_face(FACES[0])
    assert set(opened(cut(face, [glyph(face, "a")], [])).keys()) - {"GlyphOrder"} == {
        "glyf",
        "head",
        "hhea",
        "hmtx",
        "loca",
        "maxp",
    }


@pytest.mark.parametrize("name", FACES[1:])
def test_counts_and_extremes_are_those_that_fonttools_computes(faces: Faces, name: str) -> None:
    face = faces.hb_face(name)
    font = opened(cut(face, [glyph(face, "ض")], [ForgedGlyph(cluster(face), 900), ForgedGlyph((), 70)]))
    maxp, head, hhea = font["maxp"], font["head"], font["hhea"]
    boxes = []
    for glyph_name in font.getGlyphOrder():
        pen = BoundsPen(font.getGlyphSet())
        font.getGlyphSet()[glyph_name].draw(pen)
        boxes += [pen.bounds] if pen.bounds else []
    assert head.xMax >= max(box[2] for box in boxes)
    assert head.yMin <= min(box[1] for box in boxes)
    glyf = font["glyf"]
    composites = [glyf[n] for n in font.getGlyphOrder() if glyf[n].isComposite()]
    values = [composite.getCompositeMaxpValues(glyf) for composite in composites]
    assert maxp.maxCompositePoints >= max(value.nPoints for value in values)
    assert maxp.maxCompositeContours >= max(value.nContours for value in values)
    assert maxp.maxComponentDepth >= max(value.maxComponentDepth for value in values)
    assert maxp.maxComponentElements >= max(len(composite.components) for composite in composites)
    assert hhea.advanceWidthMax == max(advance for advance, _ in font["hmtx"].metrics.values())
    assert maxp.numGlyphs == len(font.getGlyphOrder()) == hhea.numberOfHMetrics


def test_a_blank_glyph_has_a_width_and_nothing_else(faces: Faces) -> None:
    blank = ForgedGlyph((), 333)
    subset = cut(faces.hb_face(FACES[0]), [], [blank])
    font = opened(subset)
    name = font.getGlyphName(subset.forged[blank])
    assert outline(font, [(name, 0, 0)]) == []
    assert font["hmtx"][name] == (333, 0)


def test_the_order_of_glyphs_makes_no_difference(faces: Faces) -> None:
    face = faces.hb_face(FACES[1])
    gids = [glyph(face, character) for character in "ضصثق"]
    forged = [ForgedGlyph(cluster(face), 900), ForgedGlyph((), 70)]
    assert cut(face, gids, forged) == cut(face, gids[::-1], forged[::-1])


def test_the_whole_file_sums_up_to_the_magic_number(faces: Faces) -> None:
    face = faces.hb_face(FACES[1])
    program = cut(face, [], [ForgedGlyph(cluster(face), 900)]).program
    assert sum(struct.unpack(f">{len(program) // 4}I", program)) % 2**32 == 0xB1B0AFBA

"""fontTools, which shares no code with leaflets.audit, is the oracle for what a font says."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from leaflets.audit.truetype import TrueType

FONTS = Path(__file__).parents[2] / "fonts"
SAMPLE = 200
"""Glyphs of a font whose outlines are compared."""
FACES = sorted(FONTS.glob("*/*.ttf"))


@pytest.mark.parametrize("path", FACES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_characters_and_outlines_are_those_that_fonttools_reads(path: Path) -> None:
    font = TTFont(path)
    ours = TrueType(path.read_bytes())
    best = font.getBestCmap()
    assert ours.units_per_em == font["head"].unitsPerEm
    assert ours.characters == {code: font.getGlyphID(name) for code, name in best.items()}
    glyphs, glyf = font.getGlyphSet(), font["glyf"]
    for name in list(best.values())[:: 1 + len(best) // SAMPLE]:
        coordinates, ends, flags = glyf[name].getCoordinates(glyf)
        points = [
            (round(x), round(y), bool(flag & 1)) for (x, y), flag in zip(coordinates, flags, strict=True)
        ]
        outline = ours.outline(font.getGlyphID(name))
        assert [point for contour in outline for point in contour] == points
        assert len(outline) == len(ends)
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        assert sum(1 for operator, _ in pen.value if operator == "closePath") == len(outline)


def test_an_arabic_letter_has_its_joining_forms_among_its_alternates() -> None:
    path = FONTS / "vazirmatn" / "regular.ttf"
    font = TTFont(path)
    beh = font.getGlyphID(font.getBestCmap()[0x628])
    ours = TrueType(path.read_bytes())
    gsub = font["GSUB"].table
    expected = {beh}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag in ("init", "medi", "fina"):
            for index in record.Feature.LookupListIndex:
                for subtable in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(subtable, "ExtSubTable", subtable)
                    name = getattr(table, "mapping", {}).get(font.getGlyphName(beh))
                    if name:
                        expected.add(font.getGlyphID(name))
    assert len(expected) == 4
    assert expected <= ours.substitutions.alternates(beh)

"""Every code of a file has the glyph, the width and the text it claims."""

from __future__ import annotations

import io
import zlib

import pytest
from fontTools.ttLib import TTFont

from leaflets.model.text import Cluster
from leaflets.writers.pdf.fonts import DocumentFonts, FaceCodes, FontCache, to_unicode_cmap
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import FONTS, Faces, Sheet, shape

LIGATURE = Cluster("لا", ((7, 0, 0),), 1000)


def codes(faces: Faces, face: str = "noto-sans/regular") -> FaceCodes:
    return DocumentFonts(faces).face(face)


@pytest.mark.parametrize("locale", ["english_pdf", "arabic_pdf"])
def test_widths_are_those_of_the_embedded_glyphs(locale: str, request: pytest.FixtureRequest) -> None:
    """PDF/A-2 6.2.11.5."""
    reader: Reader = request.getfixturevalue(locale)
    for font in reader.fonts:
        program = TTFont(io.BytesIO(reader.program(font)))
        advances = [program["hmtx"][name][0] for name in program.getGlyphOrder()]
        glyphs = reader.glyph_ids(font)
        for code, width in reader.widths(font).items():
            expected = advances[glyphs[code]] * 1000 / program["head"].unitsPerEm
            assert width == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("locale", ["english_pdf", "arabic_pdf"])
def test_every_code_has_a_text_a_width_and_a_glyph(locale: str, request: pytest.FixtureRequest) -> None:
    reader: Reader = request.getfixturevalue(locale)
    for font in reader.fonts:
        texts = reader.to_unicode(font)
        assert texts.keys() == reader.widths(font).keys()
        assert reader.glyph_ids(font).keys() == texts.keys() | {0}
        assert all(text and not any("\ue000" <= char <= "\uf8ff" for char in text) for text in texts.values())


def test_letters_are_told_as_letters_never_as_their_shapes(arabic_pdf: Reader) -> None:
    for font in arabic_pdf.fonts:
        text = "".join(arabic_pdf.to_unicode(font).values())
        assert not any("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff" for char in text)


def test_the_descriptor_tells_the_faces_own_measures(english_pdf: Reader) -> None:
    for font in english_pdf.fonts.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        weight = "bold" if str(descriptor.FontName).endswith("Bold") else "regular"
        face = TTFont(FONTS / f"noto-sans/{weight}.ttf")
        assert descriptor.CapHeight == face["OS/2"].sCapHeight
        assert descriptor.Ascent == face["hhea"].ascent
        assert descriptor.Descent == face["hhea"].descent
        assert descriptor.ItalicAngle == face["post"].italicAngle
        assert str(descriptor.FontName).split("+")[1] == face["name"].getDebugName(6)
        head = face["head"]
        assert [int(v) for v in descriptor.FontBBox] == [head.xMin, head.yMin, head.xMax, head.yMax]
        assert int(descriptor.Flags) & 0b100100 == 0b100
    assert len(english_pdf.fonts) == 2


def test_measures_of_a_face_with_2048_units_are_thousandths_of_an_em(arabic_pdf: Reader) -> None:
    (descriptor,) = [
        font.DescendantFonts[0].FontDescriptor
        for font in arabic_pdf.fonts.values()
        if str(font.BaseFont).endswith("Vazirmatn-Regular")
    ]
    face = TTFont(FONTS / "vazirmatn/regular.ttf")
    assert descriptor.Ascent == round(face["hhea"].ascent * 1000 / 2048)


def test_one_glyph_with_two_texts_has_two_codes(faces: Faces) -> None:
    face = codes(faces)
    plain, fixed = Cluster(" ", ((3, 0, 0),), 260), Cluster("\u00a0", ((3, 0, 0),), 260)
    shown = face.show([plain, fixed, plain], rtl=False)
    assert [cluster.codes for cluster in shown] == ["\0\1", "\0\2", "\0\1"]


def test_kerning_is_space_and_not_a_glyph_of_its_own(faces: Faces) -> None:
    face = codes(faces)
    width = face.file.advances[40]
    first, kerned = face.show(
        [Cluster("E", ((40, 0, 0),), width), Cluster("E", ((40, -30, 0),), width - 50)], rtl=False
    )
    assert (first.before, first.after, first.loose) == (0, 0, False)
    assert (kerned.before, kerned.after) == (-30, -20)
    assert kerned.codes == first.codes


def test_a_raised_glyph_and_a_cluster_of_two_are_forged(faces: Faces) -> None:
    face = codes(faces)
    face.show(
        [Cluster("x", ((40, 0, 90),), 500), Cluster("e\u0301", ((41, 0, 0), (99, 4, 0)), 560)], rtl=False
    )
    assert [text for _, text in face.codes] == ["x", "e\u0301"]
    assert [face.width(glyph) for glyph, _ in face.codes] == [500, 560]


def test_a_right_to_left_ligature_has_a_code_for_each_letter_the_last_leftmost(faces: Faces) -> None:
    face = codes(faces)
    (shown,) = face.show([LIGATURE], rtl=True)
    assert [text for _, text in face.codes] == ["ا", "ل"]
    assert sum(face.width(glyph) for glyph, _ in face.codes) == face.file.advances[7]
    assert shown.parts == 2


def test_a_left_to_right_ligature_is_one_code_with_all_its_letters(faces: Faces) -> None:
    face = codes(faces)
    face.show([Cluster("ffi", ((7, 0, 0),), 1000)], rtl=False)
    assert [text for _, text in face.codes] == ["ffi"]


def test_the_empty_box_for_missing_glyphs_is_never_printed(faces: Faces) -> None:
    """PDF/UA-1 7.21.8. The text engine reports such a character to the author; none may come this far."""
    with pytest.raises(AssertionError, match="without a glyph"):
        codes(faces).show([Cluster("☃", ((0, 0, 0),), 600)], rtl=False)


def test_codes_that_look_like_syntax_are_escaped(faces: Faces) -> None:
    face = codes(faces)
    clusters = [Cluster(chr(0x100 + n), ((n, 0, 0),), 0) for n in range(1, 0x60)]
    written = "".join(cluster.codes for cluster in face.show(clusters, rtl=False))
    assert "\\(" in written
    assert "\\)" in written
    assert "\\\\" in written
    assert "\r" not in written


def test_a_cache_spares_cutting_the_font_again_and_changes_nothing(faces: Faces) -> None:
    cache = FontCache()
    run = shape(faces, "noto-sans/regular", "spasm", rtl=False)
    embedded = []
    for text in (run.clusters, run.clusters[::-1]):
        fonts = DocumentFonts(faces, cache)
        fonts.face("noto-sans/regular").show(text, rtl=False)
        embedded.append(fonts.embed()[0])
    assert len(cache.programs) == 1
    assert embedded[0].program is embedded[1].program
    fresh = DocumentFonts(faces)
    fresh.face("noto-sans/regular").show(run.clusters, rtl=False)
    assert fresh.embed()[0].program == embedded[0].program


def test_a_long_cmap_comes_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode_cmap(chr(0x4E00 + n) for n in range(150))
    assert b"100 beginbfchar\n<0001> <4E00>" in cmap
    assert b"50 beginbfchar\n<0065> <4E64>" in cmap


def test_a_character_beyond_the_basic_plane_is_a_surrogate_pair() -> None:
    assert b"<0001> <D83DDE00>" in to_unicode_cmap(["\U0001f600"])


def test_streams_are_compressed_nearly_as_far_as_they_go(english_pdf: Reader, english: Sheet) -> None:
    for page in english_pdf.pdf.pages:
        raw = page.Contents.read_raw_bytes()
        assert len(raw) < 1.02 * len(zlib.compress(page.Contents.read_bytes(), 9))

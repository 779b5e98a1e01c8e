"""Shaping, judged by the names that the fonts' designers gave their glyphs, and by the fonts' own tables."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from leaflets.text.faces import FontLibrary
from leaflets.text.script import script
from leaflets.text.shape import Item, ShapedRun, Shaper

ROOT = Path(__file__).parents[2]
LANGUAGES = {"noto-sans-kr": "ko"}
"""Families whose space depends on the language: in Korean it is wide, whatever stands beside it."""


@pytest.fixture(scope="module")
def shaper() -> Shaper:
    return Shaper()


def shape(fonts: FontLibrary, shaper: Shaper, face: str, text: str, rtl: bool = False) -> ShapedRun:
    item = Item(0, len(text), int(rtl), "Arab" if rtl else "Latn", fonts.face(face), 0, "ar" if rtl else "en")
    return shaper.shape(text, item)


def names(face: str, run: ShapedRun) -> list[str]:
    """Glyphs of every cluster in logical order, as "name" or "name+name"."""
    order = TTFont(ROOT / f"fonts/{face}.ttf").getGlyphOrder()
    return ["+".join(order[glyph] for glyph, _, _ in cluster.glyphs) for cluster in run.clusters()]


def texts(run: ShapedRun) -> list[str]:
    return [cluster.text for cluster in run.clusters()]


def test_kerning_brings_a_and_v_together(fonts: FontLibrary, shaper: Shaper) -> None:
    alone = TTFont(ROOT / "fonts/noto-sans/regular.ttf")["hmtx"]
    pair = shape(fonts, shaper, "noto-sans/regular", "AV")
    assert pair.advance < alone["A"][0] + alone["V"][0]
    assert pair.clusters()[1].advance == alone["V"][0]


def test_a_ligature_is_one_cluster_with_all_of_its_letters(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "noto-sans/regular", "office")
    joined = [cluster for cluster in run.clusters() if len(cluster.text) > 1]
    assert "".join(texts(run)) == "office"
    assert all(len(cluster.glyphs) == 1 for cluster in joined)


def test_arabic_letters_take_their_joined_forms(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "vazirmatn/regular", "بيت", rtl=True)
    # U+FE91 beh initial, U+FEF4 yeh medial, U+FE96 teh final
    assert names("vazirmatn/regular", run) == ["uniFE91", "uniFEF4", "uniFE96"]


def test_lam_alef_is_one_cluster(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "vazirmatn/regular", "سلام", rtl=True)
    assert texts(run) == ["س", "لا", "م"]
    assert names("vazirmatn/regular", run)[1] == "uniFEFC"


def test_marks_stand_in_the_cluster_of_their_letter(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "vazirmatn/regular", "جدًّا", rtl=True)
    assert texts(run) == ["ج", "دًّ", "ا"]
    letter, (_, dx, dy) = run.clusters()[1], run.clusters()[1].glyphs[0]
    assert len(letter.glyphs) == 2
    assert 0 < dx < letter.advance
    assert dy > 0


@pytest.mark.parametrize(
    ("word", "clusters"),
    [
        ("ডাক্তার", ["ডা", "ক্তা", "র"]),
        ("কিন্তু", ["কি", "ন্তু"]),
        ("স্ক্যান", ["স্ক্যা", "ন"]),
        ("বন্ধ", ["ব", "ন্ধ"]),
    ],
)
def test_a_conjunct_drawn_over_itself_is_one_cluster(
    fonts: FontLibrary, shaper: Shaper, word: str, clusters: list[str]
) -> None:
    """In two, the second would begin left of the end of the first, and poppler reads another word there."""
    item = Item(0, len(word), 0, "Beng", fonts.face("noto-sans-bengali/regular"), 0, "bn")
    assert texts(shaper.shape(word, item)) == clusters


def test_a_letter_and_its_combining_accent_are_one_cluster(fonts: FontLibrary, shaper: Shaper) -> None:
    assert texts(shape(fonts, shaper, "noto-sans/regular", "cafe\u0301 x")) == [
        "c", "a", "f", "e\u0301", " ", "x",
    ]  # fmt: skip


def test_zero_width_non_joiner_parts_the_letters_and_stays_in_the_text(
    fonts: FontLibrary, shaper: Shaper
) -> None:
    run = shape(fonts, shaper, "vazirmatn/regular", "می\u200cخواهم", rtl=True)
    assert "".join(texts(run)) == "می\u200cخواهم"
    assert all(cluster.glyphs for cluster in run.clusters())
    # the yeh before it is final (U+FBFD), the khah after it initial (U+FEA7)
    assert names("vazirmatn/regular", run)[1:3] == ["uniFBFD", "uniFEA7"]


def test_bidi_controls_leave_no_trace(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "noto-sans/regular", "\u2066a\u200eb\u2069c")
    assert texts(run) == ["a", "b", "c"]


def test_brackets_are_mirrored_as_glyphs_but_not_as_text(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "vazirmatn/regular", "(ب)", rtl=True)
    assert texts(run) == ["(", "ب", ")"]
    assert names("vazirmatn/regular", run)[0] == "parenright"


def test_neighbours_outside_the_item_decide_how_a_letter_joins(fonts: FontLibrary, shaper: Shaper) -> None:
    face = fonts.face("vazirmatn/bold")
    middle = shaper.shape("بيت", Item(1, 2, 1, "Arab", face, 0, "ar"))
    assert names("vazirmatn/bold", middle) == ["uniFEF4"]
    alone = shaper.shape("ب ي ت", Item(2, 3, 1, "Arab", face, 0, "ar"))
    assert names("vazirmatn/bold", alone) == ["uni064A"]


def test_equal_words_are_shaped_once(fonts: FontLibrary, shaper: Shaper) -> None:
    run = shape(fonts, shaper, "noto-sans/regular", "one two one two ")
    assert run.words[0] is run.words[2]


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("family", FontLibrary.open(ROOT).families)
def test_nothing_acts_across_a_space_so_a_word_may_be_shaped_alone_with_the_space_after_it(
    fonts: FontLibrary, family: str, weight: str
) -> None:
    """A space itself may act on the letter before it: in Nastaliq it calls for spacers after a lone kaf."""
    face = f"{family}/{weight}"
    opened = fonts.face(face)
    font = TTFont(ROOT / f"fonts/{face}.ttf")
    classes, cmap = font["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in font else {}, font.getBestCmap()

    def is_mark(char: str) -> bool:
        return classes.get(cmap[ord(char)]) == 3 or unicodedata.category(char) in ("Mn", "Me")

    def glyphs(text: str, letter: str) -> list[tuple[int, int, int, int]]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        name = script(letter)
        buffer.script = "Latn" if name in ("Zyyy", "Zinh") else name
        buffer.direction = "rtl" if name in ("Arab", "Hebr") else "ltr"
        buffer.language = LANGUAGES.get(family, "und")
        hb.shape(opened.hb_font, buffer)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        found = [(i.codepoint, p.x_advance, p.x_offset, p.y_offset) for i, p in pairs]
        return found[::-1] if buffer.direction == "rtl" else found

    for char in sorted(opened.characters):
        if not is_mark(char):
            parts = [*glyphs(char + " ", char), *glyphs(char, char)]
            assert glyphs(char + " " + char, char) == parts, f"U+{ord(char):04X}"


@pytest.mark.parametrize("mark", ["\u0301", "\u064e", "\u0651"])
def test_a_mark_on_a_space_stays_with_it(fonts: FontLibrary, shaper: Shaper, mark: str) -> None:
    arabic = script(mark) == "Arab" or mark > "\u0600"
    face = "vazirmatn/regular" if arabic else "noto-sans/regular"
    assert texts(shape(fonts, shaper, face, f"a {mark} b" if not arabic else f"ب {mark} ب", arabic))[1] == (
        " " + mark
    )

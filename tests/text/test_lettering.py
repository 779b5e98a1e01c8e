"""The fonts of a new language: those that other languages of its script have, if they have its letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from leaflets.content.cldr.language import read_languages
from leaflets.content.new_locale import letterings
from leaflets.text.faces import FontLibrary
from leaflets.text.lettering import Lettering, choose

ROOT = Path(__file__).parents[2]
KNOWN = letterings(ROOT)
LANGUAGES = read_languages()


@pytest.fixture(scope="module")
def fonts() -> FontLibrary:
    return FontLibrary.open(ROOT)


def letters(tag: str) -> str:
    return "".join(LANGUAGES.language(tag).alphabet)


def in_the_files(family: str) -> set[str]:
    """What fontTools finds in both weights."""
    found = []
    for weight in ("regular", "bold"):
        with TTFont(ROOT / f"fonts/{family}/{weight}.ttf", lazy=True) as font:
            found.append(set(map(chr, font.getBestCmap())))
    return found[0] & found[1]


@pytest.mark.parametrize("tag", ["nl", "cs", "hu", "ckb", "ps", "bg", "ne", "yi"])
def test_the_first_font_has_every_letter_by_another_reader(tag: str, fonts: FontLibrary) -> None:
    chosen = choose(LANGUAGES.language(tag).script, letters(tag), KNOWN, fonts)
    assert chosen.lettering is not None
    assert chosen.missing == ()
    assert set(letters(tag)) <= in_the_files(chosen.lettering.families[0]) | {"\N{DOTTED CIRCLE}"}


@pytest.mark.parametrize("tag", ["km", "my", "ka", "hy"])
def test_a_script_without_a_font_has_none(tag: str, fonts: FontLibrary) -> None:
    assert choose(LANGUAGES.language(tag).script, letters(tag), KNOWN, fonts).lettering is None


def test_the_fonts_that_most_languages_of_a_script_have_come_first(fonts: FontLibrary) -> None:
    chosen = choose("Arab", "ابت", KNOWN, fonts)
    assert chosen.lettering == next(entry for entry in KNOWN if entry.families[0] == "vazirmatn")


def test_letters_that_no_font_of_the_script_has_are_named(fonts: FontLibrary) -> None:
    known = (Lettering("Latn", ("noto-sans",)),)
    assert choose("Latn", "aꟼbꝏ", known, fonts).missing == tuple(sorted("ꟼꝏ"))


def test_a_script_that_no_language_has_yet_gets_a_font_with_its_letters(fonts: FontLibrary) -> None:
    known = (Lettering("Latn", ("noto-sans",)),)
    chosen = choose("Hebr", "אבג", known, fonts)
    assert chosen.lettering == Lettering("Hebr", ("noto-sans-hebrew", "noto-sans"))

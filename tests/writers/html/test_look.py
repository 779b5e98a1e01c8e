"""The style sheet and the fonts beside the pages: whole, and nothing from elsewhere."""

from __future__ import annotations

import io
import re

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from leaflets.model.screen import Surroundings
from leaflets.writers.html.fonts import font_path, site_fonts
from leaflets.writers.html.stylesheet import stylesheet
from tests.writers.html.pages import ROOT, edition, page, press

TEXTS = {"en-GB": "basics.easy", "ar": "basics.easy", "ur": "basics.standard", "hi": "cure.standard"}
STATIC = (ROOT / "leaflets/writers/html/leaflet.css").read_text("utf-8")


def sheet() -> str:
    return stylesheet(press().library, press().fonts)


def pages() -> dict[str, str]:
    alone = Surroundings("leaflet.css")
    return {name: page(edition(f"{name}/{text}"), around=alone) for name, text in TEXTS.items()}


def cut() -> dict[str, bytes]:
    chains = {name: press().library.locales[name].locale.fonts for name in TEXTS}
    return dict(site_fonts(press().fonts, chains, pages()))


def test_whatever_it_names_some_style_or_language_defines() -> None:
    used = set(re.findall(r"var\(--([a-z-]+)", STATIC))
    for style in press().library.styles:
        own = "".join(re.findall(rf"\.style-{style}(?:, [^{{]*)? {{(.*?)}}", sheet()))
        made = set(re.findall(r"--([a-z-]+):", own))
        inline = {"x", "y", "w", "h", "room", "size", "letters"}
        assert used - made - inline == set(), style


def test_every_style_keeps_its_colours() -> None:
    for name, style in press().library.styles.items():
        (own,) = re.findall(rf"^\.style-{name} {{(.*?)}}", sheet(), re.MULTILINE)
        assert set(style.colours.items()) <= set(re.findall(r"--([a-z]+): (#[0-9A-Fa-f]{6});", own))


def test_nothing_is_fetched_but_fonts_of_its_own_folder() -> None:
    addresses = re.findall(r"url\(\"?([^)\"]*)", sheet())
    assert addresses
    assert all(re.fullmatch(r"fonts/[a-z-]+\.ttf", address) for address in addresses)
    assert "@import" not in sheet()


def test_fonts_that_pages_need_are_those_that_the_style_sheet_names() -> None:
    assert cut().keys() <= set(re.findall(r"url\(\"([^\")]*)", sheet()))


@pytest.mark.parametrize("locale", TEXTS)
def test_every_letter_of_a_language_is_in_a_font_of_its_own(locale: str) -> None:
    chain = press().fonts.chain(press().library.locales[locale].locale.fonts)
    there = {chr(code) for face in chain for code in TTFont(io.BytesIO(cut()[font_path(face)])).getBestCmap()}
    assert {letter for letter in pages()[locale] if letter.isalnum()} <= there


@pytest.mark.parametrize("locale", TEXTS)
def test_a_cut_font_joins_letters_as_the_whole_one_does(locale: str) -> None:
    family = press().library.locales[locale].locale.fonts[0]
    (face,) = press().fonts.chain([family])
    whole, part = press().fonts.hb_face(face), hb.Face(cut()[font_path(face)])
    text = press().library.locales[locale].texts[TEXTS[locale]]
    for section in text.sections.values():
        assert _advances(whole, section.heading) == _advances(part, section.heading)


def _advances(face: hb.Face, text: str) -> list[tuple[int, int]]:
    """Where each glyph comes from, and how far it goes."""
    buffer = hb.Buffer()
    buffer.add_str(str(text))
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    return [(info.cluster, place.x_advance) for info, place in zip(infos, positions, strict=True)]


def test_equal_letters_give_equal_fonts() -> None:
    assert cut() == cut()


def test_a_line_is_as_high_as_the_style_says_of_its_script() -> None:
    role = press().library.styles["standard"].scripts["ur"]["body"]
    rule = next(line for line in sheet().splitlines() if line.startswith(".style-standard:lang(ur), "))
    assert f"--body-line: {role.leading / role.size:.4g};" in rule

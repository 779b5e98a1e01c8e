"""The style sheet and the fonts beside the pages: whole, and nothing from elsewhere."""

from __future__ import annotations

import io
import re

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from leaflets.model.screen import Surroundings
from leaflets.model.usage import messages
from leaflets.writers.html.fonts import font_path, site_fonts
from leaflets.writers.html.stylesheet import stylesheet
from tests.writers.html.pages import ROOT, edition, page, press

TEXTS = {"en-GB": "basics.easy", "ar": "basics.easy", "ur": "basics.standard", "hi": "cure.standard"}
LOCALES = sorted(path.parent.name for path in (ROOT / "content/locales").glob("*/basics.standard.yaml"))
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


@pytest.mark.parametrize("locale", LOCALES)
def test_a_cut_font_joins_letters_as_the_whole_one_does(locale: str) -> None:
    """Every string of a leaflet, shaped by HarfBuzz with both: no letter is lost, none stands elsewhere."""
    own = press().library.locales[locale]
    text = "\n".join(messages(own.texts["basics.standard"]))
    cut_files = site_fonts(press().fonts, {locale: own.locale.fonts}, {locale: text})
    for bold in (False, True):
        face = press().fonts.chain(own.locale.fonts, bold=bold)[0]
        whole, part = press().fonts.hb_face(face), hb.Face(cut_files[font_path(face)])
        for line in text.splitlines():
            assert shaped(whole, line, locale) == shaped(part, line, locale), line


def shaped(face: hb.Face, text: str, lang: str) -> list[tuple[int, bool, int]]:
    """Of each glyph: where in the text it comes from, whether it is one at all, and how far it goes."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = lang
    hb.shape(hb.Font(face), buffer)
    found = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.cluster, info.codepoint != 0, place.x_advance) for info, place in found]


def test_equal_letters_give_equal_fonts() -> None:
    assert cut() == cut()


def test_a_line_is_as_high_as_the_style_says_of_its_script() -> None:
    role = press().library.styles["standard"].scripts["ur"]["body"]
    rule = next(line for line in sheet().splitlines() if line.startswith(".style-standard:lang(ur), "))
    assert f"--body-line: {role.leading / role.size:.4g};" in rule

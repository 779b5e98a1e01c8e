"""Every letter that a language is written with, as CLDR lists them, is in the fonts that its locale names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
import yaml
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
LOCALES = sorted(path.parent.name for path in ROOT.glob("content/locales/*/locale.yaml"))
SIGNS = "0123456789 ()[]:;.,!?%+-–—/«»“”‘’„‚…•°×−<>=@#&*'\"\u00a0\u202f\u2011"
"""What any language may need in a leaflet: figures, a phone number, a range, a web address, a unit."""


@cache
def read(path: str) -> Any:
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def characters(family: str, weight: str) -> frozenset[str]:
    with TTFont(ROOT / f"fonts/{family}/{weight}.ttf", lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def chain(locale: str) -> tuple[str, ...]:
    return tuple(read(f"content/locales/{locale}/locale.yaml")["fonts"])


def test_every_locale_has_its_letters_from_cldr() -> None:
    assert {path.stem for path in ROOT.glob("content/cldr/*.yaml")} >= set(LOCALES)


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_letter_quotation_mark_and_sign_is_in_the_fonts_of_the_locale(locale: str, weight: str) -> None:
    cldr = read(f"content/cldr/{locale}.yaml")
    needed = {*cldr["letters"], *"".join(cldr["quotes"]), *SIGNS}
    has = frozenset().union(*(characters(family, weight) for family in chain(locale)))
    assert sorted(needed - has) == []


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_letters_are_all_in_one_face_so_that_a_word_never_mixes_two(locale: str, weight: str) -> None:
    letters = set(read(f"content/cldr/{locale}.yaml")["letters"]) - {" "}
    first = characters(chain(locale)[0], weight)
    assert sorted(letters - first) == []


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_letter_is_drawn_as_a_blank(locale: str, weight: str) -> None:
    """A character map may name a glyph without an outline: every letter leaves ink when it is shaped."""
    font = hb.Font(hb.Face((ROOT / f"fonts/{chain(locale)[0]}/{weight}.ttf").read_bytes()))

    def leaves_ink(letter: str) -> bool:
        buffer = hb.Buffer()
        buffer.add_str(letter)
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        boxes = [font.get_glyph_extents(info.codepoint) for info in buffer.glyph_infos]
        return any(box is not None and box.width and box.height for box in boxes)

    letters = set(read(f"content/cldr/{locale}.yaml")["letters"].split())
    assert sorted(letter for letter in letters if not leaves_ink(letter)) == []

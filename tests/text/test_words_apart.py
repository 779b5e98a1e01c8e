"""Words shaped one by one are what HarfBuzz makes of the whole line: in every language, by random words."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
import yaml

from leaflets.text.faces import Face, FontLibrary
from leaflets.text.shape import Item, Shaper

ROOT = Path(__file__).parents[2]
LOCALES = sorted(path.parent.name for path in ROOT.glob("content/locales/*/locale.yaml"))
DOTTED_CIRCLE = "\u25cc"
LINES = 60

Glyph = tuple[int, int, int]
"""Glyph id, x and y of its origin, in font units."""


def read(path: str) -> Any:
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def by_harfbuzz(face: Face, text: str, script: str, language: str) -> list[Glyph]:
    buffer = hb.Buffer()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.script, buffer.language = script, language
    hb.shape(face.hb_font, buffer)
    found, x = [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        found.append((info.codepoint, x + place.x_offset, place.y_offset))
        x += place.x_advance
    return found


def by_words(shaper: Shaper, face: Face, text: str, script: str, language: str) -> list[Glyph]:
    rtl = script in ("Arab", "Hebr")
    run = shaper.shape(text, Item(0, len(text), int(rtl), script, face, 0, language))
    found, x = [], 0
    for cluster in reversed(run.clusters()) if rtl else run.clusters():
        found += [(glyph, x + dx, dy) for glyph, dx, dy in cluster.glyphs]
        x += cluster.advance
    return found


def words(face: Face, letters: list[str], script: str, language: str) -> list[str]:
    """Random words, without those where HarfBuzz sees a mark that stands on nothing."""
    chance = random.Random(language)
    marks = [letter for letter in letters if unicodedata.category(letter[0]).startswith("M")]
    bases = [letter for letter in letters if not unicodedata.category(letter[0]).startswith("M")]
    circle = face.hb_font.get_nominal_glyph(ord(DOTTED_CIRCLE))
    made: list[str] = []
    while len(made) < 3 * LINES:
        word = ""
        for _ in range(chance.randint(1, 6)):
            word += chance.choice(bases) + (chance.choice(marks) if marks and chance.random() < 0.4 else "")
        if all(glyph != circle for glyph, _, _ in by_harfbuzz(face, word, script, language)):
            made.append(word)
    return made


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("name", LOCALES)
def test_words_shaped_one_by_one_are_the_whole_line(fonts: FontLibrary, name: str, weight: str) -> None:
    locale, letters = (
        read(f"content/locales/{name}/locale.yaml"),
        read(f"content/cldr/{name}.yaml")["letters"],
    )
    face, shaper = fonts.face(f"{locale['fonts'][0]}/{weight}"), Shaper()
    script = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hira", "Kore": "Hang"}.get(
        locale["script"], locale["script"]
    )
    some = words(face, letters.split(), script, name)
    for line in (" ".join(some[i : i + 3]) for i in range(0, len(some), 3)):
        expected = by_harfbuzz(face, line, script, name)
        assert sorted(by_words(shaper, face, line, script, name)) == sorted(expected), line

"""Where unspaced text is cut at a line's end without being shaped anew: against HarfBuzz, whole and cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
import uharfbuzz as hb

from leaflets.text.faces import Face, FontLibrary
from leaflets.text.shape import APART

ROOT = Path(__file__).parents[2]
LANGUAGES = {"noto-sans-sc": "zh-Hans", "noto-sans-tc": "zh-Hant", "noto-sans-jp": "ja", "noto-sans-kr": "ko"}
SCRIPTS = ("Hani", "Hira", "Latn")
HAN = re.compile("[\u3400-\u9fff]")
LEFT_OUT = re.compile("[ \u00ad\uac00-\ud7a3]")
"""What is cut elsewhere, or nowhere: spaces, soft hyphens, Hangul."""
SOME = 30
"""Every so many ideographs are set beside everything else."""

Glyph = tuple[int, int, int, int]


def glyphs(face: Face, text: str, script: str, language: str) -> list[Glyph]:
    """Glyph, advance and offsets."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", script, language
    hb.shape(face.hb_font, buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, place.x_advance, place.x_offset, place.y_offset) for info, place in pairs]


def texts(characters: Sequence[str]) -> Iterator[str]:
    """All pairs that count: those without an ideograph, some ideographs with those, ideographs in a row."""
    han = [char for char in characters if HAN.match(char)]
    others = [char for char in characters if not HAN.match(char) and not LEFT_OUT.match(char)]
    for first in (*others, *han[::SOME]):
        yield "".join(first + second for second in others if APART.match(first + second))
        yield "".join(second + first for second in others if APART.match(second + first))
    yield "".join(han)


def parts(text: str) -> list[str]:
    """The text cut wherever that is said to change nothing."""
    places = [at for at in range(1, len(text)) if APART.match(text, at - 1)]
    return [text[start:end] for start, end in pairwise([0, *places, len(text)])]


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("family", LANGUAGES)
def test_characters_apart_are_shaped_alike_whole_and_cut(
    fonts: FontLibrary, family: str, weight: str
) -> None:
    face, language = fonts.face(f"{family}/{weight}"), LANGUAGES[family]
    for script in SCRIPTS:
        known: dict[str, list[Glyph]] = {}
        for text in filter(None, texts(sorted(face.characters))):
            whole = glyphs(face, text, script, language)
            cut: list[Glyph] = []
            for part in parts(text):
                if part not in known:
                    known[part] = glyphs(face, part, script, language)
                cut += known[part]
            assert whole == cut, text


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("面肌", [1]),
        ("的，它", [1, 2]),
        ("是“它", [1, 2]),
        ("5月", [1]),
        ("55", []),
        ("は、が", [2]),
        ("顔が", [1]),
        ("が顔", [1]),
        ("が「顔", [1, 2]),
        ("かが", []),
        ("か\u3099", []),
        ("国\ufe00", []),
        ("AV", []),
    ],
)
def test_only_what_no_font_shapes_together_is_apart(text: str, cuts: list[int]) -> None:
    assert list(accumulate(map(len, parts(text))))[:-1] == cuts

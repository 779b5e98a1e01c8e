"""What a font can make of characters, against what HarfBuzz makes of the words of every language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import uharfbuzz as hb
import yaml

from leaflets.audit.truetype import TrueType

ROOT = Path(__file__).resolve().parents[2]
MIRRORED = dict(zip("()«»", ")(»«", strict=True))
LOCALES = sorted(path.parent.name for path in (ROOT / "content/locales").glob("*/specimen.yaml"))


def family(locale: str) -> Path:
    tree = yaml.safe_load((ROOT / f"content/locales/{locale}/locale.yaml").read_text(encoding="utf-8"))
    name: str = tree["fonts"][0]
    return ROOT / "fonts" / name / "regular.ttf"


def words(locale: str) -> set[str]:
    source = (ROOT / f"content/locales/{locale}/specimen.yaml").read_text(encoding="utf-8")
    return {word for line in source.splitlines() if not line.startswith("#") for word in line.split()}


@lru_cache(maxsize=4)
def font(path: Path) -> tuple[TrueType, hb.Font]:
    data = path.read_bytes()
    return TrueType(data), hb.Font(hb.Face(data))


def clusters(face: hb.Font, word: str) -> Iterator[tuple[str, list[int]]]:
    """The characters of each cluster that HarfBuzz shapes, with its glyphs; without what a font lacks."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(face, buffer)
    glyphs: dict[int, list[int]] = {}
    for info in buffer.glyph_infos:
        glyphs.setdefault(info.cluster, []).append(info.codepoint)
    starts = [*sorted(glyphs), len(word)]
    for start, end in pairwise(starts):
        if 0 not in glyphs[start]:
            yield word[start:end], glyphs[start]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_glyph_that_harfbuzz_chooses_is_within_reach(locale: str) -> None:
    ours, face = font(family(locale))
    beyond = set()
    for word in words(locale):
        for text, glyphs in clusters(face, word):
            spelt = text + unicodedata.normalize("NFD", text) + unicodedata.normalize("NFC", text)
            spelt += MIRRORED.get(text, "")
            spelt += "\u0e4d\u0e32" if "\u0e33" in text else ""
            sources = {
                ours.characters[ord(char)]: frozenset(char) for char in spelt if ord(char) in ours.characters
            }
            visible = {glyph for glyph in glyphs if ours.outline(glyph)}
            if not visible <= ours.substitutions.reach(sources).keys():
                beyond.add(text)
    assert beyond == set()


def test_a_ligature_stands_for_the_letters_it_is_made_of() -> None:
    ours, _ = font(ROOT / "fonts/noto-sans-devanagari/regular.ttf")
    letters = {char: ours.characters[ord(char)] for char in "क्षत"}
    reach = ours.substitutions.reach({letters[char]: frozenset(char) for char in "क्ष"})
    assert frozenset("क्ष") in reach.values()
    assert letters["त"] not in reach


def test_a_letter_is_not_within_reach_of_another() -> None:
    ours, _ = font(ROOT / "fonts/noto-sans/regular.ttf")
    a, b = (ours.characters[ord(char)] for char in "ab")
    assert b not in ours.substitutions.reach({a: frozenset("a")})

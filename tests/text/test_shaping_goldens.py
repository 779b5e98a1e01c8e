"""Shaping against another build of HarfBuzz: Debian's hb-shape set each sentence of tests/text/goldens
as one whole line, and named the glyphs; we set it word by word, as paragraphs are set.

A line of a golden is in visual order: glyph name, "@dx,dy" where it is moved, "+advance"; in font units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from fontTools.ttLib import TTFont

from leaflets.model.content import Direction
from leaflets.model.text import Cluster, Span, TextStyle
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests/text/goldens").glob("*.txt"))
SCRIPTS = 18
ORACLE = "hb-shape (HarfBuzz) 6.0.0"


class Golden(NamedTuple):
    face: str
    direction: Direction
    lang: str
    text: str
    glyphs: str


def goldens(path: Path) -> Iterator[Golden]:
    header: dict[str, str] = {}
    lang = text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            yield Golden(header["face"], Direction(header["direction"]), lang, text, line.removeprefix("= "))
        elif ": " in line and not line.startswith("#"):
            lang, _, text = line.partition(": ")
            header.setdefault(lang, text)
    assert header["oracle"] == ORACLE


@lru_cache
def names(face: str) -> dict[int, str]:
    """Glyph id -> its name, or its character where the face names none, as hb-shape and the tool do."""
    font = TTFont(ROOT / f"fonts/{face}.ttf")
    if font["post"].formatType == 2:
        return dict(enumerate(font.getGlyphOrder()))
    found = {number: f"gid{number}" for number in range(font["maxp"].numGlyphs)}
    for code, name in reversed(font.getBestCmap().items()):
        found[font.getGlyphID(name)] = f"U+{code:04X}"
    return found


def positions(parts: Sequence[tuple[str, int, int, int]]) -> list[tuple[str, int, int]]:
    """Glyphs with their places on the line, from (name, dx, dy, advance)."""
    x, found = 0, []
    for name, dx, dy, advance in parts:
        found.append((name, x + dx, dy))
        x += advance
    return [*found, ("end", x, 0)]


def told(line: str) -> list[tuple[str, int, int]]:
    parts = []
    for glyph in line.split(" | "):
        place, _, advance = glyph.rpartition("+")
        name, _, offset = place.partition("@")
        dx, _, dy = offset.partition(",")
        parts.append((name, int(dx or 0), int(dy or 0), int(advance)))
    return positions(parts)


def ours(face: str, clusters: Sequence[Cluster]) -> list[tuple[str, int, int]]:
    x, found = 0, []
    for cluster in clusters:
        found += [(names(face)[glyph], x + dx, dy) for glyph, dx, dy in cluster.glyphs]
        x += cluster.advance
    return [*found, ("end", x, 0)]


def test_every_script_has_its_golden() -> None:
    assert len(FILES) == SCRIPTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_line_set_word_by_word_is_what_hb_shape_makes_of_the_whole(
    fonts: FontLibrary, typesetter: Typesetter, path: Path
) -> None:
    known = list(goldens(path))
    assert known
    for golden in known:
        family = golden.face.partition("/")[0]
        style = TextStyle((family,), 12, golden.direction, golden.lang)
        paragraph = typesetter.paragraph([Span(golden.text, 0, golden.lang)], style)
        (line,) = paragraph.lines(10_000)
        assert not paragraph.problems
        runs = sorted(line.runs, key=lambda run: run.x)
        assert {run.run.face for run in runs} == {golden.face}
        clusters = [cluster for run in runs for cluster in run.run.clusters]
        assert ours(golden.face, clusters) == told(golden.glyphs), golden.text

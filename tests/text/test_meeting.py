"""Full-width punctuation that meets, against Chromium (pair by pair) and half-ems counted by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from leaflets.model.content import Direction
from leaflets.model.text import Cluster, Line, Span, TextStyle
from leaflets.text.paragraph import Paragraph
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
BY_CHROMIUM = yaml.safe_load((ROOT / "tests/text/goldens/meeting.yaml").read_text(encoding="utf-8"))
LOCALES = {"noto-sans-sc": "zh-Hans", "noto-sans-tc": "zh-Hant", "noto-sans-jp": "ja"}
FAMILIES = sorted(LOCALES)
LETTER = "中"
EM = 12.0
PROSE = "血管神上。“中中”（一至五）。中：「面中」，『中中』。。。「“中”」（中）（中）中中中中“中中”：中"


def style(family: str) -> TextStyle:
    return TextStyle((family, "noto-sans"), EM, Direction.LTR, LOCALES[family])


def set_in(typesetter: Typesetter, family: str, *texts: str) -> Paragraph:
    """A paragraph of spans, every second one bold."""
    spans = [Span(text, i, LOCALES[family], bold=i % 2 == 1) for i, text in enumerate(texts)]
    return typesetter.paragraph(spans, style(family))


def clusters(line: Line) -> list[Cluster]:
    return [cluster for run in line.runs for cluster in run.run.clusters]


def texts(line: Line) -> str:
    return "".join(cluster.text for cluster in clusters(line))


def advances(typesetter: Typesetter, family: str, *texts: str) -> list[int]:
    (line,) = set_in(typesetter, family, *texts).lines(10_000)
    return [cluster.advance for cluster in clusters(line)]


@pytest.mark.parametrize("family", FAMILIES)
def test_two_marks_are_closed_up_as_in_chromium(typesetter: Typesetter, family: str) -> None:
    marks = "".join(row["marks"] for row in BY_CHROMIUM[family])
    alone = {mark: advances(typesetter, family, LETTER + mark + LETTER)[1] for mark in marks}
    for row in BY_CHROMIUM[family]:
        for first in row["marks"]:
            pairs = "".join(LETTER + first + second for second in marks)
            found = advances(typesetter, family, pairs)
            for second, one, two in zip(marks, found[1::3], found[2::3], strict=True):
                told = (one <= alone[first] - 500, two <= alone[second] - 500)
                assert told == (second in row["halved-before"], second in row["halve"]), first + second


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_ink_of_a_mark_stands_in_the_half_that_stays(
    typesetter: Typesetter, family: str, weight: str
) -> None:
    font = TTFont(ROOT / f"fonts/{family}/{weight}.ttf")
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    for row in BY_CHROMIUM[family]:
        pairs = [first + second for first in row["marks"] for second in row["halved-before"][:1]]
        pairs += [first + second for first in row["marks"][:1] for second in row["halve"]]
        text = "".join(LETTER + pair for pair in pairs) + LETTER
        (line,) = set_in(typesetter, family, *(("", text) if weight == "bold" else (text,))).lines(10_000)
        halved = [
            c for c in clusters(line) if c.advance == 500 and font["hmtx"][order[c.glyphs[0][0]]][0] == 1000
        ]
        assert len(halved) >= len(pairs)
        for cluster in halved:
            ((glyph, dx, _),) = cluster.glyphs
            pen = BoundsPen(glyphs)
            glyphs[order[glyph]].draw(pen)
            assert pen.bounds[0] + dx >= 0, cluster.text
            assert pen.bounds[2] + dx <= 500, cluster.text


@pytest.mark.parametrize(
    ("parts", "ems"),
    [
        (("中。“中”：中",), 7 - 0.5 - 0.5),
        (("中。", "“中", "”：中"), 7 - 0.5 - 0.5),
        (("中（", "（", "（中"), 5 - 0.5 - 0.5),
        (("“500 中”（中）。",), None),
        (("中。 “中",), None),
    ],
)
def test_marks_meet_across_spans_and_not_across_letters_or_spaces(
    typesetter: Typesetter, parts: tuple[str, ...], ems: float | None
) -> None:
    paragraph = set_in(typesetter, "noto-sans-sc", *parts)
    if ems is None:
        halved = "（）" if "（" in parts[0] else ""
        (line,) = paragraph.lines(10_000)
        assert "".join(c.text for c in clusters(line) if c.advance == 500) == halved
    else:
        assert paragraph.width == pytest.approx(ems * EM)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_mark_that_begins_a_line_stands_in_its_whole_square(typesetter: Typesetter, family: str) -> None:
    """Chromium's `text-spacing-trim: normal`: the mark before it stands on another line."""
    paragraph = set_in(typesetter, family, "中中中。「中中」")
    first, second = paragraph.lines(4.2 * EM)
    assert (texts(first), texts(second)) == ("中中中。", "「中中」")
    assert [first.width, second.width] == pytest.approx([4 * EM, 4 * EM])
    assert clusters(second)[0].glyphs[0][1] == 0
    assert [line.width for line in paragraph.lines(3.9 * EM)] != [4 * EM, 4 * EM]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("cut", [None, 7, 16])
def test_every_line_is_as_wide_as_its_text_set_alone_and_fits(
    typesetter: Typesetter, family: str, cut: int | None
) -> None:
    parts = (PROSE,) if cut is None else (PROSE[:cut], PROSE[cut:])
    paragraph = set_in(typesetter, family, *parts)
    assert not paragraph.problems
    for ems in range(5, 50):
        lines = paragraph.lines(ems * EM * 0.7)
        assert "".join(map(texts, lines)) == PROSE
        for start, line in pairwise([0, *(line.end for line in lines)]):
            bold = (PROSE[start : max(start, min(cut, line))], PROSE[max(start, cut) : line]) if cut else ()
            alone = set_in(typesetter, family, *(bold or (PROSE[start:line],)))
            (found,) = (one for one in lines if one.end == line)
            assert found.width == pytest.approx(alone.width)
            assert found.width <= ems * EM * 0.7 + 1e-6


def test_other_languages_marks_keep_their_width(typesetter: Typesetter) -> None:
    english = TextStyle(("noto-sans",), EM, Direction.LTR, "en-GB")
    (line,) = typesetter.paragraph([Span("“‘x’”", 0, "en")], english).lines(10_000)
    font = TTFont(ROOT / "fonts/noto-sans/regular.ttf")
    cmap, widths = font.getBestCmap(), font["hmtx"]
    assert [c.advance for c in clusters(line)][-1] == widths[cmap[ord("”")]][0]

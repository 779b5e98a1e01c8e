"""Whatever is written in the supported scripts is set whole, within its measure and without a crash.

Strings are drawn from all characters of each locale's own fonts, mixed with signs that make trouble, cut
into spans, bold ones and isolates among them, and set in columns of any width. Hypothesis draws the same
ones every time, so that a run of the tests says the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icu4py.breakers import CharacterBreaker

from leaflets.model.content import Direction
from leaflets.model.text import GlyphRun, Line, Span, TextStyle
from leaflets.text.breaking import SPACES
from leaflets.text.characters import is_bidi_control, is_default_ignorable
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
TROUBLE = (
    " \u00a0\u202f\u2009\u3000\t\n\u2028\u200b"  # spaces and line ends
    "\u200c\u200d\u2060\ufeff\u00ad\u034f\ufe0f"  # joiners, soft hyphen, variation selector
    "\u200e\u200f\u061c\u202a\u202e\u202c\u2066\u2067\u2068\u2069"  # bidi controls
    "\u0301\u0323\u064e\u0651\u094d\u0e33\u0e46"  # marks, virama, sara am, maiyamok
    "()[]«»“”‘’%/-–—.,:;!?09٣۵५5"
)
"""What mixed text goes wrong with first."""
FOREIGN = "aZéжЯωबक्षিকતਪதกำበ漢字々「」ーっかな한글אבْلاًپےک☐\U0001f600\U0001f1ec\U0001f1e7\u0378"
"""A little of every script, and some that no font has."""


@dataclass(frozen=True, slots=True)
class Case:
    style: TextStyle
    spans: tuple[Span, ...]
    width: float
    balanced: bool

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@lru_cache
def fonts() -> FontLibrary:
    return FontLibrary.open(ROOT)


@lru_cache
def typesetter() -> Typesetter:
    return Typesetter(fonts())


def locales() -> Mapping[str, TextStyle]:
    found = {}
    for path in sorted((ROOT / "content/locales").glob("*/locale.yaml")):
        locale = yaml.safe_load(path.read_text(encoding="utf-8"))
        direction = Direction(locale["direction"])
        found[path.parent.name] = TextStyle(tuple(locale["fonts"]), 12, direction, path.parent.name)
    return found


LOCALES = locales()


@lru_cache
def characters(family: str) -> str:
    return "".join(sorted(fonts().face(f"{family}/regular").characters))


@st.composite
def cases(draw: st.DrawFn, locale: str) -> Case:
    style = LOCALES[locale]
    own = characters(style.families[0])
    letters = st.one_of(st.sampled_from(own), st.sampled_from(TROUBLE), st.sampled_from(FOREIGN))
    words = st.text(st.one_of(st.sampled_from(own), letters), min_size=1, max_size=12)
    pieces = st.lists(words, min_size=1, max_size=8).map(" ".join)
    spans = draw(
        st.lists(
            st.builds(
                Span,
                text=pieces,
                owner=st.just(0),
                lang=st.sampled_from([locale, locale, "en"]),
                bold=st.booleans(),
                isolate=st.sampled_from(["", "", "ltr", "rtl", "auto"]),
            ),
            min_size=1,
            max_size=4,
        )
    )
    width = draw(st.floats(min_value=1, max_value=400, allow_nan=False))
    return Case(style, tuple(spans), width, draw(st.booleans()))


def logical(run: GlyphRun) -> str:
    clusters = run.clusters[::-1] if run.rtl else run.clusters
    return "".join(cluster.text for cluster in clusters)


def kept(text: str) -> str:
    """The text without what a line may drop: bidi controls, and ignorable characters that stand alone."""
    return "".join(char for char in text if not is_bidi_control(char) and not is_default_ignorable(char))


def graphemes(text: str) -> int:
    return len([part for part in CharacterBreaker(text, "root") if kept(part).strip("".join(SPACES))])


def check(case: Case) -> None:
    paragraph = typesetter().paragraph(case.spans, case.style)
    lines = paragraph.lines(case.width, balanced=case.balanced)
    assert "".join(kept(logical(run.run)) for line in lines for run in line.runs) == kept(case.text)
    start = 0
    for line in lines:
        text = case.text[start : line.end]
        assert kept("".join(logical(run.run) for run in line.runs)) == kept(text)
        assert line.width <= case.width + 1e-6 or graphemes(text) <= 1
        assert widths_add_up(line, case.style.size)
        start = line.end
    assert start == len(case.text)
    glyphs = {
        glyph for line in lines for run in line.runs for c in run.run.clusters for glyph, _, _ in c.glyphs
    }
    assert 0 not in glyphs or paragraph.problems


def widths_add_up(line: Line, size: float) -> bool:
    """The runs' advances are the line's width and what hangs, and each run starts where one ends."""
    total = 0.0
    edges = []
    for placed in line.runs:
        run = placed.run
        assert run.advance == sum(cluster.advance for cluster in run.clusters)
        points = run.advance * size / fonts().face(run.face).units_per_em
        total += points
        edges.append((placed.x, placed.x + points))
    edges.sort()
    touching = all(abs(a[1] - b[0]) < 1e-6 for a, b in pairwise(edges))
    return touching and line.width <= total + 1e-6


@pytest.mark.parametrize("locale", LOCALES)
def test_any_text_is_set_whole_and_within_its_measure(locale: str) -> None:
    @settings(
        deadline=None,
        derandomize=True,
        database=None,
        max_examples=15,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(cases(locale))
    def holds(case: Case) -> None:
        check(case)

    holds()

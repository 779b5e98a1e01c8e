"""No line touches the next one, in any language: measured from the outlines of the glyphs.

Every string of a locale, and its alphabet in small letters and capitals, is set in a wide and a narrow
column. Then the box of each glyph is held against the boxes below it. What counts is leading over size, so
that the tightest role of the style stands for all of its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from leaflets.layout.setting import Setting
from leaflets.model.content import Direction
from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.model.style import RoleName, TextRole
from leaflets.model.text import Line, Span, TextStyle
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
LOCALES = sorted(path.parent.name for path in ROOT.glob("content/locales/*/locale.yaml"))
OTHERS = ("band-tab", "emergency-copy-heading")
"""Roles whose text never has a second line, or is in another language."""
NEVER_PRINTED = "wording.yaml"
HEADING = 70
"""Characters: more than any heading has."""
SQUARES = 200
"""A script of more letters than this is one of squares, all alike."""


class Box(NamedTuple):
    """Of one glyph: x from the column's left, `top` above and `bottom` below the baseline. In em."""

    left: float
    right: float
    top: float
    bottom: float


@lru_cache
def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("**", "")
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def texts(locale: str, *, bold: bool) -> list[str]:
    """The strings of a locale, and its alphabet twice over, capitals below small letters.

    Of the bold ones those that are short enough for a heading.
    """
    folder = ROOT / "content/locales" / locale
    files = [path for path in sorted(folder.glob("*.yaml")) if path.name != NEVER_PRINTED]
    found = [text for path in files for text in strings(read(path))]
    known = read(ROOT / "content/cldr" / f"{locale}.yaml")["letters"].split()
    letters = " ".join(letter for letter in known if "\u25cc" not in letter)
    capitals = " ".join(letter.upper() for letter in letters.split() if len(letter.upper()) == len(letter))
    if len(known) < SQUARES:
        found.append(f"{letters} {capitals} {letters} {capitals}")
    return [text for text in dict.fromkeys(found) if not bold or len(text) <= HEADING]


def boxes(typesetter: Typesetter, line: Line) -> list[Box]:
    """The ink of a line that was set in a size of one point."""
    found = []
    for placed in line.runs:
        face = typesetter.fonts.face(placed.run.face)
        em, x = face.units_per_em, placed.x
        for cluster in placed.run.clusters:
            for glyph, dx, dy in cluster.glyphs:
                ink = face.hb_font.get_glyph_extents(glyph)
                left, top = dx + ink.x_bearing, dy + ink.y_bearing
                if ink.width and ink.height:
                    box = (left, left + ink.width, top, -(top + ink.height))
                    found.append(Box(*(x + box[0] / em, x + box[1] / em), box[2] / em, box[3] / em))
            x += cluster.advance / em
    return found


def reach(above: Sequence[Box], below: Sequence[Box]) -> float:
    """The least leading at which no box of one line touches one of the line below it. Em."""
    return max(
        (a.bottom + b.top for a in above for b in below if a.left < b.right and b.left < a.right), default=0.0
    )


def tightest(library: Library, typesetter: Typesetter, locale: Locale, *, bold: bool) -> float:
    """The least leading of the roles of all styles, in em of their size."""
    roles: list[TextRole] = []
    for style in library.styles.values():
        setting = Setting(style, locale, typesetter, {}, {})
        names: list[RoleName] = [name for name in style.text if name not in OTHERS]
        roles += [setting.role(name, locale) for name in names]
    return min(role.leading / role.size for role in roles if role.bold == bold)


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("locale", LOCALES)
def test_lines_of_a_language_never_touch(
    library: Library, typesetter: Typesetter, locale: str, bold: bool
) -> None:
    known = library.locales[locale].locale
    style = TextStyle(known.fonts, 1.0, known.direction, locale)
    leading = tightest(library, typesetter, known, bold=bold)
    for text in texts(locale, bold=bold):
        paragraph = typesetter.paragraph([Span(text, 0, locale, bold=bold)], style)
        for width in (34.0, 9.0):
            inks = []
            for line in paragraph.lines(width):
                shift = width - line.width if known.direction is Direction.RTL else 0.0
                inks.append(
                    [Box(b.left + shift, b.right + shift, b.top, b.bottom) for b in boxes(typesetter, line)]
                )
            for above, below in pairwise(inks):
                assert reach(above, below) <= leading

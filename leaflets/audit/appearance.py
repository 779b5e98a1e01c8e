"""How the text looks: its size, its contrast, whether it can be seen at all, and which glyphs draw it."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.findings import Findings
from leaflets.audit.painting import Area, Colour, Glyph, Painting, Point, Shown
from leaflets.audit.reading import Reader
from leaflets.audit.structure import Tag
from leaflets.audit.telling import SMALLEST, Expected
from leaflets.audit.truetype import Outline, TrueType
from leaflets.audit.visual_order import has_right_to_left

CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text against what lies behind it."""

_TOLERANCE = 0.05
"""Points. A size is written with few digits."""

_ONE_LINE, _HEADING, _LINE = 20.0, 40.0, 40.0
"""Points. How far below a baseline the line beside it may stand, and the space for a heading and a line."""

_WHITE: Colour = (1.0, 1.0, 1.0)

_MIRRORED = {
    "(": ")",
    ")": "(",
    "[": "]",
    "]": "[",
    "{": "}",
    "}": "{",
    "<": ">",
    ">": "<",
    "«": "»",
    "»": "«",
}
"""In right-to-left text a bracket's logical character is drawn by its mirror image (UAX #9 L4)."""


def check_sizes(pairs: Iterable[tuple[Expected, Tag]], reader: Reader, findings: Findings) -> None:
    """Body text against its level's floor; the floor of all text is `check_page`'s."""
    for element, tag in pairs:
        if element.runs is None:
            continue
        small = [
            shown for _, shown in reader.shown(tag) if shown.text.strip() and _below(shown, element.floor)
        ]
        if small and not _below(small[0], SMALLEST):
            size = min(shown.size for shown in small)
            message = f"this text is {size:.1f} points high, body text needs {element.floor:g}"
            findings.add("A505", message, key=element.key, page=tag.page())


def check_writing_lines(pairs: Iterable[tuple[Expected, Tag]], reader: Reader, findings: Findings) -> None:
    """Below a field's name and the heading of the notes there is something to write on."""
    for element, tag in pairs:
        glyphs = list(reader.glyphs(tag)) if element.lines else []
        if not glyphs:
            continue
        page, last = glyphs[-1]
        x, y = (last.start[0] + last.end[0]) / 2, last.start[1]
        depth = _ONE_LINE if element.lines == 1 else _HEADING + element.lines * _LINE
        rules = [
            rule
            for rule in reader.pages[page].painting.rules
            if rule.left <= x <= rule.right and y - depth <= rule.y <= y + 3
        ]
        if len(rules) < element.lines:
            message = f"{element.text!r} has {len(rules)} of {element.lines} lines to write on"
            findings.add("A507", message, key=element.key, page=page + 1)


def check_page(painting: Painting, page: int, fonts: FontLibrary, findings: Findings) -> None:
    """Everything about one page's text that needs no idea of what it should say. `page` counts from 1."""
    for shown in painting.shown:
        text = shown.text.strip()
        if not text:
            continue
        if _below(shown, SMALLEST):
            message = f"{text[:60]!r} is {shown.size:.1f} points high, nothing may be below {SMALLEST:g}"
            findings.add("A501", message, page=page)
        if not shown.visible:
            findings.add("A503", f"{text[:60]!r} is invisible or see-through", page=page)
        _check_place(shown, text, painting, page, findings)
    for font, code, text in sorted(_single_glyphs(painting), key=lambda drawn: drawn[1:]):
        if not fonts.draws(font, code, text):
            message = f"what is drawn for {text!r} is not that character's shape in any font here"
            findings.add("A504", message, page=page)


def _single_glyphs(painting: Painting) -> set[tuple[EmbeddedFont, int, str]]:
    """Glyphs that draw one character. An Arabic cluster is drawn by one of its codes, and empty codes
    beside that one only add its other characters: such a cluster is no single glyph.
    """
    drawn = [(shown.font, glyph) for shown in painting.shown for glyph in shown.glyphs]
    adding = [glyph for font, glyph in drawn if _only_adds_text(font, glyph)]
    ends = {place for glyph in adding for point in (glyph.start, glyph.end) for place in _around(point)}
    return {
        (font, glyph.code, glyph.text)
        for font, glyph in drawn
        if len(glyph.text) == 1 and not {_place(glyph.start), _place(glyph.end)} & ends
    }


def _place(point: Point) -> tuple[int, int]:
    return round(point[0] * 4), round(point[1])


def _around(point: Point) -> Iterator[tuple[int, int]]:
    """The places within half a point: codes that are set one by one are rounded one by one."""
    x, y = _place(point)
    return ((x + step, y) for step in range(-2, 3))


def _only_adds_text(font: EmbeddedFont, glyph: Glyph) -> bool:
    return has_right_to_left(glyph.text) and font.outline(glyph.code) == ()


def _below(shown: Shown, floor: float) -> bool:
    return shown.size < floor - _TOLERANCE


def _check_place(shown: Shown, text: str, painting: Painting, page: int, findings: Findings) -> None:
    worst = 21.0
    for point in _samples(shown):
        if not (0 <= point[0] <= painting.width and 0 <= point[1] <= painting.height):
            findings.add("A503", f"{text[:60]!r} runs off the sheet", page=page)
            return
        behind = _WHITE
        for area in painting.areas:
            if not _holds(area, point):
                continue
            if area.order > shown.order:
                findings.add("A503", f"{text[:60]!r} is painted over", page=page)
                return
            behind = area.colour
        worst = min(worst, contrast(shown.colour, behind))
    if worst < CONTRAST:
        message = f"{text[:60]!r} has a contrast of {worst:.1f} to 1, text needs {CONTRAST}"
        findings.add("A502", message, page=page)


def _samples(shown: Shown) -> Iterator[Point]:
    """Points in the lower case's middle height, at the first, middle and last visible glyph."""
    glyphs = [glyph for glyph in shown.glyphs if glyph.text.strip()]
    for glyph in {0: glyphs[0], len(glyphs) // 2: glyphs[len(glyphs) // 2], -1: glyphs[-1]}.values():
        x = (glyph.start[0] + glyph.end[0]) / 2
        yield x, (glyph.start[1] + glyph.end[1]) / 2 + 0.25 * shown.size


def _holds(area: Area, point: Point) -> bool:
    """The nonzero winding number rule (ISO 32000-1 8.5.3.3.2)."""
    x, y = point
    if not (area.box[0] <= x <= area.box[2] and area.box[1] <= y <= area.box[3]):
        return False
    winding = 0
    for polygon in area.polygons:
        for (x0, y0), (x1, y1) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            if (y0 <= y) != (y1 <= y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                winding += 1 if y1 > y0 else -1
    return winding != 0


def contrast(a: Colour, b: Colour) -> float:
    """WCAG 2.2's contrast ratio, 1 to 21."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


class FontLibrary:
    """The workspace's own fonts, as the measure of what a character looks like."""

    def __init__(self, root: Path) -> None:
        self.fonts = tuple(_open_font(path) for path in sorted((root / "fonts").glob("*/*.ttf")))
        self._shapes: dict[str, frozenset[Outline]] = {}

    def draws(self, font: EmbeddedFont, code: int, text: str) -> bool:
        """Whether the code's outline is a shape that some font of the workspace has for the character."""
        outline = font.outline(code)
        if text.isspace():
            return outline in ((), None)
        return outline is not None and outline in self._outlines(text)

    def _outlines(self, char: str) -> frozenset[Outline]:
        if char not in self._shapes:
            chars = (char, _MIRRORED[char]) if char in _MIRRORED else (char,)
            self._shapes[char] = frozenset(
                font.outline(glyph)
                for font in self.fonts
                for one in chars
                if ord(one) in font.characters
                for glyph in font.alternates(font.characters[ord(one)])
            )
        return self._shapes[char]


@lru_cache(maxsize=64)
def _open_font(path: Path) -> TrueType:
    try:
        return TrueType(path.read_bytes())
    except struct.error as error:
        raise OSError(f"{path} is not a font") from error

"""Room to write: lines below a label, a heading or a lead-in, and the rows of a form."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from leaflets.audit.findings import Findings
from leaflets.audit.painting import Painting, Point, Rule
from leaflets.audit.reading import Reader
from leaflets.audit.structure import Tag
from leaflets.audit.telling import Expected

_ONE_LINE, _HEADING, _LINE = 20.0, 40.0, 40.0
"""Points. How far below a baseline the line beside it may stand, and the space for a heading and a line."""

LEAST_ROW = 8 * 72 / 25.4
"""Points. The least height of a row that a hand can write in."""

_THICK = 1.0
"""Points. Half of the rules above and below a row, and the rounding of numbers in a file."""


def check_writing_lines(pairs: Iterable[tuple[Expected, Tag]], reader: Reader, findings: Findings) -> None:
    """Below a field's name, a lead-in and the heading of the notes there is something to write on."""
    for element, tag in pairs:
        glyphs = list(reader.glyphs(tag)) if element.lines else []
        if not glyphs:
            continue
        page, last = glyphs[-1]
        x, y = (last.start[0] + last.end[0]) / 2, last.start[1]
        depth = _ONE_LINE if element.lines == 1 else _HEADING + element.lines * _LINE
        painting = reader.pages[page].painting
        rules = [
            rule
            for rule in painting.rules
            if rule.left <= x <= rule.right
            and y - depth <= rule.y <= y + 3
            and not _has_text(painting, rule, y - _THICK)
        ]
        if len(rules) < element.lines:
            message = f"{element.text!r} has {len(rules)} of {element.lines} lines to write on"
            findings.add("A507", message, key=element.key, page=page + 1)


def _has_text(painting: Painting, rule: Rule, top: float) -> bool:
    """Whether somebody else's words stand between a baseline and a rule: then it is another block's rule."""
    return any(
        rule.left <= glyph.start[0] <= rule.right and rule.y < glyph.start[1] < top
        for shown in painting.shown
        for glyph in shown.glyphs[:1]
    )


def check_forms(pairs: Iterable[tuple[Expected, Tag]], reader: Reader, findings: Findings) -> None:
    """Below the heads of a form lie as many rows as it has, or as its page has room for, each high enough."""
    for element, tag in pairs:
        start = _last_glyph(tag, reader) if element.form_rows else None
        if start is None:
            continue
        page, (x, y) = start
        painting = reader.pages[page].painting
        foot = _foot(painting)
        rules = (rule.y for rule in painting.rules if rule.left <= x <= rule.right and foot < rule.y < y)
        levels = sorted(rules, reverse=True)[: element.form_rows + 1]
        rows = [above - below for above, below in pairwise(levels)]
        low = [row for row in rows if row < LEAST_ROW - _THICK]
        if low or not rows:
            height = min(low, default=0.0) * 25.4 / 72
            message = f"the rows of a form are {height:.1f} mm high, a hand needs 8"
            key = next(part.key for part in element.walk() if part.key)
            findings.add("A507", message, key=key, page=page + 1)


def _foot(painting: Painting) -> float:
    """The height of the footer's rule, which stands right above its words."""
    words = [
        glyph.start[1]
        for shown in painting.shown
        if shown.mark.artifact == "Footer"
        for glyph in shown.glyphs
    ]
    return max(words, default=0.0) + _ONE_LINE


def _last_glyph(tag: Tag, reader: Reader) -> tuple[int, Point] | None:
    """Page and place of the end of the form's first row, its columns' heads."""
    heads = next((row for part in tag.tags() for row in part.tags()), None)
    glyphs = list(reader.glyphs(heads)) if heads else []
    if not glyphs:
        return None
    page, last = glyphs[-1]
    return page, ((last.start[0] + last.end[0]) / 2, last.start[1])

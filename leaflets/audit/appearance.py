"""How the text looks: its size, its contrast, whether it can be seen at all, and which glyphs draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.findings import Findings
from leaflets.audit.painting import Glyph, Painting, Point, Shown
from leaflets.audit.place import check_places
from leaflets.audit.reading import Reader
from leaflets.audit.shapes import FontLibrary
from leaflets.audit.structure import Tag
from leaflets.audit.telling import SMALLEST, Expected, Least

_TOLERANCE = 0.05
"""Points. A size is written with few digits."""


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


def check_page(painting: Painting, page: int, fonts: FontLibrary, least: Least, findings: Findings) -> None:
    """Everything about one page's text that needs no idea of what it should say. `page` counts from 1."""
    for shown in painting.shown:
        text = shown.text.strip()
        if not text:
            continue
        if _below(shown, least.size):
            message = f"{text[:60]!r} is {shown.size:.1f} points high, nothing may be below {least.size:g}"
            findings.add("A501", message, page=page)
        if not shown.visible:
            findings.add("A503", f"{text[:60]!r} is invisible or see-through", page=page)
    check_places(painting, page, least.contrast, findings)
    for text in sorted(_misdrawn(painting, fonts)):
        message = f"what is drawn for {text!r} is not the shape of it in any font here"
        findings.add("A504", message, page=page)


def _misdrawn(painting: Painting, fonts: FontLibrary) -> set[str]:
    """One code of a right-to-left cluster draws all of it; the others are blank, one for each character:
    those before it stand to its right, the marks after it to its left.
    """
    drawn = [(shown.font, glyph) for shown in painting.shown for glyph in shown.glyphs]
    blank = [glyph for font, glyph in drawn if _only_adds_text(font, glyph)]
    before = {place: glyph for glyph in blank for place in _around(glyph.start)}
    after = {place: glyph for glyph in blank for place in _around(glyph.end)}
    wrong = set()
    for font, glyph in drawn:
        own = glyph.text
        if fonts.draws(font, glyph.code, own) or _only_adds_text(font, glyph):
            continue
        head = "".join(other.text for other in _chain(_right(glyph), before, attrgetter("end")))[::-1]
        tail = "".join(other.text for other in _chain([glyph.start], after, attrgetter("start")))
        if not any(
            fonts.draws(font, glyph.code, text) for text in (head + own, own + tail, head + own + tail)
        ):
            wrong.add(head + own + tail)
    return wrong


def _right(glyph: Glyph) -> Iterator[Point]:
    """Where the blank codes may begin that belong to a glyph: at its end, or inside of it."""
    (left, y), (right, _) = glyph.start, glyph.end
    yield glyph.end
    yield from ((left + step / 4, y) for step in range(1, round(4 * (right - left))))


def _chain(
    starts: Iterable[Point], glyphs: Mapping[tuple[int, int], Glyph], onwards: Callable[[Glyph], Point]
) -> tuple[Glyph, ...]:
    """The glyphs from the first of `starts` where there is one, each beginning where the last one ends."""
    if not glyphs:
        return ()
    first = next((glyphs[place] for place in map(_place, starts) if place in glyphs), None)
    chain: dict[Glyph, None] = {}
    while first is not None and first not in chain:
        chain[first] = None
        first = glyphs.get(_place(onwards(first)))
    return tuple(chain)


def _place(point: Point) -> tuple[int, int]:
    return round(point[0] * 4), round(point[1])


def _around(point: Point) -> Iterator[tuple[int, int]]:
    """The places within half a point: codes that are set one by one are rounded one by one."""
    x, y = _place(point)
    return ((x + step, y) for step in range(-2, 3))


def _only_adds_text(font: EmbeddedFont, glyph: Glyph) -> bool:
    return not glyph.text.isspace() and font.blank(glyph.code)


def _below(shown: Shown, floor: float) -> bool:
    return shown.size < floor - _TOLERANCE

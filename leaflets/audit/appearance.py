"""How the text looks: its size, its contrast, whether it can be seen at all, and which glyphs draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.findings import Findings
from leaflets.audit.painting import Area, Colour, Glyph, Painting, Point, Shown
from leaflets.audit.reading import Reader
from leaflets.audit.shapes import FontLibrary
from leaflets.audit.structure import Tag
from leaflets.audit.telling import SMALLEST, Expected, Least

_TOLERANCE = 0.05
"""Points. A size is written with few digits."""

_WHITE: Colour = (1.0, 1.0, 1.0)


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
        _check_place(shown, text, painting, page, least.contrast, findings)
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


def _check_place(
    shown: Shown, text: str, painting: Painting, page: int, least: float, findings: Findings
) -> None:
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
    if worst < least:
        message = f"{text[:60]!r} has a contrast of {worst:.1f} to 1, text needs {least:g}"
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

"""Where the text stands: on the sheet, with nothing over it, on a ground it can be read on, and alone.

A glyph is looked at where most of its ink is, between the baseline and the middle height of small letters: at
three heights, at every glyph. What only touches it above or below that is left to the distance of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflets.audit.findings import Findings
from leaflets.audit.painting import Area, Colour, Glyph, Painting, Point, Shown, box_of

_WHITE: Colour = (1.0, 1.0, 1.0)

_HEIGHTS = (0.05, 0.25, 0.45)
"""Of the size, above the baseline."""

_TOUCH = 0.15
"""Of the size. So far may two texts reach into each other: accents, slanted and joined letters do."""

_ROW = 10.0
"""Points."""

Stroke = tuple[Point, Point]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """What one operator shows, and the boxes of its glyphs that leave ink: (x0, y0, x1, y1)."""

    shown: Shown
    boxes: tuple[Box, ...]
    box: Box

    @property
    def text(self) -> str:
        return self.shown.text.strip()[:60]


def check_places(painting: Painting, page: int, least: float, findings: Findings) -> None:
    """`page` counts from 1, `least` is the least contrast."""
    lines = [line for line in map(_line, painting.shown) if line is not None]
    for line in lines:
        _check_ground(line, painting, page, least, findings)
    for one, other in _colliding(lines):
        findings.add("A508", f"{one.text!r} stands on {other.text!r}", page=page)
    for line in _crossed(lines, painting.strokes):
        findings.add("A508", f"a line runs through {line.text!r}", page=page)


def _line(shown: Shown) -> _Line | None:
    """None where nothing is seen."""
    boxes = tuple(_box(glyph, shown.size) for glyph in shown.glyphs if _leaves_ink(glyph, shown))
    if not boxes:
        return None
    lefts, lows, rights, tops = zip(*boxes, strict=True)
    return _Line(shown, boxes, (min(lefts), min(lows), max(rights), max(tops)))


def _leaves_ink(glyph: Glyph, shown: Shown) -> bool:
    return bool(glyph.text.strip()) and glyph.start != glyph.end and not shown.font.blank(glyph.code)


def _box(glyph: Glyph, size: float) -> Box:
    """Text stands level, though it may run to the left."""
    low, high = (glyph.start[1] + height * size for height in (_HEIGHTS[0], _HEIGHTS[-1]))
    left, right = sorted((glyph.start[0], glyph.end[0]))
    return left, low, right, high


def _check_ground(line: _Line, painting: Painting, page: int, least: float, findings: Findings) -> None:
    left, low, right, high = line.box
    if left < 0 or low < 0 or right > painting.width or high > painting.height:
        findings.add("A503", f"{line.text!r} runs off the sheet", page=page)
        return
    near = [area for area in painting.areas if _meet(area.box, line.box)]
    worst = contrast(line.shown.colour, _WHITE) if not near else 21.0
    for point in _points(line) if near else ():
        behind = _WHITE
        for area in near:
            if not _holds(area, point):
                continue
            if area.order > line.shown.order:
                findings.add("A503", f"{line.text!r} is painted over", page=page)
                return
            behind = area.colour
        worst = min(worst, contrast(line.shown.colour, behind))
    if worst < least:
        message = f"{line.text!r} has a contrast of {worst:.1f} to 1, text needs {least:g}"
        findings.add("A502", message, page=page)


def _points(line: _Line) -> Iterator[Point]:
    for left, low, right, high in line.boxes:
        yield from (((left + right) / 2, y) for y in (low, (low + high) / 2, high))


def _colliding(lines: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Pairs of which glyphs stand in the same place."""
    ordered = sorted(lines, key=lambda line: line.box[1])
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.box[1] > one.box[3]:
                break
            if _collide(one, other):
                yield one, other


def _collide(one: _Line, other: _Line) -> bool:
    touch = _TOUCH * min(one.shown.size, other.shown.size)
    return _overlap(one.box, other.box, touch) and any(
        _overlap(a, b, touch) for a in one.boxes for b in other.boxes
    )


def _overlap(a: Box, b: Box, touch: float) -> bool:
    """Whether they share more than a touch, each way."""
    return all(min(a[i + 2], b[i + 2]) - max(a[i], b[i]) > touch for i in (0, 1))


def _meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _crossed(lines: Iterable[_Line], strokes: Iterable[Stroke]) -> Iterator[_Line]:
    """Texts that a straight stroke runs through. Strokes are laid out by the rows that they pass: a crowd has
    thousands.
    """
    rows: dict[int, list[tuple[Box, Stroke]]] = {}
    for start, end in strokes:
        box = box_of((start, end))
        for row in _rows(box):
            rows.setdefault(row, []).append((box, (start, end)))
    for line in lines:
        near = (
            stroke for row in _rows(line.box) for box, stroke in rows.get(row, ()) if _meet(box, line.box)
        )
        if any(_runs_through(*stroke, box) for stroke in near for box in line.boxes):
            yield line


def _rows(box: Box) -> range:
    return range(int(box[1] // _ROW), int(box[3] // _ROW) + 1)


def _runs_through(start: Point, end: Point, box: Box) -> bool:
    """Liang and Barsky's clipping: what of the stroke from 0 to 1 lies within each pair of edges."""
    first, last = 0.0, 1.0
    for i in (0, 1):
        step, low, high = end[i] - start[i], box[i] - start[i], box[i + 2] - start[i]
        if step == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / step, high / step))
        first, last = max(first, near), min(last, far)
    return first < last


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

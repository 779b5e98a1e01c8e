"""Drawings of content/pictures/*.svg, read as shapes to paint and places for labels.

The profile of SVG is small and strict, so that a drawing is only what it says and follows the style:

- `<svg viewBox="0 0 W H">`: one unit is one point. A drawing wider than its column is scaled down (labels
  keep their size), never up, never mirrored. The full measure of A4 is 493 units. All that is painted stays
  inside; drawing_values.py has the limits of sizes and numbers.
- Shapes: `path` (M L H V C S Q T A Z, absolute or relative), `line`, `circle`, `ellipse`, `rect` (`rx`),
  `polyline`, `polygon`. Groups: `g`. No transforms, no clipping, no gradients, no defs. Fills are nonzero.
  Painting order is file order: to hide what lies below, fill with `f-paper`. `title`, `desc`, `metadata`
  and `style` are skipped (a `style` that spells the classes below lets a browser show the drawing).
- Colours are names of the style's colours and stand in `class`: `s-hue` strokes, `f-tint` fills. Names of
  the default style: ink, hue, alert, soft, outline, mid, wash, tint, paper. `mid` is for lines, `wash` for
  areas with lines of their own in them: a palette may make the one black and the other white. Without a
  class nothing is painted.
  No `fill`, `stroke` or `style` attribute.
- Other attributes: `stroke-width` (units), `stroke-linecap="round"` (round ends and joins),
  `stroke-dasharray="4 2"`. These and the classes are inherited from the groups above; a shape's own win
  (`s-none`, `f-none` take an inherited one away).
- A label's place: `<text id="LABEL" x y text-anchor="start|middle|end" data-width="60"
  font-weight="bold">`. LABEL is a key of `labels` in the locale's pictures.yaml. (x, y) is the baseline of
  the FIRST line; further lines go down. `text-anchor` is physical in every language: start = the text's
  left edge is at x, end = its right edge. `data-width` is the width at which the label may wrap, as
  generous as the drawing allows (other languages are longer); without it the label stays on one line.
  The text inside is a sample for people who open the file; it is never printed.
- For right-to-left leaflets: a `g data-dir="rtl"` (or "ltr") is shown only in documents of that direction,
  so that leaders may differ; `data-rtl-dx="120"` on a `g` moves it, with the labels
  in it, that far to the right (negative: left) in right-to-left documents. This is how panels swap order
  while nothing is mirrored. The id of a label stands once in a file.
- `data-panel="x y width height"` on a `g` directly in `svg` says what part of the drawing it is. Where a
  style stacks panels, they stand one below the other, at the left, and `data-rtl-dx` moves none of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NoReturn
from xml.parsers import expat

from leaflets.frozen import frozen
from leaflets.layout.drawing_outlines import OUTLINES
from leaflets.layout.drawing_paint import PAINT, as_classes
from leaflets.layout.drawing_values import (
    DEEPEST,
    MOST_SEGMENTS,
    MOST_SHAPES,
    Attributes,
    Frame,
    Pen,
    leaves,
    length,
    number,
    read_pen,
    read_region,
    told,
)
from leaflets.layout.paths import Segments, bounds, moved
from leaflets.model.content import Direction

Anchor = Literal["start", "middle", "end"]


@frozen
class Shape:
    segments: Segments
    pen: Pen


@frozen
class Place:
    """Where a label stands: the baseline of its first line at (x, y), wrapped at `width` if that is set."""

    x: float
    y: float
    anchor: Anchor
    width: float | None
    bold: bool


@frozen
class Drawing:
    """Shapes in painting order and the places of labels, in units of the drawing."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    places: Mapping[str, Place]


PLAIN = "leaflets/layout/drawing.py lists what a drawing may hold: plain lines and filled shapes, and labels."
INERT = "Delete it: a drawing on paper runs nothing, loads nothing and leads nowhere."
SIMPLER = "Simplify it: a drawing on paper says one thing with few lines."
INSIDE = "Move it inside, or make the viewBox larger: what stands outside would be printed over the text."


class DrawingError(ValueError):
    """The drawing breaks the profile at `line`; `hint` says what to do."""

    def __init__(self, message: str, line: int, hint: str = PLAIN) -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


@frozen
class _Group:
    """What an open element hands down to its children. `frame`: the panel that they must stay in."""

    name: str
    pen: Pen = Pen()
    dx: float = 0.0
    dy: float = 0.0
    shown: bool = True
    frame: Frame | None = None


_PEN = frozenset({"class", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"})
_WORDS = frozenset({"title", "desc", "metadata", "style"})
"""Elements that hold words alone, which are not printed."""
_WORDS_ATTRIBUTES = frozenset({"id", "type", "lang", "xml:lang"})
_RUNS = frozenset({"script", "image", "use", "a", "foreignObject", "iframe", "animate", "set", "xi:include"})
_LOADS = re.compile(r"@|\\|url\s*\(|<|javascript:", re.IGNORECASE)
"""In a style: what fetches something, or hides that it does."""
_NAMESPACE = "http://www.w3.org/2000/svg"


_ALLOWED: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"xmlns", "viewBox", "width", "height", "role", "lang", "xml:lang"}),
    "g": frozenset({"id", "data-dir", "data-rtl-dx", "data-panel"}) | _PEN,
    "text": frozenset({"id", "x", "y", "text-anchor", "data-width", "font-weight"}),
    **{name: allowed | _PEN | {"id"} for name, (_, allowed) in OUTLINES.items()},
}


class _Reader:
    """The state of one reading: the open elements, and what they have given so far."""

    def __init__(
        self,
        direction: Direction,
        stacked: float | None,
        colours: Collection[str] | None,
        *,
        own_paint: bool,
    ) -> None:
        self.own_paint = own_paint
        self.direction = direction
        self.stacked = stacked
        """Units between panels that stand one below the other; None where they stand as drawn."""
        self.colours = colours
        self.bottom = 0.0
        self.widest = 0.0
        self.open: list[_Group] = []
        self.shapes: list[Shape] = []
        self.segments = 0
        self.places: dict[str, Place] = {}
        self.loose: list[tuple[str, Frame, int]] = []
        """What stands in no panel, its box and line: the frame is known at the end."""
        self.size: tuple[float, float] | None = None
        self.words: str | None = None
        self.css = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.ProcessingInstructionHandler = self._refuse_instruction

    def fail(self, message: str, hint: str = PLAIN) -> NoReturn:
        raise DrawingError(message, self.parser.CurrentLineNumber, hint)

    def _refuse_doctype(self, *_: object) -> NoReturn:
        """Before any of its entities is read, let alone put in."""
        self.fail("a drawing has no document type, and declares no entities", INERT)

    def _refuse_instruction(self, target: str, _data: str) -> NoReturn:
        self.fail(f"a drawing gives no instructions to programs (<?{target}?>)", INERT)

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self.own_paint and name not in _WORDS:
            attrs = self._painted(attrs)
        hint = INERT if name in _RUNS or any(map(_is_active, attrs)) else PLAIN
        if self.words is not None:
            self.fail(f"<{name}> can't stand in <{self.words}>, which holds words only", hint)
        allowed = _WORDS_ATTRIBUTES if name in _WORDS and self.open else _ALLOWED.get(name)
        if allowed is not None and self.own_paint and name == "svg":
            allowed |= _PEN
        if allowed is None or not self._may_stand(name):
            self.fail(f"<{name}> can't stand here", hint)
        if unknown := sorted(attrs.keys() - allowed):
            self.fail(f"<{name}> can't have {', '.join(unknown)}", hint)
        if name in _WORDS:
            self.words, self.css = name, ""
            return
        try:
            self._read(name, attrs)
        except (ValueError, ArithmeticError) as error:
            if isinstance(error, DrawingError):
                raise
            self.fail(f"<{name}>: {error}", "Correct it at this line of the file, with a text editor.")

    def _painted(self, attrs: dict[str, str]) -> dict[str, str]:
        try:
            return as_classes(attrs, first=not self.open)
        except ValueError as error:
            self.fail(str(error), PAINT)

    def _may_stand(self, name: str) -> bool:
        """The outermost element is `svg`; only it and groups hold others."""
        return self.open[-1].name in ("svg", "g") and name != "svg" if self.open else name == "svg"

    def characters(self, data: str) -> None:
        if self.words == "style":
            self.css += data

    def end(self, _name: str) -> None:
        if self.words is None:
            self.open.pop()
            return
        if found := _LOADS.search(self.css):
            self.fail(f"a style that fetches something ({found[0]})", INERT)
        self.words, self.css = None, ""

    def _read(self, name: str, attrs: Attributes) -> None:
        above = self.open[-1] if self.open else _Group(name)
        group = replace(above, name=name, pen=read_pen(above.pen, attrs, self.colours))
        if name == "svg":
            self._start_drawing(attrs)
        elif name == "g":
            group = self._group(group, attrs)
        elif name == "text":
            self._place(above, attrs)
        else:
            self._shape(OUTLINES[name][0](attrs), group)
        self.open.append(group)

    def _start_drawing(self, attrs: Attributes) -> None:
        if attrs.get("xmlns", _NAMESPACE) != _NAMESPACE:
            self.fail(f"xmlns is {_NAMESPACE} in a drawing")
        x, y, width, height = read_region(attrs.get("viewBox", ""), "viewBox")
        if x or y:
            raise ValueError("viewBox begins with 0 0: move the drawing there")
        self.size = (width, height)

    def _shape(self, outline: Segments, group: _Group) -> None:
        self.segments += len(outline)
        if len(self.shapes) >= MOST_SHAPES or self.segments > MOST_SEGMENTS:
            what = f"it has more than {MOST_SHAPES} shapes or {MOST_SEGMENTS} lines and curves"
            self.fail(what, SIMPLER)
        if not group.shown:
            return
        shape = Shape(moved(outline, group.dx, group.dy), group.pen)
        self.shapes.append(shape)
        if shape.pen.fill or shape.pen.stroke:
            around = shape.pen.width / 2 if shape.pen.stroke else 0.0
            left, top, right, bottom = bounds(shape.segments)
            box = (left - around, top - around, right + around, bottom + around)
            self._keep_inside(f"<{group.name}>", box, group.frame)

    def _keep_inside(self, what: str, box: Frame, frame: Frame | None) -> None:
        if frame is None:
            self.loose.append((what, box, self.parser.CurrentLineNumber))
        elif leaves(box, frame):
            self.fail(f"{what} runs out of its panel: {told(box, frame)}", INSIDE)

    def _group(self, group: _Group, attrs: Attributes) -> _Group:
        if len(self.open) > DEEPEST:
            self.fail(f"more than {DEEPEST} groups stand inside each other", SIMPLER)
        way = attrs.get("data-dir", self.direction)
        if way not in tuple(Direction):
            raise ValueError(f"data-dir is ltr or rtl, not “{way}”")
        shift = number(attrs, "data-rtl-dx")
        group = replace(group, shown=group.shown and way == self.direction)
        if "data-panel" in attrs:
            region = read_region(attrs["data-panel"], "data-panel")
            if len(self.open) != 1:
                raise ValueError("a panel stands directly in <svg>")
            if self.stacked is not None:
                return self._panel(group, region, self.stacked)
        if self.direction is Direction.RTL and self.stacked is None:
            return replace(group, dx=group.dx + shift)
        return group

    def _panel(self, group: _Group, region: tuple[float, float, float, float], gap: float) -> _Group:
        """The panel below those before it."""
        x, y, width, height = region
        top = self.bottom + gap if self.bottom else 0.0
        self.bottom, self.widest = top + height, max(self.widest, width)
        return replace(group, dx=-x, dy=top - y, frame=(0.0, top, width, top + height))

    def _place(self, above: _Group, attrs: Attributes) -> None:
        ident = attrs.get("id", "")
        if not ident or ident in self.places:
            self.fail(f"a label's id must be there and stand once ({ident!r})")
        anchor = attrs.get("text-anchor", "start")
        if anchor not in ("start", "middle", "end"):
            raise ValueError(f"text-anchor is start, middle or end, not {anchor!r}")
        x, y = number(attrs, "x") + above.dx, number(attrs, "y") + above.dy
        width = length(attrs, "data-width") if "data-width" in attrs else None
        if not above.shown:
            return
        self._keep_inside(f"the place of the label “{ident}”", (x, y, x, y), above.frame)
        bold = attrs.get("font-weight") == "bold"
        self.places[ident] = Place(x, y, anchor, width, bold)  # type: ignore[arg-type]


def _is_active(attribute: str) -> bool:
    return attribute.startswith("on") or attribute.rpartition(":")[2] in ("href", "src", "base")


@lru_cache(maxsize=64)
def read_drawing(
    svg: str,
    direction: Direction,
    stacked: float | None = None,
    colours: tuple[str, ...] | None = None,
    *,
    own_paint: bool = False,
) -> Drawing:
    """The drawing as documents of this direction show it. Raises DrawingError at the first fault.

    `stacked`: its panels one below the other, so many units apart; a drawing without panels stays as it is.
    `colours`: the names of the style's. `own_paint`: it says its colours itself, as a logo does.
    """
    reader = _Reader(direction, stacked, colours, own_paint=own_paint)
    try:
        reader.parser.Parse(svg, True)
    except expat.ExpatError as error:
        raise DrawingError(f"not well-formed: {expat.ErrorString(error.code)}", error.lineno) from error
    if reader.size is None:
        raise DrawingError("no <svg> with a viewBox", 1)
    width, height = (reader.widest, reader.bottom) if reader.bottom else reader.size
    frame = (0.0, 0.0, width, height)
    for what, box, at in reader.loose:
        if leaves(box, frame):
            raise DrawingError(f"{what} runs out of the drawing: {told(box, frame)}", at, INSIDE)
    if not any(shape.pen.fill or shape.pen.stroke for shape in reader.shapes):
        raise DrawingError("nothing is drawn", 1, "Give its shapes classes: s-hue strokes, f-tint fills.")
    return Drawing(width, height, tuple(reader.shapes), reader.places)

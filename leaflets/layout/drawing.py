"""Drawings of content/pictures/*.svg, read as shapes to paint and places for labels.

The profile of SVG is small and strict, so that a drawing is only what it says and follows the style:

- `<svg viewBox="0 0 W H">`: one unit is one point. A drawing wider than its column is scaled down (labels
  keep their size), never up, never mirrored. The full measure of A4 is 493 units.
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
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NoReturn
from xml.parsers import expat

from leaflets.frozen import frozen
from leaflets.layout.paths import Segments, ellipse, line, moved, path_data, polyline, rectangle
from leaflets.model.content import Direction

Anchor = Literal["start", "middle", "end"]


@frozen
class Pen:
    """How a shape is painted; colours are names of the style's, widths are units."""

    stroke: str | None = None
    fill: str | None = None
    width: float = 1.0
    round_ends: bool = False
    dash: tuple[float, ...] = ()


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


class DrawingError(ValueError):
    """The drawing breaks the profile at `line`."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@frozen
class _Group:
    """What an open element hands down to its children."""

    pen: Pen
    dx: float = 0.0
    dy: float = 0.0
    shown: bool = True


_Attrs = dict[str, str]
_PEN = frozenset({"class", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"})
_SKIPPED = frozenset({"title", "desc", "metadata", "style"})
_NUMBERS = re.compile(r"[\s,]+")


def _number(attrs: _Attrs, name: str) -> float:
    return float(attrs[name]) if name in attrs else 0.0


def _points(attrs: _Attrs) -> list[tuple[float, float]]:
    values = [float(part) for part in _NUMBERS.split(attrs.get("points", "").strip()) if part]
    if len(values) % 2 or not values:
        raise ValueError("`points` needs pairs of numbers")
    return list(zip(values[::2], values[1::2], strict=True))


def _path(attrs: _Attrs) -> Segments:
    return path_data(attrs.get("d", ""))


def _line(attrs: _Attrs) -> Segments:
    return line(*(_number(attrs, name) for name in ("x1", "y1", "x2", "y2")))


def _circle(attrs: _Attrs) -> Segments:
    radius = _number(attrs, "r")
    return ellipse(_number(attrs, "cx"), _number(attrs, "cy"), radius, radius)


def _ellipse(attrs: _Attrs) -> Segments:
    return ellipse(*(_number(attrs, name) for name in ("cx", "cy", "rx", "ry")))


def _rect(attrs: _Attrs) -> Segments:
    x, y, width, height = (_number(attrs, name) for name in ("x", "y", "width", "height"))
    return rectangle(x, y, width, height, radius=_number(attrs, "rx"))


_SHAPES: Mapping[str, tuple[Callable[[_Attrs], Segments], frozenset[str]]] = {
    "path": (_path, frozenset({"d"})),
    "line": (_line, frozenset({"x1", "y1", "x2", "y2"})),
    "circle": (_circle, frozenset({"cx", "cy", "r"})),
    "ellipse": (_ellipse, frozenset({"cx", "cy", "rx", "ry"})),
    "rect": (_rect, frozenset({"x", "y", "width", "height", "rx"})),
    "polyline": (lambda attrs: polyline(_points(attrs), closed=False), frozenset({"points"})),
    "polygon": (lambda attrs: polyline(_points(attrs), closed=True), frozenset({"points"})),
}
"""Element -> its outline, and the attributes it may have beside those of the pen."""

_ALLOWED: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"xmlns", "viewBox", "width", "height", "role", "lang", "xml:lang"}),
    "g": frozenset({"id", "data-dir", "data-rtl-dx", "data-panel"}) | _PEN,
    "text": frozenset({"id", "x", "y", "text-anchor", "data-width", "font-weight"}),
    **{name: allowed | _PEN | {"id"} for name, (_, allowed) in _SHAPES.items()},
}


class _Reader:
    """The state of one reading: the open elements, and what they have given so far."""

    def __init__(self, direction: Direction, stacked: float | None) -> None:
        self.direction = direction
        self.stacked = stacked
        """Units between panels that stand one below the other; None where they stand as drawn."""
        self.bottom = 0.0
        self.widest = 0.0
        self.open: list[_Group] = []
        self.shapes: list[Shape] = []
        self.places: dict[str, Place] = {}
        self.size: tuple[float, float] | None = None
        self.skipping = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.EntityDeclHandler = self._refuse_entities

    def fail(self, message: str) -> NoReturn:
        raise DrawingError(message, self.parser.CurrentLineNumber)

    def _refuse_entities(self, name: str, *_: object) -> NoReturn:
        self.fail(f"a drawing declares no entities ({name})")

    def start(self, name: str, attrs: _Attrs) -> None:
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        if name not in _ALLOWED or bool(self.open) is (name == "svg"):
            self.fail(f"<{name}> can't stand here")
        if unknown := sorted(attrs.keys() - _ALLOWED[name]):
            self.fail(f"<{name}> can't have {', '.join(unknown)}")
        try:
            self._read(name, attrs)
        except ValueError as error:
            if isinstance(error, DrawingError):
                raise
            self.fail(f"<{name}>: {error}")

    def end(self, _name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.open.pop()

    def _read(self, name: str, attrs: _Attrs) -> None:
        above = self.open[-1] if self.open else _Group(Pen())
        group = replace(above, pen=_pen(above.pen, attrs))
        if name == "svg":
            _, _, width, height = (float(part) for part in _NUMBERS.split(attrs.get("viewBox", "").strip()))
            self.size = (width, height)
        elif name == "g":
            group = self._group(group, attrs)
        elif above.shown and name == "text":
            self._place(above, attrs)
        elif above.shown:
            outline, _ = _SHAPES[name]
            self.shapes.append(Shape(moved(outline(attrs), group.dx, group.dy), group.pen))
        self.open.append(group)

    def _group(self, group: _Group, attrs: _Attrs) -> _Group:
        shown = group.shown and attrs.get("data-dir", self.direction) == self.direction
        if self.stacked is not None and "data-panel" in attrs:
            return replace(self._panel(group, attrs["data-panel"], self.stacked), shown=shown)
        dx = group.dx
        if self.direction is Direction.RTL and self.stacked is None:
            dx += _number(attrs, "data-rtl-dx")
        return replace(group, dx=dx, shown=shown)

    def _panel(self, group: _Group, region: str, gap: float) -> _Group:
        """The panel below those before it."""
        x, y, width, height = (float(part) for part in _NUMBERS.split(region.strip()))
        top = self.bottom + gap if self.bottom else 0.0
        self.bottom, self.widest = top + height, max(self.widest, width)
        return replace(group, dx=-x, dy=top - y)

    def _place(self, above: _Group, attrs: _Attrs) -> None:
        ident = attrs.get("id", "")
        if not ident or ident in self.places:
            self.fail(f"a label's id must be there and stand once ({ident!r})")
        anchor = attrs.get("text-anchor", "start")
        if anchor not in ("start", "middle", "end"):
            self.fail(f"text-anchor is start, middle or end, not {anchor!r}")
        self.places[ident] = Place(
            x=_number(attrs, "x") + above.dx,
            y=_number(attrs, "y") + above.dy,
            anchor=anchor,  # type: ignore[arg-type]
            width=float(attrs["data-width"]) if "data-width" in attrs else None,
            bold=attrs.get("font-weight") == "bold",
        )


def _pen(pen: Pen, attrs: _Attrs) -> Pen:
    for token in attrs.get("class", "").split():
        kind, _, name = token.partition("-")
        colour = None if name == "none" else name
        if kind == "s":
            pen = replace(pen, stroke=colour)
        elif kind == "f":
            pen = replace(pen, fill=colour)
        else:
            raise ValueError(f"class {token!r} is neither s-<colour> nor f-<colour>")
    if "stroke-width" in attrs:
        pen = replace(pen, width=float(attrs["stroke-width"]))
    if "stroke-linecap" in attrs:
        pen = replace(pen, round_ends=attrs["stroke-linecap"] == "round")
    if "stroke-dasharray" in attrs:
        dash = attrs["stroke-dasharray"].strip()
        numbers = () if dash == "none" else tuple(float(part) for part in _NUMBERS.split(dash))
        pen = replace(pen, dash=numbers)
    return pen


@lru_cache(maxsize=64)
def read_drawing(svg: str, direction: Direction, stacked: float | None = None) -> Drawing:
    """The drawing as documents of this direction show it. Raises DrawingError at the first fault.

    `stacked`: its panels one below the other, so many units apart; a drawing without panels stays as it is.
    """
    reader = _Reader(direction, stacked)
    try:
        reader.parser.Parse(svg, True)
    except expat.ExpatError as error:
        raise DrawingError(f"not well-formed: {expat.ErrorString(error.code)}", error.lineno) from error
    if reader.size is None:
        raise DrawingError("no <svg> with a viewBox", 1)
    width, height = (reader.widest, reader.bottom) if reader.bottom else reader.size
    return Drawing(width, height, tuple(reader.shapes), reader.places)

"""A drawing of content/pictures/ for the screen: its shapes as SVG, its labels as words over them.

Only what the profile of drawings allows is copied (leaflets/layout/drawing.py says what that is, and why):
nothing that runs, loads or leads anywhere can pass. Colours stay classes, so that the style sheet gives them.
Each panel is a picture of its own, so that a small screen puts them below each other. Labels are HTML: they
wrap, and take the fonts of their language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from xml.parsers import expat

from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen
from leaflets.model.content import Direction
from leaflets.writers.html.markup import Html, joined, tag

_PEN = ("class", "stroke-width", "stroke-linecap", "stroke-dasharray")
_SHAPES: Mapping[str, tuple[str, ...]] = {
    "path": ("d",),
    "line": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "rect": ("x", "y", "width", "height", "rx"),
    "polyline": ("points",),
    "polygon": ("points",),
}
_SKIPPED = frozenset({"title", "desc", "metadata", "style"})
_PLAIN = re.compile(r"[A-Za-z0-9\s.,+\-]*")
"""All that a value of a drawing can hold."""


@frozen
class Place:
    """Where a label stands, in units of its panel: the baseline of its first line."""

    panel: int
    x: float
    y: float
    anchor: str
    width: float | None
    bold: bool


@frozen
class Panel:
    """`box`: x, y, width and height, in units of the drawing."""

    box: tuple[float, float, float, float]
    shapes: Html


@frozen
class ScreenDrawing:
    panels: tuple[Panel, ...]
    places: Mapping[str, Place]


@lru_cache(maxsize=256)
def read_screen_drawing(svg: str, direction: Direction, file: str) -> ScreenDrawing:
    """The drawing as documents of this direction show it. Raises LeafletError W010 for what is no drawing."""
    reader = _Reader(direction)
    try:
        reader.parser.Parse(svg, True)
    except (expat.ExpatError, ValueError) as error:
        message = f"this drawing cannot be shown on a screen: {error}"
        hint = "Correct the drawing; leaflets/layout/drawing.py lists what it may hold."
        raise LeafletError((Problem("W010", Where(file, _line(error)), message, hint),)) from None
    return reader.drawing()


def _line(error: Exception) -> int:
    return error.lineno if isinstance(error, expat.ExpatError) else 0


def drawn(panel: Panel, *labels: Html) -> Html:
    """One panel with its labels over it."""
    x, y, width, height = panel.box
    view = {"viewBox": " ".join(map(_number, (x, y, width, height))), "aria-hidden": "true"}
    size = f"--w: {_number(width)}; --h: {_number(height)}"
    return tag("div", {"class": "panel", "style": size}, tag("svg", view, panel.shapes), *labels)


def label_style(place: Place, panel: Panel) -> str:
    """Its place as numbers for the style sheet, from the panel's left and top."""
    x, y, width, _ = panel.box
    room = "" if place.width is None else f"; --room: {_number(place.width)}"
    across = width - (place.x - x) if place.anchor == "end" else place.x - x
    return f"--x: {_number(across)}; --y: {_number(place.y - y)}{room}"


class _Reader:
    """The open elements: whether each is shown, and its markup so far."""

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.size = (0.0, 0.0)
        self.panels: list[Panel] = []
        self.loose: list[Html] = []
        self.places: dict[str, Place] = {}
        self.open: list[tuple[str, bool, dict[str, str], list[Html]]] = []
        self.skipping = 0
        self.shift: list[float] = [0.0]
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise ValueError("a drawing has no document type")

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        if name not in ("svg", "g", "text", *_SHAPES):
            raise ValueError(f"<{name}> can't stand in a drawing")
        for key, value in attrs.items():
            if key in (*_PEN, *_SHAPES.get(name, ()), "viewBox", "data-panel") and not _PLAIN.fullmatch(
                value
            ):
                raise ValueError(f"{key} of <{name}> holds what no drawing has")
        if name == "svg":
            _, _, width, height = map(float, attrs.get("viewBox", "").split())
            self.size = (width, height)
        shown = self._is_shown(attrs)
        moves = self.direction is Direction.RTL and not self._in_panel(attrs)
        self.shift.append(self.shift[-1] + (float(attrs.get("data-rtl-dx", "0")) if moves else 0.0))
        if name == "text" and shown:
            self._place(attrs)
        self.open.append((name, shown, attrs, []))

    def _is_shown(self, attrs: Mapping[str, str]) -> bool:
        above = self.open[-1][1] if self.open else True
        return above and attrs.get("data-dir", self.direction) == self.direction

    def _in_panel(self, attrs: Mapping[str, str]) -> bool:
        return "data-panel" in attrs or any("data-panel" in above for _, _, above, _ in self.open)

    def _place(self, attrs: Mapping[str, str]) -> None:
        self.places[attrs.get("id", "")] = Place(
            panel=len(self.panels),
            x=float(attrs.get("x", "0")) + self.shift[-1],
            y=float(attrs.get("y", "0")),
            anchor=attrs.get("text-anchor", "start"),
            width=float(attrs["data-width"]) if "data-width" in attrs else None,
            bold=attrs.get("font-weight") == "bold",
        )

    def end(self, _name: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        name, shown, attrs, inside = self.open.pop()
        shift = self.shift.pop() - self.shift[-1]
        if name in ("svg", "text") or not shown:
            return
        kept = {key: attrs[key] for key in (*_SHAPES.get(name, ()), *_PEN) if key in attrs}
        if shift:
            kept["transform"] = f"translate({_number(shift)} 0)"
        markup = tag(name, kept, *inside)
        if "data-panel" in attrs:
            self.panels.append(Panel(self._box(attrs["data-panel"]), markup))
        elif len(self.open) > 1:
            self.open[-1][3].append(markup)
        else:
            self.loose.append(markup)

    def _box(self, text: str) -> tuple[float, float, float, float]:
        """No wider than the drawing: what a panel has beyond is room for words alone."""
        x, y, width, height = map(float, text.split())
        return x, y, min(width, self.size[0] - x), min(height, self.size[1] - y)

    def drawing(self) -> ScreenDrawing:
        """What stands in no panel makes the whole drawing one."""
        whole = (0.0, 0.0, *self.size)
        if not self.loose:
            return ScreenDrawing(tuple(self.panels), self.places)
        shapes = joined((*(panel.shapes for panel in self.panels), *self.loose))
        places = {name: _in_first(place) for name, place in self.places.items()}
        return ScreenDrawing((Panel(whole, shapes),), places)


def _in_first(place: Place) -> Place:
    return Place(0, place.x, place.y, place.anchor, place.width, place.bold)


def _number(value: float) -> str:
    return f"{value:.10g}"


def signs(panels: Iterable[Panel]) -> Html:
    """A pictogram: decoration beside the words that say the same."""
    return joined(
        tag(
            "svg",
            {"class": "sign", "viewBox": " ".join(map(_number, panel.box)), "aria-hidden": "true"},
            panel.shapes,
        )
        for panel in panels
    )

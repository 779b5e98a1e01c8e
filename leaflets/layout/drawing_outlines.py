"""The shapes that a drawing may hold, as outlines: each element of SVG by its own attributes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaflets.layout.drawing_values import Attributes, length, number, points
from leaflets.layout.paths import Segments, ellipse, line, path_data, polyline, rectangle


def _path(attrs: Attributes) -> Segments:
    segments = path_data(attrs.get("d", ""))
    if not segments:
        raise ValueError("d is empty, so that nothing is drawn")
    return segments


def _line(attrs: Attributes) -> Segments:
    return line(*(number(attrs, name) for name in ("x1", "y1", "x2", "y2")))


def _circle(attrs: Attributes) -> Segments:
    radius = length(attrs, "r")
    return ellipse(number(attrs, "cx"), number(attrs, "cy"), radius, radius)


def _ellipse(attrs: Attributes) -> Segments:
    return ellipse(number(attrs, "cx"), number(attrs, "cy"), length(attrs, "rx"), length(attrs, "ry"))


def _rect(attrs: Attributes) -> Segments:
    radius = length(attrs, "rx") if "rx" in attrs else 0.0
    x, y = number(attrs, "x"), number(attrs, "y")
    return rectangle(x, y, length(attrs, "width"), length(attrs, "height"), radius=radius)


OUTLINES: Mapping[str, tuple[Callable[[Attributes], Segments], frozenset[str]]] = {
    "path": (_path, frozenset({"d"})),
    "line": (_line, frozenset({"x1", "y1", "x2", "y2"})),
    "circle": (_circle, frozenset({"cx", "cy", "r"})),
    "ellipse": (_ellipse, frozenset({"cx", "cy", "rx", "ry"})),
    "rect": (_rect, frozenset({"x", "y", "width", "height", "rx"})),
    "polyline": (lambda attrs: polyline(points(attrs), closed=False), frozenset({"points"})),
    "polygon": (lambda attrs: polyline(points(attrs), closed=True), frozenset({"points"})),
}
"""Element -> its outline, and the attributes it may have beside those of the pen."""

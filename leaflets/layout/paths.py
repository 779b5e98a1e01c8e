"""Shapes as path segments: rectangles, circles, rules, and SVG path data.

Coordinates are points, y downwards. Curves are cubic; a quarter of an ellipse is one of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from leaflets.layout.drawing_values import bounded
from leaflets.model.page import Segment

KAPPA = 4 / 3 * (math.sqrt(2) - 1)
"""Length of the handles that make a cubic curve a quarter of a unit circle (error below 0.03 %)."""

Segments = tuple[Segment, ...]


def moved(segments: Segments, dx: float, dy: float, scale: float = 1.0) -> Segments:
    """The segments scaled about the origin, then moved."""
    if dx == dy == 0.0 and scale == 1.0:
        return segments
    out: list[Segment] = []
    for segment in segments:
        if segment[0] == "C":
            _, x1, y1, x2, y2, x, y = segment
            out.append(
                (
                    "C",
                    x1 * scale + dx,
                    y1 * scale + dy,
                    x2 * scale + dx,
                    y2 * scale + dy,
                    x * scale + dx,
                    y * scale + dy,
                )
            )
        elif segment[0] == "Z":
            out.append(segment)
        else:
            out.append((segment[0], segment[1] * scale + dx, segment[2] * scale + dy))
    return tuple(out)


def bounds(segments: Segments) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an outline: of its curves where they turn, not of their handles."""
    xs: list[float] = []
    ys: list[float] = []
    for segment in segments:
        if segment[0] == "Z":
            continue
        if segment[0] == "C":
            xs += _turns(xs[-1], segment[1], segment[3], segment[5])
            ys += _turns(ys[-1], segment[2], segment[4], segment[6])
        xs.append(segment[-2])
        ys.append(segment[-1])
    return min(xs), min(ys), max(xs), max(ys)


def _turns(p0: float, p1: float, p2: float, p3: float) -> Iterator[float]:
    """Where a cubic curve turns back along one axis, between its ends: its derivative is 0 there."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    root = b * b - 4 * a * c
    if abs(a) < 1e-9:
        times = [-c / b] if abs(b) > 1e-9 else []
    else:
        times = [(-b + sign * math.sqrt(root)) / (2 * a) for sign in (1, -1)] if root >= 0 else []
    for t in times:
        if 0 < t < 1:
            u = 1 - t
            yield u**3 * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t**3 * p3


def line(x0: float, y0: float, x1: float, y1: float) -> Segments:
    return (("M", x0, y0), ("L", x1, y1))


def polyline(points: Sequence[tuple[float, float]], *, closed: bool) -> Segments:
    first, *rest = points
    segments: list[Segment] = [("M", *first), *(("L", x, y) for x, y in rest)]
    if closed:
        segments.append(("Z",))
    return tuple(segments)


def rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    radius: float = 0.0,
    bottom_radius: float | None = None,
) -> Segments:
    """A rectangle with round corners; `bottom_radius` for a heading bar, whose lower corners are square."""
    top = min(radius, width / 2, height / 2)
    low = top if bottom_radius is None else min(bottom_radius, width / 2, height / 2)
    right, bottom = x + width, y + height
    corners = (
        (right, y, 0.0, 1.0, -1.0, 0.0, top),
        (right, bottom, -1.0, 0.0, 0.0, -1.0, low),
        (x, bottom, 0.0, -1.0, 1.0, 0.0, low),
        (x, y, 1.0, 0.0, 0.0, 1.0, top),
    )
    segments: list[Segment] = [("M", x + top, y)]
    for corner_x, corner_y, out_x, out_y, in_x, in_y, r in corners:
        start = (corner_x + in_x * r, corner_y + in_y * r)
        end = (corner_x + out_x * r, corner_y + out_y * r)
        segments.append(("L", *start))
        if r:
            handle = r * (1 - KAPPA)
            segments.append(
                (
                    "C",
                    corner_x + in_x * handle,
                    corner_y + in_y * handle,
                    corner_x + out_x * handle,
                    corner_y + out_y * handle,
                    *end,
                )
            )
    return (*segments, ("Z",))


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Segments:
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    )


_TOKEN = re.compile(r"\s*,?\s*(?:([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Command letters with their numbers; a repeated command stands once for each set of numbers."""
    end = 0
    letter, numbers = "", list[float]()
    data = data.strip()
    while end < len(data):
        match = _TOKEN.match(data, end)
        if match is None or (not letter and match[1] not in ("M", "m")):
            raise ValueError(f"can't read path data at {data[end : end + 12]!r}")
        end = match.end()
        if match[1]:
            if numbers:
                raise ValueError(f"{letter} in path data has too few numbers")
            letter = match[1]
        else:
            numbers.append(bounded(float(match[2]), "a number of the path"))
        if len(numbers) == _COUNT[letter.upper()]:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
        if letter in "Zz" and match[2]:
            raise ValueError("numbers after Z in path data")
    if numbers:
        raise ValueError(f"{letter} in path data has too few numbers")


@lru_cache(maxsize=4096)
def path_data(data: str) -> Segments:
    """SVG 1.1 path data (8.3) as moves, lines and cubic curves. Raises ValueError."""
    segments: list[Segment] = []
    x = y = start_x = start_y = 0.0
    handle: tuple[str, float, float] | None = None
    for letter, numbers in _commands(data):
        kind = letter.upper()
        values = absolute_numbers(kind, numbers, x, y) if letter.islower() else numbers
        if kind == "Z":
            segments.append(("Z",))
            x, y, handle = start_x, start_y, None
            continue
        new_x, new_y = _end(kind, values, x, y)
        new_handle: tuple[str, float, float] | None = None
        if kind == "M":
            segments.append(("M", new_x, new_y))
            start_x, start_y = new_x, new_y
        elif kind in "LHV":
            segments.append(("L", new_x, new_y))
        elif kind in "CS":
            first = (values[0], values[1]) if kind == "C" else _reflected(handle, "C", x, y)
            second = (values[-4], values[-3])
            segments.append(("C", *first, *second, new_x, new_y))
            new_handle = ("C", *second)
        elif kind in "QT":
            middle = (values[0], values[1]) if kind == "Q" else _reflected(handle, "Q", x, y)
            segments.append(_quadratic((x, y), middle, (new_x, new_y)))
            new_handle = ("Q", *middle)
        else:
            segments.extend(_arc(x, y, values, new_x, new_y))
        x, y, handle = new_x, new_y, new_handle
    return tuple(segments)


def absolute_numbers(kind: str, numbers: list[float], x: float, y: float) -> list[float]:
    """What a relative command at the point x, y has as its absolute one (SVG 1.1, 8.3)."""
    if kind == "H":
        return [numbers[0] + x]
    if kind == "V":
        return [numbers[0] + y]
    if kind == "A":
        return [*numbers[:5], numbers[5] + x, numbers[6] + y]
    return [number + (y if i % 2 else x) for i, number in enumerate(numbers)]


def _end(kind: str, values: list[float], x: float, y: float) -> tuple[float, float]:
    if kind == "H":
        return values[0], y
    if kind == "V":
        return x, values[0]
    return values[-2], values[-1]


def _reflected(handle: tuple[str, float, float] | None, kind: str, x: float, y: float) -> tuple[float, float]:
    """The handle that continues a curve of the same kind smoothly, or the point itself (8.3.6, 8.3.7)."""
    if handle is None or handle[0] != kind:
        return x, y
    return 2 * x - handle[1], 2 * y - handle[2]


def _quadratic(start: tuple[float, float], middle: tuple[float, float], end: tuple[float, float]) -> Segment:
    (x0, y0), (qx, qy), (x, y) = start, middle, end
    return ("C", (x0 + 2 * qx) / 3, (y0 + 2 * qy) / 3, (x + 2 * qx) / 3, (y + 2 * qy) / 3, x, y)


def _arc(x0: float, y0: float, values: list[float], x: float, y: float) -> Iterator[Segment]:
    """An elliptical arc by SVG 1.1 F.6.5 (end points to centre), cut into curves of 90 degrees at most."""
    rx, ry, rotation, large, sweep = abs(values[0]), abs(values[1]), math.radians(values[2]), *values[3:5]
    if (x0, y0) == (x, y):
        return
    if not rx or not ry:
        yield ("L", x, y)
        return
    cos, sin = math.cos(rotation), math.sin(rotation)
    px, py = (cos * (x0 - x) + sin * (y0 - y)) / 2, (-sin * (x0 - x) + cos * (y0 - y)) / 2
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    square = (rx * py) ** 2 + (ry * px) ** 2
    factor = math.sqrt(max(0.0, ((rx * ry) ** 2 - square) / square))
    if bool(large) == bool(sweep):
        factor = -factor
    ux, uy = factor * rx * py / ry, -factor * ry * px / rx
    cx, cy = cos * ux - sin * uy + (x0 + x) / 2, sin * ux + cos * uy + (y0 + y) / 2
    begin = math.atan2((py - uy) / ry, (px - ux) / rx)
    turn = math.atan2((-py - uy) / ry, (-px - ux) / rx) - begin
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    pieces = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / pieces
    handle = 4 / 3 * math.tan(step / 4)

    def point(angle: float, along: float) -> tuple[float, float]:
        ex = rx * (math.cos(angle) - along * math.sin(angle))
        ey = ry * (math.sin(angle) + along * math.cos(angle))
        return cx + cos * ex - sin * ey, cy + sin * ex + cos * ey

    for i in range(pieces):
        a, b = begin + i * step, begin + (i + 1) * step
        end = (x, y) if i == pieces - 1 else point(b, 0)
        yield ("C", *point(a, handle), *point(b, -handle), *end)

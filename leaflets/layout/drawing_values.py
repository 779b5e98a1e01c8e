"""Values in a drawing: numbers that paper can show, pens with colours of the style, and where the limits are.

What cannot be right raises ValueError with words for the person who drew it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from leaflets.frozen import frozen

SMALLEST_SIDE, LARGEST_SIDE = 8.0, 1200.0
"""Units (points) of a drawing or a panel: 3 mm, and the long side of A3. Nobody prints anything beyond."""
FARTHEST = 10_000.0
"""Of any number in a drawing. It keeps sums and squares of them far from where floats lose their meaning."""
MOST_SHAPES = 2_000
"""Of a drawing; ours have about 80. More is a photograph that was traced, which stays grey mud on paper."""
MOST_SEGMENTS = 20_000
"""Lines and curves of a drawing, in all its shapes; ours have about 300."""
DEEPEST = 32
"""Groups inside each other; ours have one or two."""
THINNEST, WIDEST_STROKE = 0.1, 100.0
"""Units. Thinner is no line on most printers; wider is an area, which is to be drawn as one."""
SHORTEST_DASH = 0.2
"""Units of dash and gap together: what is shorter prints as a grey line, and keeps a printer busy."""
OVERHANG = 0.5
"""Units by which an outline may pass its frame: editors round to less."""

Attributes = Mapping[str, str]
Frame = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_SEPARATOR = re.compile(r"\s*,\s*|\s+")


@frozen
class Pen:
    """How a shape is painted; colours are names of the style's, widths are units."""

    stroke: str | None = None
    fill: str | None = None
    width: float = 1.0
    round_ends: bool = False
    dash: tuple[float, ...] = ()


def read_number(text: str, name: str) -> float:
    """A plain number without unit. float() would take nan, infinity and 1_000 as well."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{name} is a plain number such as 12.5, not “{shortened(text)}”")
    return bounded(float(text), name)


def bounded(value: float, name: str) -> float:
    if not -FARTHEST <= value <= FARTHEST:
        raise ValueError(f"{name} is {value:g}, and no number may be beyond {FARTHEST:g}")
    return value


def number(attrs: Attributes, name: str) -> float:
    """The attribute's number, 0 without it."""
    return read_number(attrs[name], name) if name in attrs else 0.0


def length(attrs: Attributes, name: str) -> float:
    """A size, which cannot be nothing or less."""
    value = number(attrs, name)
    if value <= 0.0:
        raise ValueError(f"{name} must be more than 0")
    return value


def numbers(text: str, name: str) -> list[float]:
    return [read_number(part, name) for part in _SEPARATOR.split(text.strip()) if part]


def points(attrs: Attributes) -> list[tuple[float, float]]:
    values = numbers(attrs.get("points", ""), "points")
    if len(values) % 2 or not values:
        raise ValueError("points needs pairs of numbers")
    return list(zip(values[::2], values[1::2], strict=True))


def read_region(text: str, name: str) -> tuple[float, float, float, float]:
    """x, y, width and height of a `viewBox` or a panel."""
    values = numbers(text, name)
    if len(values) != 4:
        raise ValueError(f"{name} is four numbers, x y width height, not “{shortened(text)}”")
    x, y, width, height = values
    for side in (width, height):
        if not SMALLEST_SIDE <= side <= LARGEST_SIDE:
            what = f"{name} has a side of {side:g} points"
            raise ValueError(f"{what}, and a drawing's are {SMALLEST_SIDE:g} to {LARGEST_SIDE:g}")
    return x, y, width, height


def read_pen(pen: Pen, attrs: Attributes, colours: Collection[str] | None) -> Pen:
    """The pen of the group above with what the attributes change. `colours`: of the style, None for any."""
    for token in attrs.get("class", "").split():
        kind, _, name = token.partition("-")
        if kind not in ("s", "f"):
            raise ValueError(f"class “{shortened(token)}” is neither s-<colour> nor f-<colour>")
        if name != "none" and colours is not None and name not in colours:
            raise ValueError(f"class “{shortened(token)}”: {_no_colour(name, colours)}")
        colour = None if name == "none" else name
        pen = replace(pen, stroke=colour) if kind == "s" else replace(pen, fill=colour)
    if "stroke-width" in attrs:
        width = number(attrs, "stroke-width")
        if not THINNEST <= width <= WIDEST_STROKE:
            raise ValueError(f"stroke-width is {THINNEST:g} to {WIDEST_STROKE:g}, not {width:g}")
        pen = replace(pen, width=width)
    if "stroke-linecap" in attrs:
        pen = replace(pen, round_ends=attrs["stroke-linecap"] == "round")
    if "stroke-dasharray" in attrs:
        pen = replace(pen, dash=_dash(attrs["stroke-dasharray"].strip()))
    return pen


def _no_colour(name: str, colours: Collection[str]) -> str:
    near = difflib.get_close_matches(name, colours, n=1)
    guess = f"; did you mean “{near[0]}”?" if near else ""
    return f"the style has no colour “{shortened(name)}”{guess} It has {', '.join(colours)}"


def _dash(text: str) -> tuple[float, ...]:
    if text == "none":
        return ()
    lengths = tuple(numbers(text, "stroke-dasharray"))
    if min(lengths, default=0.0) < 0.0 or sum(lengths) < SHORTEST_DASH:
        raise ValueError(
            f"stroke-dasharray needs lengths from 0 on, {SHORTEST_DASH:g} together at least, or “none”"
        )
    return lengths


def shortened(text: str) -> str:
    """What a message quotes of a value, which may be a megabyte."""
    return text if len(text) <= 40 else text[:39] + "…"


def leaves(box: Frame, frame: Frame) -> bool:
    """Whether something passes the frame that it must stay in."""
    left, top, right, bottom = frame
    return (
        box[0] < left - OVERHANG
        or box[1] < top - OVERHANG
        or box[2] > right + OVERHANG
        or box[3] > bottom + OVERHANG
    )


def told(box: Frame, frame: Frame) -> str:
    """Both from left to right and from top to bottom."""
    (x0, y0, x1, y1), (left, top, right, bottom) = box, frame
    reach = f"it reaches from {x0:g} to {x1:g} and from {y0:g} to {y1:g}"
    return f"{reach}, and has {left:g} to {right:g} and {top:g} to {bottom:g}"

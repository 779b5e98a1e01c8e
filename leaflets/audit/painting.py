"""What a page paints, as values: glyphs and filled areas with their place, order, colour and mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leaflets.audit.embedded import EmbeddedFont

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""
Point = tuple[float, float]

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One code as drawn: its characters, and the baseline from its origin to where the next one starts."""

    text: str
    code: int
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Mark:
    """What surrounds a piece of content: a marked-content id, an artifact of some kind, or nothing."""

    mcid: int | None = None
    artifact: str | None = None
    """The artifact's /Subtype or /Type, "" where it has none, None for content that is no artifact."""
    sequence: int = 0
    """Counts the marked-content sequences of the page from 1; 0 is outside all of them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The glyphs of one text-showing operator. `size` is what reaches the paper, in points."""

    order: int
    mark: Mark
    font: EmbeddedFont
    glyphs: tuple[Glyph, ...]
    size: float
    colour: Colour
    visible: bool

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Area:
    """A filled shape: its polygons (curves cut into chords), colour, and box (x0, y0, x1, y1)."""

    order: int
    mark: Mark
    polygons: tuple[tuple[Point, ...], ...]
    colour: Colour
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in dots, where it is painted."""

    mark: Mark
    box: Box


@dataclass(frozen=True, slots=True)
class Shape:
    """One closed outline that belongs to a tag: its box (x0, y0, x1, y1), and whether it is seen filled."""

    mcid: int
    box: tuple[float, float, float, float]
    filled: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight, level line, to write on or of a table. Points from the page's lower left corner."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Painting:
    """All of one page. `width` and `height` in points; y counts upwards as in the file."""

    width: float
    height: float
    shown: tuple[Shown, ...]
    areas: tuple[Area, ...]
    rules: tuple[Rule, ...]
    strokes: tuple[tuple[Point, Point], ...]
    """The straight pieces of every line that is drawn; curves are cut into chords."""
    shapes: tuple[Shape, ...]
    images: tuple[Image, ...]
    mcids: tuple[int, ...]
    """Marked-content ids in the order of their first appearance; a repeated one stands twice."""
    strays: int
    """Painting operators outside every tag and artifact."""
    unknown: tuple[str, ...]


def box_of(points: Iterable[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """`a` first, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    return (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])

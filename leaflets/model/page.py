"""Pages: frozen, positioned things to paint, each knowing the structure element it belongs to.

Coordinates are points from the page's top left corner, y downwards. The order of `items` is the
order of the content stream and, inside a page, the reading order.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.artwork import Raster
from leaflets.model.layout import Duplex
from leaflets.model.text import GlyphRun


class Artifact(Enum):
    """Content that is not part of the document: ISO 32000-1 14.8.2.2."""

    LAYOUT = "Layout"
    """Rules, frames, fills, repeated table heads."""
    HEADER = "Header"
    """The running band of a draft after page 1."""
    FOOTER = "Footer"


Owner = int | Artifact
"""The id of an Element, or the kind of artifact."""

Colour = tuple[int, int, int]
"""sRGB, 0 to 255."""

Segment = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)
"""A path operator in absolute page coordinates: move, line, cubic curve, close."""


@frozen
class PaintedRun:
    """A glyph run with its left end at `x` and its baseline at `y`."""

    owner: Owner
    x: float
    y: float
    run: GlyphRun
    size: float
    colour: Colour
    tracking: float = 0.0
    """Points added after every cluster."""


@frozen
class PaintedPath:
    """A path, filled and then stroked. `stroke_width` in points; `dash` as on/off lengths in points."""

    owner: Owner
    segments: tuple[Segment, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 0.0
    round_ends: bool = False
    dash: tuple[float, ...] = ()


@frozen
class PaintedStamps:
    """One small drawing at many places. `paths` count from each of the `places`; their owner is this one."""

    owner: Owner
    paths: tuple[PaintedPath, ...]
    places: tuple[tuple[float, float], ...]


@frozen
class PaintedImage:
    """A picture in dots with its upper left corner at (x, y)."""

    owner: Owner
    x: float
    y: float
    width: float
    height: float
    picture: Raster


@frozen
class LinkArea:
    """The clickable rectangle of one line of a link: `owner` is the Link element."""

    owner: int
    x0: float
    y0: float
    x1: float
    y1: float
    href: str
    contents: str


PageItem = PaintedRun | PaintedPath | PaintedStamps | PaintedImage | LinkArea


@frozen
class Leaf:
    """A page of a booklet on its sheet: its number in reading order from 0, and how many items are its."""

    number: int
    items: int


@frozen
class Page:
    """`leaves`: the pages that were laid on this one, in the order of its items; none on a page of its own.

    `turned`: it is printed upside down.
    """

    items: tuple[PageItem, ...]
    leaves: tuple[Leaf, ...] = ()
    turned: bool = False


@frozen
class Box:
    """A rectangle on a page, numbered from 0."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@frozen
class OutlineEntry:
    """A bookmark: `level` 0 is the title. It points at the heading's top on its page."""

    title: str
    level: int
    owner: int
    page: int
    y: float


@frozen
class Pages:
    """All that the writers need beside the Document: sheets of `width` x `height` points."""

    width: float
    height: float
    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...]
    boxes: Mapping[int, Box]
    """Element id -> bounding box, for the elements that must tell one (figures)."""
    duplex: Duplex | None = None
    """On which edge the printer turns these sheets over, where they are to be folded."""

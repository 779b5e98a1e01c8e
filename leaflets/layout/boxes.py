"""Fragments and slices: what blocks hand up while a page is built, after TeX's boxes and glue.

A Fragment is a finished picture of a block, measured from its own top left corner. A block's outcome is a
list of Slices from top to bottom: each is a fragment that no page break may cut, the space above it
(which vanishes at a page's top), and what a break above it would cost. Nesting is by reference; only
`Sheet.paint` computes page coordinates, once for every item.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from leaflets.frozen import frozen
from leaflets.layout.paths import moved
from leaflets.model.content import Direction
from leaflets.model.page import (
    Artifact,
    Colour,
    LinkArea,
    Owner,
    PageItem,
    PaintedImage,
    PaintedPath,
    PaintedRun,
    PaintedStamps,
)
from leaflets.model.text import Line

FORBIDDEN = math.inf
"""Cost of a break that must not be."""


@frozen
class SetLine:
    """A line of text with its left end at x and its baseline at y. `spans`: owner and colour of each span."""

    line: Line
    spans: tuple[tuple[Owner, Colour], ...]
    size: float
    tracking: float = 0.0


@frozen
class Extent:
    """The rectangle of an element that the pages must tell (a figure's box, a heading's top)."""

    element: int
    width: float
    height: float


Content: TypeAlias = "PaintedPath | PaintedStamps | PaintedImage | LinkArea | SetLine | Extent | Fragment"

Placed = tuple[float, float, Content]
"""x, y and what stands there. The coordinates inside a path or link are relative to that point."""


@frozen
class Fragment:
    """Content in reading order; what lies behind comes first. `baseline` is that of its first line."""

    height: float
    content: tuple[Placed, ...] = ()
    baseline: float | None = None


@frozen
class Slice:
    """`cost`: of a page break above it. `repeat` is set again, as artifact, where a page begins with it."""

    fragment: Fragment
    space: float = 0.0
    cost: float = 0.0
    repeat: Fragment | None = None

    @property
    def height(self) -> float:
        return self.fragment.height


def start_x(direction: Direction, measure: float, start: float, width: float) -> float:
    """The left edge of something `width` wide that stands `start` from the start side of the measure."""
    return start if direction is Direction.LTR else measure - start - width


def stack(slices: Iterable[Slice]) -> Fragment:
    """Slices as one fragment that can't be cut. The first one's space vanishes."""
    y = 0.0
    content: list[Placed] = []
    baseline: float | None = None
    for i, piece in enumerate(slices):
        if i:
            y += piece.space
        content.append((0.0, y, piece.fragment))
        if baseline is None and piece.fragment.baseline is not None:
            baseline = y + piece.fragment.baseline
        y += piece.height
    return Fragment(y, tuple(content), baseline)


def beside(parts: Sequence[tuple[float, Fragment]]) -> Fragment:
    """Fragments side by side, each at its x, their first baselines on one line."""
    lowest = max((part.baseline for _, part in parts if part.baseline is not None), default=None)
    content: list[Placed] = []
    height = 0.0
    for x, part in parts:
        y = 0.0 if lowest is None or part.baseline is None else lowest - part.baseline
        content.append((x, y, part))
        height = max(height, y + part.height)
    return Fragment(height, tuple(content), lowest)


def shifted(fragment: Fragment, x: float) -> Fragment:
    return replace(fragment, content=((x, 0.0, fragment),)) if x else fragment


def padded(
    fragment: Fragment, x: float, top: float, bottom: float, behind: Iterable[Placed] = ()
) -> Fragment:
    """The fragment with space around it and decorations behind it."""
    baseline = None if fragment.baseline is None else fragment.baseline + top
    return Fragment(top + fragment.height + bottom, (*behind, (x, top, fragment)), baseline)


def begin(slices: list[Slice], space: float, cost: float) -> list[Slice]:
    """The slices with another space and cost above the first of them."""
    if not slices:
        return []
    return [replace(slices[0], space=space, cost=cost), *slices[1:]]


@dataclass(slots=True)
class Sheet:
    """One page while it is painted. `extents`: element -> x0, y0, x1, y1 (the first of each)."""

    items: list[PageItem] = field(default_factory=list)
    extents: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)

    def paint(self, fragment: Fragment, x: float, y: float, artifact: Artifact | None = None) -> None:
        """Everything in the fragment in order. As an artifact it belongs to no element, links to nothing."""
        for dx, dy, content in fragment.content:
            left, top = x + dx, y + dy
            if isinstance(content, Fragment):
                self.paint(content, left, top, artifact)
            elif isinstance(content, SetLine):
                self._paint_line(content, left, top, artifact)
            elif isinstance(content, PaintedPath):
                owner = content.owner if artifact is None else artifact
                self.items.append(_moved_path(content, owner, left, top))
            elif isinstance(content, PaintedStamps):
                places = tuple((x + left, y + top) for x, y in content.places)
                self.items.append(PaintedStamps(artifact or content.owner, content.paths, places))
            elif isinstance(content, PaintedImage):
                self.items.append(replace(content, owner=artifact or content.owner, x=left, y=top))
            elif artifact is not None:
                continue
            elif isinstance(content, LinkArea):
                self.items.append(_moved_link(content, left, top))
            else:
                box = (left, top, left + content.width, top + content.height)
                self.extents.setdefault(content.element, box)

    def _paint_line(self, line: SetLine, x: float, y: float, artifact: Artifact | None) -> None:
        for run in line.line.runs:
            owner, colour = line.spans[run.span]
            self.items.append(
                PaintedRun(artifact or owner, x + run.x, y, run.run, line.size, colour, line.tracking)
            )


def moved_item(item: PageItem, x: float, y: float) -> PageItem:
    """The item as far to the right and down."""
    if isinstance(item, PaintedPath):
        return _moved_path(item, item.owner, x, y)
    if isinstance(item, LinkArea):
        return _moved_link(item, x, y)
    if isinstance(item, PaintedStamps):
        return replace(item, places=tuple((left + x, top + y) for left, top in item.places))
    return replace(item, x=item.x + x, y=item.y + y)


def _moved_path(path: PaintedPath, owner: Owner, x: float, y: float) -> PaintedPath:
    return PaintedPath(
        owner,
        moved(path.segments, x, y),
        path.fill,
        path.stroke,
        path.stroke_width,
        path.round_ends,
        path.dash,
    )


def _moved_link(link: LinkArea, x: float, y: float) -> LinkArea:
    return LinkArea(link.owner, link.x0 + x, link.y0 + y, link.x1 + x, link.y1 + y, link.href, link.contents)

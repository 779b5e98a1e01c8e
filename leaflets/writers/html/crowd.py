"""The people of an icon array as SVG: as many, as full and in the same rows as on paper."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.frozen import frozen
from leaflets.model.content import Direction
from leaflets.writers.html.markup import Html, joined, tag

HEAD = {"class": "head", "cx": ".5", "cy": ".26", "rx": ".19", "ry": ".19"}
SHOULDERS = {
    "class": "shoulders",
    "d": "M.14 .92 L.14 .8 C.14 .62 .3 .54 .5 .54 C.7 .54 .86 .62 .86 .8 L.86 .92 Z",
}
"""A person in a square of one unit."""


@frozen
class Grid:
    """Up to `most` people in `columns`, a `gap` (in their widths) after every `group` of rows and columns."""

    most: int

    columns: int
    group: int
    gap: float


HUNDRED = Grid(most=100, columns=10, group=5, gap=0.36)
THOUSAND = Grid(most=1000, columns=50, group=10, gap=0.47)


def crowd(of: int, filled: int, between: int, direction: Direction, name: str) -> Html:
    """`name` begins the ids inside. The first people stand at the start side's top."""
    grid = HUNDRED if of <= HUNDRED.most else THOUSAND
    width = _offset(grid, grid.columns - 1) + 1
    height = _offset(grid, -(-of // grid.columns) - 1) + 1
    counts = {"filled": filled, "between": between, "rest": of - filled - between}
    kinds = [kind for kind, count in counts.items() for _ in range(count)]
    models = (
        tag("g", {"id": f"{name}-{kind}", "class": kind}, tag("ellipse", HEAD), tag("path", SHOULDERS))
        for kind, count in counts.items()
        if count
    )
    people = (
        tag("use", {"href": f"#{name}-{kind}", "x": f"{x:.6g}", "y": f"{y:.6g}"})
        for kind, (x, y) in zip(kinds, _places(grid, of, width, direction), strict=True)
    )
    attributes = {"class": "crowd", "viewBox": f"0 0 {width:.6g} {height:.6g}", "aria-hidden": "true"}
    return tag("svg", attributes, tag("defs", {}, *models), joined(people))


def person(kind: str) -> Html:
    """One of them, beside the words that say what such a person stands for."""
    attributes = {"class": f"person {kind}", "viewBox": "0 0 1 1", "aria-hidden": "true"}
    return tag("svg", attributes, tag("ellipse", HEAD), tag("path", SHOULDERS))


def _places(grid: Grid, of: int, width: float, direction: Direction) -> Iterator[tuple[float, float]]:
    for index in range(of):
        row, column = divmod(index, grid.columns)
        x = _offset(grid, column)
        yield (width - x - 1 if direction is Direction.RTL else x), _offset(grid, row)


def _offset(grid: Grid, index: int) -> float:
    return index + index // grid.group * grid.gap

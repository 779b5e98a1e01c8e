"""Pages of a booklet laid on sheets: printed on both sides, folded once, they come in their order.

Two pages stand on each side of a sheet that lies on its side. Of N pages, a multiple of four, sheet s bears
outside N - 1 - 2s and 2s, inside 2s + 1 and N - 2 - 2s, the lower number at the right where text runs from
left to right. A printer that turns sheets over on the long edge would print the inside upside down: then it
is turned itself.
"""

from __future__ import annotations

from dataclasses import replace

from leaflets.layout.boxes import moved_item
from leaflets.model.content import Direction
from leaflets.model.layout import Duplex
from leaflets.model.page import Box, Leaf, OutlineEntry, Page, PageItem, Pages

FOLDED = 4
"""Pages of a sheet."""


def sides(count: int, direction: Direction) -> list[tuple[int, int]]:
    """The pages on each side of each sheet, left and right, from 0. `count` is a multiple of four."""
    if count % FOLDED:
        raise ValueError(f"{count} pages make no whole sheets")
    found: list[tuple[int, int]] = []
    for sheet in range(count // FOLDED):
        first, last = 2 * sheet, count - 1 - 2 * sheet
        found += [(last, first), (first + 1, last - 1)]
    return found if direction is Direction.LTR else [(right, left) for left, right in found]


def impose(pages: Pages, width: float, height: float, direction: Direction, duplex: Duplex) -> Pages:
    """The pages on sheets of `width` x `height` points, each in the middle of its half."""
    order = sides(len(pages.pages), direction)
    indent, drop = (width / 2 - pages.width) / 2, (height - pages.height) / 2
    sheets = []
    places: dict[int, tuple[int, float]] = {}
    for side, pair in enumerate(order):
        items: list[PageItem] = []
        leaves = []
        for half, number in enumerate(pair):
            x = half * width / 2 + indent
            places[number] = side, x
            moved = [moved_item(item, x, drop) for item in pages.pages[number].items]
            leaves.append(Leaf(number, len(moved)))
            items += moved
        turned = duplex == "long-edge" and side % 2 == 1
        sheets.append(Page(tuple(items), tuple(leaves), turned))
    return Pages(
        width,
        height,
        tuple(sheets),
        tuple(_entry(entry, places, drop) for entry in pages.outline),
        {element: _box(box, places, drop) for element, box in pages.boxes.items()},
        duplex,
    )


def _entry(entry: OutlineEntry, places: dict[int, tuple[int, float]], drop: float) -> OutlineEntry:
    return replace(entry, page=places[entry.page][0], y=entry.y + drop)


def _box(box: Box, places: dict[int, tuple[int, float]], drop: float) -> Box:
    page, x = places[box.page]
    return Box(page, box.x0 + x, box.y0 + drop, box.x1 + x, box.y1 + drop)

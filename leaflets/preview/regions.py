"""Where each string stands on the pages: from what was painted, by the element that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from leaflets.frozen import frozen
from leaflets.model.document import Document, Element, Origin, Text
from leaflets.model.page import Box, Leaf, PageItem, Pages, PaintedRun
from leaflets.text.faces import FontLibrary

_NEAR = 1.0
"""Lines of one paragraph overlap, or are no farther apart than this many times the size of the text."""


@frozen
class Region:
    """A rectangle in points from the upper left corner of a page as it is shown, and the string in it."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    key: str
    file: str
    """Of the string: a draft prints some of the source language too, under the same keys."""


def regions(document: Document, pages: Pages, fonts: FontLibrary) -> tuple[Region, ...]:
    """In the order of reading. A string has one on each page, column and cell that it stands in."""
    elements = {element.id: element for element in document.main.elements()}
    origins = _Origins(elements)
    found = []
    for number, items in _leaves(pages):
        figures = (elements[owner] for owner, box in pages.boxes.items() if box.page == number)
        here = [_region(pages.boxes[figure.id], figure.origin) for figure in figures if figure.origin]
        here = [region for region in here if region not in found]
        here += _words(number, items, origins, fonts)
        found += [_turned(region, pages) if pages.pages[number].turned else region for region in here]
    return tuple(found)


def _leaves(pages: Pages) -> list[tuple[int, Sequence[PageItem]]]:
    """Each page with the sheet side that it stands on, in the order of reading."""
    found = []
    for side, page in enumerate(pages.pages):
        start = 0
        for leaf in page.leaves or (Leaf(side, len(page.items)),):
            found.append((leaf.number, side, page.items[start : start + leaf.items]))
            start += leaf.items
    return [(side, items) for _, side, items in sorted(found, key=lambda leaf: leaf[0])]


def _region(box: Box, origin: Origin) -> Region:
    return Region(box.page, box.x0, box.y0, box.x1, box.y1, origin.key, origin.where.file)


def _words(number: int, items: Sequence[PageItem], origins: _Origins, fonts: FontLibrary) -> Iterator[Region]:
    """A rectangle around the lines of a string that follow each other; where other words stand in it, such as
    the number of a picture before its caption, one for each line.
    """
    groups = list(_lines(number, items, origins, fonts))
    for lines in groups:
        whole = reduce(_around, lines)
        others = (line for group in groups if group is not lines for line in group)
        if len(lines) > 1 and any(_holds(whole, line) for line in others):
            yield from lines
        else:
            yield whole


def _lines(
    number: int, items: Sequence[PageItem], origins: _Origins, fonts: FontLibrary
) -> Iterator[list[Region]]:
    """The lines of each string, as far as they stand below each other."""
    lines: list[Region] = []
    baseline = 0.0
    for item in items:
        if not isinstance(item, PaintedRun) or not isinstance(item.owner, int):
            continue
        origin = origins.of(item)
        if origin is None or not any(cluster.text.strip() for cluster in item.run.clusters):
            continue
        region = _region(_box(number, item, fonts), origin)
        if lines and not _continues(lines[-1], region, item.size):
            yield lines
            lines = []
        if lines and item.y == baseline:
            lines[-1] = _around(lines[-1], region)
        else:
            lines.append(region)
        baseline = item.y
    if lines:
        yield lines


def _holds(whole: Region, line: Region) -> bool:
    """Whether the middle of a line is inside."""
    x, y = (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2
    return whole.x0 < x < whole.x1 and whole.y0 < y < whole.y1


def _box(number: int, item: PaintedRun, fonts: FontLibrary) -> Box:
    face = fonts.face(item.run.face)
    width = item.run.advance * item.size / face.units_per_em + item.tracking * len(item.run.clusters)
    top, bottom = face.metrics.ascent * item.size, face.metrics.descent * item.size
    return Box(number, item.x, item.y - top, item.x + width, item.y + bottom)


def _continues(last: Region, region: Region, size: float) -> bool:
    """Whether it is the same line or the next one of the same column."""
    if (last.key, last.file) != (region.key, region.file):
        return False
    below = last.y1 - size * _NEAR <= region.y1 and region.y0 <= last.y1 + size * _NEAR
    beside = region.x0 <= last.x1 + size * _NEAR and last.x0 <= region.x1 + size * _NEAR
    return below and beside


def _around(a: Region, b: Region) -> Region:
    return replace(a, x0=min(a.x0, b.x0), y0=min(a.y0, b.y0), x1=max(a.x1, b.x1), y1=max(a.y1, b.y1))


def _turned(region: Region, pages: Pages) -> Region:
    """On a page that is printed upside down, as a viewer shows it."""
    x0, x1 = pages.width - region.x1, pages.width - region.x0
    y0, y1 = pages.height - region.y1, pages.height - region.y0
    return replace(region, x0=x0, y0=y0, x1=x1, y1=y1)


class _Origins:
    """The string of each run. Where an element has the words of several strings, its runs are counted off
    against them: they come in the order in which they are read.
    """

    def __init__(self, elements: Mapping[int, Element]) -> None:
        self._elements = elements
        self._told: dict[int, int] = {}

    def of(self, item: PaintedRun) -> Origin | None:
        assert isinstance(item.owner, int)
        element = self._elements[item.owner]
        texts = [child for child in element.children if isinstance(child, Text)]
        origins = {text.origin for text in texts}
        if len(origins) == 1:
            return texts[0].origin
        place = self._told.get(item.owner, 0)
        self._told[item.owner] = place + sum(len(cluster.text) for cluster in item.run.clusters)
        return _at(texts, place)


def _at(texts: Sequence[Text], place: int) -> Origin | None:
    for text in texts:
        if place < len(text.text):
            return text.origin
        place -= len(text.text)
    return texts[-1].origin if texts else None

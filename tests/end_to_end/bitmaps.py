"""Pages as a black-and-white printer sees them: 300 dots an inch, each ink or paper, without dithering.

Nothing here knows how a page was laid out: words are found by PDFium, everything else in the bitmap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 300
DOT = DPI / 72
"""Dots to a point."""
MM = DPI / 25.4
INK, PAPER = 0, 255
_RUN = {INK: re.compile(b"\x00+"), PAPER: re.compile(b"\xff+")}

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in dots, the last two excluded."""


@dataclass(frozen=True)
class Blob:
    """A connected area of one colour."""

    box: Box
    dots: int

    def holds(self, other: Blob) -> bool:
        (a, b, c, d), (left, top, right, bottom) = self.box, other.box
        return a < left and b < top and right < c and bottom < d


class Sheet:
    """A page of a PDF: its greys, its bitmap and its words."""

    def __init__(self, document: pypdfium2.PdfDocument, page: int) -> None:
        self.page = document[page]
        self.grey: Image.Image = self.page.render(scale=DOT, grayscale=True).to_pil().convert("L")
        self.bits = one_bit(self.grey)
        self.text = self.page.get_textpage()
        self.height = self.page.get_height()

    def letters(self, words: str, nth: int = 0) -> list[Box]:
        """The boxes of the letters of the `nth` place where the words stand, spaces left out."""
        search = self.text.search(words, match_case=True)
        for _ in range(nth):
            search.get_next()
        found = search.get_next()
        assert found is not None, f"{words!r} is not on this page"
        boxes = (self.text.get_charbox(found[0] + i) for i, letter in enumerate(words) if letter != " ")
        return [self.dots(box) for box in boxes]

    def box(self, words: str, nth: int = 0) -> Box:
        return around(self.letters(words, nth))

    def has(self, words: str) -> bool:
        return self.text.search(words, match_case=True).get_next() is not None

    def dots(self, points: tuple[float, float, float, float]) -> Box:
        """From left, bottom, right, top in points, from the page's lower left."""
        left, bottom, right, top = points
        across = (round(left * DOT), round(right * DOT))
        down = (round((self.height - top) * DOT), round((self.height - bottom) * DOT))
        return across[0], down[0], across[1], down[1]

    def ink(self, box: Box) -> float:
        """The share of ink in the box."""
        counts = self.bits.crop(box).histogram()
        return counts[INK] / (counts[INK] + counts[PAPER])

    def runs(self, y: int, colour: int = INK) -> list[tuple[int, int]]:
        """First dot and length of each run in a row."""
        row = self.bits.crop((0, y, self.bits.width, y + 1)).tobytes()
        return [(found.start(), len(found.group())) for found in _RUN[colour].finditer(row)]

    def rules(self, top: int, bottom: int, least: float) -> list[tuple[int, int]]:
        """Top and thickness of each horizontal rule that is `least` dots long or longer."""
        rows = [any(length >= least for _, length in self.runs(y)) for y in range(top, bottom)]
        found, y = [], top
        for black, group in groupby(rows):
            thickness = len(list(group))
            if black:
                found.append((y, thickness))
            y += thickness
        return found


def sheets(data: bytes) -> Iterator[Sheet]:
    document = pypdfium2.PdfDocument(data)
    return (Sheet(document, number) for number in range(len(document)))


def one_bit(grey: Image.Image) -> Image.Image:
    """Each dot as ink or paper, by the middle grey."""
    return grey.point(lambda level: PAPER if level >= 128 else INK)


def around(boxes: list[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def blobs(bits: Image.Image, colour: int) -> list[Blob]:
    """The connected areas of a bitmap: of ink also over corners, of paper over sides alone."""
    reach = 1 if colour == INK else 0
    data, width = bits.tobytes(), bits.width
    parents: list[int] = []
    extents: list[tuple[int, int, int, int]] = []  # y, first, end, number of the blob
    above: list[tuple[int, int, int]] = []

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for y in range(bits.height):
        here = []
        for found in _RUN[colour].finditer(data, y * width, (y + 1) * width):
            first, end = found.start() - y * width, found.end() - y * width
            touched = [root(number) for a, b, number in above if a < end + reach and first < b + reach]
            number = min(touched, default=len(parents))
            if not touched:
                parents.append(number)
            for other in touched:
                parents[other] = number
            here.append((first, end, number))
            extents.append((y, first, end, number))
        above = here
    merged: dict[int, list[tuple[int, int, int]]] = {}
    for y, first, end, number in extents:
        merged.setdefault(root(number), []).append((y, first, end))
    return [
        Blob(
            (min(f for _, f, _ in runs), runs[0][0], max(e for _, _, e in runs), runs[-1][0] + 1),
            sum(end - first for _, first, end in runs),
        )
        for runs in merged.values()
    ]


def steps(picture: Image.Image, least: int) -> Image.Image:
    """White where the level changes by `least` or more from a dot to the second one beside or below it."""
    found = Image.new("L", picture.size, 0)
    for across, down in ((2, 0), (0, 2)):
        moved = ImageChops.offset(picture, -across, -down)
        found = ImageChops.lighter(found, ImageChops.difference(picture, moved))
    return found.point(lambda level: 255 if level >= least else 0)


def lost(coloured: Image.Image, bits: Image.Image, least: int, near: int) -> float:
    """Of all borders on the coloured page, the share without a border of ink and paper within `near` dots."""
    borders = steps(coloured, least)
    kept = steps(bits, 128).filter(ImageFilter.BoxBlur(near)).point(lambda level: 255 if level else 0)
    return ImageChops.subtract(borders, kept).histogram()[255] / borders.histogram()[255]

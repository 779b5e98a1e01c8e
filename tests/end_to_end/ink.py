"""What stands on the pages of a finished file, by PDFium: letters, words and where their ink lies.

It shares nothing with the program but the file: no measure of a line, no width of a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the page's lower left corner."""

GAP = 0.75
"""Of a letter's height: letters further apart across are two words, even if no space is between them."""
TOUCH = 0.25
"""Of the lower word's height: marks above and below letters reach so far into the next line at the most."""


@dataclass(frozen=True)
class Word:
    text: str
    box: Box


def pages(path: Path) -> Iterator[tuple[Box, list[Word]]]:
    """Each page's size and the words on it."""
    for page in pypdfium2.PdfDocument(path):
        yield page.get_mediabox(), list(_words(page.get_textpage()))


def _words(text: pypdfium2.PdfTextPage) -> Iterator[Word]:
    """Letters that follow one another on one line without a space."""
    letters, box = "", (0.0, 0.0, 0.0, 0.0)
    baseline = 0.0
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        left, bottom, right, top = text.get_charbox(index)
        if letter.isspace() or right - left <= 0.0 or top - bottom <= 0.0:
            if letters and letter.isspace():
                yield Word(letters, box)
                letters = ""
            continue
        y = _origin(text, index)
        apart = max(left - box[2], box[0] - right) > GAP * (top - bottom) + 3
        if letters and (abs(y - baseline) > 1.0 or apart):
            yield Word(letters, box)
            letters = ""
        if letters:
            box = min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)
        else:
            box, baseline = (left, bottom, right, top), y
        letters += letter
    if letters:
        yield Word(letters, box)


def _origin(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The height of a letter's baseline."""
    x, y = pdfium.c_double(), pdfium.c_double()
    assert pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return float(y.value)


def letters(path: Path) -> Counter[str]:
    """All letters of the file, in no order."""
    return Counter(letter for _, words in pages(path) for word in words for letter in word.text)


def outside(path: Path, side: float, edge: float) -> list[str]:
    """Words with ink in the margins: `side` at the left and right, `edge` above and below. Points."""
    found = []
    for (x0, y0, x1, y1), words in pages(path):
        for word in words:
            left, bottom, right, top = word.box
            if left < x0 + side - 1 or right > x1 - side + 1 or bottom < y0 + edge - 1 or top > y1 - edge + 1:
                found.append(word.text)
    return found


def overlaps(path: Path) -> list[tuple[str, str]]:
    """Words with their ink on each other."""
    found = []
    for _, words in pages(path):
        for one, other in combinations(words, 2):
            a, b = one.box, other.box
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            if across > 0.5 and down > TOUCH * min(a[3] - a[1], b[3] - b[1]):
                found.append((one.text, other.text))
    return found

"""Room for a hand in the finished files: 8 mm or more from rule to rule and from box to box, in every style.

PDFium says where lines, boxes and words stand; how many there must be is counted in the YAML.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-12-01")
MM = 72 / 25.4
HAND = 8 * MM - 0.05
"""Points. What a hand needs, but for the rounding of numbers in a file."""
NOTES = 3
"""Lines for a reader's own notes."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the page's lower left corner."""


@dataclass(frozen=True)
class Sheet:
    """What stands on one page: level rules, boxes to tick, letters."""

    rules: list[Box]
    ticks: list[Box]
    letters: list[Box]

    def gaps(self) -> Iterator[tuple[Box, Box]]:
        """A rule and the next below that is as long and at the same place, if nothing is printed between."""
        for ends in {_ends(box) for box in self.rules}:
            column = sorted((box for box in self.rules if _ends(box) == ends), key=lambda box: -box[1])
            for above, below in pairwise(column):
                if not any(_between(above, below, letter) for letter in self.letters):
                    yield above, below


def _ends(rule: Box) -> tuple[int, int]:
    """Where a rule begins and ends; PDFium's box of it is larger by its width on every side."""
    more = (rule[3] - rule[1]) / 2
    return round(rule[0] + more), round(rule[2] - more)


def _between(above: Box, below: Box, letter: Box) -> bool:
    x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return above[0] <= x <= above[2] and below[1] < y < above[1]


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def sheets(path: Path) -> Iterator[Sheet]:
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            paths = list(page.get_objects([pdfium.FPDF_PAGEOBJ_PATH]))
            boxes = [item.get_bounds() for item in paths]
            level = [box for box in boxes if box[3] - box[1] < 4 and box[2] - box[0] > 30 * MM]
            rules = sorted(level, key=_middle)[1:]  # the lowest is the footer's
            ticks = [item.get_bounds() for item in paths if _is_tick(item)]
            with closing(page.get_textpage()) as text:
                letters = [text.get_charbox(i) for i in range(text.count_chars())]
            yield Sheet(rules, ticks, [box for box in letters if box[2] > box[0]])


def _is_tick(item: pypdfium2.PdfObject) -> bool:
    """An outline as wide as high, as large as a letter or larger, with four sides and four round corners."""
    left, bottom, right, top = item.get_bounds()
    width, height = right - left, top - bottom
    if abs(width - height) > 0.5 or not 10 < width < 24:
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    kinds = [
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(item, i))
        for i in range(pdfium.FPDFPath_CountSegments(item))
    ]
    corners = kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) // 3
    sides = kinds.count(pdfium.FPDF_SEGMENT_LINETO)
    return bool(stroke.value) and not fill.value and corners == 4 and sides >= 3


def wanted(leaflet: str, level: str, kind: str) -> list[int]:
    """Of each block of this kind: its rows, its lines, its questions to tick."""
    text = yaml.load((ROOT / f"content/locales/en-GB/{leaflet}.{level}.yaml").read_bytes(), yaml.CBaseLoader)
    blocks = [block for section in text["sections"].values() for block in section["body"].values()]
    found = [block[kind] for block in blocks if isinstance(block, dict) and kind in block]
    if kind == "form":
        return [int(form["rows"]) for form in found]
    return [int(each) if isinstance(each, str) else len(each) for each in found]


SHEETS = [
    ("standard", ()),
    ("easy", ()),
    ("standard", ("--layout", "large-print")),
    ("easy", ("--layout", "large-print")),
    ("standard", ("--layout", "booklet", "--paper", "a5")),
    ("easy", ("--layout", "booklet", "--paper", "a5")),
    ("standard", ("--layout", "bilingual", "--with", "ar")),
    ("standard", ("--style", "mono")),
    ("easy", ("--style", "mono")),
    ("standard", ("--layout", "diary")),
    ("easy", ("--layout", "diary")),
]
PRINTED = [
    (leaflet, level, asked)
    for leaflet in ("appointment", "injections")
    for level, asked in SHEETS
    if {"appointment": "bilingual", "injections": "diary"}[leaflet] not in asked
]


@pytest.fixture
def printed(leaflets, workspace):
    """The pages of one English leaflet at a level, printed as asked."""

    def run(leaflet, level, asked):
        chosen = ("--locale", "en-GB", "--leaflet", leaflet, "--level", level)
        status, output, errors = leaflets("build", "--root", workspace, *chosen, *asked, *DAY)
        assert (status, errors) == (0, ""), output
        (path,) = (workspace / "build/leaflets/en-GB").glob("*.pdf")
        return list(sheets(path))

    return run


@pytest.mark.parametrize(
    ("leaflet", "level", "asked"), PRINTED, ids=[".".join((*one[:2], *one[2][1::2])) for one in PRINTED]
)
def test_rows_lines_and_boxes_are_as_far_apart_as_a_hand_needs(printed, leaflet, level, asked):
    pages = printed(leaflet, level, asked)
    forms = wanted(leaflet, level, "form")
    lines, ticks = [NOTES, *wanted(leaflet, level, "lines")], wanted(leaflet, level, "questions")
    if "diary" in asked:
        lines, ticks = [], []

    rows = [_middle(above) - _middle(below) for page in pages for above, below in page.gaps()]
    assert len(rows) >= sum(forms) + sum(count - 1 for count in lines)
    assert min(rows) >= HAND

    boxes = [box for page in pages for box in page.ticks]
    steps = [
        above[1] - below[1]
        for page in pages
        for above, below in pairwise(sorted(page.ticks, key=lambda box: -box[1]))
        if round(above[0]) == round(below[0])
    ]
    assert len(boxes) == sum(ticks)
    assert [step for step in steps if step < HAND] == []

"""The gallery: how its sheets are put together, and that docs/ shows every layout there is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image

from leaflets.content.library import load
from leaflets.model.library import Library
from tools import gallery
from tools.contact_sheet import Cell, Look, contact_sheet, png

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = sorted(path.stem for path in (ROOT / "content/layouts").glob("*.yaml"))
LOOK = Look(yaml.safe_load(gallery.DATA.read_text("utf-8"))["look"], gallery.FONT)
RED, WHITE = (255, 0, 0), (255, 255, 255)
MOST = 800_000
"""Bytes of all pictures: they lie in the repository, and each change of a text adds them again."""

Painted = Callable[[float, float], pypdfium2.PdfDocument]


@pytest.fixture
def painted() -> Painted:
    """A PDF of one page that is red all over."""

    def make(width: float, height: float) -> pypdfium2.PdfDocument:
        pdf = pikepdf.new()
        pdf.add_blank_page(page_size=(width, height))
        pdf.pages[0].Contents = pdf.make_stream(b"1 0 0 rg 0 0 %f %f re f" % (width, height))
        stream = io.BytesIO()
        pdf.save(stream)
        return pypdfium2.PdfDocument(stream.getvalue())

    return make


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, ["en-GB", "ar"])


def spans(line: list[object]) -> list[tuple[int, int]]:
    """First place and length of each run of red."""
    text = "".join("r" if pixel == RED else "." for pixel in line)
    return [(found.start(), len(found.group())) for found in re.finditer("r+", text)]


def across(sheet: Image.Image, y: int) -> list[tuple[int, int]]:
    return spans([sheet.getpixel((x, y)) for x in range(sheet.width)])


def down(sheet: Image.Image, x: int) -> list[tuple[int, int]]:
    return spans([sheet.getpixel((x, y)) for y in range(sheet.height)])


def test_pages_stand_in_rows_with_equal_gaps_and_fill_the_width(painted: Painted) -> None:
    sheet = contact_sheet("Five", [Cell(painted(100, 150), 0, f"Page {n}") for n in range(5)], LOOK)
    (first, tall), (second, _) = down(sheet, LOOK.number("margin") + 1)
    row = across(sheet, first + 1)
    margin, gap = LOOK.number("margin"), LOOK.number("gap")
    assert len(row) == LOOK.number("columns", "upright")
    assert row[0][0] == margin
    assert sheet.width == LOOK.number("width")
    assert sheet.width - (row[-1][0] + row[-1][1]) in range(margin, margin + len(row))
    assert {right - (left + width) for (left, width), (right, _) in pairwise(row)} == {gap}
    assert tall == round(row[0][1] * 150 / 100)
    assert across(sheet, second + 1) == row[:1]


def test_few_pages_on_their_side_are_shown_larger_than_many(painted: Painted) -> None:
    few, many = (contact_sheet("Sides", [Cell(painted(150, 100), 0, "Side")] * n, LOOK) for n in (2, 8))
    middle = LOOK.number("margin") + 150
    assert len(across(few, middle)) == LOOK.number("columns", "few-lying")
    assert len(across(many, middle)) == LOOK.number("columns", "many-lying")


def test_a_page_alone_stands_on_a_sheet_of_its_own_width(painted: Painted) -> None:
    sheet = contact_sheet("One", [Cell(painted(150, 100), 0, "Side")], LOOK)
    ((left, wide),) = across(sheet, sheet.height // 2)
    assert (left, sheet.width - left - wide) == (LOOK.number("margin"), LOOK.number("margin"))


def test_every_page_has_a_frame_and_its_caption_below_it(painted: Painted) -> None:
    sheet = contact_sheet("One", [Cell(painted(100, 150), 0, "A caption")], LOOK)
    ((top, tall),) = down(sheet, LOOK.number("margin") + 1)
    ((left, wide),) = across(sheet, top + 1)
    line = tuple(bytes.fromhex(LOOK.colour("line")[1:]))
    edges = ((left - 1, top), (left + wide, top), (left, top - 1), (left, top + tall))
    assert {sheet.getpixel(place) for place in edges} == {line}
    below = sheet.crop((left, top + tall + 2, left + wide, sheet.height))
    ink = tuple(bytes.fromhex(LOOK.colour("ink")[1:]))
    assert ink in {colour for _, colour in below.getcolors(1 << 16) or ()}


def test_a_long_caption_stays_below_its_own_page(painted: Painted) -> None:
    long = "Many words of a caption that is longer than its page is wide " * 2
    cells = [Cell(painted(100, 150), 0, caption) for caption in (long, "", "", "")]
    sheet = contact_sheet("One", cells, LOOK)
    ((top, tall),) = down(sheet, LOOK.number("margin") + 1)
    (left, wide), *_ = across(sheet, top + 1)
    beside = sheet.crop((left + wide + 2, top + tall + 2, sheet.width, sheet.height))
    assert len(beside.getcolors(1 << 16) or ()) == 1


def test_the_picture_has_a_palette_and_the_same_bytes_every_time(painted: Painted) -> None:
    first, second = (
        png(contact_sheet("One", [Cell(painted(100, 150), 0, "A")], LOOK), ["#FF0000"], ["#FFFFFF"], 3)
        for _ in range(2)
    )
    assert first == second
    assert Image.open(io.BytesIO(first)).mode == "P"


def test_a_layout_that_the_table_does_not_name_is_shown_too(library: Library) -> None:
    shown = {each.layout: each for each in gallery.shown_layouts({"layouts": {}}, library)}
    assert sorted(shown) == LAYOUTS
    assert not isinstance(gallery.edition_of(library, shown["grid"], "en-GB"), str)


def test_what_cannot_be_had_is_left_out_with_its_reason(library: Library) -> None:
    grid = gallery.Shown(layout="grid", title="", says="", leaflet="basics", level="standard")
    assert "is laid out as grid" in str(gallery.edition_of(library, grid, "en-GB"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_docs_show_every_layout(layout: str) -> None:
    assert f"(gallery/{layout}.png)" in (ROOT / "docs/gallery.md").read_text("utf-8")
    with Image.open(ROOT / "docs/gallery" / f"{layout}.png") as picture:
        assert picture.mode == "P"
        assert LOOK.number("width") / 3 < picture.width <= LOOK.number("width")


def test_the_pictures_are_small_and_none_is_of_a_layout_that_is_gone() -> None:
    pictures = [*(ROOT / "docs/gallery").glob("*.png")]
    assert sorted(path.stem for path in pictures) == LAYOUTS
    assert sum(path.stat().st_size for path in pictures) < MOST

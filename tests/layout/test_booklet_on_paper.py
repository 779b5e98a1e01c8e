"""Booklets, printed, folded and read by a model of paper: in order and the right way up, on every printer."""

from __future__ import annotations

import itertools
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from leaflets.cli.main import main
from leaflets.layout.imposition import impose
from leaflets.model.content import Direction
from leaflets.model.page import Artifact, Page, Pages, PaintedPath
from tests.layout.paper import Ink, read_booklet, rotated

EDGES = ("short-edge", "long-edge")
BINDINGS = {"en-GB": "ltr", "ar": "rtl"}
LAYOUTS = {"short-edge": "booklet", "long-edge": "booklet-long-edge"}
WIDTH, HEIGHT = 842.0, 595.0


def marked(count: int) -> Pages:
    """Pages with an arrow that points up each, as wide as the page's number."""
    arrows = (
        PaintedPath(Artifact.LAYOUT, (("M", 210.0, 60.0), ("L", 210.0, 20.0)), stroke_width=float(number))
        for number in range(1, count + 1)
    )
    return Pages(421.0, HEIGHT, tuple(Page((arrow,)) for arrow in arrows), (), {})


def inks(page: Page) -> list[Ink]:
    side = []
    for item in page.items:
        assert isinstance(item, PaintedPath)
        tail, tip = item.segments
        assert tail[0] == "M"
        assert tip[0] == "L"
        side.append(Ink(round(item.stroke_width), tip[1], (tail[2] + tip[2]) / 2, upright=tip[2] < tail[2]))
    return rotated(side, WIDTH, HEIGHT) if page.turned else side


def in_order(count: int) -> list[tuple[object, bool]]:
    return [(number, True) for number in range(1, count + 1)]


@pytest.mark.parametrize("count", [4, 8, 12, 16, 20])
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("edge", EDGES)
def test_a_folded_booklet_is_read_in_order_and_upright(edge, direction: Direction, count: int) -> None:
    sheets = impose(marked(count), WIDTH, HEIGHT, direction, edge)
    sides = [inks(page) for page in sheets.pages]
    assert read_booklet(sides, WIDTH, HEIGHT, edge, direction.value) == in_order(count)


@pytest.mark.parametrize(("edge", "other"), [EDGES, EDGES[::-1]])
def test_on_the_other_kind_of_printer_it_is_not(edge, other) -> None:
    """The model of paper would notice: backs stand on their heads then."""
    sheets = impose(marked(8), WIDTH, HEIGHT, Direction.LTR, edge)
    read = read_booklet([inks(page) for page in sheets.pages], WIDTH, HEIGHT, other, "ltr")
    assert [upright for _, upright in read] == [True, False, True, False, False, True, False, True]


def test_bound_at_the_other_side_it_begins_with_its_last_page() -> None:
    sheets = impose(marked(8), WIDTH, HEIGHT, Direction.LTR, "short-edge")
    read = read_booklet([inks(page) for page in sheets.pages], WIDTH, HEIGHT, "short-edge", "rtl")
    assert [says for says, _ in read] == [8, 7, 6, 5, 4, 3, 2, 1]


# --- the finished files, as PDFium reads them


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("booklets")
    for layout in LAYOUTS.values():
        choice = itertools.chain.from_iterable(("--locale", locale) for locale in BINDINGS)
        asked = (*choice, "--leaflet", "basics", "--leaflet", "cure", "--level", "standard")
        assert main(["build", *asked, "--layout", layout, "-o", str(folder)]) == 0
    return folder


def letters(page: pypdfium2.PdfPage, left: float, right: float) -> Counter[str]:
    """What stands between two uprights, none of it turned. PDFium's order and spaces are its guess."""
    text = page.get_textpage()
    found = Counter[str]()
    for index in range(text.count_chars()):
        x0, _, x1, _ = text.get_charbox(index)
        if left <= (x0 + x1) / 2 < right:
            assert pdfium.FPDFText_GetCharAngle(text.raw, index) == pytest.approx(0.0)
            found[chr(pdfium.FPDFText_GetUnicode(text.raw, index))] += 1
    return Counter({letter: number for letter, number in found.items() if not letter.isspace()})


def number_of(found: Counter[str], pages: list[Counter[str]]) -> int:
    """The page that has these letters, its own number among them: more alike than all others."""
    unlike = [((found - page) + (page - found)).total() for page in pages]
    best, second = sorted(unlike)[:2]
    assert best < second
    assert best < found.total() / 20
    return unlike.index(best) + 1


def halves(path: Path, pages: list[Counter[str]]) -> list[list[Ink]]:
    """Each side of a file as it is printed: which page stands on which half of it, and which way up."""
    sides = []
    with pikepdf.open(path) as pdf:
        turns = [int(page.get("/Rotate", 0)) for page in pdf.pages]
    for page, turn in zip(pypdfium2.PdfDocument(path), turns, strict=True):
        x0, y0, x1, y1 = page.get_mediabox()
        width, height = x1 - x0, y1 - y0
        parts = ((0.0, width / 2), (width / 2, width))
        side = [Ink(number_of(letters(page, *part), pages), sum(part) / 2, height / 2) for part in parts]
        assert turn in (0, 180)
        sides.append(rotated(side, width, height) if turn else side)
    return sides


@pytest.mark.parametrize("leaflet", ["basics", "cure"])
@pytest.mark.parametrize("locale", BINDINGS)
@pytest.mark.parametrize("edge", EDGES)
def test_the_finished_file_folds_to_the_pages_of_the_single_edition(
    printed: Path, edge, locale: str, leaflet: str
) -> None:
    name = f"{leaflet}.standard.{LAYOUTS[edge]}"
    single = pypdfium2.PdfDocument(printed / locale / f"{name}.a5.pdf")
    pages = [letters(page, 0.0, page.get_width()) for page in single]
    sides = halves(printed / locale / f"{name}.pdf", pages)
    assert read_booklet(sides, WIDTH, HEIGHT, edge, BINDINGS[locale]) == in_order(len(single))


@pytest.mark.parametrize(
    ("layout", "told"), [("booklet", "/DuplexFlipShortEdge"), ("booklet-long-edge", "/DuplexFlipLongEdge")]
)
def test_the_file_tells_the_printer_on_which_edge_to_turn(printed: Path, layout: str, told: str) -> None:
    for locale in BINDINGS:
        with pikepdf.open(printed / locale / f"cure.standard.{layout}.pdf") as pdf:
            assert pdf.Root.ViewerPreferences.Duplex == told
        with pikepdf.open(printed / locale / f"cure.standard.{layout}.a5.pdf") as pdf:
            assert "/Duplex" not in pdf.Root.ViewerPreferences

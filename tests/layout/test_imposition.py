"""Booklets: where pages stand on their sheets. test_booklet_on_paper.py prints and folds these."""

from __future__ import annotations

import pikepdf
import pytest

from leaflets.layout.imposition import impose, sides
from leaflets.model.content import Direction
from leaflets.model.page import Artifact, Box, OutlineEntry, Page, Pages, PaintedPath

SIZES = (4, 8, 12, 16, 20)


@pytest.mark.parametrize("count", SIZES)
def test_the_cover_is_on_the_side_where_a_reader_opens(count: int) -> None:
    assert sides(count, Direction.LTR)[0] == (count - 1, 0)
    assert sides(count, Direction.RTL)[0] == (0, count - 1)


def test_pages_that_make_no_whole_sheets_are_refused() -> None:
    with pytest.raises(ValueError, match="6 pages"):
        sides(6, Direction.LTR)


def pages(count: int) -> Pages:
    """Each page has one mark, 10 points from its left edge, and the last a figure and a heading."""
    mark = PaintedPath(Artifact.LAYOUT, (("M", 10.0, 20.0),))
    last = count - 1
    return Pages(
        100.0,
        200.0,
        tuple(Page((mark,)) for _ in range(count)),
        (OutlineEntry("x", 0, 3, last, 50.0),),
        {7: Box(last, 1.0, 2.0, 3.0, 4.0)},
    )


def test_each_page_stands_in_the_middle_of_its_half() -> None:
    sheets = impose(pages(4), 220.0, 210.0, Direction.LTR, "short-edge")
    assert [[item.segments for item in page.items] for page in sheets.pages] == [  # type: ignore[union-attr]
        [(("M", 15.0, 25.0),), (("M", 125.0, 25.0),)]
    ] * 2
    assert [[leaf.number for leaf in page.leaves] for page in sheets.pages] == [[3, 0], [1, 2]]
    assert sheets.boxes[7] == Box(0, 6.0, 7.0, 8.0, 9.0)
    assert (sheets.outline[0].page, sheets.outline[0].y) == (0, 55.0)


@pytest.mark.parametrize(
    ("duplex", "turned"), [("short-edge", [False] * 4), ("long-edge", [False, True] * 2)]
)
def test_backs_are_turned_for_a_printer_that_turns_on_the_long_edge(duplex, turned) -> None:
    sheets = impose(pages(8), 220.0, 200.0, Direction.LTR, duplex)
    assert [page.turned for page in sheets.pages] == turned


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory):
    """The real thing: booklets in English and Arabic for both kinds of printer."""
    from leaflets.cli.main import main

    folder = tmp_path_factory.mktemp("booklets")
    for layout in ("booklet", "booklet-long-edge"):
        choice = ["--locale", "en-GB", "--locale", "ar", "--leaflet", "cure", "--level", "standard"]
        assert main(["build", *choice, "--layout", layout, "-o", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_a_booklet_has_its_pages_one_by_one_beside_it(printed, locale: str) -> None:
    with (
        pikepdf.open(printed / locale / "cure.standard.booklet.pdf") as sheets,
        pikepdf.open(printed / locale / "cure.standard.booklet.a5.pdf") as single,
    ):
        assert len(single.pages) % 4 == 0
        assert len(sheets.pages) * 2 == len(single.pages)
        assert [round(float(edge) * 25.4 / 72) for edge in sheets.pages[0].mediabox[2:]] == [297, 210]
        assert [round(float(edge) * 25.4 / 72) for edge in single.pages[0].mediabox[2:]] == [148, 210]


@pytest.mark.parametrize(("layout", "angles"), [("booklet", {0}), ("booklet-long-edge", {0, 180})])
def test_the_file_says_which_sides_are_upside_down(printed, layout: str, angles: set[int]) -> None:
    with pikepdf.open(printed / "en-GB" / f"cure.standard.{layout}.pdf") as pdf:
        found = [int(page.get("/Rotate", 0)) for page in pdf.pages]
    assert set(found) == angles
    assert set(found[0::2]) == {0}

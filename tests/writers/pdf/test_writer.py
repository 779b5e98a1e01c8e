"""The file as a whole."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from leaflets.model.content import Direction
from leaflets.model.page import LinkArea, PaintedRun
from leaflets.writers.pdf.fonts import FontCache
from leaflets.writers.pdf.writer import write
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import Faces, Sheet, Tree, set_sheet

ROOT = Path(__file__).parents[3]
E = Tree(Direction.LTR)

IN_ANOTHER_PROCESS = """
import pickle, sys
sys.path.insert(0, {root!r})
from leaflets.writers.pdf.writer import write
from tests.writers.pdf.sheets import Faces
sheet = pickle.loads(sys.stdin.buffer.read())
sys.stdout.buffer.write(write(sheet.document, sheet.pages, Faces()))
"""


@pytest.mark.parametrize("locale", ["english", "arabic"])
@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("4711", "Asia/Tokyo")])
def test_another_process_folder_hash_seed_and_day_give_the_same_bytes(
    locale: str, seed: str, zone: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    sheet: Sheet = request.getfixturevalue(locale)
    here: Reader = request.getfixturevalue(f"{locale}_pdf")
    environment = {"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": f"{seed}00000"}
    script = IN_ANOTHER_PROCESS.format(root=str(ROOT))
    there = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps(sheet),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    ).stdout
    assert there == here.data


def test_a_cache_that_has_seen_other_documents_changes_nothing(
    english: Sheet, arabic: Sheet, english_pdf: Reader, faces: Faces
) -> None:
    cache = FontCache()
    written = [write(sheet.document, sheet.pages, faces, cache) for sheet in (arabic, english, english)]
    assert written[1:] == [english_pdf.data] * 2


def test_the_file_id_follows_the_content(english_pdf: Reader, arabic_pdf: Reader) -> None:
    first, second = (reader.pdf.trailer.ID for reader in (english_pdf, arabic_pdf))
    assert bytes(first[0]) == bytes(first[1])
    assert bytes(first[0]) != bytes(second[0])
    assert len(bytes(first[0])) == 16


def test_the_catalog_tells_a_viewer_what_it_needs(english_pdf: Reader, arabic_pdf: Reader) -> None:
    root = english_pdf.root
    assert str(root.Lang) == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(arabic_pdf.root.Lang) == "ar"
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.N == 3


def test_no_direction_of_pages_is_named_since_pdfium_takes_it_for_that_of_lines(
    english_pdf: Reader, arabic_pdf: Reader
) -> None:
    for reader in (english_pdf, arabic_pdf):
        assert "/Direction" not in reader.root.ViewerPreferences


def test_tabbing_follows_the_structure(english_pdf: Reader) -> None:
    for number, page in enumerate(english_pdf.pdf.pages):
        assert page.Tabs == "/S"
        assert page.StructParents == number


def test_bookmarks_nest_as_headings_do(faces: Faces) -> None:
    main = E("main", E("h1", "A"), E("h2", "B (b)"), E("h3", "C"), E("h2", "د"), lang="en")
    sheet = set_sheet(faces, main, "en")
    reader = Reader(write(sheet.document, sheet.pages, faces))
    with reader.pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "A"
        assert [child.title for child in top.children] == ["B (b)", "د"]
        assert [child.title for child in top.children[0].children] == ["C"]
        destination = top.destination
    assert isinstance(destination, pikepdf.Array)
    page, kind, _, y, _ = destination
    assert page.objgen == reader.pdf.pages[0].obj.objgen
    assert kind == "/XYZ"
    assert float(y) == pytest.approx(sheet.pages.height - sheet.pages.outline[0].y)


def test_a_bookmark_of_a_skipped_level_hangs_under_the_last_one(faces: Faces) -> None:
    sheet = set_sheet(faces, E("main", E("h2", "A"), E("h1", "B"), E("h3", "C"), lang="en"), "en")
    with Reader(write(sheet.document, sheet.pages, faces)).pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["A", "B"]
        assert [item.title for item in outline.root[1].children] == ["C"]


def test_a_link_is_printed_borderless_and_says_where_it_leads(english: Sheet, english_pdf: Reader) -> None:
    areas = [item for page in english.pages.pages for item in page.items if isinstance(item, LinkArea)]
    annotations = [a for page in english_pdf.pdf.pages for a in page.get("/Annots", [])]
    assert len(annotations) == len(areas) == 2, "the link is broken over two lines"
    for area, annotation in zip(areas, annotations, strict=True):
        assert annotation.F == 4
        assert [int(side) for side in annotation.Border] == [0, 0, 0]
        assert str(annotation.Contents) == area.contents
        assert str(annotation.A.URI) == "https://example.org/help?a=(1)&b=%C3%A9"
        height = english.pages.height
        expected = [area.x0, height - area.y1, area.x1, height - area.y0]
        assert [float(side) for side in annotation.Rect] == pytest.approx(expected, abs=0.01)


def test_a_text_without_headings_has_no_outline(faces: Faces) -> None:
    sheet = set_sheet(faces, E("main", E("p", "Short."), lang="en"), "en")
    assert "/Outlines" not in Reader(write(sheet.document, sheet.pages, faces)).root


def test_nothing_that_a_standard_forbids(english_pdf: Reader) -> None:
    pdf = english_pdf.pdf
    assert "/Encrypt" not in pdf.trailer
    for page in pdf.pages:
        assert "/Trans" not in page
        assert "/AA" not in page
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            assert "/CIDSet" not in thing
            assert "/FontFile2" in thing
    assert b"Helvetica" not in english_pdf.data


def test_pdfium_reads_the_english_text_whole(english: Sheet, english_pdf: Reader) -> None:
    document = pypdfium2.PdfDocument(english_pdf.data)
    pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
    read = re.sub(r"\d / \d$", "", pages[0]) + re.sub(r"\d / \d$", "", pages[1])
    assert re.sub(r"\s", "", read) == re.sub(r"\s", "", english.document.main.text())


def test_pdfium_paints_ink_for_every_line(english: Sheet, english_pdf: Reader) -> None:
    """Forged, subset and mapped as they are, the glyphs are still there: no blank lines, no boxes."""
    width = int(english.pages.width)
    for number, page in enumerate(english.pages.pages):
        picture = english_pdf.rendered(number)
        for item in page.items:
            if isinstance(item, PaintedRun) and any(not c.text.isspace() for c in item.run.clusters):
                rows = range(int(item.y) - 8, int(item.y) + 1)
                left = int(item.x)
                right = int(item.x + item.run.advance * item.size / 1000)
                assert min(picture[y * width + x] for y in rows for x in range(left, right)) < 170

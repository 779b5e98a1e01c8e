"""The clinic's logo on the first page: its own dots, in its place, said in words, and grey where all is."""

from __future__ import annotations

import io
import pickle
import re
import zlib

import pikepdf
import pytest
from PIL import Image

from leaflets.errors import LeafletError
from leaflets.model.artwork import Vector
from tests.end_to_end.clinic_copies import copy, dotted, drawn, example, images, seen, with_art
from tests.end_to_end.prints import ROOT, figures, printed

MILLIMETRE = 72 / 25.4
SHEETS = [
    ("en-GB/basics.standard", {}),
    ("ar/basics.standard", {}),
    ("en-GB/basics.easy", {}),
    ("en-GB/basics.standard", {"layout": "large-print"}),
    ("ar/basics.standard", {"layout": "booklet"}),
    ("ar/basics.standard", {"layout": "bilingual"}),
    ("en-GB/options.standard", {}),
    ("en-GB/appointment.standard", {"layout": "diary"}),
]


def logo_of(data):
    """Alternative text, page and box of the one logo."""
    (found,) = [each for each in figures(data) if "Logo" in each[0] or "شعار" in each[0]]
    return found


@pytest.mark.parametrize(("name", "makeup"), SHEETS)
def test_a_logo_stands_on_its_first_page_no_larger_than_it_may(name, makeup):
    data = copy(name, with_art(dotted()), **makeup)
    _, page, (left, bottom, right, top) = logo_of(data)
    assert page == 0
    assert 20 * MILLIMETRE < right - left <= 50 * MILLIMETRE + 0.1
    assert 8 * MILLIMETRE < top - bottom <= 18 * MILLIMETRE + 0.1
    assert (right - left) / (top - bottom) == pytest.approx(450 / 180, rel=0.01)
    assert [image.page for image in images(data)] == [0]


def test_the_dots_in_the_file_are_those_of_the_picture():
    art = dotted()
    (image,) = images(copy("en-GB/basics.standard", with_art(art)))
    assert image.size == (art.width, art.height)
    assert (image.space, image.bits) == ("/DeviceRGB", 8)
    assert image.data == art.rgb
    assert not {"/SMask", "/Mask", "/Interpolate"} & image.entries


def test_the_picture_is_seen_in_the_box_that_its_tag_tells():
    """Upright: red grows to the right, green downwards."""
    data = copy("en-GB/basics.standard", with_art(dotted(250, 100)))
    _, page, box = logo_of(data)
    shown = seen(data, page, box, 300)
    wide, high = shown.size
    for across, down in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        assert shown.getpixel((int(wide * across), int(high * down))) == pytest.approx(
            (250 * across, 100 * down, 90), abs=4
        )


@pytest.mark.parametrize(
    ("name", "is_left"), [("en-GB/basics.standard", False), ("ar/basics.standard", True)]
)
def test_a_logo_ends_the_line_in_which_the_title_begins(name, is_left):
    _, _, (left, _, right, _) = logo_of(copy(name, with_art(dotted())))
    sheet, margin = 210 * MILLIMETRE, 18 * MILLIMETRE
    assert (left if is_left else sheet - right) == pytest.approx(margin, abs=0.1)


@pytest.mark.parametrize("art", [dotted(), drawn()])
def test_a_logo_is_grey_on_a_sheet_without_colour(art):
    data = copy("en-GB/basics.standard", with_art(art), palette="mono")
    _, page, box = logo_of(data)
    shown = seen(data, page, box, 100)
    red, green, blue = shown.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert min(red.tobytes()) < 200
    assert all(image.space == "/DeviceGray" for image in images(data))


def test_a_drawn_logo_has_its_own_colours_and_no_dots():
    data = copy("ar/basics.standard", with_art(drawn()))
    _, page, box = logo_of(data)
    shown = seen(data, page, box, 100)
    assert shown.getpixel((shown.width // 2, shown.height // 2)) == (0xC8, 0x1E, 0x5A)
    assert not list(images(data))


def test_where_the_language_has_no_words_for_it_the_clinics_own_are_said_in_its_language():
    """A voice must know which language it is to read."""
    own = example().logo
    assert own
    said = own.alt
    english = with_art(dotted(), alt={"en-GB": said["en-GB"]})
    with pikepdf.open(io.BytesIO(copy("ar/basics.standard", english))) as pdf:
        (logo,) = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            and item.get("/S") == "/Figure"
            and "Logo" in str(item.Alt)
        ]
        assert str(logo.Lang) == "en-GB"
    alt, _, _ = logo_of(copy("ar/basics.standard", with_art(dotted())))
    assert alt == str(said["ar"])


def test_a_copy_without_a_logo_has_no_picture_and_a_sheet_without_a_clinic_neither():
    assert not list(images(copy("en-GB/basics.standard", with_art(None))))
    assert not list(images(printed("en-GB/basics.standard", "")))


def test_a_logo_is_in_the_file_once_and_as_it_was_compressed():
    art = dotted(1000, 360)
    plain = len(copy("en-GB/basics.standard", with_art(None)))
    more = len(copy("en-GB/basics.standard", with_art(art))) - plain
    assert len(art.samples) < more < len(art.samples) + 1000
    assert zlib.decompress(art.samples) == art.rgb


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<rect width="9" height="9" transform="scale(2)"/>', "transform"),
        ('<rect width="9" height="9" fill="hotpink"/>', "#RRGGBB"),
        ('<rect class="brand" width="9" height="9"/>', "classes"),
        ('<rect x="95" width="30" height="9" fill="#000"/>', "runs out"),
        ('<rect width="9" height="9" fill="none"/>', "nothing is drawn"),
        ('<linearGradient id="g"/>', "linearGradient"),
    ],
)
def test_a_drawing_that_paper_cannot_show_is_refused_with_file_and_key(inside, words):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">\n{inside}</svg>'
    with pytest.raises(LeafletError) as raised:
        copy("en-GB/basics.standard", with_art(Vector(svg, "clinics/logo.svg")))
    (problem,) = raised.value.problems
    assert (problem.code, problem.where.file, problem.key) == ("L011", "clinics/logo.svg", "logo.file")
    assert words in problem.message + problem.hint


@pytest.mark.parametrize(
    "root",
    [
        'fill="none" version="1.1" x="0px" y="0px" id="Layer_1" xml:space="preserve"',
        'style="fill-rule:nonzero" data-name="Layer 1"',
    ],
)
def test_what_drawing_programs_write_is_no_obstacle(root):
    shape = '<path style="fill:#c81e5a;stroke:none" d="M2 2h96v36h-96z"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {root} viewBox="0 0 100 40">{shape}</svg>'
    data = copy("en-GB/basics.standard", with_art(Vector(svg, "logo.svg")))
    _, page, box = logo_of(data)
    shown = seen(data, page, box, 100)
    assert shown.getpixel((shown.width // 2, shown.height // 2)) == (0xC8, 0x1E, 0x5A)


def test_a_logo_goes_to_another_process_as_small_as_it_is_kept():
    picture = dotted(1181, 425)
    assert len(pickle.dumps(with_art(picture))) < len(picture.samples) + 10_000


# --- as a person runs it

FILE = """\
clinic: north
language: en-GB
name: "North Clinic (not a real clinic)"
country: GB
phones: {clinic: {number: "+44 20 7946 0123"}}
logo: {file: logo.png, alt: {en-GB: "Logo of the North Clinic"}}
"""
ONE = ("--locale", "en-GB", "--leaflet", "basics", "--level", "standard", "--as-of", "2026-11-22", "-j", "1")


@pytest.fixture
def build(leaflets, tmp_path):
    """Print a copy for a clinic whose folder is nowhere near the workspace."""

    def run(*more):
        (tmp_path / "north.yaml").write_text(FILE, encoding="utf-8")
        into = ("-o", tmp_path / "out", "--clinic", tmp_path / "north.yaml")
        return leaflets("build", "--root", ROOT, *ONE, *into, *more)

    return run


def picture(path, colour):
    Image.new("RGB", (400, 150), colour).save(path)


def test_another_logo_under_the_same_name_is_printed_and_the_same_is_not(build, tmp_path):
    picture(tmp_path / "logo.png", (200, 30, 90))
    assert build()[0] == 0
    _, again, told = build()
    assert "unchanged" in again + told
    picture(tmp_path / "logo.png", (30, 90, 200))
    status, output, errors = build("--why")
    assert status == 0
    assert "logo" in output + errors


def test_a_logo_that_is_none_is_told_with_file_line_and_key_and_without_a_traceback(build, tmp_path):
    (tmp_path / "logo.png").write_bytes(b"GIF89a")
    status, _, errors = build()
    assert status == 1
    assert "Traceback" not in errors
    assert re.search(r"north\.yaml:6:\d+: error S088: logo\.file: the file is no PNG", errors)

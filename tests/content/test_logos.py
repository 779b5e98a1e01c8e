"""A clinic's logo, whoever sends it: what is read of it, and what is refused before it can do harm."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from leaflets.build.leaves import leaves
from leaflets.content.addresses import check_address
from leaflets.content.logos import read_logo
from leaflets.content.reader import read_tree
from leaflets.model.artwork import Raster, Vector

RED, SIZE = (200, 30, 90), (400, 160)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'
SQUARE = '<rect x="1" y="1" width="20" height="20" fill="#0B4F60"/>'


@pytest.fixture
def folder(tmp_path):
    """The clinic's own folder, beside one that is none of its business."""
    (tmp_path / "private").mkdir()
    own = tmp_path / "clinic"
    own.mkdir()
    return own


@pytest.fixture
def read(folder):
    """Art and problems of the logo in a clinic's file: `read("logo.png", data)`."""

    def run(name, data=None, alt="en-GB", url="https://example.org/"):
        if data is not None:
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        file = folder / "clinic.yaml"
        lines = [
            "language: en-GB",
            "logo:",
            f'  file: "{name}"',
            f'  alt: {{{alt}: "Logo"}}',
            f'url: "{url}"',
        ]
        file.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return read_logo(read_tree(file, folder, "clinic"), file)

    return run


@pytest.fixture
def refused(read):
    """The one problem of a logo that is none."""

    def run(name, data=None, **more):
        art, problems = read(name, data, **more)
        assert art is None
        (problem,) = problems
        assert (problem.where.file, problem.key) == ("clinic.yaml", "logo.file")
        assert problem.where.line == 3
        return problem

    return run


def saved(picture, kind, **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def two_halves(mode="RGB", left=RED, right=(255, 255, 255)):
    picture = Image.new(mode, SIZE, right)
    picture.paste(left, (0, 0, SIZE[0] // 2, SIZE[1]))
    return picture


def dots(art):
    """Of an art: its size and the colours of its left and right edge."""
    assert isinstance(art, Raster)
    picture = Image.frombytes("RGB", (art.width, art.height), art.rgb)
    return picture.size, picture.getpixel((2, 2)), picture.getpixel((art.width - 3, 2))


# --- what is read


def test_the_dots_of_a_png_are_kept_as_they_are(read):
    art, problems = read("logo.png", saved(two_halves(), "PNG"))
    assert not problems
    assert art.rgb == two_halves().tobytes()
    assert not art.grey


def test_a_picture_without_colour_keeps_one_byte_for_each_dot(read):
    art, _ = read("logo.png", saved(two_halves("L", 40, 220), "PNG"))
    assert art.grey
    assert zlib.decompress(art.samples) == two_halves("L", 40, 220).tobytes()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_see_through_stands_on_white(read, mode):
    picture = two_halves("RGBA", (*RED, 255), (0, 0, 0, 0))
    if mode == "LA":
        picture = two_halves("LA", (80, 255), (0, 0))
    elif mode == "P":
        picture = two_halves("P", 1, 0)
        picture.putpalette([0, 0, 0, *RED])
    more = {"transparency": 0} if mode == "P" else {}
    art, _ = read("logo.png", saved(picture, "PNG", **more))
    assert dots(art) == (SIZE, (80, 80, 80) if mode == "LA" else RED, (255, 255, 255))


def test_half_see_through_is_mixed_with_white(read):
    art, _ = read("logo.png", saved(two_halves("RGBA", (0, 0, 0, 128), (0, 0, 0, 255)), "PNG"))
    (_, left, right) = dots(art)
    assert left == (127, 127, 127)
    assert right == (0, 0, 0)


def test_an_embedded_profile_is_obeyed(read):
    """In this profile red and blue have changed places, so that what the file calls red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"?").replace(b"bXYZ", b"rXYZ").replace(b"?", b"bXYZ")
    art, problems = read("logo.png", saved(two_halves(left=(255, 0, 0)), "PNG", icc_profile=swapped))
    assert not problems
    _, (red, green, blue), _ = dots(art)
    assert (red, green) == pytest.approx((0, 0), abs=4)
    assert blue == pytest.approx(255, abs=4)


def test_a_jpeg_for_the_printing_press_becomes_rgb(read):
    ink = two_halves("CMYK", (0, 255, 255, 0), (0, 0, 0, 0))
    art, problems = read("logo.jpg", saved(ink, "JPEG", quality=95))
    assert not problems
    _, left, right = dots(art)
    assert left == pytest.approx((255, 0, 0), abs=6)
    assert right == pytest.approx((255, 255, 255), abs=6)


def test_sixteen_bits_of_grey_keep_their_levels(read):
    picture = Image.frombytes("I;16", SIZE, struct.pack("<H", 0x8080) * (SIZE[0] * SIZE[1]))
    art, _ = read("logo.png", saved(picture, "PNG"))
    assert set(art.rgb) == {0x80}


def test_a_photograph_stands_upright_as_its_camera_says(read):
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down
    art, _ = read("logo.jpg", saved(two_halves(), "JPEG", quality=95, exif=exif))
    _, left, right = dots(art)
    assert left == pytest.approx((255, 255, 255), abs=6)
    assert right == pytest.approx(RED, abs=6)


def test_more_dots_than_paper_shows_are_given_up_always_alike(read):
    data = saved(two_halves().resize((4000, 1600)), "PNG")
    art, _ = read("logo.png", data)
    assert (art.width, art.height) == (1063, 425)  # 18 mm high, 600 dots an inch
    assert read("logo.png", data)[0] == art


def test_a_logo_may_lie_below_the_clinics_file(read, folder):
    (folder / "art").mkdir()
    art, problems = read("art/logo.svg", SVG.format(SQUARE))
    assert not problems
    assert art == Vector(SVG.format(SQUARE), "art/logo.svg")


def test_a_link_inside_the_folder_is_followed(read, folder):
    (folder / "real.svg").write_text(SVG.format(SQUARE))
    (folder / "logo.svg").symlink_to(folder / "real.svg")
    assert read("logo.svg")[1] == []


def test_other_dots_are_another_record(read):
    some, _ = read("logo.png", saved(two_halves(), "PNG"))
    others, _ = read("logo.png", saved(two_halves(left=(201, 30, 90)), "PNG"))
    assert leaves(some) != leaves(others)
    assert leaves(some).keys() == leaves(others).keys()


# --- what is refused


@pytest.mark.parametrize(
    "name",
    [
        "../private/logo.svg",
        "/etc/logo.svg",
        "art/../../private/logo.svg",
        r"..\\private\\logo.svg",
        r"C:\\logo.svg",
    ],
)
def test_a_path_that_leads_out_of_the_folder_is_refused(refused, folder, name):
    (folder.parent / "private" / "logo.svg").write_text(SVG.format(SQUARE))
    assert refused(name).code == "S086"


def test_a_link_that_leads_out_of_the_folder_is_refused(refused, folder):
    secret = folder.parent / "private" / "logo.svg"
    secret.write_text(SVG.format(SQUARE))
    (folder / "logo.svg").symlink_to(secret)
    assert refused("logo.svg").code == "S086"


def test_a_folder_that_is_a_link_out_of_it_is_refused(refused, folder):
    (folder.parent / "private" / "logo.svg").write_text(SVG.format(SQUARE))
    (folder / "art").symlink_to(folder.parent / "private")
    assert refused("art/logo.svg").code == "S086"


def test_what_is_not_there_and_what_is_no_file_is_told(refused, folder):
    (folder / "folder.png").mkdir()
    (folder / "loop.png").symlink_to(folder / "loop.png")
    assert [refused(name).code for name in ("no.png", "folder.png", "loop.png")] == ["S087"] * 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", saved(two_halves(), "JPEG")),
        ("logo.jpg", saved(two_halves(), "PNG")),
        ("logo.png", SVG),
        ("logo.svg", saved(two_halves(), "PNG")),
        ("logo.svg", "<html><body>404</body></html>"),
        ("logo.svg", "<svg"),
        ("logo.svg", ""),
        ("logo.gif", saved(two_halves(), "GIF")),
        ("logo", saved(two_halves(), "PNG")),
        ("logo.png", saved(two_halves(), "PNG")[:200]),
        ("logo.jpg", saved(two_halves(), "JPEG")[:300]),
        ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ("logo.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 40),
    ],
)
def test_what_is_not_what_its_name_says_or_is_damaged_is_refused(refused, name, data):
    assert refused(name, data).code == "S088"


def head_of_png(width, height):
    """A PNG that says how large it is, and has nothing else: to decode it would fail in another way."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    idat = b"IDAT"
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + idat + struct.pack(">I", zlib.crc32(idat))


def enlarged_jpeg(width, height):
    """A JPEG whose head says another size than it has."""
    data = bytearray(saved(two_halves(), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("logo.png", head_of_png(60_000, 60_000)),
        ("logo.png", head_of_png(8_000, 4_000)),
        ("logo.jpg", enlarged_jpeg(60_000, 60_000)),
        ("logo.png", saved(two_halves(), "PNG") + b"\0" * 4_000_000),
        ("logo.svg", SVG.format("<!-- " + " " * 256_000 + " -->")),
        ("logo.svg", SVG.format("<g>" * 5_000 + "</g>" * 5_000)),
    ],
)
def test_what_would_grow_without_bound_is_refused_before_it_does(refused, name, data):
    assert refused(name, data).code == "S089"


def test_too_few_dots_are_refused_with_the_number_that_is_needed(refused, read):
    problem = refused("logo.png", saved(two_halves().resize((300, 120)), "PNG"))
    assert problem.code == "S090"
    assert "355 by 142 dots" in problem.hint  # 45 by 18 mm, 200 to the inch
    assert read("logo.png", saved(two_halves().resize((355, 142)), "PNG"))[1] == []


def test_a_picture_that_would_be_a_line_is_refused(refused):
    assert refused("logo.png", saved(Image.new("RGB", (4000, 40)), "PNG")).code == "S090"


def test_a_picture_that_moves_is_refused(refused):
    frames = [two_halves(), two_halves(left=(0, 0, 0))]
    data = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert refused("logo.png", data).code == "S091"
    moving = SQUARE.replace("/>", '><animate attributeName="x" to="9"/></rect>')
    assert refused("logo.svg", SVG.format(moving)).code == "S091"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<rect onclick='alert(1)' width='9' height='9'/>",
        "<rect ONLOAD='alert(1)' width='9' height='9'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<image href='https://example.org/x.png'/>",
        "<a href='https://example.org/'>" + SQUARE + "</a>",
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#x'/>",
        "<rect xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/passwd'/>",
        "<rect fill='url(#g)' width='9' height='9'/>",
        "<rect style='fill:URL (#g)' width='9' height='9'/>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style>rect { fill: u\\72l(#g) }</style>",
        "<?xml-stylesheet href='x.css'?>",
        "<text x='1' y='9'>Clinic</text>",
    ],
)
def test_a_drawing_that_runs_fetches_or_refers_is_refused(refused, inside):
    problem = refused("logo.svg", SVG.format(inside))
    assert problem.code == "S092"
    assert problem.message.startswith("line 1:")


def test_entities_are_refused_before_they_grow(refused):
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert refused("logo.svg", bomb + SVG.format("<desc>&b;</desc>")).code == "S092"


def test_a_logo_that_is_described_in_other_languages_alone_is_told(read):
    art, (problem,) = read("logo.svg", SVG.format(SQUARE), alt="ar")
    assert art is not None
    assert (problem.code, problem.key) == ("S093", "logo.alt")
    assert "en-GB" in problem.message


def test_a_profile_that_is_none_is_told(refused):
    data = saved(two_halves(), "PNG", icc_profile=b"no profile at all")
    assert refused("logo.png", data).code == "S094"


@pytest.mark.parametrize(("length", "codes"), [(40, []), (300, []), (400, ["S095"]), (9_000, ["S095"])])
def test_an_address_too_long_to_be_scanned_is_refused(read, folder, length, codes):
    read("logo.svg", SVG.format(SQUARE), url="https://example.org/".ljust(length, "x"))
    file = folder / "clinic.yaml"
    found = check_address(read_tree(file, folder, "clinic"))
    assert [(problem.code, problem.key) for problem in found] == [(code, "url") for code in codes]

"""A clinic's logo and the code of its address on screen, read back by Pillow and a reader of QR codes."""

from __future__ import annotations

import base64
import io
import re
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from leaflets.model.artwork import Vector, in_grey, raster
from leaflets.text.qr import QUIET
from leaflets.writers.html.artwork import logo, png, qr
from tests.writers.html.spoken import parsed

DOTS = bytes(range(2 * 3 * 3))
SVG = '<svg viewBox="0 0 9 9"><path d="M0 0L9 9" fill="#FF0000"/></svg>'


def image_of(markup: str) -> Any:
    (image,) = parsed(f"<!DOCTYPE html><title>t</title>{markup}").iter("img")
    return image


@pytest.mark.parametrize("grey", [False, True])
def test_every_dot_of_a_logo_is_there(grey: bool) -> None:
    picture = raster(2, 3, DOTS)
    picture = in_grey(picture) if grey else picture
    with Image.open(io.BytesIO(png(picture))) as read:
        assert read.size == (2, 3)
        assert read.mode == ("L" if grey else "RGB")
        assert read.convert("RGB").tobytes() == picture.rgb


def test_a_logo_says_what_it_is_and_is_inside_the_page() -> None:
    image = image_of(logo(raster(2, 3, DOTS), 'The "Example"'))
    assert image.get("alt") == 'The "Example"'
    kind, _, data = image.get("src").partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(io.BytesIO(base64.b64decode(data))) as read:
        assert read.tobytes() == DOTS


def test_a_drawn_logo_is_an_image_of_its_own_that_runs_nothing() -> None:
    image = image_of(logo(Vector(SVG, "logo.svg"), "Example"))
    data = base64.b64decode(image.get("src").removeprefix("data:image/svg+xml;base64,")).decode()
    assert data == SVG.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')


def test_a_code_leads_where_it_says() -> None:
    address = "https://clinic.example/leaflets/codes/scmj6p.html"
    drawn = qr(address)
    side = int(re.findall(r'viewBox="0 0 (\d+)', drawn)[0])
    picture = Image.new("L", (side * 4, side * 4), 255)
    pen = ImageDraw.Draw(picture)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn):
        pen.rectangle([int(x) * 4, int(y) * 4, int(x) * 4 + 3, int(y) * 4 + 3], fill=0)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address]
    assert all(int(edge) >= QUIET for edge in re.findall(r"M(\d+) ", drawn))


def test_an_address_that_no_code_can_hold_gives_none() -> None:
    assert qr("https://clinic.example/" + "x" * 5000) == ""

"""Pictures of pages: what PDFium draws, in a file that another program reads alike."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from leaflets.preview import pictures as module
from leaflets.preview.pictures import DOTS, Pictures
from leaflets.preview.png import encode
from tests.preview.conftest import AR, EN


def blank(count, width=60, height=40):
    document = pypdfium2.PdfDocument.new()
    for number in range(count):
        document.new_page(width + number, height)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(("width", "height", "spare"), [(1, 1, 0), (3, 2, 1), (5, 7, 3), (64, 3, 0)])
def test_a_png_has_the_dots_it_was_made_of(width, height, spare):
    dots = [[(x * 7 % 256, y * 31 % 256, (x + y) * 13 % 256) for x in range(width)] for y in range(height)]
    rows = b"".join(bytes(part for dot in row for part in dot) + b"\xee" * spare for row in dots)
    image = Image.open(io.BytesIO(encode(rows, width, height, 3 * width + spare)))
    assert (image.mode, image.size) == ("RGB", (width, height))
    assert [[image.getpixel((x, y)) for x in range(width)] for y in range(height)] == dots


def test_a_page_is_drawn_as_pdfium_draws_the_finished_file(asked):
    for view in (EN, AR):
        pages = asked.page(**view)["pages"]
        data = next(reversed(asked.preview._bench._pages._made.values())).data
        for number, page in enumerate(pages):
            image = Image.open(io.BytesIO(asked.client.get(page["image"]).content))
            drawn = pypdfium2.PdfDocument(data)[number].render(scale=DOTS / 72).to_pil()
            assert image.tobytes() == drawn.convert("RGB").tobytes()
            assert abs(image.width - page["width"] * DOTS / 72) <= 1


def test_equal_files_have_equal_names_and_others_have_others():
    pictures, file = Pictures(), blank(3)
    first = pictures.add(file, 3)
    assert Pictures().add(file, 3) == first
    assert not {*first} & {*pictures.add(blank(2), 2)}
    assert len({*first}) == 3


def test_what_is_remembered_has_an_end(monkeypatch):
    monkeypatch.setattr(module, "FILES", 2)
    monkeypatch.setattr(module, "BYTES", 1000)
    pictures = Pictures()
    digests = [pictures.add(blank(1, width=50 + number), 1)[0] for number in range(9)]
    assert pictures.png(digests[0]) is None, "its file was forgotten"
    drawn = [pictures.png(digest) for digest in digests[-2:]]
    assert all(drawn)
    assert sum(map(len, pictures._made.values())) <= max(1000, len(drawn[-1] or b""))
    assert pictures._size == sum(map(len, pictures._made.values()))


def test_a_picture_that_nobody_made(asked):
    answer = asked.client.get(f"/api/image/{'0' * 32}.png")
    assert (answer.status_code, answer.json()["error"]) == (404, "unknown")

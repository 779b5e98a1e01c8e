"""The photocopier that tools/photocopy.py simulates: what it keeps, and that it is the same every time."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tools.photocopy import DPI, Copier, cropped, photocopy

LINES = b"%s G 0.5 w 0 72 m 144 72 l S  0 G 0.5 w 0 36 m 144 36 l S"
"""A hairline of half a point in a grey at mid height of a sheet of two inches, and one in black below it."""


@pytest.fixture
def ruled(tmp_path: Path) -> Path:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(144, 144))
    pdf.pages[0].Contents = pdf.make_stream(LINES % b"0.38")
    path = tmp_path / "ruled.pdf"
    pdf.save(path)
    return path


def darkest(sheet: Image.Image, inches: float) -> float:
    """The mean of the darkest row near a height from the top."""
    middle, reach = round(inches * DPI), 8
    rows = [sheet.crop((100, y, 500, y + 1)) for y in range(middle - reach, middle + reach)]
    return min(sum(row.tobytes()) / row.width for row in rows)


def test_the_same_file_gives_the_same_picture(ruled: Path) -> None:
    first, second = (photocopy(ruled, 0, 2, Copier()).tobytes() for _ in range(2))
    assert first == second


def test_a_pale_hairline_is_lost_on_the_way_and_a_black_one_is_kept(ruled: Path) -> None:
    level = Copier(askew=0)
    printed, copied = (photocopy(ruled, 0, copies, level) for copies in (0, 2))
    assert darkest(printed, 1) < 160
    assert darkest(copied, 1) > 220
    assert darkest(copied, 1.5) < 160


def test_each_copy_lies_askew(ruled: Path) -> None:
    straight, askew = (photocopy(ruled, 0, 1, Copier(askew=turn, specks=0)) for turn in (0.0, 0.5))
    assert darkest(straight, 1.5) < 100 < darkest(askew, 1.5)


def test_a_crop_is_in_millimetres(ruled: Path) -> None:
    sheet = cropped(photocopy(ruled, 0, 0, Copier()), [0, 0, 25.4, 12.7])
    assert sheet.size == (DPI, DPI // 2)

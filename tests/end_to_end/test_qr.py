"""The QR code of a clinic that has an address: read from the rendered page as a camera would, worn paper too.

It is decoded by ZXing, which shares nothing with what made it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from leaflets.errors import LeafletError
from leaflets.model.address import filled
from leaflets.model.edition import Edition
from leaflets.model.identity import text_code
from tests.end_to_end.clinic_copies import ADDRESS, copy, seen, with_art
from tests.end_to_end.prints import DAY, figures, press
from tools.photocopy import Copier

MILLIMETRE = 72 / 25.4
SHEETS = [
    ("en-GB/basics.standard", ""),
    ("ar/basics.standard", ""),
    ("ar/basics.standard", "layout=booklet"),
    ("en-GB/basics.standard", "layout=large-print"),
    ("ar/basics.standard", "layout=bilingual"),
    ("en-GB/basics.standard", "palette=mono"),
    ("en-GB/basics.easy", ""),
    ("en-GB/options.standard", ""),
    ("en-GB/appointment.standard", "layout=diary"),
]


@lru_cache(maxsize=32)
def page_with_code(name, makeup, url=ADDRESS):
    """The copy, and alternative text, page and box of its QR code."""
    data = copy(name, with_art(None, url), **dict([makeup.split("=")] if makeup else []))
    (found,) = [each for each in figures(data) if "https://" in each[0]]
    return data, *found


def code_of(name):
    locale, _, text = name.partition("/")
    return text_code(press().library, press().library.locales[locale].texts[text])


def read(picture):
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@lru_cache(maxsize=8)
def page(name, makeup, dpi):
    data, _, number, _ = page_with_code(name, makeup)
    return pypdfium2.PdfDocument(data)[number].render(scale=dpi / 72).to_pil()


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(("name", "makeup"), SHEETS)
def test_the_code_on_the_page_leads_to_this_edition(name, makeup, dpi):
    assert read(page(name, makeup, dpi)) == [f"{ADDRESS}#{code_of(name)}"]


@pytest.mark.parametrize(("name", "makeup"), SHEETS[:6])
def test_it_is_read_out_of_focus_and_in_black_and_white(name, makeup):
    """A third of a square out of focus, then each dot ink or paper."""
    soft = page(name, makeup, 300).convert("L").filter(ImageFilter.GaussianBlur(2.5))
    assert read(soft) == [f"{ADDRESS}#{code_of(name)}"]
    assert read(soft.point([0] * 128 + [255] * 128)) == [f"{ADDRESS}#{code_of(name)}"]


@pytest.mark.parametrize(("name", "makeup"), SHEETS[:6])
def test_it_is_read_from_a_copy_of_a_copy(name, makeup):
    sheet = page(name, makeup, 300).convert("L")
    for seed in (1, 2):
        sheet = Copier().copy(sheet, seed)
    assert read(sheet) == [f"{ADDRESS}#{code_of(name)}"]


@pytest.mark.parametrize(("name", "makeup"), SHEETS)
def test_it_is_black_on_white_with_four_squares_of_quiet(name, makeup):
    data, _, number, box = page_with_code(name, makeup)
    picture = seen(data, number, box, 600).convert("L")
    wide, high = picture.size
    left, top, right, bottom = picture.point([255] * 128 + [0] * 128).getbbox() or (0, 0, 0, 0)
    squares = 29  # version 3, which holds addresses of 42 characters
    square = (right - left) / squares
    assert square >= 0.5 / 25.4 * 600
    assert right - left == pytest.approx(bottom - top, abs=2)
    assert min(left, top, wide - right, high - bottom) >= 4 * square - 2
    assert sum(picture.histogram()[:16]) + sum(picture.histogram()[240:]) > 0.9 * wide * high


def test_a_reader_hears_where_it_leads():
    _, alt, _, _ = page_with_code("ar/basics.standard", "")
    address = f"{ADDRESS}#{code_of('ar/basics.standard')}"
    assert alt == f"رمز استجابة سريعة يؤدي إلى {address}"


def test_the_clinic_says_where_in_its_address_the_code_stands():
    url = "https://example.org/{code}/now"
    _, alt, *_ = page_with_code("en-GB/basics.standard", "", url)
    assert alt.endswith(f"https://example.org/{code_of('en-GB/basics.standard')}/now")
    assert filled("https://example.org/", "h4k2wm") == "https://example.org/#h4k2wm"


def test_a_long_address_has_smaller_squares_down_to_half_a_millimetre():
    url = "https://example.org/".ljust(290, "x")
    data, _, number, (left, bottom, right, top) = page_with_code("en-GB/basics.standard", "", url)
    assert right - left == pytest.approx(top - bottom, abs=0.02)
    assert 35 * MILLIMETRE < right - left <= 40 * MILLIMETRE
    sheet = pypdfium2.PdfDocument(data)[number].render(scale=300 / 72).to_pil()
    assert read(sheet) == [f"{url}#{code_of('en-GB/basics.standard')}"]


def test_there_is_none_where_the_clinic_gives_no_address():
    data = copy("en-GB/basics.standard", with_art(None))
    assert not [each for each in figures(data) if "QR" in each[0]]


def test_a_language_without_words_for_it_is_told_where_to_write_them():
    own = press().library.locales["ar"]
    bare = replace(own, locale=replace(own.locale, desk=None))
    library = replace(press().library, locales={**press().library.locales, "ar": bare})
    without = replace(with_art(None, ADDRESS), local={}, email=None, address=None, interpreter=None)
    with pytest.raises(LeafletError) as raised:
        replace(press(), library=library).print_edition(
            Edition("ar", "basics", "standard"), clinic=replace(without, crisis_line=None), as_of=DAY
        )
    assert ("S085", "content/locales/ar/locale.yaml", "desk") in {
        (problem.code, problem.where.file, problem.key) for problem in raised.value.problems
    }

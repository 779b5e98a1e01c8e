"""Where the page says that a string stands, PDFium finds its letters in the finished file, and no others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache

import pypdfium2
import pytest
import yaml

from leaflets.build.plan import one
from leaflets.content.library import load
from leaflets.model.edition import Edition, Makeup
from leaflets.pipeline import Press
from leaflets.preview.regions import regions
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.preview.conftest import ROOT

SHEETS = [
    ("en-GB", "basics.standard", "leaflet", ""),
    ("en-GB", "basics.easy", "easy-read", "letter"),
    ("en-GB", "options.standard", "grid", ""),
    ("en-GB", "appointment.standard", "diary", ""),
    ("en-GB", "cure.standard", "booklet", ""),
    ("en-GB", "cure.standard", "booklet-long-edge", ""),
    ("ar", "basics.standard", "leaflet", ""),
    ("ar", "basics.easy", "large-print", ""),
    ("ar", "cure.standard", "booklet-long-edge", ""),
    ("ar", "basics.standard", "bilingual", ""),
    ("zh-Hans", "basics.standard", "leaflet", ""),
]


@pytest.fixture(scope="module")
def press():
    fonts = FontLibrary.open(ROOT)
    return Press(load(ROOT, ["ar", "zh-Hans"]), fonts, Typesetter(fonts))


def letters(text):
    """Letters alone, in no order: PDFium reads brackets and full stops of Arabic lines in its own way."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(letter for letter in plain if unicodedata.category(letter).startswith("L"))


@cache
def read_yaml(path):
    return yaml.load(path.read_bytes(), yaml.CBaseLoader)


def written(locale, key):
    """What the file says, read by another reader of YAML."""
    file, _, path = key.partition("/")
    value = read_yaml(ROOT / "content/locales" / locale / f"{file}.yaml")
    for step in path.split("."):
        value = value[step]
    return value


def is_printed(words, string):
    """Once or more often: the head of a column stands over each of its cells where rows are blocks."""
    times = round(letters(words).total() / letters(string).total())
    return times > 0 and letters(words) == letters(string * times)


class Sheet:
    """The characters of a page, each with its middle, from the upper left corner of the page as shown."""

    def __init__(self, page):
        width, height = page.get_size()
        text = page.get_textpage()
        self.characters = []
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            x, y = (left + right) / 2, height - (bottom + top) / 2
            if page.get_rotation() == 180:
                x, y = width - x, height - y
            self.characters.append((x, y, text.get_text_range(index, 1)))

    def inside(self, region):
        return "".join(
            letter
            for x, y, letter in self.characters
            if region.x0 <= x <= region.x1 and region.y0 <= y <= region.y1
        )


@pytest.mark.parametrize(("locale", "text", "layout", "paper"), SHEETS)
def test_a_region_holds_the_letters_of_its_string(press, locale, text, layout, paper):
    leaflet, _, level = text.partition(".")
    edition = one(press.library, Edition(locale, leaflet, level), Makeup(layout=layout, paper=paper))
    proof = press.prove(edition, as_of=date(2026, 11, 29))
    sheets = [Sheet(page) for page in pypdfium2.PdfDocument(proof.data)]
    found: dict[str, str] = {}
    for region in regions(proof.document, proof.pages, press.fonts):
        if region.file.startswith(f"content/locales/{locale}/") and not is_picture(region.key):
            found[region.key] = found.get(region.key, "") + sheets[region.page].inside(region)
    compared = 0
    for key, words in found.items():
        string = written(locale, key)
        if not re.search(r"[{\[]", string):
            assert is_printed(words, string), (key, words, string)
            compared += 1
    assert compared > len(found) * 0.8


def is_picture(key):
    """What a picture says to those who cannot see it has the whole picture as its region."""
    return key.endswith(".alt") or ".alt-range" in key


def test_a_picture_is_the_region_of_its_words_for_the_blind(press):
    proof = press.prove(Edition("ar", "basics", "standard"), as_of=date(2026, 11, 29))
    found = regions(proof.document, proof.pages, press.fonts)
    (picture,) = [region for region in found if region.key == "pictures/face-nerve.alt"]
    labels = [region for region in found if region.key.startswith("pictures/face-nerve.labels.")]
    assert len(labels) == len(press.library.locales["ar"].pictures["face-nerve"].labels)
    for label in labels:
        assert label.page == picture.page
        assert picture.x0 - 1 <= label.x0 < label.x1 <= picture.x1 + 1
        assert picture.y0 - 1 <= label.y0 < label.y1 <= picture.y1 + 1


def test_regions_come_in_the_order_of_reading(press):
    """Also in a booklet, whose first sheet has the last page on it."""
    edition = one(press.library, Edition("en-GB", "cure", "standard"), Makeup(layout="booklet"))
    proof = press.prove(edition, as_of=date(2026, 11, 29))
    keys = list(dict.fromkeys(r.key for r in regions(proof.document, proof.pages, press.fonts)))
    headings = [key for key in keys if key.endswith(".heading") and "sections" in key]
    text = press.library.locales["en-GB"].texts["cure.standard"]
    assert headings == [f"cure.standard/sections.{section}.heading" for section in text.sections]

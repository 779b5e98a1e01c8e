"""fonts/ is what its manifest says, may be embedded, and has what a leaflet needs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "fonts"
MANIFEST = yaml.safe_load((FONTS / "manifest.yaml").read_text(encoding="utf-8"))

ENGLISH = "‘’“”–—…•·\u00a0\u202f°‰£€×÷−½µ()[]0123456789"
WELSH_VIETNAMESE_ROMANIAN_HAUSA = "ŵŷẁẃỳ ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư șț ɓɗƙƴ"
GREEK_CYRILLIC = "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё ђјљњћџ ңөү"
ARABIC_PERSIAN_URDU = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى ًٌٍَُِّْ پچژگکی ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ،؛؟٪٫٬«»"


def files() -> Iterator[tuple[str, str]]:
    for entry in MANIFEST["families"].values():
        for part in (entry["licence"], *entry["faces"].values()):
            yield part["file"], part["sha256"]


def faces() -> list[str]:
    return [face["file"] for entry in MANIFEST["families"].values() for face in entry["faces"].values()]


@pytest.mark.parametrize(("file", "sha256"), list(files()))
def test_each_file_is_the_one_of_the_manifest(file: str, sha256: str) -> None:
    assert hashlib.sha256((FONTS / file).read_bytes()).hexdigest() == sha256


def test_no_font_lies_here_that_the_manifest_does_not_list() -> None:
    assert {str(path.relative_to(FONTS)) for path in FONTS.rglob("*.ttf")} == set(faces())


@pytest.mark.parametrize("file", faces())
def test_the_font_may_be_embedded_and_cut(file: str) -> None:
    assert TTFont(FONTS / file)["OS/2"].fsType == 0


@pytest.mark.parametrize("file", faces())
def test_the_font_carries_its_licence(file: str) -> None:
    licence = str(TTFont(FONTS / file)["name"].getDebugName(13))
    assert "SIL Open Font License, Version 1.1" in licence


@pytest.mark.parametrize("family", MANIFEST["families"])
def test_the_licence_lies_beside_the_font(family: str) -> None:
    text = (FONTS / MANIFEST["families"][family]["licence"]["file"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Copyright" in text.splitlines()[0]


@pytest.mark.parametrize("family", MANIFEST["families"])
def test_every_family_names_its_package_exactly(family: str) -> None:
    entry: dict[str, Any] = MANIFEST["families"][family]
    assert entry["npm"].rpartition("@")[2].count(".") == 2
    assert len(entry["sha256"]) == 64
    assert set(entry["faces"]) == {"regular", "bold"}


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize(
    ("family", "needed"),
    [
        ("noto-sans", ENGLISH),
        ("noto-sans", WELSH_VIETNAMESE_ROMANIAN_HAUSA),
        ("noto-sans", GREEK_CYRILLIC),
        ("vazirmatn", ARABIC_PERSIAN_URDU),
        ("noto-naskh-arabic", ARABIC_PERSIAN_URDU + "؉"),
    ],
)
def test_the_characters_that_leaflets_need_were_kept(family: str, weight: str, needed: str) -> None:
    has = TTFont(FONTS / family / f"{weight}.ttf").getBestCmap()
    assert [char for char in needed if ord(char) not in has and char != " "] == []


@pytest.mark.parametrize("file", faces())
def test_no_latin_letter_in_a_face_of_another_script_so_that_a_latin_word_is_of_one_face(file: str) -> None:
    letters = {
        char for char in map(chr, TTFont(FONTS / file).getBestCmap()) if char.isascii() and char.isalpha()
    }
    assert file.startswith("noto-sans/") or not letters


INDIC = "abvs akhn blwf blws cjct half nukt pres psts rkrf rphf abvm dist kern mark"
FEATURES = {
    "noto-sans": "ccmp liga locl dist kern mark mkmk",
    "vazirmatn": "calt ccmp fina init liga locl medi rlig kern mark mkmk",
    "noto-naskh-arabic": "ccmp fina init liga locl medi rlig kern mark mkmk",
    "noto-nastaliq-urdu": "ccmp fina init isol medi rlig curs kern mark mkmk",
    "noto-sans-hebrew": "ccmp kern mark",
    "noto-sans-devanagari": f"{INDIC} blwm locl",
    "noto-sans-bengali": "abvs akhn blwf blws cjct half init locl nukt pres pstf psts rlig rphf vatu"
    " abvm blwm dist kern mark",
    "noto-sans-gurmukhi": "abvs blwf blws calt nukt pstf abvm dist kern mark",
    "noto-sans-gujarati": f"{INDIC} haln",
    "noto-sans-tamil": "abvs akhn haln psts abvm dist kern mark",
    "noto-sans-thai": "ccmp liga kern mark mkmk",
    "noto-sans-ethiopic": "calt kern mark",
    "noto-sans-sc": "ccmp locl halt kern",
    "noto-sans-tc": "ccmp locl halt kern",
    "noto-sans-jp": "ccmp locl halt kern",
    "noto-sans-kr": "calt ccmp locl halt kern",
}
"""Registered OpenType features that each family's script is set with, as far as its original has them."""


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("family", MANIFEST["families"])
def test_the_layout_that_the_script_needs_was_kept(family: str, weight: str) -> None:
    font = TTFont(FONTS / family / f"{weight}.ttf")
    tables = [font[tag].table.FeatureList.FeatureRecord for tag in ("GSUB", "GPOS")]
    features = {record.FeatureTag for records in tables for record in records}
    assert set(FEATURES[family].split()) - features == set()
    assert not {"vert", "vrt2", "vkrn", "aalt"} & features


def test_all_fonts_together_stay_small_enough_to_be_cloned() -> None:
    sizes = {file: (FONTS / file).stat().st_size for file in faces()}
    print(*(f"{size:>9,}  {file}" for file, size in sizes.items()), sep="\n")
    print(f"{sum(sizes.values()):>9,}  all")
    assert sum(sizes.values()) < 24_000_000

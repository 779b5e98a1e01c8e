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


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_no_latin_letter_in_the_arabic_faces_so_that_a_latin_word_is_of_one_face(weight: str) -> None:
    for family in ("vazirmatn", "noto-naskh-arabic"):
        has = TTFont(FONTS / family / f"{weight}.ttf").getBestCmap()
        assert not any(ord("A") <= point <= ord("z") and chr(point).isalpha() for point in has)


@pytest.mark.parametrize("file", faces())
def test_the_layout_tables_were_kept(file: str) -> None:
    font = TTFont(FONTS / file)
    assert {"GSUB", "GPOS", "GDEF"} <= set(font.keys())
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    features |= {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"ccmp", "kern", "liga", "mark", "mkmk"} <= features
    if "noto-sans/" not in file:
        assert {"init", "medi", "fina", "rlig"} <= features

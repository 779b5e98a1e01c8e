"""A computer without a font for a language shows its letters all the same. The oracle is fontTools."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import yaml
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]

FACE = re.compile(r'@font-face \{ font-family: "([^"]+)"; src: url\("([^"]+)"\); unicode-range: ([^;]+); \}')


def faces(sheet):
    """Family -> (address, ranges as pairs of first and last)."""
    return {
        family: (address, [tuple(int(end, 16) for end in part[2:].split("-")) for part in ranges.split(", ")])
        for family, address, ranges in FACE.findall(sheet)
    }


def test_every_family_is_served_as_it_lies_in_the_workspace(asked):
    answer = asked.get("/fonts.css")
    assert answer.headers["content-type"].startswith("text/css")
    manifest = yaml.safe_load((ROOT / "fonts/manifest.yaml").read_text("utf-8"))["families"]
    found = faces(answer.text)
    assert set(found) == {f"leaflets {family}" for family in manifest}
    for family, entry in manifest.items():
        font = asked.get(found[f"leaflets {family}"][0])
        assert (font.status_code, font.headers["content-type"]) == (200, "font/ttf")
        assert hashlib.sha256(font.content).hexdigest() == entry["faces"]["regular"]["sha256"]


def test_a_font_is_asked_for_where_it_has_letters_and_nowhere_else(asked):
    for address, ranges in faces(asked.get("/fonts.css").text).values():
        letters = TTFont(io.BytesIO(asked.get(address).content)).getBestCmap()
        assert all(any(first <= letter <= last for first, last in ranges) for letter in letters)
        assert all(any(first <= letter <= last for letter in letters) for first, last in ranges)


def test_a_language_has_its_own_fonts_in_their_order(asked):
    sheet = asked.get("/fonts.css").text
    wanted = yaml.safe_load(
        (ROOT / "tests/fixtures/workspace/content/locales/ar/locale.yaml").read_text("utf-8")
    )
    chain = ", ".join(f'"leaflets {family}"' for family in wanted["fonts"])
    assert f":lang(ar) {{ --letters: {chain}; }}" in sheet


def test_what_stands_in_a_language_goes_into_no_style_sheet(workspace, call):
    file = workspace / "content/locales/ar/locale.yaml"
    text = re.sub(
        r"(?m)^fonts: .*", 'fonts: ["} * { display: none } x {", "noto-sans"]', file.read_text("utf-8")
    )
    file.write_text(text, "utf-8")
    sheet = call.get("/fonts.css").text
    assert "display" not in sheet
    assert ':lang(ar) { --letters: "leaflets noto-sans"; }' in sheet


def test_no_other_file_is_a_font(asked):
    for name in ("x", "0" * 64, "..%2Fmanifest"):
        assert asked.get(f"/fonts/{name}.ttf").status_code == 404

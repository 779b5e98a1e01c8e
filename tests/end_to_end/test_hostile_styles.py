"""A token of a style that does not exist, or a number that cannot be; a picture that nobody can hear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEXT = ("--locale", "en-GB", "--leaflet", "basics", "--level", "standard")
STYLE = "styles/standard.yaml"
PICTURES = "locales/en-GB/pictures.yaml"
PICTOGRAMS = "pictograms.yaml"

TOKENS = [
    ("  side: 18mm", "  sid: 18mm", "S002", "Did you mean “side”?"),
    ("colour: hue, bold", "colour: huw, bold", "S050", "Did you mean “hue”?"),
    ("  caption: {size", "  captoin: {size", "S002", "Did you mean “caption”?"),
    ("size: 28pt", "size: 28px", "S003", "6mm or 12pt"),
    ("size: 28pt", "size: .nan", "S003", "6mm or 12pt"),
    ("size: 28pt", "size: 0pt", "S059", "more than 0"),
    ("size: 28pt", "size: -28pt", "S059", "more than 0"),
    ("leading: 12mm", "leading: 3mm", "S059", "would overlap"),
    ("  side: 18mm", "  side: -18mm", "S059", "0 or more"),
    ("shares: [5, 7]", "shares: [0, 0]", "S059", "above 0"),
    ("view: 24", "view: 0", "S059", "more than 0"),
    ('ink: "#1B1F22"', 'ink: "url(a)"', "S050", "six figures or letters"),
    ("  side: 18mm", "  side: 300mm", "L010", "no room for text"),
    ("M5.2 2.6", "M5.2 nan", "L004", "the sign of the telephone"),
]


@pytest.mark.parametrize(("old", "new", "code", "said"), TOKENS)
def test_a_wrong_token_of_a_style_is_told_with_what_is_possible(
    leaflets, workspace, edit, old, new, code, said
):
    edit(STYLE, old, new)
    status, _, errors = leaflets("build", "--root", workspace, *TEXT)
    assert status == 1
    assert re.search(rf"content/{STYLE}(:\d+:\d+)?: error {code}: ", errors), errors
    assert said in errors
    assert not list(workspace.rglob("*.pdf"))


def replace_first(path: Path, key: str, value: str | None) -> None:
    """The first entry `key` of the file gets another value, or goes."""
    line = "" if value is None else f"  {key}: {value}\n"
    text, found = re.subn(rf"  {key}: .*\n", lambda _: line, path.read_text("utf-8"), count=1)
    assert found
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("alt", ["", "   ", "\u00a0", "\u200b\u200b", "-", "...", None])
def test_a_picture_without_words_for_the_ear_is_refused(leaflets, workspace, alt):
    replace_first(workspace / "content" / PICTURES, "alt", None if alt is None else f'"{alt}"')
    status, _, errors = leaflets("build", "--root", workspace, *TEXT)
    assert status == 1
    assert re.search(rf"content/{PICTURES}:\d+:\d+: error S00[14]: face-nerve\.alt: ", errors), errors
    assert errors.endswith("1 problem to mend\n")


@pytest.mark.parametrize("meaning", ['""', '"  "', None])
def test_a_pictogram_without_a_meaning_is_refused(leaflets, workspace, meaning):
    replace_first(workspace / "content" / PICTOGRAMS, "meaning", None if meaning is None else meaning)
    status, _, errors = leaflets("build", "--root", workspace, *TEXT)
    assert status == 1
    assert re.search(rf"content/{PICTOGRAMS}:\d+:\d+: error S00[14]: \S+\.meaning: ", errors), errors
    assert errors.endswith("1 problem to mend\n")


def test_a_picture_that_is_a_pictogram_or_nothing_is_told_with_what_there_is(leaflets, workspace, edit):
    edit("locales/en-GB/basics.standard.yaml", "picture: face-nerve", "picture: pictograms/again")
    status, _, errors = leaflets("build", "--root", workspace, *TEXT)
    assert status == 1
    assert "error S043: sections.cause.body.picture.picture: there is no drawing" in errors
    drawings = sorted(path.stem for path in (workspace / "content/pictures").glob("*.svg"))
    assert f"Possible: {', '.join(drawings)}." in errors

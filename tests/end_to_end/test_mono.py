"""In black alone, and with every dot either ink or paper, a leaflet keeps the distinctions that colour makes.

PDFium draws the pages at 300 dots an inch. What is expected comes from the texts, the ledger and the coloured
page; a frame of two points or a hairline of a half is what content/styles/standard.yaml promises.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
import yaml
from PIL import Image

from tests.end_to_end.bitmaps import DOT, INK, MM, PAPER, Box, Sheet, around, blobs, lost, sheets
from tests.end_to_end.prints import COLOUR, MONO, ROOT, figures, printed, recoloured, set_by_hand
from tests.layout.documents import node

EN = ROOT / "content/locales/en-GB"
EMERGENCY = "Get emergency help at once"
CLEAR = 45
"""Of 255 levels of grey: colours that differ by so much tell things apart, as tint on paper need not."""
NEAR = 6
"""Dots: half a millimetre."""
MISSED = 0.001
"""The share of all borders on a page that must not be gone: a hairline across the page is more."""
STANDARD = "en-GB/basics.standard"
COMPARED = (
    STANDARD,
    "en-GB/basics.detailed",
    "en-GB/injections.easy",
    "en-GB/surgery.standard",
    "en-GB/options.standard",
    "en-GB/appointment.standard",
    "ar/basics.standard",
)
"""Every kind of block is in one of them."""


def read(file: str) -> Any:
    return yaml.safe_load((ROOT / "content" / file).read_text("utf-8"))


def found(data: bytes, words: str) -> Sheet:
    """The first page that has the words."""
    return next(sheet for sheet in sheets(data) if sheet.has(words))


def middle(box: Box) -> int:
    return (box[1] + box[3]) // 2


def dots(points: float) -> Any:
    """A stroke of so many points, with the dot that its place on the grid may cost."""
    return pytest.approx(points * DOT, abs=1.2)


# --- the whole page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMPARED)
def test_where_colours_meet_ink_and_paper_meet(name: str) -> None:
    for coloured, mono in zip(sheets(printed(name, COLOUR)), sheets(printed(name, MONO)), strict=True):
        assert lost(coloured.grey, mono.bits, CLEAR, NEAR) < MISSED


@pytest.mark.parametrize("colour", ["hue", "alert", "soft", "mid"])
def test_a_colour_that_vanished_would_be_missed(colour: str) -> None:
    changed = recoloured(STANDARD, {colour: "#FFFFFF"})
    pairs = zip(sheets(printed(STANDARD, COLOUR)), sheets(changed), strict=True)
    assert max(lost(coloured.grey, mono.bits, CLEAR, NEAR) for coloured, mono in pairs) > MISSED


# --- icon arrays --------------------------------------------------------------------------------------


def crowds(name: str) -> Iterator[tuple[str, Image.Image]]:
    """The fact of each icon array, and its part of the bitmap."""
    facts = [*icons(read(f"locales/{name}.yaml"))]
    alternatives = {words["alt"] for words in read("locales/en-GB/pictures.yaml").values()}
    data = printed(name, MONO)
    pages = [*sheets(data)]
    arrays = [(page, box) for alt, page, box in figures(data) if alt not in alternatives]
    for fact, (page, box) in zip(facts, arrays, strict=True):
        left, top, right, bottom = pages[page].dots(box)
        yield fact, pages[page].bits.crop((left - 3, top - 3, right + 3, bottom + 3))


def icons(text: Any) -> Iterator[str]:
    for key, value in text.items() if isinstance(text, dict) else ():
        if key == "icons":
            yield value["fact"]
        else:
            yield from icons(value)


@pytest.mark.parametrize(
    "name", ["en-GB/surgery.standard", "en-GB/surgery.easy", "en-GB/injections.easy", "en-GB/cure.easy"]
)
def test_people_in_a_crowd_are_filled_as_the_ledger_says(name: str) -> None:
    """A person is a head and, wider, shoulders; what is not filled has a hole."""
    ledger = read("facts.yaml")
    for fact, bits in crowds(name):
        low, high, of = ledger[fact].get("low", 0), ledger[fact]["high"], ledger[fact]["of"]
        edge = (0, 0, bits.width, bits.height)
        holes = [
            blob for blob in blobs(bits, PAPER) if all(a != b for a, b in zip(blob.box, edge, strict=True))
        ]
        wide = max(blob.box[2] - blob.box[0] for blob in blobs(bits, INK))
        shoulders = [hole for hole in holes if hole.box[2] - hole.box[0] > wide / 2]
        assert (len(holes) - len(shoulders), len(shoulders)) == (of - low, of - high), fact
        assert people(bits) == of, fact


def people(bits: Image.Image) -> int:
    """By heads and shoulders; where these touch, in small people, they are one blob of double height."""
    parts = blobs(bits, INK)
    usual = sorted(blob.box[3] - blob.box[1] for blob in parts)[len(parts) // 2]
    return sum(2 if blob.box[3] - blob.box[1] > 1.5 * usual else 1 for blob in parts) // 2


# --- boxes --------------------------------------------------------------------------------------------


def ends(sheet: Sheet, y: int) -> tuple[int, int]:
    """Dots of the first and the last run of ink in a row."""
    runs = sheet.runs(y)
    return runs[0][1], runs[-1][1]


def test_the_emergency_box_has_a_solid_bar_and_a_heavy_frame() -> None:
    sheet = found(printed(STANDARD, MONO), EMERGENCY)
    heading = sheet.box(EMERGENCY)
    ((_, bar),) = sheet.runs(heading[1] - round(1 * DOT))
    assert bar == pytest.approx(174 * MM, rel=0.01)
    assert sheet.ink(heading) > 0.5
    assert ends(sheet, middle(sheet.box("Not sure? Call."))) == (dots(2), dots(2))


def test_other_boxes_have_neither() -> None:
    sheet = found(printed(STANDARD, MONO), "The short answer")
    answer = sheet.box("The short answer")
    assert sheet.ink(answer) < 0.5
    bar, *letters = sheet.runs(middle(answer))
    assert bar[1] == dots(4)
    assert letters[-1][0] < answer[2], "it has a bar at its start, and nothing at its end"
    clinic = found(printed(STANDARD, MONO), "Your clinic")
    heading = clinic.box("Your clinic")
    assert clinic.ink(heading) < 0.5
    assert ends(clinic, middle(heading))[0] == dots(1)


def test_the_english_copy_of_the_emergency_box_is_lighter_than_the_reader_s_own() -> None:
    sheet = found(printed("ar/basics.standard", MONO), EMERGENCY)
    copy = sheet.box(EMERGENCY)
    assert ends(sheet, middle(copy)) == (dots(1), dots(1))
    assert sheet.ink(copy) < 0.5
    bars = sheet.rules(0, copy[1], 170 * MM)
    assert max(thickness for _, thickness in bars) > 3 * MM


def test_draft_stands_white_on_black_beside_its_sentence() -> None:
    (words,) = (read("locales/en-GB/locale.yaml")["draft"],)
    for sheet in sheets(printed(STANDARD, MONO)):
        assert sheet.ink(sheet.box(words["tab"])) > 0.5
        assert sheet.ink(sheet.box(words["text"])) < 0.4
        assert ends(sheet, middle(sheet.box(words["text"])))[1] == dots(1)


# --- tables and lists ---------------------------------------------------------------------------------


def test_a_table_keeps_its_rules_each_with_its_weight() -> None:
    table = read("locales/en-GB/options.standard.yaml")["sections"]["compare"]["body"]["options"]["table"]
    sheet = found(printed("en-GB/options.standard", MONO), table["rows"]["wait"]["option"])
    head = sheet.box(table["columns"]["option"])
    below = sheet.box("Stroke or bleeding in the brain")
    rules = sheet.rules(head[1] - round(4 * MM), below[1], 200 * MM)
    rows = len(table["rows"])
    assert [thickness for _, thickness in rules] == [dots(2), dots(1), *[dots(0.5)] * (rows - 1), dots(1)]
    assert rules[0][0] < head[1] < head[3] < rules[1][0], "the head stands between its two rules"


def test_key_facts_are_parted_by_hairlines() -> None:
    facts = read("locales/en-GB/basics.standard.yaml")["sections"]["who"]["body"]["facts"]["key-facts"]
    terms = [fact["term"] for fact in facts.values()]
    sheet = found(printed(STANDARD, MONO), terms[1])
    rules = sheet.rules(sheet.box(terms[0])[1], sheet.box(terms[-1])[3], 100 * MM)
    assert [thickness for _, thickness in rules] == [dots(0.5)] * (len(terms) - 1)


def test_a_table_to_write_in_has_a_rule_below_each_row() -> None:
    diary = read("locales/en-GB/appointment.standard.yaml")["sections"]["diary"]["body"]["diary"]["form"]
    column = diary["columns"]["trigger"]
    rows = 0
    for sheet in sheets(printed("en-GB/appointment.standard", MONO)):
        if sheet.has(column):
            rules = sheet.rules(sheet.box(column)[3], sheet.bits.height - round(21 * MM), 150 * MM)
            rows += sum(after - before >= 8 * MM for (before, _), (after, _) in pairwise(rules))
    assert rows == diary["rows"]


@pytest.mark.parametrize(
    ("name", "words", "mark"),
    [
        ("en-GB/appointment.standard", "a short phone video of the spasms", [dots(1), dots(1)]),
        (STANDARD, "one side of the face droops", [pytest.approx(1.5 * MM, rel=0.2)]),
    ],
    ids=["box", "point"],
)
def test_a_box_to_tick_is_hollow_and_a_point_is_solid(name: str, words: str, mark: list[Any]) -> None:
    sheet = found(printed(name, MONO), words)
    first, *_ = letters = sheet.letters(words)
    before = range(first[0] - round(8 * MM), first[0] - round(1 * MM))
    assert [length for start, length in sheet.runs(middle(letters[1])) if start in before] == mark


# --- words --------------------------------------------------------------------------------------------


def weight(sheet: Sheet, words: str, letter: str) -> float:
    """The ink of a letter for its height, so that size does not count."""
    box = sheet.letters(words)[words.replace(" ", "").index(letter)]
    wide, high = box[2] - box[0], box[3] - box[1]
    return sheet.ink(box) * wide / high


@pytest.mark.parametrize(
    ("bold", "plain"),
    [
        ("your local emergency number", "of these happens suddenly"),
        ("Usual start", "in middle age or later"),
        ("What is", "Hemifacial spasm (HFS) makes the muscles"),
    ],
    ids=["emphasis", "term", "heading"],
)
def test_bold_is_bolder_than_what_stands_beside_it(bold: str, plain: str) -> None:
    sheet = found(printed(STANDARD, MONO), plain)
    for letter in sorted(set(bold) & set(plain) & set("aelnst")):
        assert weight(sheet, bold, letter) > 1.2 * weight(sheet, plain, letter), letter


def test_a_heading_stands_apart_from_its_answer() -> None:
    sheet = found(printed(STANDARD, MONO), "Is it")
    heading, answer = sheet.letters("Is it"), around(sheet.letters("Usually not."))
    assert around(heading)[2] < answer[0]


def test_a_link_is_underlined_and_other_words_are_not() -> None:
    link = node("p", node("a", "the words of the link", href="https://example.org"))
    (sheet,) = sheets(set_by_hand(node("p", "All other words are plain."), link, palette=MONO))
    plain, linked = sheet.box("All other words are plain."), sheet.box("the words of the link")
    assert underlines(sheet, linked) == [dots(0.5)]
    assert underlines(sheet, plain) == []


def underlines(sheet: Sheet, box: Box) -> list[int]:
    wide = box[2] - box[0]
    rules = sheet.rules(box[1], box[3] + round(1 * MM), 0.9 * wide)
    return [thickness for _, thickness in rules]

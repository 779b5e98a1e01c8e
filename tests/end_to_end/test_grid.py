"""The decision grid: two sides of a sheet, the emergency box on the first, all of the grid on the second."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import yaml

from leaflets.content.library import load
from leaflets.model.edition import Edition
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT / "content/locales/en-GB/options.standard.yaml"


@pytest.fixture(scope="module")
def grid() -> pypdfium2.PdfDocument:
    fonts = FontLibrary.open(ROOT)
    press = Press(load(ROOT, ("en-GB",)), fonts, Typesetter(fonts))
    return pypdfium2.PdfDocument(
        press.print_edition(Edition("en-GB", "options", "standard"), as_of=date(2026, 11, 22))
    )


def words(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


def test_it_is_one_sheet_of_a4_on_its_side(grid: pypdfium2.PdfDocument) -> None:
    millimetres = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in grid]
    assert millimetres == [(297, 210), (297, 210)]


def test_the_first_side_has_the_emergency_box_with_all_its_signs(grid: pypdfium2.PdfDocument) -> None:
    first, _ = (words(page) for page in grid)
    box = yaml.safe_load((ROOT / "content/safety.yaml").read_text(encoding="utf-8"))
    said = yaml.safe_load((ROOT / "content/locales/en-GB/safety.yaml").read_text(encoding="utf-8"))
    topics = yaml.safe_load((ROOT / "content/leaflets/options.yaml").read_text(encoding="utf-8"))["topics"]
    groups = [group for group in box["groups"].values() if group["topic"] in (*topics, "always")]
    signs = [said[key] for group in groups for key in group["signs"]]
    assert len(signs) >= 10
    assert said[box["heading"]] in first
    assert [sign for sign in signs if sign not in first] == []


def test_the_second_side_has_every_row_of_the_grid(grid: pypdfium2.PdfDocument) -> None:
    _, second = (words(page) for page in grid)
    sections = yaml.safe_load(TEXT.read_text(encoding="utf-8"))["sections"]
    table = sections["compare"]["body"]["options"]["table"]
    assert [head for head in table["columns"].values() if head not in second] == []
    assert second.index("Wait and watch") < second.index("Operation (MVD)")
    assert [section["heading"] for section in sections.values() if section["heading"] in second] == [
        "What are my options?",
        "What is unknown?",
        "What do I prefer now?",
        "What would change my mind?",
    ]


def test_every_page_is_marked_as_a_draft(grid: pypdfium2.PdfDocument) -> None:
    assert all("DRAFT" in words(page) for page in grid)

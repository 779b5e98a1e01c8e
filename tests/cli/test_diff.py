"""`leaflets diff`: a slip for those who know the old leaflet. It must not mislead them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from leaflets.cli.main import main
from tests.fixtures.desk import Desk

CURE = "en-GB/cure.easy"
TEXT = "locales/en-GB/cure.easy.yaml"


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """A warning, a figure, a sentence and an item of a list have changed; all in the source alone."""
    desk.issue(CURE)
    desk.edit("locales/en-GB/safety.yaml", '"one side of the face droops"', '"one side hangs down"')
    desk.edit("facts.yaml", "  low: 85\n  high: 90\n  of: 100\n", "  low: 80\n  high: 90\n  of: 100\n")
    desk.edit(TEXT, "You can have injections again.", "You may have more.")
    return desk


def slip(desk: Desk, *arguments: str) -> Path:
    assert main(["diff", "--root", str(desk.root), *arguments]) == 0
    (path,) = (desk.root / "build/slips").rglob("*.pdf")
    return path


def pages(path: Path) -> list[str]:
    """As PDFium reads them: a reader that shares no code with the writer."""
    pdf = pypdfium2.PdfDocument(path)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def first_code(desk: Desk) -> str:
    (path,) = (desk.root / "content/issued").glob("*.json")
    return path.stem


def test_a_slip_stands_on_one_page_with_whole_strings_before_and_now(changed: Desk) -> None:
    old = first_code(changed)
    path = slip(changed, old, "now")
    new = changed.snapshot(CURE).code
    assert path == changed.root / f"build/slips/en-GB/cure.easy.{old}-{new}.pdf"
    (page,) = pages(path)
    assert f"code {new} takes the place of the leaflet with the code {old}." in page
    assert "Before one side of the face droops Now one side hangs down" in page


def test_it_has_the_mark_of_a_draft_until_both_were_released(changed: Desk) -> None:
    old = first_code(changed)
    path = slip(changed, old, "now")
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith("DRAFT - What has changed in this leaflet: ")
    assert "Do not give to patients" in pages(path)[0]
    path.unlink()
    path = slip(changed, old, changed.issue(CURE))
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]).startswith("What has changed in this leaflet: ")
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert pdf.Root.StructTreeRoot.K is not None
    assert "Do not give to patients" not in pages(path)[0]


def test_what_has_no_room_is_counted_and_the_warning_is_never_left_out(
    changed: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every string of the text changes: one page holds a few, and says how many it does not."""
    old = first_code(changed)
    text = changed.root / "content" / TEXT
    head, sections, rest = text.read_text("utf-8").partition("sections:")
    text.write_text(head + sections + re.sub(r'(: "[^"\n]*[a-z])"', r'\1 again"', rest), "utf-8")
    (page,) = pages(slip(changed, old, "now"))
    assert "Before one side of the face droops Now one side hangs down" in page
    left_out = re.search(r"This is not all. Changes that have no room here: (\d+)\.", page)
    assert left_out is not None
    capsys.readouterr()
    assert main(["diff", "--root", str(changed.root), "--json", "--no-slip", old, "now"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert page.count("Before ") + int(left_out[1]) == len(told["changes"])
    assert [change["warning"] for change in told["changes"]][:2] == [True, False]
    assert told["slip"] == ""


def test_at_a_level_with_tables_before_and_now_stand_side_by_side(desk: Desk) -> None:
    """A figure with all its words in both, and what is gone and what is new beside a cell that says so."""
    old = desk.issue("en-GB/cure.standard")
    desk.edit("facts.yaml", "  low: 85\n  high: 90\n  of: 100\n", "  low: 80\n  high: 90\n  of: 100\n")
    path = slip(desk, old, "now")
    (page,) = pages(path)
    assert page.count("85 to 90 in every 100") == page.count("80 to 90 in every 100") == 1
    assert page.count("10 to 15 in every 100") == page.count("10 to 20 in every 100") == 1
    assert "This is not all" not in page
    with pikepdf.open(path) as pdf:
        roles = [
            str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o
        ]
    assert [roles.count(role) for role in ("/Table", "/TR", "/TH", "/TD")] == [1, 2, 4, 2]


def test_equal_files_come_of_equal_records(changed: Desk, tmp_path: Path) -> None:
    old = first_code(changed)
    for folder in ("one", "two"):
        assert main(["diff", "--root", str(changed.root), old, "now", "-o", str(tmp_path / folder)]) == 0
    (one,), (two,) = ((tmp_path / folder).rglob("*.pdf") for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_in_arabic_numbers_and_codes_stay_whole(desk: Desk) -> None:
    old = desk.issue("ar/cure.easy")
    desk.edit("facts.yaml", "  low: 85\n  high: 90\n  of: 100\n", "  low: 80\n  high: 90\n  of: 100\n")
    path = slip(desk, old, "now")
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "ar"
    text = actual_texts(path)
    assert any("85 إلى 90 من كل 100" in each for each in text)
    assert any("80 إلى 90 من كل 100" in each for each in text)
    for code in (old, desk.snapshot("ar/cure.easy").code):
        assert any(code in each for each in text)


def actual_texts(path: Path) -> list[str]:
    """What the tags say of right-to-left text."""
    with pikepdf.open(path) as pdf:
        said = [
            item.ActualText
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/ActualText" in item
        ]
        return [" ".join(str(words).split()) for words in said]


@pytest.mark.parametrize("order", ["same", "withdrawn", "backwards"])
def test_no_slip_tells_patients_to_use_what_they_must_not(
    changed: Desk, order: str, capsys: pytest.CaptureFixture[str]
) -> None:
    old = first_code(changed)
    new = changed.issue(CURE)
    asked = {"same": [old, old], "withdrawn": [old, new], "backwards": [new, old]}[order]
    if order == "withdrawn":
        changed.withdraw(new)
    assert main(["diff", "--root", str(changed.root), *asked]) == 1
    assert "error B176" in capsys.readouterr().err
    assert not (changed.root / "build/slips").exists()
    assert main(["diff", "--root", str(changed.root), *asked, "--no-slip"]) == 0


def test_other_texts_and_unknown_codes_are_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = desk.issue(CURE), desk.issue("ar/cure.easy")
    assert main(["diff", "--root", str(desk.root), one, other]) == 1
    assert "error B174" in capsys.readouterr().err
    assert main(["diff", "--root", str(desk.root), one[:-1], "zzzzzz"]) == 1
    told = capsys.readouterr().err
    assert f"Did you mean {one} (“Can hemifacial spasm be cured?”, English (UK), easy)?" in told
    assert told.count("error B175") == 2


def test_a_slip_is_no_edition(changed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    old = first_code(changed)
    path = slip(changed, old, "now")
    assert main(["verify", "--root", str(changed.root), str(path)]) == 1
    assert f"leaflets verify {old} {changed.snapshot(CURE).code}" in capsys.readouterr().err

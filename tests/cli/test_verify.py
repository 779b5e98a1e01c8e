"""`leaflets verify`: whether a pile of leaflets may be handed out, and what has changed in its text."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from leaflets.cli.main import main
from tests.fixtures.desk import Desk

CURE = "en-GB/cure.easy"
TEXT = "locales/en-GB/cure.easy.yaml"


@pytest.fixture
def ask(desk: Desk, capsys: pytest.CaptureFixture[str]):
    """Status and what is told."""

    def run(*asked: str) -> tuple[int, str]:
        status = main(["verify", "--root", str(desk.root), "--as-of", "2026-12-31", *asked])
        return status, capsys.readouterr().out

    return run


@pytest.fixture
def record(desk: Desk, capsys: pytest.CaptureFixture[str]):
    def run(*asked: str) -> tuple[int, list[dict[str, Any]]]:
        status = main(["verify", "--root", str(desk.root), "--as-of", "2026-12-31", "--json", *asked])
        return status, json.loads(capsys.readouterr().out)["editions"]

    return run


def test_what_was_released_and_has_not_changed_may_be_handed_out(desk: Desk, ask) -> None:
    code = desk.issue(CURE)
    status, told = ask(code)
    assert status == 0
    assert told.splitlines()[:3] == [
        f"{code}: CURRENT. You may hand it out.",
        "    “Can hemifacial spasm be cured?”, English (UK), easy, version 0.1",
        "    released on 1 December 2026",
    ]


def test_a_code_is_typed_as_people_type(desk: Desk, record) -> None:
    code = desk.issue(CURE)
    status, found = record(code.upper(), code[:3], code[3:], f"{code[:2]}-{code[2:]}")
    assert status == 0
    assert [each["code"] for each in found] == [code] * 3


def test_a_draft_is_not_for_patients(desk: Desk, ask) -> None:
    status, told = ask(desk.snapshot(CURE).code)
    assert status == 1
    assert "DRAFT. Do not give it to patients: nobody has released it." in told


def test_an_unknown_code_is_guessed_with_the_name_of_the_leaflet(desk: Desk, ask) -> None:
    code = desk.issue(CURE)
    status, told = ask(f"{code[:-1]}{'2' if code[-1] != '2' else '3'}")
    assert status == 1
    assert "UNKNOWN. Do not hand it out" in told
    assert f"Did you mean {code} (“Can hemifacial spasm be cured?”, English (UK), easy)" in told
    assert "at the foot of each page" in ask("nothing")[1]


def test_a_changed_warning_and_a_changed_figure_are_told_first_whole_and_as_printed(desk: Desk, ask) -> None:
    old = desk.issue(CURE)
    desk.edit("locales/en-GB/safety.yaml", '"one side of the face droops"', '"one side hangs down"')
    desk.edit("facts.yaml", "  low: 85\n  high: 90\n  of: 100\n", "  low: 80\n  high: 90\n  of: 100\n")
    desk.edit(TEXT, "You can have injections again.", "You may have more.")
    new = desk.issue(CURE)
    status, told = ask(old)
    assert status == 1
    assert told.startswith(f"{old}: SUPERSEDED. Do not hand it out: use {new} instead.")
    words = " ".join(told.split())
    warning = words.index("WARNING changed one side [-of the face droops-]{+hangs down+}")
    figure = words.index("[-85 to 90 in every 100-]{+80 to 90 in every 100+}")
    other = words.index("[-10 to 15 in every 100-]{+10 to 20 in every 100+}")
    assert warning < figure < other < words.index("You [-can-]{+may+}")
    assert "{mvd" not in told


def test_a_change_that_nobody_has_released_yet(desk: Desk, ask) -> None:
    """Whether the pile may still be handed out depends on what has changed."""
    old = desk.issue(CURE)
    desk.edit(TEXT, "You can have injections again.", "You may have more.")
    status, told = ask(old)
    assert status == 1
    assert "is not released yet. Ask whoever looks after the leaflets before you hand it out." in told
    desk.edit("locales/en-GB/safety.yaml", '"one side of the face droops"', '"one side hangs down"')
    assert "SUPERSEDED. Do not hand it out: a warning or a figure in it has changed" in ask(old)[1]


def test_what_was_withdrawn_is_told_with_the_reason_and_what_to_use(desk: Desk, ask, record) -> None:
    old = desk.issue(CURE)
    desk.edit(TEXT, "You can have injections again.", "You may have more.")
    new = desk.issue(CURE)
    desk.withdraw(old, "A word was wrong.", new)
    status, told = ask(old)
    assert status == 1
    assert told.startswith(
        f"{old}: WITHDRAWN. Do not hand it out: throw away what is left. "
        f"It was withdrawn on 24 December 2026: A word was wrong. Use {new} instead.\n"
    )
    status, (found,) = record(old)
    assert (status, found["kind"], found["hand_out"], found["replaced_by"], found["ready"]) == (
        1, "withdrawn", False, new, True,
    )  # fmt: skip
    assert (found["withdrawn"], found["reason"]) == ("2026-12-24", "A word was wrong.")
    assert [change["key"] for change in found["changes"]] == ["cure.easy/sections.short.body.injections"]


def test_an_overdue_review_is_told_and_no_leave_to_hand_out(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    code = desk.issue(CURE)
    where = ["verify", "--root", str(desk.root), code, "--as-of"]
    assert main([*where, "2028-11-22"]) == 0
    assert main([*where, "2028-11-23"]) == 1
    assert "CURRENT, but its review is overdue. Ask" in capsys.readouterr().out


def test_other_days_under_the_same_words_are_told(desk: Desk, ask) -> None:
    code = desk.issue(CURE)
    desk.edit(TEXT, 'review-due: "2028-11-22"', 'review-due: "2028-11-21"')
    status, told = ask(code)
    assert status == 0
    assert "its dates, sources or pictures have changed since" in told


def test_one_that_may_not_be_handed_out_among_many_decides_the_status(desk: Desk, record) -> None:
    codes = [desk.issue(CURE), desk.snapshot("ar/cure.easy").code]
    status, found = record(*codes)
    assert status == 1
    assert [each["hand_out"] for each in found] == [True, False]


@pytest.fixture
def draft(desk: Desk, tmp_path: Path) -> Path:
    """A file as `build` makes it, with the mark of a draft."""
    choice = ["--locale", "en-GB", "--leaflet", "cure", "--level", "easy"]
    assert main(["build", *choice, "-j", "1", "-o", str(tmp_path / "out"), "--root", str(desk.root)]) == 0
    return tmp_path / "out/en-GB/cure.easy.pdf"


def test_a_file_is_known_by_its_bytes(desk: Desk, draft: Path, record, ask) -> None:
    """Not by what it says of itself: a draft that passes for a released file is none of them."""
    code = desk.snapshot(CURE).code
    status, (found,) = record(str(draft))
    assert (status, found["code"], found["kind"], found["file"]) == (1, code, "draft", "draft")

    released = draft.with_name("released.pdf")
    released.write_bytes(draft.read_bytes())
    desk.issue(CURE, ["st-elsewhere"], sheet="large-print", sha256=sha256(draft.read_bytes()).hexdigest())
    status, (found,) = record(str(released))
    assert (status, found["code"], found["file"]) == (0, code, "issued")
    assert (found["clinic"], found["sheet"]) == ("st-elsewhere", "large-print")
    assert (
        "exactly the file that was released on 1 December 2026 for the clinic st-elsewhere"
        in ask(str(released))[1]
    )


def test_a_file_that_lost_its_mark_is_told_even_if_its_code_is_current(desk: Desk, draft: Path, ask) -> None:
    code = desk.issue(CURE, sha256=sha256(draft.read_bytes()).hexdigest())
    changed = draft.with_name("changed.pdf")
    with pikepdf.open(draft) as pdf:
        pdf.docinfo["/Title"] = "Can hemifacial spasm be cured?"
        pdf.save(changed)
    status, told = ask(str(changed))
    assert status == 1
    assert "NOT AS RELEASED. Do not hand it out: no file with these bytes is on record as released." in told
    assert ask(code)[0] == 0


def test_a_file_that_is_no_leaflet_is_a_problem(desk: Desk, tmp_path: Path, capsys) -> None:
    (tmp_path / "x.pdf").write_bytes(b"no PDF")
    assert main(["verify", "--root", str(desk.root), str(tmp_path / "x.pdf"), "no/such.pdf"]) == 1
    told = capsys.readouterr().err
    assert "error B173: this is no leaflet of ours, or the file is damaged" in told
    assert "no/such.pdf: error B104" in told
    assert "2 problems to mend" in told


@pytest.mark.parametrize("asked", [("",), (" ",), ("{code}", ""), ("-",), ("x" * 5000,)])
def test_nothing_that_was_asked_is_left_without_an_answer(desk: Desk, asked: tuple[str, ...], record) -> None:
    code = desk.issue(CURE)
    status, found = record(*(each.replace("{code}", code) for each in asked))
    assert (status, found[-1]["kind"]) == (1, "unknown")
    assert len(found) == len(asked)


def test_records_that_were_changed_answer_nothing(desk: Desk, ask) -> None:
    """An answer from records that somebody has edited would be worth nothing."""
    code = desk.issue(CURE)
    path = desk.root / "content/records.jsonl"
    path.write_text(path.read_text().replace("2026-12-01", "2026-12-02"))
    assert ask(code) == (1, "")


def test_words_that_are_lost_are_a_problem(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    code = desk.issue(CURE)
    (desk.root / f"content/issued/{code}.json").unlink()
    assert main(["verify", "--root", str(desk.root), code]) == 1
    assert f"content/records.jsonl:1: error B172: the edition {code} was issued" in capsys.readouterr().err

"""`leaflets recall`: who has which edition, what takes its place, and what each clinic is to be written."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from leaflets.cli.main import main
from tests.fixtures.desk import Desk

CURE = "en-GB/cure.easy"
TEXT = "locales/en-GB/cure.easy.yaml"
NEW = b"the released file of the new edition"


@pytest.fixture
def two(desk: Desk) -> tuple[Desk, str, str, str]:
    """Two clinics had the old edition; one has the new one too, and an Arabic one that was withdrawn."""
    old = desk.issue(CURE, ["elm", "oak"])
    desk.edit(TEXT, "You can have injections again.", "You may have more.")
    new = desk.issue(CURE, ["oak"], day=date(2026, 12, 20), sha256=sha256(NEW).hexdigest())
    arabic = desk.issue("ar/cure.easy", ["oak"], sheet="large-print")
    desk.withdraw(arabic, "A number was wrong")
    return desk, old, new, arabic


def recalled(desk: Desk, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["recall", "cure", "--root", str(desk.root), "--json", *arguments]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_every_edition_is_listed_with_its_clinics_and_what_replaces_it(two, capsys) -> None:
    desk, old, new, arabic = two
    found = recalled(desk, capsys)["editions"]
    assert [(e["code"], e["kind"], e["replaced_by"], e["ready"]) for e in found] == [
        (arabic, "withdrawn", "", False),
        (new, "current", "", False),
        (old, "superseded", new, True),
    ]
    assert [[copy["clinic"] for copy in e["copies"]] for e in found] == [["oak"], ["oak"], ["elm", "oak"]]
    assert found[0]["copies"][0]["sheet"] == "large-print"


def test_the_same_is_told_to_a_person(two, capsys) -> None:
    desk, old, new, _ = two
    assert main(["recall", "cure", "--root", str(desk.root), "--locale", "en-GB"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[2] == (
        "    Its review is due on 22 November 2028. After that day, ask before you hand it out."
    )
    assert told[5:] == [
        f"{old}  “Can hemifacial spasm be cured?”, English (UK), easy, version 0.1",
        f"    SUPERSEDED. Use {new} instead.",
        "    released 1 December 2026: the ordinary sheet",
        "    copies of 2: elm, oak",
    ]


def test_it_is_narrowed_by_language_level_and_clinic(two, capsys) -> None:
    desk, old, new, arabic = two

    def codes(*arguments: str) -> list[str]:
        return [e["code"] for e in recalled(desk, capsys, *arguments)["editions"]]

    assert codes("--locale", "ar") == [arabic]
    assert codes("--level", "standard") == []
    assert codes("--clinic", "elm") == [old]
    assert codes("--clinic", "oak", "--locale", "en-GB") == [new, old]


def test_the_new_file_is_named_if_it_is_there_as_it_was_released(two, capsys) -> None:
    desk, _, _, _ = two
    path = desk.root / "build/release/oak/en-GB/cure.easy.pdf"
    path.parent.mkdir(parents=True)
    path.write_bytes(NEW)
    assert recalled(desk, capsys)["editions"][2]["files"] == {"oak": [str(path)]}
    path.write_bytes(NEW + b"\n")
    assert recalled(desk, capsys)["editions"][2]["files"] == {}


def test_the_new_file_of_each_sheet_is_named(two, capsys) -> None:
    desk, _, _, _ = two
    desk.issue(CURE, ["oak"], sheet="large-print", sha256=sha256(b"large").hexdigest())
    folder = desk.root / "build/release/oak/en-GB"
    folder.mkdir(parents=True)
    (folder / "cure.easy.pdf").write_bytes(NEW)
    (folder / "cure.easy.large-print.pdf").write_bytes(b"large")
    files = recalled(desk, capsys)["editions"][2]["files"]["oak"]
    assert {Path(file).name for file in files} == {"cure.easy.pdf", "cure.easy.large-print.pdf"}
    capsys.readouterr()
    assert main(["recall", "cure", "--root", str(desk.root), "--locale", "en-GB"]) == 0
    assert capsys.readouterr().out.count("new file for oak: ") == 2


def test_each_clinic_gets_a_notice_of_its_own_copies(two, tmp_path: Path, capsys) -> None:
    desk, old, new, arabic = two
    recalled(desk, capsys, "-o", str(tmp_path / "notices"))
    elm, oak = ((tmp_path / "notices" / f"{name}.txt").read_text() for name in ("elm", "oak"))
    assert {path.name for path in (tmp_path / "notices").iterdir()} == {"elm.txt", "oak.txt"}
    assert elm.startswith("To the clinic elm\n")
    assert arabic not in elm
    assert "CURRENT" not in elm
    stop, _, current = oak.partition("THESE ARE CURRENT")
    assert f"Code {new}:" in current
    assert "Its review is due on 22 November 2028. After that day, ask" in " ".join(current.split())
    assert f"Code {old}:" in stop
    assert f"Use instead: code {new}," in stop
    assert "WITHDRAWN on 24 December 2026. Throw all copies away.\n  Reason: A number was wrong" in stop
    assert all(len(line) <= 76 for line in (elm + oak).splitlines())


def test_a_small_change_that_nobody_released_yet_asks_and_does_not_forbid(desk: Desk, tmp_path: Path) -> None:
    desk.issue(CURE, ["elm"])
    desk.edit(TEXT, "You can have injections again.", "You may have more.")
    where = ["recall", "cure", "--root", str(desk.root), "-o", str(tmp_path / "notices")]
    assert main(where) == 0
    assert "ASK BEFORE YOU HAND THESE OUT" in (tmp_path / "notices/elm.txt").read_text()
    desk.edit("locales/en-GB/safety.yaml", '"one side of the face droops"', '"one side hangs down"')
    assert main(where) == 0
    assert "TAKE THESE OUT OF THE RACK" in (tmp_path / "notices/elm.txt").read_text()


def test_equal_records_give_equal_notices(two, tmp_path: Path, capsys) -> None:
    desk, *_ = two
    for folder in ("one", "two"):
        recalled(desk, capsys, "-o", str(tmp_path / folder))
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in ("one", "two")
    )
    assert one == other


def test_a_clinic_whose_name_is_a_path_writes_nothing_elsewhere(desk: Desk, tmp_path: Path, capsys) -> None:
    desk.issue(CURE, ["../../evil", "", ".."])
    recalled(desk, capsys, "-o", str(tmp_path / "deep/notices"))
    assert {path.name for path in (tmp_path / "deep/notices").iterdir()} == {
        "..%2F..%2Fevil.txt",
        "_no-clinic.txt",
        "...txt",
    }
    assert not list(tmp_path.glob("*evil*"))


def test_names_that_nobody_knows_are_guessed(two, capsys) -> None:
    desk, *_ = two
    assert main(["recall", "cuer", "--clinic", "oka", "--root", str(desk.root)]) == 1
    told = capsys.readouterr().err
    assert "error B101: there is no leaflet 'cuer'" in told
    assert "Did you mean 'oak'?" in told


def test_what_was_never_released_is_told_so(desk: Desk, capsys) -> None:
    assert main(["recall", "cure", "--root", str(desk.root)]) == 0
    assert capsys.readouterr().out == "Nothing of this choice (cure) was ever released.\n"

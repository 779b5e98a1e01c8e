"""`leaflets mark` and `leaflets facts`, as a person types them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from leaflets.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of English and Spanish, with nothing on record."""
    ignore = shutil.ignore_patterns("states", "*.ttf")
    for name in ("content", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    for folder in (tmp_path / "content" / "locales").iterdir():
        if folder.name not in ("en-GB", "es"):
            shutil.rmtree(folder)
    return tmp_path


def states(root: Path, locale: str, file: str) -> list[str]:
    path = root / "content" / "locales" / locale / "states" / f"{file}.yaml"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def test_a_draft_is_entered_for_every_string_once(root: Path, capsys) -> None:
    arguments = ["mark", "--as", "draft", "--role", "machine", "--date", "2026-11-22", "--root", str(root)]
    assert main([*arguments, "--locale", "es"]) == 0
    assert any(line.startswith("stroke-arm: {state: draft,") for line in states(root, "es", "safety"))
    assert not states(root, "en-GB", "safety")
    capsys.readouterr()
    assert main([*arguments, "--locale", "es"]) == 0
    assert "0 strings on record" in capsys.readouterr().out


def test_a_person_marks_only_files_that_are_named(root: Path, capsys) -> None:
    arguments = ["mark", "--as", "checked", "--role", "linguist", "--root", str(root), "--locale", "es"]
    assert main(arguments) == 1
    assert "nobody reads all texts at once" in capsys.readouterr().err
    assert main([*arguments, "--file", "safety", "--key", "stroke-arm"]) == 0
    (entry,) = states(root, "es", "safety")[1:]
    assert entry.startswith("stroke-arm: {state: checked, role: linguist,")


def test_a_draft_never_takes_back_what_a_person_vouched_for(root: Path) -> None:
    person = ["mark", "--as", "approved", "--role", "clinician", "--locale", "en-GB", "--file", "safety"]
    machine = ["mark", "--as", "draft", "--role", "machine", "--locale", "en-GB"]
    for arguments in (person, machine):
        assert main([*arguments, "--root", str(root)]) == 0
    assert all("state: approved" in line for line in states(root, "en-GB", "safety")[1:])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as", "approved", "--role", "machine"], "a machine cannot bring a text to “approved”"),
        (["--as", "draft", "--role", "machine", "--locale", "xx"], "there is no locale 'xx'"),
    ],
)
def test_what_cannot_be_marked_is_refused_with_the_way_out(root: Path, capsys, arguments, said) -> None:
    assert main(["mark", *arguments, "--root", str(root)]) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Possible here" in error or "There is:" in error


def test_a_fact_is_told_with_sources_places_and_day(root: Path, capsys) -> None:
    assert main(["facts", "mvd-death", "--root", str(root)]) == 0
    told = capsys.readouterr().out
    assert "mvd-death: 1 to 3 in every 1,000" in told
    assert "last checked 2026-11-22" in told
    assert "sources: miller2012, sindou2018" in told
    assert "content/locales/es/basics.standard.yaml:" in told


def test_facts_for_programs_name_every_place(root: Path, capsys) -> None:
    assert main(["facts", "--json", "--root", str(root)]) == 0
    facts = {entry["fact"]: entry for entry in json.loads(capsys.readouterr().out)["facts"]}
    assert facts["mvd-success"]["figure"] == "85 to 90 in every 100"
    assert any(key.startswith("basics.standard/") for key in facts["mvd-success"]["printed"]["es"])
    assert facts["painless"]["figure"] is None


def test_unused_lists_figures_only_that_no_text_prints(root: Path, capsys) -> None:
    assert main(["facts", "--unused", "--json", "--root", str(root)]) == 0
    for entry in json.loads(capsys.readouterr().out)["facts"]:
        assert entry["figure"] is not None
        assert not entry["printed"]


def test_a_fact_that_is_not_there_is_refused(root: Path, capsys) -> None:
    assert main(["facts", "mvd-sucess", "--root", str(root)]) == 1
    assert "there is no fact 'mvd-sucess'" in capsys.readouterr().err

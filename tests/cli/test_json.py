"""`--json` at every command there is: one object on standard output, of the form that docs/json.md tells."""

from __future__ import annotations

import argparse
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leaflets.cli.main import COMMANDS, main, make_parser
from tests.fixtures.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/json.md").read_text("utf-8")

WITHOUT = {"preview": "it serves a page until it is stopped", "completion": "it prints a script"}
ELSEWHERE = {
    "watch": "test_watch.py reads its events from a process",
    "withdraw": "test_sign.py withdraws what it has signed",
}
SIGNED = "--file cure.easy"
ONE = "--locale es --leaflet cure --level easy"

RUNS = {
    "build": [f"build {ONE} -o out --check", f"build {ONE} -o out"],
    "check": [f"check {ONE}", "check --file content/locales/es/cure.easy.yaml"],
    "explain": ["explain S024 R301"],
    "audit": ["audit out"],
    "verify": ["verify ISSUED --as-of 2026-12-31"],
    "diff": ["diff ISSUED now --no-slip"],
    "recall": ["recall cure -o notices"],
    "listen": ["listen es/cure.easy"],
    "passport": [f"passport {ONE} -o passports --built out"],
    "specimen": ["specimen --locale es -o specimens"],
    "site": ["site --locale es -o site"],
    "facts": ["facts mvd-success"],
    "mark": ["mark --as draft --role machine --locale es"],
    "sign": [
        f"sign --role second-reader --who r1 --locale en-GB {SIGNED}",
        f"sign --role clinician --who c1 --locale en-GB {SIGNED}",
        f"sign --role translator --who t1 --locale es {SIGNED}",
        f"sign --role second-reader --who r2 --locale es {SIGNED}",
    ],
    "release": [f"release {ONE} --clinic clinic.yaml -o released --record"],
    "readback": [
        "readback --locale es --file safety -o sheets",
        "readback --locale es --file safety --compare",
    ],
    "review-pack": [f"review-pack {ONE} -o packs"],
    "status": ["status --locale es --stale"],
    "export": [f"export --to po {ONE} -o po"],
    "import": ["import --dry-run po"],
    "new-locale": ["new-locale nl"],
    "new-leaflet": ["new-leaflet basics --locale nl --level standard"],
}
"""Command -> what is typed, in this order: some read what others wrote."""

MISTAKES = {
    "explain": ("explain Q999", "B120"),
    "audit": ("audit nowhere", "A001"),
    "verify": ("verify nowhere.pdf", "B104"),
    "diff": ("diff 222222 now", "B175"),
    "recall": ("recall no-such-leaflet", "B101"),
    "listen": ("listen es/cure.eesy", "B101"),
    "facts": ("facts no-such-fact", "B101"),
    "readback": ("readback --locale xx --compare", "B101"),
    "mark": ("mark --as draft --role clinician --locale es", "B110"),
    "sign": (f"sign --role translator --who t1 --locale en-GB {SIGNED}", "B144"),
    "new-locale": ("new-locale es", ""),
    "new-leaflet": ("new-leaflet nothing --locale es", "B101"),
    "import": ("import nowhere.po", ""),
    **{
        name: (f"{name} --locale xx {'--to po -o po' if name == 'export' else ''}", "")
        for name in (
            *("build", "check", "export", "passport", "release"),
            *("review-pack", "site", "specimen", "status"),
        )
    },
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("json")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("states"))
    (root / "fonts").symlink_to(ROOT / "fonts")
    Desk(root).issue("es/cure.easy")
    clinic = (ROOT / "content/clinics/example-uk.yaml").read_text("utf-8")
    clinic = clinic.replace("[en-GB, ar, ur, zh-Hans]", "[en-GB, es]").replace("[large-print]", "[]")
    for purpose in ('"Clinic nurses, daytime"', '"Hospital, evenings and weekends"'):
        clinic = clinic.replace(f"en-GB: {purpose}", f'en-GB: {purpose}\n      es: "Clínica"')
    (root / "clinic.yaml").write_text(clinic, "utf-8")
    for example in (root / "content/clinics").glob("example-*.yaml"):
        example.unlink()
    shutil.copy(ROOT / "content/clinics/example-logo.svg", root)
    return root


@pytest.fixture
def tell(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run what is typed, with --json, in the workspace: status and object."""
    monkeypatch.chdir(workspace)

    issued = next((workspace / "content/issued").glob("*.json")).stem

    def run(typed: str) -> tuple[int, dict[str, Any]]:
        status = main([*typed.replace("ISSUED", issued).split(), "--json"])
        told = json.loads(capsys.readouterr().out)
        assert isinstance(told, dict)
        return status, told

    return run


def parsers() -> dict[str, argparse.ArgumentParser]:
    found = next(each for each in make_parser()._actions if isinstance(each, argparse._SubParsersAction))
    return dict(found.choices)


def documented(command: str) -> set[str]:
    """Every name that the page has in code between the command's row and the next."""
    row = next(
        line for line in PAGE.splitlines() if line.startswith("| ") and f"`{command}`" in line.split("|")[1]
    )
    names = set(re.findall(r"`([a-z_-]+)`", row.split("|", 2)[2]))
    if "the same as `build`" in row:
        names |= documented("build")
    if command == "listen":
        names |= set(re.findall(r"`([a-z_-]+)`", PAGE.partition("## `listen`")[2].partition("## ")[0]))
    return names


def names_in(told: dict[str, Any]) -> Iterator[str]:
    """Members, and those of the objects in their lists."""
    for name, value in told.items():
        if name != "problems":
            yield name
            for item in value if isinstance(value, list) and name != "findings" else ():
                if isinstance(item, dict):
                    yield from item


def test_every_command_tells_programs_or_says_why_not() -> None:
    assert set(parsers()) == set(COMMANDS)
    tells = {name for name, parser in parsers().items() if "--json" in parser.format_help()}
    assert tells == set(COMMANDS) - set(WITHOUT)
    assert set(RUNS) | set(ELSEWHERE) == tells
    assert set(MISTAKES) | set(ELSEWHERE) == tells
    assert all(f"`{name}`" in PAGE for name in COMMANDS)


def test_what_each_command_tells_is_one_object_with_the_members_that_are_documented(tell) -> None:
    for command, typed in RUNS.items():
        found: set[str] = set()
        for line in typed:
            status, told = tell(line)
            assert status == 0, (line, told["problems"])
            assert all(problem["severity"] != "error" for problem in told["problems"]), line
            found |= set(names_in(told))
        assert found <= documented(command), command
        assert found, command


@pytest.mark.parametrize("command", MISTAKES)
def test_what_is_wrong_is_told_in_the_same_form_everywhere(command: str, tell) -> None:
    form = json.loads(PAGE.partition("```json\n")[2].partition("```")[0])["problems"][0]
    typed, code = MISTAKES[command]
    status, told = tell(typed)
    assert status == 1
    assert told["problems"]
    for problem in told["problems"]:
        assert {name: type(value) for name, value in problem.items()} == {
            name: type(value) for name, value in form.items()
        }
    assert code in ("", told["problems"][0]["code"])


def test_outside_a_workspace_each_command_says_so_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = ["--root", str(tmp_path), "--json"]
    for command, (typed, _) in MISTAKES.items():
        if command != "explain":  # it needs none
            right = typed.replace("clinician", "translator")  # who may do what is asked before that
            assert main([*right.split(), *nowhere]) == 1
            told = json.loads(capsys.readouterr().out)
            assert [problem["code"] for problem in told["problems"]] == ["B105"], command


def test_progress_goes_to_standard_error(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = ["-o", str(tmp_path), "--root", str(workspace), "--json"]
    assert main(["build", *ONE.split(), *output]) == 0
    captured = capsys.readouterr()
    assert "[1/1] " in captured.err
    assert json.loads(captured.out)["files"][0]["path"] == str(tmp_path / "es/cure.easy.pdf")


def test_a_build_that_fails_in_part_tells_of_both_parts(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder stands where one of two files should go."""
    (tmp_path / "es/cure.easy.pdf").mkdir(parents=True)
    (tmp_path / "es/cure.easy.pdf/note").touch()
    choice = [*ONE.split(), "--level", "standard"]
    assert main(["build", *choice, "-o", str(tmp_path), "--root", str(workspace), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in told["problems"]] == ["B103"]
    assert (told["built"], told["failed"], len(told["files"])) == (1, 1, 2)


def test_the_reader_of_a_pipe_may_go_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("builtins.print", gone)
    assert main(["facts", "--json", "--root", str(tmp_path)]) == 1

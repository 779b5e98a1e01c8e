"""`leaflets status`, as a translator types it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from leaflets.cli.main import main
from leaflets.cli.status_table import bar
from leaflets.states.overview import Counts
from leaflets.text.terminal import cells

ROOT = Path(__file__).resolve().parents[2]
CHANGED = ("an arm is weak", "an arm or a leg is weak")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """English, Japanese, Spanish and Welsh (which has a specimen alone) as they are on record."""
    for name in ("content", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.ttf", "review"))
    for folder in (tmp_path / "content" / "locales").iterdir():
        if folder.name not in ("en-GB", "cy", "es", "ja"):
            shutil.rmtree(folder)
    return tmp_path


def edit(root: Path, file: str, pattern: str, replacement: str) -> None:
    path = root / "content" / file
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file}"
    path.write_text(text, "utf-8")


def told(root: Path, capsys: pytest.CaptureFixture[str], *options: str, status: int = 0) -> str:
    assert main(["status", *options, "--root", str(root)]) == status
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if cells(line) > 80] == []
    return out


def rows(out: str) -> dict[str, list[int]]:
    """Label -> draft, checked, approved, missing, stale, warnings; the last of each label."""
    found = (re.fullmatch(r"  (.{20}) .{10} ((?: +\d+){6})", line) for line in out.splitlines())
    return {" ".join(row[1].split()): [int(number) for number in row[2].split()] for row in found if row}


def test_the_table_has_a_row_for_each_file_and_language(root: Path, capsys) -> None:
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    edit(root, "locales/en-GB/basics.easy.yaml", r'^title: "', r"\g<0>Oh: ")
    edit(root, "locales/es/basics.easy.yaml", r"^description: .*$", 'description: ""')
    out = told(root, capsys)
    drafts = {
        path.stem: path.read_text("utf-8").count("state: draft")
        for path in root.glob("content/locales/es/states/*")
    }
    table = rows(told(root, capsys, "--locale", "es"))
    assert table["safety"] == [drafts["safety"] - 1, 0, 0, 0, 1, 1]
    assert table["basics easy"] == [drafts["basics.easy"] - 2, 0, 0, 1, 1, 1]
    assert table["pictures"] == [drafts["pictures"], 0, 0, 0, 0, 0]
    together = table.pop("together")
    assert together == [*(sum(column) for column in list(zip(*table.values(), strict=True))[:5]), 1]
    assert rows(out)["es"] == together
    assert rows(out)["en-GB"][4:] == [0, 0]
    assert "not begun: safety, pictures, appointment (easy, standard)" in out


def test_a_choice_shows_its_files_alone(root: Path, capsys) -> None:
    assert set(rows(told(root, capsys, "--locale", "ja", "--leaflet", "basics", "--level", "easy"))) == {
        "basics easy"
    }


def test_a_choice_shows_its_stale_texts_and_the_warnings_that_it_prints(root: Path, capsys) -> None:
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    edit(root, "locales/en-GB/basics.easy.yaml", r'^title: "', r"\g<0>Oh: ")
    out = told(root, capsys, "--stale", "--locale", "es", "--leaflet", "cure")
    assert "safety.yaml" in out
    assert "basics.easy.yaml" not in out


def test_a_stale_text_is_shown_with_its_place_the_change_and_the_translation(root: Path, capsys) -> None:
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    lines = told(root, capsys, "--stale", "--locale", "es").splitlines()
    path = "content/locales/es/safety.yaml"
    number = [line.startswith("stroke-arm:") for line in (root / path).read_text("utf-8").splitlines()].index(
        True
    ) + 1
    assert lines[0] == f"WARNING  {path}:{number}:13"
    assert lines[1].strip() == "stroke-arm"
    assert lines[2].split(None, 1) == ["why", "the English text has changed"]
    assert lines[3].split(None, 1) == ["English", "an arm {+or a leg +}is weak"]
    assert lines[4].split(None, 1) == ["es", "un brazo pierde fuerza"]
    assert "1 text is stale." in lines


def test_a_changed_figure_is_told_in_words_with_its_name(root: Path, capsys) -> None:
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    out = " ".join(told(root, capsys, "--stale", "--locale", "ja").split())
    assert "mvd-success has changed from “85 to 90 in every 100” to “85 to 91 in every 100”" in out


def test_words_that_nobody_kept_are_said_to_be_unknown(root: Path, capsys) -> None:
    shutil.rmtree(root / "content/locales/en-GB/translated")
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    out = " ".join(told(root, capsys, "--stale", "--locale", "ja").split())
    assert "what it was is not on record" in out
    assert "a figure in it has changed; what it was before is not on record" in out
    assert "{+" not in out.partition(" stale. ")[0]


def test_nothing_stale_is_said(root: Path, capsys) -> None:
    assert told(root, capsys, "--stale") == "Nothing is stale.\n"


def test_colours_are_for_a_terminal_only(root: Path, capsys, monkeypatch) -> None:
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\033" not in told(root, capsys, "--stale", "--locale", "es")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["status", "--stale", "--locale", "es", "--root", str(root)])
    assert "an arm \033[32m{+or a leg +}\033[0mis weak" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033" not in told(root, capsys, "--stale", "--locale", "es")


def test_programs_get_the_form_that_the_page_shows(root: Path, capsys) -> None:
    """docs/status.md shows an object with every member: names and kinds are the same."""
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    main(["status", "--json", "--locale", "es", "--root", str(root)])
    given = json.loads(capsys.readouterr().out)
    page = (ROOT / "docs" / "status.md").read_text("utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    (locale,), (example,) = given["locales"], shown["locales"]
    assert locale.keys() == example.keys()
    for name in ("counts", "files", "stale"):
        for mine, theirs in ((locale[name], example[name]), (example[name], locale[name])):
            first = mine[0] if isinstance(mine, list) else mine
            assert first.keys() == (theirs[0] if isinstance(theirs, list) else theirs).keys()
    assert given.keys() == shown.keys()
    figures = [each for each in locale["stale"] if each["figure_changed"]]
    assert figures[0]["figures"] == [
        {"fact": "mvd-success", "before": "85 to 90 in every 100", "after": "85 to 91 in every 100"}
    ]
    assert figures[0]["figures"][0].keys() == example["stale"][1]["figures"][0].keys()
    warning = locale["stale"][0]
    assert (warning["former"], warning["english"], warning["safety"]) == (*CHANGED, True)


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_counted(root: Path, capsys) -> None:
    edit(root, "locales/es/safety.yaml", r'^not-sure: "', 'not-sure: ["')
    edit(root, "locales/es/states/pictures.yaml", "state: draft", "state: done")
    assert main(["status", "--locale", "es", "--root", str(root)]) == 1
    captured = capsys.readouterr()
    assert "cannot be read: safety, pictures" in captured.out
    assert rows(captured.out)["basics easy"][0] > 0
    assert "content/locales/es/safety.yaml:" in captured.err
    assert "content/locales/es/states/pictures.yaml:" in captured.err


def test_kept_words_that_were_altered_are_told_and_not_shown(root: Path, capsys) -> None:
    edit(root, "locales/en-GB/safety.yaml", *CHANGED)
    edit(root, "locales/en-GB/translated/safety.yaml", "an arm is weak", "an arm is strong")
    assert main(["status", "--stale", "--locale", "es", "--root", str(root)]) == 1
    captured = capsys.readouterr()
    assert "strong" not in captured.out
    assert "what it was is not on record" in captured.out
    assert "S062" in captured.err


@pytest.mark.parametrize(
    ("option", "name", "near"),
    [("--locale", "ess", "es"), ("--leaflet", "basic", "basics"), ("--level", "eazy", "easy")],
)
def test_what_there_is_not_is_refused_with_what_may_be_meant(root: Path, capsys, option, name, near) -> None:
    assert main(["status", option, name, "--root", str(root)]) == 1
    assert f"Did you mean '{near}'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        (Counts(draft=7), ".........."),
        (Counts(approved=50, checked=30, draft=20), "#####+++.."),
        (Counts(draft=1000, stale=1, missing=1), "........!_"),
        (Counts(), ""),
        (Counts(approved=1, checked=1, draft=1, stale=1, missing=1), "##++..!!__"),
    ],
)
def test_a_bar_shows_whatever_there_is_of(counts: Counts, shown: str) -> None:
    assert bar(counts) == shown

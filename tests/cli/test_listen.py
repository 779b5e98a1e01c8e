"""`leaflets listen`, as a translator types it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from leaflets.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-11-22")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("listen")
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("states"))
    (root / "fonts").symlink_to(ROOT / "fonts")
    return root


@pytest.fixture
def listen(workspace: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["listen", *arguments, "--root", str(workspace), *DAY])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


def test_an_edition_is_read_out_with_its_roles(listen) -> None:
    status, output, _ = listen("en-GB/basics.standard")
    lines = output.splitlines()
    assert status == 0
    assert lines[:2] == [
        "title: DRAFT - Hemifacial spasm: the basics",
        "language: English (UK) (en-GB)",
    ]
    assert "heading level 1, 1 of 17: Hemifacial spasm: the basics" in lines
    assert lines[lines.index("list, 3 items") + 1] == "item 1 of 3: • one side of the face droops"
    assert "table, 4 columns, 5 rows" in lines
    assert any(line.startswith("row 2, column 3: ") for line in lines)
    assert "item 1 of 3: How common: about 1 in every 10,000 people" in lines
    assert any(line.startswith("figure: ") for line in lines)


def test_right_to_left_words_stand_on_lines_of_their_own_in_the_order_in_which_they_are_said(listen) -> None:
    _, output, _ = listen("ar/basics.standard")
    lines = output.splitlines()
    assert lines[2] == "language: Arabic (ar)"
    arabic = re.compile("[\u0621-\u064a]")
    roles = re.compile(r"(heading level|item|row|figure|caption|in the figure)\b")
    assert not [line for line in lines if roles.match(line) and arabic.search(line)]
    text = (ROOT / "content/locales/ar/safety.yaml").read_text("utf-8")
    droop = re.search(r'(?m)^stroke-face: "(.*)"', text)
    assert droop is not None
    assert f"• {droop[1]}" in lines
    assert "[English (UK)] Not sure? Call." in lines
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", output)


def test_a_foreign_word_and_a_link_are_said_to_be_one(listen, workspace: Path) -> None:
    path = workspace / "content/locales/en-GB/basics.standard.yaml"
    text = path.read_text("utf-8")
    old = "it shortens life"
    assert old in text, "mend the test"
    path.write_text(text.replace(old, f"{old} ([the NHS says](https://www.nhs.uk/))", 1), "utf-8")
    try:
        _, output, _ = listen("en-GB/basics.standard")
    finally:
        path.write_text(text, "utf-8")
    assert f"{old} ([link: the NHS says (https://www.nhs.uk/)])" in output
    _, output, _ = listen("ar/basics.standard")
    assert "([English: MRI])" in output


def test_it_reads_the_built_file_if_that_is_of_today_and_says_which(listen, workspace: Path, capsys) -> None:
    _, before, told = listen("es/cure.easy")
    assert "made just now and not kept: there is no" in told
    choice = ["--locale", "es", "--leaflet", "cure", "--level", "easy"]
    assert main(["build", *choice, "--root", str(workspace), *DAY]) == 0
    capsys.readouterr()
    pdf = workspace / "build/leaflets/es/cure.easy.pdf"
    _, built, told = listen("es/cure.easy")
    assert told == f"read from {pdf}\n"
    assert built == before
    pdf.write_bytes(b"%PDF-1.7 spoilt")
    _, again, told = listen("es/cure.easy")
    assert "is not up to date (the file is not as it was written)" in told
    assert again == before
    assert pdf.read_bytes() == b"%PDF-1.7 spoilt"


def test_a_file_is_read_wherever_it_lies(
    listen, workspace: Path, tmp_path: Path, capsys, monkeypatch
) -> None:
    choice = ["--locale", "fr", "--leaflet", "cure", "--level", "easy", "-o", str(tmp_path)]
    assert main(["build", *choice, "--root", str(workspace), *DAY]) == 0
    capsys.readouterr()
    _, output, _ = listen(str(tmp_path / "fr/cure.easy.pdf"))
    assert listen("fr/cure.easy")[1] == output
    monkeypatch.chdir(tmp_path)  # no workspace here: languages keep their codes
    assert main(["listen", "fr/cure.easy.pdf"]) == 0
    assert "language: fr (fr)" in capsys.readouterr().out


def test_another_paper_says_the_same_and_large_print_its_table_as_lists(listen) -> None:
    _, plain, _ = listen("ar/basics.standard")
    assert listen("ar/basics.standard.letter.mono")[1] == plain
    _, large, _ = listen("ar/basics.standard.large-print")
    assert ("table, " in plain, "table, " in large) == (True, False)


def test_a_bilingual_sheet_says_each_part_in_its_language(listen) -> None:
    status, output, _ = listen("es/cure.easy.bilingual-fr")
    assert status == 0
    assert "[French] " in output


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("en-GB/basics.standrd", "B101", "Did you mean 'en-GB/basics.standard'?"),
        ("en-GB/basics.standard.huge", "B101", "It can have a layout"),
        ("en/basics.standard", "B101", "There is: am, ar"),
        ("basics", "B101", "There is: am, ar"),
        ("am/basics.standard", "B101", "No text is translated into this language yet."),
        ("nowhere.pdf", "B104", "Give the path of a PDF"),
        (str(ROOT / "README.md"), "A001", "Give the path of a PDF"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_there_is(listen, name: str, code: str, hint: str) -> None:
    status, output, errors = listen(name)
    assert (status, output) == (1, "")
    assert code in errors
    assert hint in errors


def test_a_program_gets_the_same_as_json(listen) -> None:
    _, output, _ = listen("ar/basics.standard", "--json")
    told = json.loads(output)
    assert (told["problems"], told["language"]) == ([], "ar")
    assert told["languages"]["en-GB"] == "English (UK)"
    heading = next(said for said in told["said"] if said["kind"] == "heading")
    assert (heading["level"], heading["number"], heading["count"]) == (1, 1, 18)
    cell = next(
        said for said in told["said"] if said["kind"] == "cell" and said["row"] == 2 and said["column"] == 2
    )
    assert len(cell["heads"]) == 2
    assert all(
        "".join(part["text"] for part in said["words"]) == said["text"]
        for said in told["said"]
        if said["text"]
    )

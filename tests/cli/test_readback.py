"""`leaflets readback`: sheets without the English, filled in by a reader, kept beside the translation."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from leaflets.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SAFETY = "content/locales/es/safety.yaml"
WORDS = "# un brazo pierde fuerza"
ARM = "an arm loses its strength"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of English and Spanish, which nobody has read back."""
    ignore = shutil.ignore_patterns("review", "states")
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=ignore)
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    for folder in (tmp_path / "content" / "locales").iterdir():
        if folder.name not in ("en-GB", "es"):
            shutil.rmtree(folder)
    return tmp_path


def readback(root: Path, *arguments: str | Path) -> int:
    return main(["readback", "--root", str(root), *map(str, arguments)])


def sheet(root: Path, file: str = "safety") -> Path:
    assert readback(root, "--locale", "es", "--file", file, "-o", root / "sheets") == 0
    return root / "sheets" / "es" / f"{file}.yaml"


def fill(path: Path, words: str, english: str) -> None:
    """Write what the reader says below the text that has `words` in it."""
    text, count = re.subn(rf'({words}\n  "\w+": )""', rf'\1"{english}"', path.read_text("utf-8"))
    assert count == 1
    path.write_text(text, "utf-8")


def keep(root: Path, path: Path, reader: str) -> int:
    who = ("--reader", reader, "--role", "linguist", "--date", "2026-11-29")
    return readback(root, "--from", path, *who)


def kept(root: Path) -> dict[str, list[dict[str, object]]]:
    path = root / "content/locales/es/review/safety.yaml"
    found: dict[str, list[dict[str, object]]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def test_a_sheet_has_the_translation_as_printed_and_no_word_of_the_english(root: Path) -> None:
    text = sheet(root).read_text("utf-8")
    assert "al número local de emergencias" in text
    assert "{emergency-number}" not in text
    english = yaml.safe_load((root / "content/locales/en-GB/safety.yaml").read_text("utf-8"))
    assert not [key for key, words in english.items() if key in text or words in text]
    figures = sheet(root, "basics.standard").read_text("utf-8")
    assert "80 a 90 de cada 100" in figures.replace("\u00a0", " ")


def test_what_a_reader_fills_in_is_kept_with_the_words_it_was_said_of(root: Path) -> None:
    path = sheet(root)
    fill(path, WORDS, ARM)
    assert keep(root, path, "A") == 0
    (reading,) = kept(root)["stroke-arm"]
    assert reading["english"] == ARM
    assert (reading["reader"], reading["role"], str(reading["date"])) == ("A", "linguist", "2026-11-29")
    assert list(kept(root)) == ["stroke-arm"]


def test_a_second_reader_stands_beside_the_first_and_one_who_reads_again_in_his_own_place(root: Path) -> None:
    path = sheet(root)
    fill(path, WORDS, ARM)
    for reader in ("A", "B", "A"):
        assert keep(root, path, reader) == 0
    assert [reading["reader"] for reading in kept(root)["stroke-arm"]] == ["B", "A"]


def test_a_changed_text_has_no_reading_any_more(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet(root)
    fill(path, WORDS, ARM)
    assert keep(root, path, "A") == 0
    safety = root / SAFETY
    safety.write_text(
        re.sub(r'(?m)^(stroke-arm: ").*"$', r'\1otra cosa"', safety.read_text("utf-8")), "utf-8"
    )
    assert keep(root, path, "B") == 1
    assert "B113" in capsys.readouterr().err
    assert "# otra cosa" in sheet(root).read_text("utf-8")


def test_strings_that_were_read_stand_on_no_second_sheet_unless_asked_for(root: Path) -> None:
    path = sheet(root)
    fill(path, WORDS, ARM)
    assert keep(root, path, "A") == 0
    assert WORDS not in sheet(root).read_text("utf-8")
    readback(root, "--locale", "es", "--file", "safety", "--readings", "2", "-o", root / "sheets")
    assert WORDS in path.read_text("utf-8")


def test_the_english_stands_beside_what_readers_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet(root)
    fill(path, WORDS, ARM)
    assert keep(root, path, "A") == 0
    capsys.readouterr()
    assert readback(root, "--locale", "es", "--file", "safety", "--compare") == 0
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("stroke-arm")
    assert lines[at + 1].split(maxsplit=1) == ["English", "an arm is weak"]
    assert lines[at + 3].split(maxsplit=1) == ["A", ARM]


def test_check_asks_for_two_readings_of_a_warning_and_one_of_a_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--root", str(root), "--as-of", "2026-11-29"])
    told = capsys.readouterr().out
    assert "R805: stroke-arm: read back 0 times of 2 as it stands" in told
    assert re.search(r"es/basics\.standard\.yaml: note R806: \d+ of its strings", told)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--locale", "xx", "-o", "sheets"), "B101"),
        (("--locale", "en-GB", "-o", "sheets"), "B101"),
        (("-o", "sheets"), "B101"),
        (("--locale", "es"), "B112"),
        (("--from", "sheet.yaml"), "B112"),
    ],
)
def test_what_cannot_be_done_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: str
) -> None:
    assert readback(root, *arguments) == 1
    assert code in capsys.readouterr().err


def test_a_sheet_that_is_no_yaml_gets_its_line_and_no_traceback(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sheet(root)
    path.write_text(path.read_text("utf-8").replace('""', '"half', 1), "utf-8")
    assert keep(root, path, "A") == 1
    assert "error Y" in capsys.readouterr().err

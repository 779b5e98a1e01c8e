"""What a translation was made from is kept for as long as an entry refers to it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from leaflets.cli.main import main
from leaflets.content.library import load
from leaflets.content.translated import load_translated
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parents[2]
BEFORE, AFTER = "an arm is weak", "an arm or a leg is weak"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of English and Spanish as they are on record, and nothing kept yet."""
    ignore = shutil.ignore_patterns("*.ttf", "translated", "review")
    for name in ("content", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    for folder in (tmp_path / "content" / "locales").iterdir():
        if folder.name not in ("en-GB", "es"):
            shutil.rmtree(folder)
    return tmp_path


def mark(root: Path, *options: str) -> None:
    arguments = ["mark", "--as", "draft", "--role", "translator", "--date", "2026-11-30", *options]
    assert main([*arguments, "--root", str(root)]) == 0


def edit(root: Path, file: str, pattern: str, replacement: str) -> None:
    path = root / "content" / file
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file}"
    path.write_text(text, "utf-8")


def files(root: Path) -> dict[str, bytes]:
    folder = root / "content/locales/en-GB/translated"
    return {path.name: path.read_bytes() for path in folder.glob("*")} if folder.exists() else {}


def kept(root: Path) -> dict[str, dict[str, object]]:
    """As PyYAML alone reads them."""
    return {name: yaml.safe_load(data) for name, data in files(root).items()}


def entries(root: Path, name: str) -> set[tuple[str, str]]:
    """(file, hash) of what all entries refer to, as PyYAML alone reads them."""
    return {
        (path.name, entry[name])
        for path in (root / "content/locales").glob("*/states/*.yaml")
        for entry in yaml.safe_load(path.read_text("utf-8")).values()
        if name in entry
    }


def test_every_entry_of_this_library_has_its_words_and_figures_and_nothing_else_is_kept() -> None:
    found = kept(ROOT)
    figures = found.pop("figures.yaml")
    assert {(name, key) for name, words in found.items() for key in words} == entries(ROOT, "source")
    assert set(figures) == {key for _, key in entries(ROOT, "facts")}


def test_the_words_stay_when_the_english_changes_and_go_when_nobody_refers_to_them(root: Path) -> None:
    mark(root)
    edit(root, "locales/en-GB/safety.yaml", BEFORE, AFTER)
    mark(root, "--locale", "en-GB")
    assert BEFORE in kept(root)["safety.yaml"].values()
    assert AFTER not in kept(root)["safety.yaml"].values()
    mark(root, "--locale", "es")
    assert AFTER in kept(root)["safety.yaml"].values()
    assert BEFORE not in kept(root)["safety.yaml"].values()


def test_the_figures_stay_when_the_ledger_changes(root: Path) -> None:
    mark(root)
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    mark(root, "--locale", "en-GB")
    groups = load_translated(root).figures.values()
    assert {group["mvd-success"].high for group in groups if "mvd-success" in group} == {90, 91}


def test_marking_again_touches_no_file(root: Path) -> None:
    mark(root)
    before = files(root)
    edit(root, "locales/en-GB/safety.yaml", "an arm is", "an  arm\u00a0is")
    mark(root)
    assert before
    assert files(root) == before


def test_words_that_changed_before_they_were_kept_are_said_to_be_unknown(root: Path, capsys) -> None:
    edit(root, "locales/en-GB/safety.yaml", BEFORE, AFTER)
    mark(root, "--locale", "en-GB")
    assert "not known what 1 string was made from" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "pattern", "replacement"),
    [("safety.yaml", BEFORE, "an arm is strong"), ("figures.yaml", "high: ", "high: 1")],
)
def test_what_was_altered_by_hand_is_refused_with_its_place(
    root: Path, file: str, pattern: str, replacement: str
) -> None:
    mark(root)
    edit(root, f"locales/en-GB/translated/{file}", pattern, replacement)
    with pytest.raises(LeafletError) as error:
        load_translated(root)
    (problem,) = error.value.problems
    assert (problem.code, problem.where.file) == ("S062", f"content/locales/en-GB/translated/{file}")
    assert problem.where.line > 1


def test_the_folder_is_no_part_of_the_library(root: Path) -> None:
    before = load(root)
    mark(root)
    assert load(root) == before

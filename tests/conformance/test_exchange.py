"""Other people's tools read what we export, and Weblate may write the YAML itself.

The oracles: gettext's own programs, Python's reader of their output, and the Translate Toolkit with which
Weblate reads and writes, as processes of their own. What must come out is what the YAML files hold.
"""

from __future__ import annotations

import csv
import gettext
import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import polib
import pytest

from leaflets.cli.main import main
from leaflets.content.library import load
from leaflets.model.library import Library
from leaflets.model.usage import locale_messages
from tests.conformance.commands import require, run

ROOT = Path(__file__).resolve().parents[2]
ORACLES = ROOT / "build/oracles/bin"
SCRIPT = ROOT / "tests/conformance/toolkit.py"
SILENT = "--progress=none"

Strings = dict[str, dict[str, str]]
"""Locale/file -> key -> text."""


@pytest.fixture(scope="module")
def library() -> Library:
    require("msgfmt", "msgcat")
    assert (ORACLES / "po2csv").exists(), "`make conformance` sets build/oracles up"
    return load(ROOT)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every file of every language, in both formats."""
    folder = tmp_path_factory.mktemp("exported")
    for form in ("po", "xliff"):
        assert main(["export", "--to", form, "-o", str(folder / form), "--root", str(ROOT)]) == 0
    return {form: folder / form for form in ("po", "xliff")}


@pytest.fixture(scope="module")
def words(library: Library) -> Strings:
    """What the YAML files say."""
    found: Strings = {}
    for locale, own in library.locales.items():
        for message in locale_messages(own):
            file, _, key = message.key.partition("/")
            found.setdefault(f"{locale}/{file}", {})[key] = str(message)
    return {name: texts for name, texts in found.items() if not name.startswith("en-GB/")}


def files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.*"))}


def without_a_word(*command: object) -> str:
    """The program's output; it has nothing to complain of, but that it makes a folder."""
    result = run([str(part) for part in command])
    complaints = [line for line in result.stderr.splitlines() if "Attempting to create" not in line]
    assert (result.returncode, complaints) == (0, [])
    return result.stdout


def test_every_file_is_exported(exported, words) -> None:
    for form in ("po", "xliff"):
        assert set(files(exported[form])) == set(words)


def test_msgfmt_accepts_every_file_and_has_its_strings(exported, words, tmp_path) -> None:
    for name, path in files(exported["po"]).items():
        compiled = tmp_path / "a.mo"
        without_a_word("msgfmt", "--check", "-o", compiled, path)
        catalogue = gettext.GNUTranslations(BytesIO(compiled.read_bytes()))
        source = {item.msgctxt: item.msgid for item in polib.pofile(str(path))}
        assert {key: catalogue.pgettext(key, source[key]) for key in source} == words[name]


def test_msgcat_writes_the_same_strings(exported, words) -> None:
    for name, path in files(exported["po"]).items():
        again = polib.pofile(without_a_word("msgcat", path))
        assert {item.msgctxt: item.msgstr for item in again} == words[name]


def test_po2csv_reads_the_same_strings(exported, words, tmp_path) -> None:
    without_a_word(ORACLES / "po2csv", SILENT, exported["po"], tmp_path / "csv")
    for name, path in files(tmp_path / "csv").items():
        rows = list(csv.DictReader(path.read_text("utf-8").splitlines(keepends=True)))
        assert [_plain(row["target"]) for row in rows if row["source"]] == list(words[name].values())
    assert set(files(tmp_path / "csv")) == set(words)


def _plain(cell: str) -> str:
    """po2csv puts a backslash before what a spreadsheet would take for a formula."""
    return re.sub(r"^\\(?=[-+='])", "", cell)


def test_po2xliff_takes_every_file(exported, words, tmp_path) -> None:
    without_a_word(ORACLES / "po2xliff", SILENT, exported["po"], tmp_path / "xliff")
    assert set(files(tmp_path / "xliff")) == set(words)


FILTERS = (
    "compendiumconflicts",
    "escapes",
    "newlines",
    "nplurals",
    "printf",
    "pythonbraceformat",
    "tabs",
    "xmltags",
)


def test_pofilter_finds_nothing_wrong(exported, tmp_path) -> None:
    tests = [f"--test={name}" for name in FILTERS]
    without_a_word(ORACLES / "pofilter", SILENT, *tests, exported["po"], tmp_path / "found")
    assert files(tmp_path / "found") == {}
    spoilt = tmp_path / "spoilt" / "a.po"
    spoilt.parent.mkdir()
    text = (exported["po"] / "de/safety.po").read_text("utf-8")
    spoilt.write_text(text.replace('msgstr "ein Arm', 'msgstr "\\tein Arm'), "utf-8")
    without_a_word(ORACLES / "pofilter", SILENT, *tests, spoilt.parent, tmp_path / "found")
    assert list(files(tmp_path / "found")) == ["a"]


def test_the_toolkit_reads_the_same_strings_from_xliff(exported, words) -> None:
    found = files(exported["xliff"])
    output = without_a_word(ORACLES / "python", SCRIPT, "xliff", *found.values())
    for name, read in zip(found, map(json.loads, output.splitlines()), strict=True):
        english = {item.msgctxt: item.msgid for item in polib.pofile(str(exported["po"] / f"{name}.po"))}
        assert read == {key: [english[key], text] for key, text in words[name].items()}


def test_xliff2po_takes_every_file(exported, words, tmp_path) -> None:
    """Its PO has no keys, so that the forms of a word fall together; it says so, and nothing else."""
    result = run([str(ORACLES / "xliff2po"), SILENT, str(exported["xliff"]), str(tmp_path / "po")])
    assert result.returncode == 0
    complaints = [line for line in result.stderr.splitlines() if "Attempting to create" not in line]
    assert [line for line in complaints if "Duplicate unit found" not in line] == []
    assert set(files(tmp_path / "po")) == set(words)


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_what_a_tool_has_saved_again_comes_in_and_changes_nothing(exported, tmp_path, capsys, form) -> None:
    for locale in ("ar", "de", "ru", "zh-Hans"):
        shutil.copytree(exported[form] / locale, tmp_path / locale)
    found = files(tmp_path)
    before = {name: path.read_bytes() for name, path in found.items()}
    without_a_word(ORACLES / "python", SCRIPT, "save", *found.values())
    if form == "po":  # the toolkit leaves it byte for byte; msgcat folds its lines
        for path in found.values():
            path.write_text(without_a_word("msgcat", path), "utf-8")
    assert any(path.read_bytes() != before[name] for name, path in found.items())
    assert main(["import", "--dry-run", str(tmp_path), "--root", str(ROOT)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 texts would change")


TEXT_KEYS = re.compile(
    r"(title|description|short-answer|sections->(?!.*->(picture|lines|rows|fact)$|.*->(safety->\[|spans->)).*)"
)
"""Weblate's key filter for a leaflet, as docs/weblate.md has it: what of the file is text."""


def test_weblate_reads_every_text_from_the_yaml_itself(words) -> None:
    assert TEXT_KEYS.pattern in (ROOT / "docs/weblate.md").read_text("utf-8")
    names = [name for name in words if not name.endswith("/locale")]  # docs/weblate.md says why not
    paths = [ROOT / f"content/locales/{name}.yaml" for name in names]
    output = without_a_word(ORACLES / "python", SCRIPT, "yaml", *paths)
    for name, read in zip(names, map(json.loads, output.splitlines()), strict=True):
        shown = {key: text for key, text in read.items() if "." not in name or TEXT_KEYS.fullmatch(key)}
        assert {key.replace("->", "."): text for key, text in shown.items()} == words[name]


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("de/safety.yaml", "stroke-arm"),
        ("ar/pictures.yaml", "face-nerve->labels->eye"),
        ("de/basics.easy.yaml", "sections->what->heading"),
        ("ar/injections.standard.yaml", "sections->what->heading"),
        ("zh-Hans/outlook.easy.yaml", "short-answer"),
    ],
)
def test_weblate_writes_one_text_and_keeps_all_others_and_the_comments(tmp_path, file: str, key: str) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(ROOT / "content", root / "content")
    (root / "fonts").symlink_to(ROOT / "fonts")
    locale = file.partition("/")[0]
    before = strings(root, locale)
    path = root / "content/locales" / file
    written = without_a_word(
        ORACLES / "python", SCRIPT, "write", path, key, "„So“ \\ 5\u00a0% \u200d\U0001f600"
    )
    assert comments(written) == comments(path.read_text("utf-8"))
    path.write_text(written, "utf-8")
    after = strings(root, locale)
    changed = {name: text for name, text in after.items() if before[name] != text}
    name = f"{path.stem}/{key.replace('->', '.')}"
    assert changed == {name: "„So“ \\ 5\u00a0% \u200d\U0001f600"}
    assert list(after) == list(before)


def strings(root: Path, locale: str) -> dict[str, str]:
    return {message.key: str(message) for message in locale_messages(load(root, [locale]).locales[locale])}


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]

"""`leaflets new-locale`: a language is begun, told what it lacks, and printed; nobody waits for it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pypdfium2
import pytest
import yaml

from leaflets.content.edit import replace
from leaflets.content.nodes import Scalar, scalars
from leaflets.content.reader import parse_tree
from leaflets.translation.pseudo import marked, right_to_left

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workspace(workspace, monkeypatch):
    monkeypatch.chdir(workspace)
    return workspace


def files(workspace: Path) -> dict[str, bytes]:
    content = workspace / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in content.rglob("*")
        if path.is_file()
    }


def fill(workspace: Path, folder: Path, change) -> None:
    """Every empty text of a folder with a changed English one: that of its entry, or of its plural form."""
    for path in folder.glob("*.yaml"):
        name = f"content/locales/{folder.name}/{path.name}"
        data, original = path.read_bytes(), ROOT / "content/locales/en-GB" / path.name
        source = parse_tree(original.read_bytes(), str(original), path.stem)
        texts = {}
        for key, scalar in scalars(parse_tree(data, name, path.stem).root):
            if scalar.value == "":
                found = source.find(key) or source.find((*key[:-1], "other"))
                assert isinstance(found, Scalar), key
                texts[key] = change(found.text)
        path.write_bytes(replace(data, name, texts))


@pytest.mark.parametrize(
    ("tag", "change", "direction"),
    [
        ("nl", marked, "ltr"),
        ("cs", marked, "ltr"),
        ("ckb", right_to_left, "rtl"),
        ("ps", right_to_left, "rtl"),
    ],
)
def test_a_language_that_is_begun_and_filled_in_is_printed(workspace, leaflets, tag, change, direction):
    before = files(workspace)
    status, told, _ = leaflets("new-locale", tag, "--text", "basics.standard")
    assert status == 0
    new = {name: data for name, data in files(workspace).items() if name not in before}
    folder = f"locales/{tag}"
    assert sorted(new) == sorted(
        [
            f"cldr/{tag}.yaml",
            *(f"{folder}/{name}.yaml" for name in ("basics.standard", "locale", "pictures", "safety")),
        ]
    )
    assert {name: data for name, data in files(workspace).items() if name in before} == before
    assert yaml.safe_load(new[f"{folder}/locale.yaml"])["direction"] == direction
    for command in re.findall(r"(?m)^ +leaflets (check|build) (.*)$", told):
        assert leaflets(*command[:1], *command[1].split())[0] == 1
    fill(workspace, workspace / "content" / folder, change)
    status, output, errors = leaflets("build", "--locale", tag)
    assert (status, errors) == (0, ""), output
    with pypdfium2.PdfDocument(workspace / f"build/leaflets/{tag}/basics.standard.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert change("DRAFT").strip("[]") in text or direction == "rtl"
    status, output, errors = leaflets("audit", workspace / f"build/leaflets/{tag}", "--root", workspace)
    assert status == 0, output + errors


def test_every_missing_text_is_told_once_with_its_line(workspace, leaflets):
    leaflets("new-locale", "hu", "--text", "basics.standard")
    status, output, _ = leaflets("check", "--locale", "hu", "--json")
    assert status == 1
    told = {(problem["file"], problem["line"]) for problem in json.loads(output)["problems"]}
    assert len(told) == len(json.loads(output)["problems"])
    assert {problem["code"] for problem in json.loads(output)["problems"]} == {"S004"}
    empty = {
        (path.relative_to(workspace).as_posix(), number)
        for path in (workspace / "content/locales/hu").glob("*.yaml")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.endswith(': ""')
    }
    assert told == empty
    assert len(empty) > 200


def test_other_languages_are_printed_and_checked_while_one_is_begun(workspace, leaflets):
    chosen = ("--leaflet", "cure", "--level", "standard")
    leaflets("new-locale", "sw")
    status, _, errors = leaflets("build", *chosen)
    assert status == 1
    printed = {path.parent.name for path in (workspace / "build/leaflets").glob("*/cure.standard.pdf")}
    assert {"en-GB", "ar", "de", "zh-Hans"} <= printed
    assert errors.count("B135") == 3  # a line for each file, not for each text
    assert "leaflets check --locale sw" in errors
    assert leaflets("build", "--locale", "de", *chosen)[0] == 0
    assert leaflets("check", "--locale", "de", *chosen)[0] == 0
    assert leaflets("facts")[0] == 0
    assert leaflets("mark", "--as", "draft", "--role", "translator", "--locale", "de")[0] == 0
    for command in (("mark", "--as", "draft", "--role", "translator"), ("readback", "-o", "sheets")):
        status, _, errors = leaflets(*command, "--locale", "sw")
        assert status == 1
        assert "S004: furniture.kind" in errors


def test_a_file_that_was_printed_stays_while_its_text_is_at_work(workspace, leaflets, edit):
    for other in (workspace / "content/locales").iterdir():
        if other.name not in ("en-GB", "de"):
            other.rename(workspace / other.name)
    assert leaflets("build")[0] == 0
    pdf = workspace / "build/leaflets/de/cure.standard.pdf"
    before = pdf.read_bytes()
    text = (workspace / "content/locales/de/cure.standard.yaml").read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    edit("locales/de/cure.standard.yaml", title, 'title: ""')
    edit("locales/de/cure.easy.yaml", "level: easy", "level: eazy")  # and a mistake beside it
    status, output, errors = leaflets("build")
    assert status == 1
    assert pdf.read_bytes() == before
    assert "B135" not in errors  # a mistake in a finished file stops everything, as ever
    edit("locales/de/cure.easy.yaml", "level: eazy", "level: easy")
    status, output, errors = leaflets("build")
    assert status == 1
    assert "removed" not in output
    assert pdf.read_bytes() == before
    assert "content/locales/de/cure.standard.yaml: error B135" in errors
    status, _, errors = leaflets("build", "--locale", "de")
    assert status == 1
    assert "S004: title" in errors


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(
            ("pt", "B131"),
            ("zh", "B131"),
            ("ro", "B133"),
            ("iw", "B133"),
            ("en-GB", "B133"),
            ("nl-NL", "B132"),
        ),
        *(("../x", "B130"), ("klingon", "B130"), ("km", "B134"), ("pi", "B130"), ("en-XA", "B138")),
    ],
)
def test_a_tag_that_cannot_be_is_refused_and_nothing_is_written(workspace, leaflets, tag, code):
    before = files(workspace)
    status, output, errors = leaflets("new-locale", tag)
    assert (status, output) == (1, "")
    assert f"error {code}: " in errors
    assert len(errors.splitlines()) == 3  # where and what, what to do, how many
    assert files(workspace) == before


def test_a_text_that_is_not_there_is_refused_and_nothing_is_written(workspace, leaflets):
    before = files(workspace)
    status, _, errors = leaflets("new-locale", "nl", "--text", "basics.standart")
    assert status == 1
    assert "Did you mean “basics.standard”?" in errors
    assert files(workspace) == before


def test_nothing_stays_of_a_locale_that_could_not_be_written_whole(workspace, leaflets, monkeypatch):
    before = files(workspace)
    real = Path.open

    def full(self, mode="r", *arguments, **options):
        if self.name == "pictures.yaml" and "x" in mode:
            raise OSError(28, os.strerror(28), str(self))
        return real(self, mode, *arguments, **options)

    monkeypatch.setattr(Path, "open", full)
    status, _, errors = leaflets("new-locale", "nl")
    assert status == 1
    assert "content/locales/nl/pictures.yaml: error B103" in errors
    assert files(workspace) == before
    assert not (workspace / "content/locales/nl").exists()


def test_a_program_is_told_what_was_begun_and_what_is_wrong(workspace, leaflets):
    status, output, _ = leaflets("new-locale", "nl", "--json")
    told = json.loads(output)
    assert (status, told["locale"], told["problems"]) == (0, "nl", [])
    assert all((workspace / file["path"]).is_file() for file in told["files"])
    status, output, _ = leaflets("new-locale", "pt", "--json")
    assert (status, [problem["code"] for problem in json.loads(output)["problems"]]) == (1, ["B131"])

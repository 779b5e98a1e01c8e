"""CONTRIBUTING's ten steps to a new language, taken one by one, and what each command answers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import polib
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests/fixtures/seventeenth/ro"
"""What a translator writes: Romanian, a machine draft."""

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
STEPS = {
    "new-locale": 1,
    "status": 3,
    "new-leaflet": 4,
    "export": 5,
    "import": 5,
    "check": 6,
    "build": 7,
    "audit": 7,
    "listen": 8,
    "mark": 9,
    "readback": 10,
}
"""Command -> the step that takes it."""


def steps() -> dict[int, str]:
    """Number -> the text of a step."""
    section = PAGE.partition("## A new language in ten steps\n")[2].partition("\n## ")[0]
    found = re.split(r"(?m)^(\d+)\. ", section)
    return {int(number): text for number, text in zip(found[1::2], found[2::2], strict=True)}


def sessions(step: str) -> Iterator[tuple[list[str], list[str]]]:
    """What is typed, and below it the lines that the page says are answered."""
    for block in re.findall(r"(?ms)^ +```console\n(.*?)^ +```$", step):
        for part in re.split(r"(?m)^\$ leaflets ", dedent(block))[1:]:
            typed, *answer = part.rstrip("\n").split("\n")
            yield typed.split(), answer


def parting(promised: list[str], printed: str) -> str:
    """The first promised line that the answer lacks, "" where it has all, in order and nothing between.

    … in a line stands for anything, and alone in a line for any lines.
    """
    lines, at, may_skip = printed.splitlines(), 0, False
    for line in promised:
        if line.strip() == "…":
            may_skip = True
            continue
        pattern = re.compile(re.escape(line.rstrip()).replace("…", ".*"))
        there = [number for number, text in enumerate(lines[at:], at) if pattern.fullmatch(text.rstrip())]
        if not there or (there[0] != at and not may_skip):
            return line
        at, may_skip = there[0] + 1, False
    return "" if may_skip or at == len(lines) else f"(nothing) where {lines[at]!r} stands"


@pytest.fixture
def workspace(workspace, monkeypatch):
    """Nothing of Romanian in it, as of a language that nobody has thought of; warnings want two readers."""
    shutil.rmtree(workspace / "content/locales/ro")
    (workspace / "content/cldr/ro.yaml").unlink()
    shutil.copy(ROOT / "content/checks.yaml", workspace / "content/checks.yaml")
    monkeypatch.chdir(workspace)
    return workspace


def write(workspace, *names):
    """The translator at work in a text editor."""
    folder = workspace / "content/locales/ro"
    folder.mkdir(exist_ok=True)
    for name in names:
        source = FILES / name if (FILES / name).exists() else ROOT / "content/locales/ro" / name
        shutil.copy(source, folder / name)


def leaves(node, path=()):
    if isinstance(node, str):
        yield ".".join(path), node
    elif isinstance(node, dict):
        for name, below in node.items():
            yield from leaves(below, (*path, name))


def fill(path: Path) -> None:
    """The translator at work in a tool that reads PO."""
    texts = dict(leaves(yaml.load((FILES / f"{path.stem}.yaml").read_bytes(), yaml.CBaseLoader)))
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.msgstr = texts[entry.msgctxt]
    catalogue.save()


def test_the_page_has_ten_steps_and_every_command_of_a_translator():
    found = {typed[0]: number for number, step in steps().items() for typed, _ in sessions(step)}
    assert list(steps()) == list(range(1, 11))
    assert found == STEPS
    assert "leaflets preview --locale ro" in PAGE


def test_a_language_is_added_by_the_ten_steps_and_each_answers_as_the_page_says(workspace, leaflets):
    before = {path for path in (workspace / "content").rglob("*") if path.is_file()}
    for number, step in steps().items():
        if number == 3:
            write(workspace, "locale.yaml", "safety.yaml", "pictures.yaml")
        for typed, promised in sessions(step):
            status, output, errors = leaflets(*typed)
            assert status == 0, (typed, output, errors)
            assert parting(promised, errors + output if typed[0] == "listen" else output + errors) == "", (
                typed
            )
            if typed[0] == "export":
                fill(workspace / "po/ro/basics.standard.po")
    pdf = workspace / "build/leaflets/ro/basics.standard.pdf"
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    text = (workspace / "content/locales/ro/basics.standard.yaml").read_text("utf-8")
    assert "# Hemifacial spasm: the basics\n" in text  # the English above, which the import left alone
    assert (workspace / "sheets/ro/basics.standard.yaml").exists()
    after = {path for path in (workspace / "content").rglob("*") if path.is_file()}
    assert {path.suffix for path in after - before} <= {".yaml", ".json"}


def test_a_promise_that_is_not_kept_is_found():
    answer = "one is begun\n  a  3 texts\nNext:\nall\n"
    assert parting(["one is begun", "  a  … texts", "…"], answer) == ""
    assert parting(["one is begun", "…", "all"], answer) == ""
    assert parting(["one is begun", "all"], answer) == "all"
    assert parting(["one is begun", "  b  … texts", "…"], answer) == "  b  … texts"
    assert parting(["…", "Next:"], answer) == "(nothing) where 'all' stands"


def test_the_commands_of_the_page_are_those_that_there_are(leaflets):
    """Outside the ten steps too: a name that was changed is found here."""
    status, output, _ = leaflets("--help")
    there = set(re.findall(r"(?m)^ {4}([a-z-]+)", output))
    named = set(re.findall(r"(?m)(?:^ +|`)leaflets ([a-z][a-z-]*)", PAGE))
    assert status == 0
    assert named <= there
    for name in sorted(named):
        known = set(re.findall(r"(?<![\w-])--?[a-z]+(?:-[a-z]+)*", leaflets(name, "--help")[1]))
        used = re.findall(rf"(?:^ +|`)leaflets {name}\b([^`\n#]*)", PAGE, re.MULTILINE)
        options = {word for line in used for word in line.split() if word.startswith("-")}
        assert options <= known, name


def test_links_of_the_page_lead_somewhere():
    heads = {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-")
        for head in re.findall(r"(?m)^#+ (.*)$", PAGE)
    }
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", PAGE):
        path, _, head = target.partition("#")
        assert not path or (ROOT / path).exists(), target
        assert not head or head in heads, target


def test_a_language_without_a_leaflet_says_what_is_missing(workspace, leaflets):
    write(workspace, "locale.yaml")
    status, _, errors = leaflets("build", "--locale", "ro")
    assert status == 1
    assert "B102" in errors
    assert "Traceback" not in errors


def test_a_warning_that_was_forgotten_is_named(workspace, leaflets):
    write(workspace, "locale.yaml", "safety.yaml", "pictures.yaml", "basics.standard.yaml")
    safety = workspace / "content/locales/ro/safety.yaml"
    safety.write_text(re.sub(r"(?m)^stroke-arm:.*\n", "", safety.read_text("utf-8")), "utf-8")
    status, _, errors = leaflets("build", "--locale", "ro")
    assert status == 1
    assert "S020: stroke-arm" in errors
    assert "an arm is weak" in errors

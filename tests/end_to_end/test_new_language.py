"""CONTRIBUTING's ten steps to a new language, taken one by one with data alone, down to a clean PDF."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests/fixtures/seventeenth/ro"
"""What a translator writes: Romanian, a machine draft."""


def steps() -> dict[int, str]:
    """Number -> the text of a step."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = page.partition("### A new language in ten steps\n")[2].partition("\n### ")[0]
    found = re.split(r"(?m)^(\d+)\. ", section)
    return {int(number): text for number, text in zip(found[1::2], found[2::2], strict=True)}


def commands(step: str) -> list[list[str]]:
    return [line.split()[1:] for line in re.findall(r"(?m)^ +(leaflets .+)$", step)]


@pytest.fixture
def workspace(workspace, monkeypatch):
    """Nothing of Romanian in it, as of a language that nobody has thought of."""
    shutil.rmtree(workspace / "content/locales/ro")
    (workspace / "content/cldr/ro.yaml").unlink()
    monkeypatch.chdir(workspace)
    return workspace


def write(workspace, *names):
    folder = workspace / "content/locales/ro"
    folder.mkdir(exist_ok=True)
    for name in names:
        source = FILES / name if (FILES / name).exists() else ROOT / "content/locales/ro" / name
        shutil.copy(source, folder / name)


def test_the_page_has_ten_steps_and_their_commands():
    assert list(steps()) == list(range(1, 11))
    names = [command[0] for step in steps().values() for command in commands(step)]
    assert names == ["check", "build", "audit", "mark", "readback", "readback"]


def test_a_language_is_added_by_its_ten_steps(workspace, leaflets):
    before = {path for path in (workspace / "content").rglob("*") if path.is_file()}
    write(workspace, "locale.yaml")  # steps 1 to 4
    assert leaflets("check", "--locale", "ro")[0] == 1  # there is no text yet: it says so
    write(workspace, "safety.yaml", "pictures.yaml", "basics.standard.yaml")  # steps 5 to 7
    for number in range(8, 11):
        for command in commands(steps()[number]):
            status, output, errors = leaflets(*command)
            assert status == 0, (command, output, errors)
            assert "error" not in output + errors, command
    pdf = workspace / "build/leaflets/ro/basics.standard.pdf"
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    assert (workspace / "content/locales/ro/states/safety.yaml").exists()
    assert (workspace / "sheets/ro/basics.standard.yaml").exists()
    after = {path for path in (workspace / "content").rglob("*") if path.is_file()}
    assert {path.suffix for path in after - before} == {".yaml"}


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

"""A copy of the real workspace that a test may damage, and the command as a person runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaflets.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def workspace(tmp_path):
    """content/ copied, fonts/ linked: a whole workspace somewhere else, with no text on record."""
    root = tmp_path / "a workspace"
    shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("states"))
    (root / "content/editions.yaml").unlink()  # each text in its own layout alone
    checks = root / "content/checks.yaml"  # nobody reads translations back here
    wanted = "read-back: {warnings: 2, texts: 1}"
    assert wanted in checks.read_text("utf-8")
    checks.write_text(
        checks.read_text("utf-8").replace(wanted, "read-back: {warnings: 0, texts: 0}"), "utf-8"
    )
    (root / "fonts").symlink_to(ROOT / "fonts")
    return root


@pytest.fixture
def leaflets(capsys):
    """Run the command in this process: `status, output, errors = leaflets("build", ...)`."""

    def run(*arguments):
        try:
            status: object = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = stop.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def edit(workspace):
    """Replace words in a content file: `edit("locales/en-GB/safety.yaml", "Call", "Ring")`."""

    def change(file, old, new):
        path = workspace / "content" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}: mend the test"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change

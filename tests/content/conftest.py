"""A copy of the smallest good workspace, which a test spoils in one place.

What must be reported stands in the bad input itself, as a YAML comment on the line that is meant:
`#! S004 title` (code and key), or `#!0 S001 title` where the file as a whole is meant.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from leaflets.content.library import load
from leaflets.errors import LeafletError, Problem
from leaflets.model.content import Library

PROJECT = Path(__file__).parents[2]
TEXT = "content/locales/en-GB/tiny.standard.yaml"
ARABIC = "content/locales/ar/tiny.standard.yaml"

Report = tuple[str, int, str, str]
"""File, line, code, key."""

_MARK = re.compile(r"#!(0?) ([A-Z][0-9]{3}) ?(\S*)")


@dataclass(frozen=True, slots=True)
class Workspace:
    root: Path

    def replace(self, file: str, old: str, new: str) -> None:
        """Writes `new` for the one place where `old` stands."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def load(self) -> Library:
        return load(self.root)

    def problems(self) -> tuple[Problem, ...]:
        """What load() reports, nothing if it succeeds."""
        try:
            load(self.root)
        except LeafletError as error:
            return error.problems
        return ()

    def reported(self) -> list[Report]:
        return sorted((p.where.file, p.where.line, p.code, p.key) for p in self.problems())

    def expected(self) -> list[Report]:
        """The marks in all files."""
        return sorted(
            (path.relative_to(self.root).as_posix(), 0 if mark[1] else number, mark[2], mark[3])
            for path in self.root.rglob("*.yaml")
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            for mark in _MARK.finditer(line)
        )


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "workspace"
    shutil.copytree(PROJECT / "tests" / "fixtures" / "workspace", root)
    shutil.copytree(PROJECT / "content" / "styles", root / "content" / "styles")
    return Workspace(root)

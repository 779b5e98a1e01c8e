"""A copy of the smallest good workspace, and the ways in which tests spoil it.

A case in tests/content/bad/*.txt takes lines (-) out of a file (@) and puts others (+) in their place.
What must be reported stands in the bad input itself, as a comment on the line that is meant:
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
from leaflets.model.library import Library

PROJECT = Path(__file__).parents[2]
BAD = Path(__file__).parent / "bad"

Report = tuple[str, int, str, str]
"""File, line, code, key."""

_MARK = re.compile(r"#!(0?) ([A-Z][0-9]{3}) ?(\S*)")


@dataclass(frozen=True, slots=True)
class Case:
    """One way to spoil a file."""

    file: str
    good: str
    bad: str
    place: str


@dataclass(frozen=True, slots=True)
class Workspace:
    root: Path

    def replace(self, file: str, old: str, new: str) -> None:
        """Writes `new` for the one place where `old` stands."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    def spoil(self, case: Case) -> None:
        self.replace(case.file, case.good, case.bad)

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
            for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
            for mark in _MARK.finditer(line)
        )


def read_cases(path: Path) -> list[Case]:
    cases, file, line = [], "", 1
    for part in path.read_text("utf-8").split("\n\n"):
        lines = part.strip("\n").split("\n")
        if lines[0].startswith("@ "):
            file = lines[0].removeprefix("@ ")
        elif not lines[0].startswith("#"):
            good, bad = ("".join(f"{line[1:]}\n" for line in lines if line[0] == sign) for sign in "-+")
            cases.append(Case(file, good, bad, f"{path.name}:{line}"))
        line += part.count("\n") + 2
    return cases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`@pytest.mark.cases("schema.txt")` gives a test every case of the file, one by one."""
    mark = metafunc.definition.get_closest_marker("cases")
    if mark is not None:
        metafunc.parametrize("case", read_cases(BAD / mark.args[0]), ids=lambda case: case.place)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "cases(file): the cases of tests/content/bad/<file>")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "workspace"
    shutil.copytree(PROJECT / "tests" / "fixtures" / "workspace", root)
    shutil.copytree(PROJECT / "content" / "styles", root / "content" / "styles")
    return Workspace(root)

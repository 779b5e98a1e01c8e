"""The real texts, and one way to break them: other words in one string, in memory and in its file alike."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from leaflets.checks.checker import check
from leaflets.checks.desk import set_out
from leaflets.content.library import load
from leaflets.content.wordings import load_rulebook, load_wordings
from leaflets.errors import Problem, Severity
from leaflets.model.content import Message
from leaflets.model.library import Library
from leaflets.model.state import Standing
from leaflets.model.wording import Rulebook, Wording
from leaflets.text.faces import FontLibrary

PROJECT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
SOURCE = "en-GB"
BASICS = "basics.standard"


LIVE = ("checks.yaml", "layouts", "styles", "palettes", "papers")
"""What a pinned workspace takes from content/ as it is today, beside each locale.yaml."""


def pin(root: Path) -> Path:
    """A workspace of the texts in tests/fixtures/texts, which nobody rewords."""
    shutil.copytree(PROJECT / "tests" / "fixtures" / "texts" / "content", root / "content")
    for name in LIVE:
        (root / "content" / name).symlink_to(PROJECT / "content" / name)
    for folder in (root / "content" / "locales").iterdir():
        live = PROJECT / "content" / "locales" / folder.name
        (folder / "locale.yaml").symlink_to(live / "locale.yaml")
        if folder.name == SOURCE:
            (folder / "wording.yaml").symlink_to(live / "wording.yaml")
    (root / "fonts").symlink_to(PROJECT / "fonts")
    return root


def reworded(value: Any, changes: Mapping[tuple[str, str], str]) -> Any:
    """The same value with other words for the strings named by file and key."""
    if isinstance(value, Message):
        words = changes.get((value.where.file, value.key.partition("/")[2]))
        return value if words is None else Message(words, value.key, value.where)
    if isinstance(value, Mapping):
        return {name: reworded(item, changes) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(reworded(item, changes) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: reworded(getattr(value, f.name), changes) for f in fields(value)}
        return replace(value, **changed)
    return value


@dataclass
class Bench:
    """A library that may be broken, and what the rules say of it."""

    library: Library
    rulebook: Rulebook
    wordings: Mapping[str, Wording]
    fonts: FontLibrary
    root: Path = PROJECT
    files: dict[str, str] = field(default_factory=dict)
    untouched: Bench | None = None
    known: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    standings: Mapping[str, tuple[Standing, ...]] = field(default_factory=dict)

    def read(self, file: str) -> str:
        return self.files.get(file) or (self.root / file).read_text("utf-8")

    def broken(self, locale: str, file: str, *edits: tuple[str, str, str]) -> Bench:
        """With `new` for `old` in the string at each `key` of a locale's file."""
        name = f"content/locales/{locale}/{file}.yaml"
        own = self.library.locales[locale]
        bench = replace(self, files={**self.files, name: self.read(name)})
        changes = {}
        for key, old, new in edits:
            message = found(own, name, key)
            assert message.count(old) == 1, f"{old!r} does not stand once in {name}: {key}: {message}"
            assert bench.files[name].count(message) >= 1, "the string is written with escapes or folded"
            changes[name, key] = message.replace(old, new)
            at = sum(map(len, bench.files[name].splitlines(keepends=True)[: message.where.line - 1]))
            before, after = bench.files[name][:at], bench.files[name][at:]
            bench.files[name] = before + after.replace(message, changes[name, key], 1)
        locales = {**self.library.locales, locale: reworded(own, changes)}
        return replace(bench, library=replace(self.library, locales=locales), untouched=self)

    def news(self, locale: str) -> list[Problem]:
        """What was not found before the text was broken, so that an unfinished text fails its own test."""
        before = self.untouched
        assert before is not None
        if locale not in before.known:
            before.known[locale] = {(p.code, p.key) for p in before.problems(locale)}
        return [p for p in self.problems(locale) if (p.code, p.key) not in before.known[locale]]

    def problems(self, *locales: str, as_of: date = TODAY) -> list[Problem]:
        """All but the notes, of the languages named or of all."""
        chosen = [
            (name, text)
            for name, own in self.library.locales.items()
            if not locales or name in locales
            for text in own.texts
        ]
        covers = self.fonts.covers
        desk = set_out(self.library, self.rulebook, self.wordings, as_of, covers, chosen, self.standings)
        return [p for p in check(desk, self.read) if p.severity is not Severity.NOTE]

    def marked(self, problem: Problem) -> str:
        """The words of the file that the carets stand below."""
        line = self.read(problem.where.file).splitlines()[problem.where.line - 1]
        return line[problem.where.column - 1 : problem.where.column - 1 + problem.width]


def found(value: object, file: str, key: str) -> Message:
    from leaflets.model.usage import messages

    return next(m for m in messages(value) if m.where.file == file and m.key.partition("/")[2] == key)


def opened(root: Path) -> Bench:
    library = load(root)
    wordings = load_wordings(root, library.locales)
    return Bench(library, load_rulebook(root), wordings, FontLibrary.open(PROJECT), root)


@pytest.fixture(scope="session")
def whole() -> Bench:
    """All of content/."""
    return opened(PROJECT)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The pinned texts, to be broken."""
    return opened(pin(tmp_path_factory.mktemp("texts")))

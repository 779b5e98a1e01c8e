"""content/ -> Library: the whole of it, or every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from leaflets.content.references import check_references
from leaflets.content.schema import Checked
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf, ShelfReader
from leaflets.errors import LeafletError, Problem
from leaflets.model.library import Library, LocaleTexts

T = TypeVar("T")


def load(root: Path, locales: Collection[str] | None = None) -> Library:
    """The library of the workspace `root`, with all locales or with `locales` and their source.

    Raises LeafletError with the problems of all files that were read, in the order of the files.
    """
    shelf = ShelfReader(root).read(locales)
    problems = _distinct([*shelf.problems, *check_references(shelf)])
    if problems:
        raise LeafletError(problems)
    return _library(shelf)


def _distinct(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted, and without what only follows from another problem.

    A translation's finding (S02x) is dropped where the schema has reported the same key, and where
    the source itself is wrong at that key or above it: else a translator would be told to spoil a
    good translation.
    """
    problems = list(problems)
    faults = {(p.where.file, p.key) for p in problems if not p.code.startswith("S02") and p.key}
    kept = {p for p in problems if not p.code.startswith("S02") or not _follows(p, faults)}
    return tuple(sorted(kept, key=lambda p: (p.where, p.code, p.key, p.message)))


def _follows(problem: Problem, faults: Collection[tuple[str, str]]) -> bool:
    file = problem.where.file
    if (file, problem.key) in faults:
        return True
    parts = file.split("/")
    source = "/".join([*parts[:2], SOURCE_LOCALE, *parts[3:]])
    steps = problem.key.split(".")
    above = (".".join(steps[:count]) for count in range(1, len(steps) + 1))
    return source != file and any((source, key) in faults for key in above)


def _library(shelf: Shelf) -> Library:
    return Library(
        source=SOURCE_LOCALE,
        facts=_value(shelf.facts),
        sources=_value(shelf.sources),
        safety=_value(shelf.safety),
        leaflets=_values(shelf.leaflets),
        levels=_values(shelf.levels),
        papers=_values(shelf.papers),
        reviews=_value(shelf.reviews).reviews,
        locales={name: _texts(folder) for name, folder in shelf.locales.items()},
        layouts=shelf.layouts,
        styles=_values(shelf.styles),
        drawings=shelf.drawings,
    )


def _texts(folder: Folder) -> LocaleTexts:
    return LocaleTexts(
        locale=_value(folder.locale),
        safety=_value(folder.safety),
        pictures=_value(folder.pictures),
        texts=_values(folder.texts),
    )


def _values(checked: Mapping[str, Checked[T]]) -> dict[str, T]:
    return {name: _value(item) for name, item in checked.items()}


def _value(checked: Checked[T]) -> T:
    """Without a problem in any file every file has its value."""
    assert checked.value is not None, checked.tree.file
    return checked.value

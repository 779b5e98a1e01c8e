"""content/ -> Library: the whole of it, or every problem that keeps it from being one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from leaflets.content.begun import put_aside
from leaflets.content.memory import Memory
from leaflets.content.records import reviews_of
from leaflets.content.references import check_references, own, shared
from leaflets.content.schema import Checked
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.content.shelf_reader import ShelfReader
from leaflets.errors import LeafletError, Problem
from leaflets.model.library import Library, LocaleTexts

T = TypeVar("T")


def load(root: Path, locales: Collection[str] | None = None, memory: Memory | None = None) -> Library:
    """The library of the workspace `root`, with all locales or with `locales` and their source.

    Raises LeafletError with the problems of all files that were read, in the order of the files. With the
    `memory` of an earlier reading only what has changed is parsed and judged again.
    """
    shelf, problems = read(root, locales, memory)
    if problems:
        raise LeafletError(problems)
    return _library(shelf)


def load_finished(root: Path, locales: Collection[str] | None = None) -> Library:
    """The same without the languages and texts that are only begun: the library says what they lack.

    Raises LeafletError as load() does; with what a language lacks, where it is one of `locales`.
    """
    shelf, problems = read(root, locales)
    if not problems:
        return _library(shelf)
    rest, begun = put_aside(shelf, problems)
    if named := [problem for name in locales or () for problem in begun.get(name, ())]:
        raise LeafletError(tuple(named))
    if not begun or _distinct([*rest.problems, *check_references(rest, Memory())]):
        raise LeafletError(problems)
    return replace(_library(rest), begun=begun)


def read(
    root: Path, locales: Collection[str] | None = None, memory: Memory | None = None
) -> tuple[Shelf, tuple[Problem, ...]]:
    """All that can be read, and what is wrong with it."""
    memory = Memory() if memory is None else memory
    shelf = ShelfReader(root, memory).read(locales)
    return shelf, _distinct([*shelf.problems, *check_references(shelf, memory)])


def library_for(shelf: Shelf, problems: Iterable[Problem], text: str) -> Library:
    """A library in which one text is whole, in every language of the shelf that has it.

    Other texts that have problems are left out: an editor of one need not wait for another. Raises
    LeafletError with the problems that concern this one.
    """
    folders = shelf.locales.values()
    others = {
        checked.tree.file: (folder.name, name)
        for folder in folders
        for name, checked in folder.texts.items()
        if name != text
    }
    problems = tuple(problems)
    concerning = tuple(problem for problem in problems if problem.where.file not in others)
    if concerning:
        raise LeafletError(concerning)
    left_out = {others[problem.where.file] for problem in problems}
    locales = {
        folder.name: replace(
            folder, texts={k: v for k, v in folder.texts.items() if (folder.name, k) not in left_out}
        )
        for folder in folders
    }
    return _library(replace(shelf, locales=locales))


def parts(shelf: Shelf) -> tuple[object, ...]:
    """All that a library is made of: while these are the same objects, so is what they say."""
    folders = [
        (name, *own(folder), *folder.texts.values(), folder.specimen, shelf.cldr.get(name))
        for name, folder in shelf.locales.items()
    ]
    return (*shared(shelf), shelf.records, *(part for folder in folders for part in folder))


def _distinct(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted, and without what only follows from another problem.

    A translation's finding (S02x) is dropped where the schema has reported the same key, and where
    the source itself is wrong at that key or above it: else a translator would be told to spoil a
    good translation.
    """
    problems = list(problems)
    faults = {(p.where.file, p.key) for p in problems if not p.code.startswith("S02") and p.key}
    groups = {(p.where.file, _group(p.key)) for p in problems if p.code in _NAMES}
    kept = {p for p in problems if not p.code.startswith("S02") or not _follows(p, faults, groups)}
    return tuple(sorted(kept, key=lambda p: (p.where, p.code, p.key, p.message)))


_NAMES = frozenset({"S001", "S002", "S007", "S015"})
"""Codes that question the names in a group, so that nothing can be said of a translation's names there."""

Keys = Collection[tuple[str, str]]
"""Files with keys in them."""


def _follows(problem: Problem, faults: Keys, groups: Keys) -> bool:
    file, key = problem.where.file, problem.key
    if (file, key) in faults:
        return True
    parts = file.split("/")
    source = "/".join([*parts[:2], SOURCE_LOCALE, *parts[3:]])
    if source == file:
        return False
    steps = key.split(".")
    above = (".".join(steps[:count]) for count in range(1, len(steps) + 1))
    return (source, _group(key)) in groups or any((source, step) in faults for step in above)


def _group(key: str) -> str:
    return key.rpartition(".")[0]


def _library(shelf: Shelf) -> Library:
    return Library(
        source=SOURCE_LOCALE,
        facts=_value(shelf.facts),
        sources=_value(shelf.sources),
        safety=_value(shelf.safety),
        leaflets=_values(shelf.leaflets),
        levels=_values(shelf.levels),
        papers=_values(shelf.papers),
        reviews=reviews_of(shelf.records),
        locales={name: _texts(folder) for name, folder in shelf.locales.items()},
        cldr=_values(shelf.cldr),
        layouts=_values(shelf.layouts),
        templates=shelf.templates,
        editions=_value(shelf.editions),
        countries=_value(shelf.countries),
        styles=_values(shelf.styles),
        palettes=_values(shelf.palettes),
        drawings=shelf.drawings,
        ideas=_values(shelf.ideas),
    )


def _texts(folder: Folder) -> LocaleTexts:
    return LocaleTexts(
        locale=_value(folder.locale),
        safety=_value(folder.safety),
        pictures=_value(folder.pictures),
        texts=_values(folder.texts),
        specimen=None if folder.specimen is None else _value(folder.specimen),
    )


def _values(checked: Mapping[str, Checked[T]]) -> dict[str, T]:
    return {name: _value(item) for name, item in checked.items()}


def _value(checked: Checked[T]) -> T:
    """Without a problem in any file every file has its value."""
    assert checked.value is not None, checked.tree.file
    return checked.value

"""A workspace that is read again and again while people write in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leaflets.content.library import library_for, parts, read
from leaflets.content.memory import Memory
from leaflets.content.nodes import Tree
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.errors import LeafletError, Problem
from leaflets.frozen import frozen
from leaflets.model.library import Library


@frozen
class Look:
    """What stood in the files at one moment: a language with the source, and all that is wrong with both."""

    locale: str
    shelf: Shelf
    problems: tuple[Problem, ...]

    @property
    def folder(self) -> Folder | None:
        return self.shelf.locales.get(self.locale)

    @property
    def source(self) -> Folder | None:
        return self.shelf.locales.get(SOURCE_LOCALE)


class LiveLibrary:
    """Of one workspace. Each text needs only itself to be whole: others may be in the middle of a change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.memory = Memory()
        self._good: dict[str, Library] = {}

    def look(self, locale: str) -> Look | None:
        """None where there is no such language."""
        shelf, problems = read(self.root, (locale,), self.memory)
        return Look(locale, shelf, problems) if locale in shelf.locale_names else None

    def library(self, look: Look, text: str) -> Library:
        """The library for one text: the same object while nothing in it changes. Raises LeafletError."""
        slot = ("library", look.locale, text)
        library = self.memory.recall(
            slot, lambda *_: library_for(look.shelf, look.problems, text), *parts(look.shelf)
        )
        self._good[text] = library
        return library

    def english(self, look: Look, text: str) -> Library | None:
        """A library in which the source's text is whole: as it is, or as it was when it last was. For what
        may be said of a translation that is not.
        """
        try:
            return self.library(look, text)
        except LeafletError:
            pass
        shelf, problems = read(self.root, (), self.memory)
        try:
            return self.library(Look(SOURCE_LOCALE, shelf, problems), text)
        except LeafletError:
            return self._good.get(text)


def tree_of(folder: Folder, file: str) -> Tree | None:
    """The tree of a file of texts, by its id: "safety", "basics.standard"."""
    if file in folder.texts:
        return folder.texts[file].tree
    shared = {"locale": folder.locale, "safety": folder.safety, "pictures": folder.pictures}
    return shared[file].tree if file in shared else None


def concerning(problems: Iterable[Problem], look: Look, text: str) -> tuple[Problem, ...]:
    """Without what is wrong with other texts alone."""
    others = {
        checked.tree.file
        for folder in look.shelf.locales.values()
        for name, checked in folder.texts.items()
        if name != text
    }
    return tuple(problem for problem in problems if problem.where.file not in others)

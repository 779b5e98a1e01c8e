"""One language's folder as units, finished or not: what `load` refuses can still be counted and translated.

A new language has empty strings, and a faulty one some that no leaflet could be made of. The keys come from
the English library, which is valid; of the language itself only the trees of its files are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from leaflets.content.memory import Memory
from leaflets.content.nodes import Group, Scalar, Tree, keyed
from leaflets.content.values import says_nothing
from leaflets.errors import Problem
from leaflets.model.content import Message
from leaflets.model.library import Library
from leaflets.model.unit import LocaleUnits, Unit, is_form, library_units, nearest
from leaflets.model.usage import crowds, facts_of, locale_messages


def load_units(root: Path, library: Library, locale: str) -> LocaleUnits:
    """`library` has the English of the workspace `root`: `load(root, ())` is enough. Raises nothing."""
    return UnitReader(root, library).read(locale)


def locale_names(root: Path) -> list[str]:
    """All languages that have a folder."""
    folders = (root / "content" / "locales").iterdir()
    return sorted(path.name for path in folders if path.is_dir() and not path.name.startswith("."))


class UnitReader:
    """Reads several languages beside the same English."""

    def __init__(self, root: Path, library: Library, memory: Memory | None = None) -> None:
        self.root = root
        self.library = library
        self.memory = Memory() if memory is None else memory
        english = library.locales[library.source]
        self._counted = crowds(english)
        self._crowded = {key.partition("/")[0] for key in self._counted}
        self._english = {message.key: message for message in locale_messages(english)}
        self._keys: dict[str, list[str]] = {}
        for key in self._english:
            self._keys.setdefault(key.partition("/")[0], []).append(key)

    def read(self, locale: str) -> LocaleUnits:
        if locale == self.library.source:
            return library_units(self.library, locale)
        folder = self.root / "content" / "locales" / locale
        files: dict[str, tuple[Unit, ...]] = {}
        not_begun: list[str] = []
        problems: list[Problem] = []
        trees = {
            file: self.memory.tree(folder / f"{file}.yaml", self.root)
            for file in self._keys
            if (folder / f"{file}.yaml").exists()
        }
        for file in self._keys:
            if file not in trees:
                not_begun.append(file)
                continue
            tree = trees[file]
            problems += tree.problems
            if tree.root is not None:
                files[file] = tuple(self._units(file, self._wanted(file, trees), _texts(tree)))
        return LocaleUnits(locale, files, tuple(not_begun), tuple(problems))

    def _wanted(self, file: str, trees: Mapping[str, Tree]) -> list[str]:
        """English's keys, but for what a language may do without: plural forms, and the words of icon arrays
        where none of its texts has one.
        """
        optional = ""
        if file == "locale" and trees[file].find(("icons",)) is None and self._crowded.isdisjoint(trees):
            optional = "locale/icons."
        return [
            key
            for key in self._keys[file]
            if not (optional and key.startswith(optional)) and (not is_form(key) or key.endswith(".other"))
        ]

    def _units(self, file: str, keys: Iterable[str], texts: Mapping[str, Message | None]) -> Iterable[Unit]:
        for key in _in_order(keys, texts):
            source, target = nearest(key, self._english), texts.get(key)
            text = target if target is not None else source
            facts = () if text is None else facts_of(text, self._counted, self.library.facts)
            yield Unit(key, source, target, file, facts)


def _texts(tree: Tree) -> Mapping[str, Message | None]:
    """Key -> text of every named value of a file, in its order; None where it says nothing.

    Entries of lists are names of sources and the like: no text stands in a list without a name of its own.
    """
    found: dict[str, Message | None] = {}

    def gather(group: Group, above: str) -> None:
        for name, node in group.items.items():
            key = f"{above}{name}"
            if isinstance(node, Group):
                gather(node, f"{key}.")
            elif isinstance(node, Scalar):
                found[key] = None if says_nothing(node) else keyed(node, tree, key)

    if tree.root is not None:
        gather(tree.root, f"{tree.id}/")
    return found


def _in_order(keys: Iterable[str], texts: Mapping[str, Message | None]) -> list[str]:
    """The keys that English asks for and the language's own forms, each where it stands in the file.

    One that is missing follows the key that it follows in English.
    """
    positions = {key: number for number, key in enumerate(texts)}
    placed, last = dict[str, int](), -1
    for key in keys:
        last = placed[key] = positions.get(key, last)
    placed |= {key: number for key, number in positions.items() if is_form(key)}
    return sorted(placed, key=placed.__getitem__)

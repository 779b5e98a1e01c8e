"""Reads the files of content/ into a Shelf: every file by itself, checked against its schema.

What fails stands on the shelf as a tree without a value, so that the checks between files
(leaflets/content/references.py, translation.py) still see as much as there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from leaflets.content.based_on import base_name, inherit, with_scripts
from leaflets.content.characters import decode
from leaflets.content.drawings import all_labels, place
from leaflets.content.ids import ANYTHING, COUNTRY, ID, NamePattern
from leaflets.content.lengths import measured
from leaflets.content.memory import Memory
from leaflets.content.nodes import Group, Tree
from leaflets.content.reader import derive_id, relative
from leaflets.content.records import FILE as RECORDS
from leaflets.content.records import parse_records
from leaflets.content.schema import Checked, check
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.content.words import listed, suggest
from leaflets.errors import Problem, Where
from leaflets.model.clinic import Country
from leaflets.model.content import (
    Fact,
    Leaflet,
    Level,
    Message,
    PictureWords,
    SafetyBox,
    Source,
    Specimen,
    Text,
)
from leaflets.model.layout import Editions, Layout, Paper
from leaflets.model.locale import Cldr, Locale
from leaflets.model.pictogram import Idea, Pictogram
from leaflets.model.record import Recorded
from leaflets.model.style import Palette, Style


class ShelfReader:
    """Reads one workspace. Gathers the problems of single files; touches the file system read-only.

    What `memory` knows of another reading is taken from there as far as the files are the same.
    """

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self.root = root
        self.memory = Memory() if memory is None else memory
        self.folders: dict[Path, list[Path]] = {}
        self.content = root / "content"
        self.problems: list[Problem] = []
        self.unreadable: set[str] = set()

    def read(self, locales: Collection[str] | None) -> Shelf:
        """`locales`: the folders that are wanted beside the source's; None means all of them."""
        self._look_for_strays(self.content, _SINGLE_FILES)
        drawings = {**self._texts("pictures", ".svg"), **self._pictograms()}
        return Shelf(
            facts=self._entries(Fact, self.content / "facts.yaml"),
            sources=self._entries(Source, self.content / "sources.yaml"),
            safety=self._file(SafetyBox, self.content / "safety.yaml"),
            records=self._records(),
            leaflets=self._files(Leaflet, "leaflets"),
            levels=self._files(Level, "levels"),
            papers=self._files(Paper, "papers"),
            styles=self._styles(),
            palettes=self._files(Palette, "palettes"),
            editions=self._optional(Editions, "editions.yaml"),
            layouts=self._files(Layout, "layouts"),
            templates=self._texts("layouts", ".xml.j2"),
            drawings=drawings,
            pictograms=self._manifest(),
            ideas=self._ideas(),
            labels=self._labels(drawings),
            locales=(folders := self._locales(locales)),
            cldr=self._cldr(folders),
            countries=self._countries(),
            locale_names=self._locale_names(),
            families=self._families(),
            problems=tuple(self.problems),
        )

    def _records(self) -> tuple[Recorded, ...]:
        path = self.root / RECORDS
        if not path.exists():
            return ()
        data, problems = self.memory.data(path, RECORDS)
        self.problems += problems
        if data is None:
            return ()
        found, problems = self.memory.recall((path, "records"), parse_records, data)
        self.problems += problems
        return found

    def _locales(self, wanted: Collection[str] | None) -> dict[str, Folder]:
        base = self.content / "locales"
        names = self._locale_names()
        for name in sorted(set(wanted or ()) - set(names)):
            hint = suggest(name, names)
            self.problems.append(
                Problem("S013", Where("content/locales"), f"there is no locale {name!r}", hint)
            )
        if SOURCE_LOCALE not in names:
            self._missing(base / SOURCE_LOCALE)
            return {}
        source = self._folder(base / SOURCE_LOCALE, None)
        chosen = [name for name in names if wanted is None or name in wanted]
        rest = {name: self._folder(base / name, source) for name in chosen if name != SOURCE_LOCALE}
        return dict(sorted({SOURCE_LOCALE: source, **rest}.items()))

    def _locale_names(self) -> tuple[str, ...]:
        return tuple(path.name for path in self._list(self.content / "locales") if path.is_dir())

    def _folder(self, folder: Path, source: Folder | None) -> Folder:
        texts = {}
        self._look_for_strays(folder, ())
        for path in self._list(folder):
            if re.fullmatch(r"[^.]+\.[^.]+\.yaml", path.name) and path.is_file():
                original = source.texts.get(path.name.removesuffix(".yaml")) if source else None
                texts[path.name.removesuffix(".yaml")] = self._file(Text, path, original)
            elif path.suffix == ".yaml" and path.name not in _LOCALE_FILES:
                hint = (
                    f"Possible are {listed(_LOCALE_FILES)}, and <leaflet>.<level>.yaml: basics.standard.yaml."
                )
                self._stray(path, hint)
        return Folder(
            folder.name,
            self._file(Locale, folder / "locale.yaml", source.locale if source else None),
            self._words(Message, folder / "safety.yaml", source.safety if source else None, texts),
            self._words(PictureWords, folder / "pictures.yaml", source.pictures if source else None, texts),
            texts,
            self._file(Specimen, folder / "specimen.yaml") if (folder / "specimen.yaml").exists() else None,
        )

    def _words(
        self, kind: type, path: Path, source: Checked[Any] | None, texts: Mapping[str, object]
    ) -> Checked[dict[str, Any]]:
        """Words that only leaflets print: a language that has no leaflet yet may do without."""
        if texts or source is None or path.exists():
            return self._entries(kind, path, source)
        return self._nothing(path, dict)

    def _nothing(self, path: Path, empty: Callable[[], Any]) -> Checked[Any]:
        """For a file that may be missing: then it says nothing."""
        return self.memory.recall((path, "nothing"), _empty, relative(path, self.root), empty)

    def _cldr(self, locales: Collection[str]) -> dict[str, Checked[Cldr]]:
        """CLDR's data of the locales that are read. A language that CLDR doesn't know may be printed too."""
        folder = self.content / "cldr"
        self._look_for_strays(folder, None)
        paths = [path for path in self._list(folder) if path.suffix == ".yaml" and path.stem in locales]
        return {path.stem: self._file(Cldr, path) for path in paths}

    def _countries(self) -> Checked[dict[str, Country]]:
        path = self.content / "countries.yaml"
        if path in self._list(self.content):
            return self._entries(Country, path, keys=COUNTRY)
        return self._nothing(path, dict)

    def _files(self, kind: type, folder: str) -> dict[str, Checked[Any]]:
        self._look_for_strays(self.content / folder, None)
        paths = [path for path in self._list(self.content / folder) if path.suffix == ".yaml"]
        return {path.stem: self._file(kind, path) for path in paths}

    def _optional(self, kind: type, name: str) -> Checked[Any]:
        path = self.content / name
        return self._file(kind, path) if path in self._list(self.content) else self._nothing(path, kind)

    def _styles(self) -> dict[str, Checked[Style]]:
        """Those that stand by themselves, then those based on them; a base must stand by itself."""
        self._look_for_strays(self.content / "styles", None)
        paths = [path for path in self._list(self.content / "styles") if path.suffix == ".yaml"]
        trees = {
            path.stem: self.memory.recall((path, "measured"), measured, self._tree(path)) for path in paths
        }
        plain = {name: tree for name, tree in trees.items() if not base_name(tree)}
        found: dict[str, Checked[Style]] = {
            name: self._noted(self.memory.recall((name, Style), check, Style, tree))
            for name, tree in plain.items()
        }
        for name, tree in trees.items():
            if name in plain:
                continue
            base = found.get(base_name(tree))
            if base is None or base_name(tree) not in plain:
                what = f"there is no style {base_name(tree)!r} to be based on"
                self.problems.append(
                    tree.problem("S013", ("based-on",), what, suggest(base_name(tree), plain))
                )
                continue
            checked = self.memory.recall((name, "style"), _based, tree, base)
            told = {(problem.code, problem.key, problem.message) for problem in base.problems}
            self.problems += [
                problem
                for problem in checked.problems
                if (problem.code, problem.key, problem.message) not in told
            ]
            found[name] = checked
        return found

    def _file(self, kind: type, path: Path, source: Checked[Any] | None = None) -> Checked[Any]:
        original = source.tree if source else None
        return self._noted(self.memory.checked(kind, path, self._tree(path), original))

    def _entries(
        self, kind: type, path: Path, source: Checked[Any] | None = None, keys: NamePattern = ID
    ) -> Checked[dict[str, Any]]:
        original = source.tree if source else None
        return self._noted(self.memory.entries(kind, path, self._tree(path), original, keys))

    def _noted(self, checked: Checked[Any]) -> Checked[Any]:
        self.problems += checked.problems
        return checked

    def _tree(self, path: Path) -> Tree:
        if path in self._list(path.parent):
            return self.memory.tree(path, self.root)
        self._missing(path)
        return self.memory.recall((path, "missing"), _no_tree, relative(path, self.root))

    def _missing(self, path: Path) -> None:
        file = relative(path, self.root)
        hint = "Put it back under exactly this name, or copy the one of another language and translate it."
        self.problems.append(Problem("S011", Where(file), "this file is missing", hint))

    def _texts(self, folder: str, suffix: str) -> dict[str, str]:
        """The files of a folder that are no YAML, by id."""
        texts = {}
        for path in self._list(self.content / folder):
            if path.name.endswith(suffix):
                file = relative(path, self.root)
                data = self.memory.data(path, file)
                text, problems = self.memory.recall((path, "text"), _decoded, data, file)
                self.problems += problems
                # an unreadable one is there all the same: nobody is to be told that it is missing as well
                texts[path.name.removesuffix(suffix)] = text or ""
                if text is None:
                    self.unreadable.add(file)
        return texts

    def _pictograms(self) -> dict[str, str]:
        return {f"pictograms/{name}": svg for name, svg in self._texts("pictograms", ".svg").items()}

    def _manifest(self) -> Checked[dict[str, Pictogram]]:
        path = self.content / "pictograms.yaml"
        if path in self._list(self.content):
            return self._entries(Pictogram, path)
        return self._nothing(path, dict)

    def _ideas(self) -> dict[str, Checked[dict[str, Idea]]]:
        self._look_for_strays(self.content / "ideas", None)
        paths = [path for path in self._list(self.content / "ideas") if path.suffix == ".yaml"]
        return {path.stem: self._entries(Idea, path, keys=ANYTHING) for path in paths}

    def _labels(self, drawings: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        readable = {name: svg for name, svg in drawings.items() if place(name) not in self.unreadable}
        found, problems = self.memory.recall("labels", _labels, *readable, *readable.values())
        self.problems += problems
        return found

    def _families(self) -> frozenset[str] | None:
        """Ids of the font families. The manifest's own problems belong to the text stage."""
        path = self.root / "fonts" / "manifest.yaml"
        return self.memory.recall((path, "families"), _families, self.memory.tree(path, self.root))

    def _list(self, folder: Path) -> list[Path]:
        """The entries of a folder by name, without hidden ones; none where it cannot be read."""
        if folder not in self.folders:
            try:
                paths = [path for path in folder.iterdir() if not path.name.startswith(".")]
            except OSError:
                paths = []
            self.folders[folder] = sorted(paths, key=lambda path: path.name)
        return self.folders[folder]

    def _look_for_strays(self, folder: Path, names: Collection[str] | None) -> None:
        """YAML files that nobody would read. `names` are those that may stand here; None allows any."""
        for path in self._list(folder):
            if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yaml":
                self._stray(path, f"Rename it: {path.stem}.yaml.")
            elif names and path.suffix == ".yaml" and path.name not in names:
                self._stray(path, suggest(path.name, names))

    def _stray(self, path: Path, hint: str) -> None:
        where = Where(relative(path, self.root))
        self.problems.append(Problem("S012", where, "nothing reads a file of this name", hint))


def _no_tree(file: str) -> Tree:
    return Tree(file, derive_id(file), None)


def _empty(file: str, empty: Callable[[], Any]) -> Checked[Any]:
    return Checked(_no_tree(file), empty(), ())


def _decoded(found: Any, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    data, problems = found
    text, more = (None, []) if data is None else decode(data, file)
    return text, (*problems, *more)


def _labels(*drawings: str) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """`drawings`: the names, then as many texts."""
    count = len(drawings) // 2
    return all_labels(dict(zip(drawings[:count], drawings[count:], strict=True)))


def _families(tree: Tree) -> frozenset[str] | None:
    families = tree.find(("families",))
    return frozenset(families.items) if isinstance(families, Group) else None


def _based(tree: Tree, base: Checked[Style]) -> Checked[Style]:
    checked: Checked[Style] = check(Style, inherit(tree, base.tree))
    if checked.value is not None and base.value is not None:
        checked.value = with_scripts(checked.value, base.value)
    return checked


_SINGLE_FILES = (
    "facts.yaml",
    "sources.yaml",
    "safety.yaml",
    "checks.yaml",
    "countries.yaml",
    "editions.yaml",
    "pictograms.yaml",
)
_LOCALE_FILES = ("locale.yaml", "safety.yaml", "pictures.yaml", "specimen.yaml", "wording.yaml")

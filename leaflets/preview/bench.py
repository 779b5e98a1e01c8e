"""The translator's bench: what the preview's page shows of a workspace, as values for its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from leaflets.content.library import load
from leaflets.content.nodes import Scalar, Tree
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.content.shelf_reader import ShelfReader
from leaflets.errors import LeafletError, Problem
from leaflets.frozen import frozen
from leaflets.model.content import Message
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.sheet import own_layout
from leaflets.model.usage import messages
from leaflets.pipeline import Press
from leaflets.preview.pictures import Pictures
from leaflets.preview.regions import regions
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.pdf.fonts import FontCache

Value = dict[str, Any]
"""JSON."""


class UnknownError(Exception):
    """Something that was asked for and that there is not."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@frozen
class View:
    """What is looked at."""

    locale: str
    text: str
    layout: str = ""
    paper: str = ""


class Bench:
    """Used by one thread at a time."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self.root = root
        self.version = 1
        self.pictures = Pictures()
        self._today = today
        self._fonts = FontLibrary.open(root)
        self._typesetter = Typesetter(self._fonts)
        self._subsets = FontCache()
        self._good: dict[View, Value] = {}

    def library(self) -> Value:
        library = load(self.root)
        source = library.locales[library.source]
        return {
            "source": library.source,
            "version": self.version,
            "locales": [
                {
                    "id": name,
                    "name": own.locale.name,
                    "english_name": own.locale.english_name,
                    "direction": own.locale.direction,
                    "lang": own.locale.locale,
                    "texts": list(own.texts),
                }
                for name, own in library.locales.items()
            ],
            "leaflets": [{"id": name, "title": _title(library, name)} for name in library.leaflets],
            "levels": [{"id": name, "name": source.locale.levels[name]} for name in library.levels],
            "layouts": {name: _layouts(library, name) for name in source.texts},
        }

    def text(self, locale: str, text: str) -> Value:
        shelf = ShelfReader(self.root).read(
            [locale] if (self.root / "content/locales" / locale).is_dir() else []
        )
        folder = shelf.locales.get(locale)
        if folder is None or text not in shelf.locales[SOURCE_LOCALE].texts:
            raise UnknownError(f"there is no {text} in {locale}", "Choose another text.")
        source = shelf.locales[SOURCE_LOCALE]
        strings = [self._string(shelf, source, folder, message) for message in _keys(source, text)]
        return {
            "locale": locale,
            "text": text,
            "direction": folder.locale.value.direction if folder.locale.value else "ltr",
            "version": self.version,
            "counts": {"draft": len(strings), "checked": 0, "approved": 0, "stale": 0, "missing": 0},
            "strings": strings,
            "problems": [],
        }

    def _string(self, shelf: Shelf, source: Folder, folder: Folder, message: Message) -> Value:
        file, _, path = message.key.partition("/")
        tree = _tree(folder, file)
        node = tree.find(tuple(path.split("."))) if tree else None
        target = node.text.rstrip("\n") if isinstance(node, Scalar) else ""
        steps = path.split(".")
        return {
            "key": message.key,
            "group": ".".join(steps[:2]) if steps[0] == "sections" else file if "." not in file else steps[0],
            "place": steps[-1],
            "source": str(message),
            "source_shown": str(message),
            "target": target,
            "shown": target,
            "state": "draft" if target else "missing",
            "lapses": [],
            "former": None,
            "safety": file == "safety",
            "file": tree.file if tree else "",
            "line": tree.where(tuple(steps)).line if tree else 0,
            "findings": [],
            "undo": False,
        }

    def page(self, view: View) -> Value:
        problems: tuple[Problem, ...] = ()
        try:
            return self._fresh(view)
        except LeafletError as error:
            problems = error.problems
        last = self._good.get(view, {"pages": [], "regions": []})
        return {
            **last,
            "version": self.version,
            "fresh": False,
            "problems": [problem_value(problem) for problem in problems],
        }

    def _fresh(self, view: View) -> Value:
        library = load(self.root, [view.locale])
        own = library.locales.get(view.locale)
        if own is None or view.text not in own.texts:
            raise UnknownError(f"there is no {view.text} in {view.locale}", "Choose another text.")
        leaflet, _, level = view.text.partition(".")
        layout = "" if view.layout == own_layout(library, leaflet, level) else view.layout
        edition = Edition(view.locale, leaflet, level, Makeup(layout=layout, paper=view.paper))
        press = Press(library, self._fonts, self._typesetter, self._subsets)
        proof = press.prove(edition, as_of=self._today())
        digests = self.pictures.add(proof.data, len(proof.pages.pages))
        size = {"width": proof.pages.width, "height": proof.pages.height}
        value: Value = {
            "version": self.version,
            "fresh": True,
            "problems": [],
            "pages": [{"image": f"/api/image/{digest}.png", **size} for digest in digests],
            "regions": [
                {name: getattr(region, name) for name in ("page", "x0", "y0", "x1", "y1", "key")}
                for region in regions(proof.document, proof.pages, self._fonts)
            ],
        }
        self._good[view] = value
        return value


def problem_value(problem: Problem) -> Value:
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": problem.where.file,
        "line": problem.where.line,
        "key": problem.key,
        "message": problem.message,
        "hint": problem.hint,
    }


def _tree(folder: Folder, file: str) -> Tree | None:
    shared: Mapping[str, Tree] = {
        "locale": folder.locale.tree,
        "safety": folder.safety.tree,
        "pictures": folder.pictures.tree,
    }
    return folder.texts[file].tree if file in folder.texts else shared.get(file)


def _keys(source: Folder, text: str) -> list[Message]:
    return [*messages(source.texts[text].value), *messages(source.safety.value)]


def _title(library: Library, leaflet: str) -> str:
    texts = library.locales[library.source].texts
    return next((str(text.title) for text in texts.values() if text.leaflet == leaflet), leaflet)


def _layouts(library: Library, text: str) -> list[Value]:
    leaflet, _, level = text.partition(".")
    own = own_layout(library, leaflet, level)
    others = [] if library.layouts[own].only else [n for n in library.layouts if n != own]
    return [
        {"id": name, "papers": list(library.layouts[name].papers)}
        for name in [own, *(n for n in others if not library.layouts[n].only)]
    ]

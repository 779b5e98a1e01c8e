"""The translator's bench: what the preview's page shows of a workspace, and what it may change there.

Whatever stands in content/, there is an answer: what is wrong is part of it, beside the last page that could
be made. Used by one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from leaflets.build.files import file_sha256, sweep
from leaflets.content.live import LiveLibrary, Look, concerning, tree_of
from leaflets.content.memory import same
from leaflets.content.nodes import Scalar, Tree, message
from leaflets.content.shelf import SOURCE_LOCALE
from leaflets.content.units import UnitReader
from leaflets.content.values import says_nothing
from leaflets.errors import LeafletError, Problem
from leaflets.model.content import Message
from leaflets.model.library import Library
from leaflets.model.unit import Unit, library_units
from leaflets.preview.edits import Editor, Place
from leaflets.preview.judging import NOTHING, Judged, Judgement, judge, placed, read_by_rules
from leaflets.preview.letters import Letters
from leaflets.preview.listing import choice_values, font_chains, locale_values
from leaflets.preview.pages import Pages, View
from leaflets.preview.pictures import Pictures
from leaflets.preview.records import read_record
from leaflets.preview.strings import chosen, counts, string_value
from leaflets.preview.values import Value

_CHOOSE = "Choose one of those that there are."


class UnknownError(Exception):
    """Something that was asked for and that there is not."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Bench:
    """Of one workspace. `version` grows with every change that it has heard of."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self.root = root
        self.version = 1
        self.pictures = Pictures()
        self._today = today
        self._live = LiveLibrary(root)
        self._pages = Pages(root, self._live, self.pictures, today)
        self._editor = Editor(root)
        self._choices: Value = {"source": SOURCE_LOCALE, "leaflets": [], "levels": [], "layouts": {}}
        self._judged: dict[tuple[str, str], Judged] = {}
        self._seen: dict[str, str | None] = {}
        for folder in (root / "content/locales").glob("*/"):
            sweep(folder)

    def noticed(self, files: Iterable[str]) -> tuple[str, ...]:
        """Those of the files whose bytes are not what was last seen of them. Changed fonts are opened."""
        changed = []
        for file in files:
            digest = file_sha256(self.root / file)
            if file not in self._seen or self._seen[file] != digest:
                self._seen[file] = digest
                changed.append(file)
        if changed:
            self.version += 1
        if any(file.startswith("fonts/") for file in changed):
            self._pages.open_fonts_again()
        return tuple(changed)

    def library(self) -> Value:
        look = self._live.look(SOURCE_LOCALE)
        library = None if look is None else self._live.english(look, "")
        if library is not None:
            self._choices = choice_values(library)
        return {
            **self._choices,
            "version": self.version,
            "locales": locale_values(self.root, self._live.memory),
        }

    def letters(self) -> Letters:
        return Letters(self._pages.fonts, font_chains(self.root, self._live.memory))

    def font(self, digest: str) -> bytes | None:
        return Letters(self._pages.fonts, {}).file(digest)

    def page(self, view: View) -> Value:
        look = self._known(view.locale, view.text)
        return {**self._pages.value(look, view), "version": self.version}

    def text(self, locale: str, text: str) -> Generator[None, None, Value]:
        """Step by step, since the rules take longer than a page."""
        look = self._known(locale, text)
        version = self.version
        library = self._live.english(look, text)
        strings = [] if library is None else self._strings(look, library, text)
        problems = dict.fromkeys(concerning(look.problems, look, text))
        problems |= dict.fromkeys(self._pages.problems(look, text))
        yield
        judgement, more = yield from self._judge(look, text)
        rest = placed(strings, [*problems, *more], judgement)
        direction = look.folder.locale.tree.find(("direction",)) if look.folder else None
        return {
            "locale": locale,
            "text": text,
            "direction": direction.text if isinstance(direction, Scalar) else "ltr",
            "version": version,
            "counts": counts(strings),
            "strings": strings,
            "problems": rest,
        }

    def _judge(self, look: Look, text: str) -> Generator[None, None, tuple[Judgement, tuple[Problem, ...]]]:
        """What the rules find and, where they cannot be applied, what they found last and why they cannot."""
        last = self._judged.get((look.locale, text))
        try:
            library, day = self._live.library(look, text), self._today()
            inputs = (library, self._pages.fonts, *read_by_rules(self.root, self._live.memory, library))
            if last is None or last.day != day or not same(last.inputs, inputs):
                chosen_text = (look.locale, text)
                found = yield from judge(
                    self.root, self._live.memory, library, self._pages.fonts, chosen_text, day
                )
                last = self._judged[chosen_text] = Judged(found, day, inputs)
        except LeafletError as error:
            return last.judgement if last else NOTHING, error.problems
        return last.judgement, ()

    def edit(self, locale: str, key: str, value: str, was: str) -> Value:
        place = self._place(locale, key)
        written = self._editor.edit(place, value, was)
        return self._changed(place, written)

    def undo(self, locale: str, key: str) -> Value:
        place = self._place(locale, key)
        return self._changed(place, self._editor.undo(place))

    def _changed(self, place: Place, value: str) -> Value:
        self.noticed([place.file])
        undo = self._editor.undoes(place.locale, place.key, value)
        return {"key": place.key, "value": value, "version": self.version, "undo": undo}

    def _look(self, locale: str) -> Look:
        look = self._live.look(locale)
        if look is None:
            raise UnknownError(f"there is no language {locale!r}", _CHOOSE)
        return look

    def _known(self, locale: str, text: str) -> Look:
        look = self._look(locale)
        if look.folder is None or text not in look.folder.texts:
            raise UnknownError(f"there is no text {text!r} in {locale}", _CHOOSE)
        return look

    def _place(self, locale: str, key: str) -> Place:
        """Of a string that there is, or that English has: a request can name no other file and no other."""
        look = self._look(locale)
        file = key.partition("/")[0]
        tree = None if look.folder is None else tree_of(look.folder, file)
        source = None if look.source is None else tree_of(look.source, file)
        library = None if tree is None else self._live.english(look, file)
        if tree is None or library is None or key not in self._keys(look, library):
            raise UnknownError(f"there is no string {key!r} in {locale}", "Load the page again.")
        return Place(locale, key, tree.file, tree if source is None else source)

    def _keys(self, look: Look, library: Library) -> set[str]:
        """English's, also while the language's own file cannot be read, and the language's own forms."""
        english = library_units(library, library.source).all()
        return {unit.key for unit in (*english, *self._units(look, library))}

    def _units(self, look: Look, library: Library) -> list[Unit]:
        """All strings of the language as they stand in its files now."""
        if look.locale != library.source:
            return list(UnitReader(self.root, library, self._live.memory).read(look.locale).all())
        assert look.folder is not None
        units = library_units(library, library.source).all()
        return [replace(unit, target=_standing(tree_of(look.folder, unit.file), unit)) for unit in units]

    def _strings(self, look: Look, library: Library, text: str) -> list[Value]:
        assert look.folder is not None
        units = self._units(look, library)
        record = read_record(self._live, library, look, units, self._editor)
        own = look.folder.locale.value
        printed = self._pages.keys(look, library, text)
        values = []
        for unit in chosen(units, text, printed):
            tree = tree_of(look.folder, unit.file)
            if tree is not None:
                values.append(string_value(unit, tree, record, library, own))
        return values


def _standing(tree: Tree | None, unit: Unit) -> Message | None:
    """The words that stand in the file now."""
    path = tuple(unit.name.split("."))
    node = tree.find(path) if tree else None
    if tree is None or not isinstance(node, Scalar) or says_nothing(node):
        return None
    return message(node, tree, path)

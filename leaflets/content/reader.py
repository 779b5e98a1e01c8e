"""Strict YAML: one file to a Tree, with every problem that its parser lets us see.

libyaml's parser gives events, and the tree is built from those directly. So nothing is ever
expanded: an alias, a merge key or a tag is refused when its event arrives, before any value exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from leaflets.content.characters import clean, decode, find_refused, name_character
from leaflets.content.nodes import Broken, Group, KeyPath, Node, Scalar, Series, Tree, dotted, plain
from leaflets.content.scalars import resolve_plain
from leaflets.content.syntax import explain
from leaflets.errors import Problem, Where

Event = Any
"""One of PyYAML's events, whose attributes depend on their class."""

DEPTH_LIMIT = 12
"""Nested groups and lists. The deepest string of a leaflet, a part of a table's cell, stands at 9."""


def read_yaml(path: Path, root: Path, file_id: str = "") -> tuple[Any, tuple[Problem, ...]]:
    """One file as plain values, strings as Messages, or None where it cannot be read; never raises.

    `file_id` begins the messages' keys; without it the file's place in content/ gives it.
    """
    tree = read_tree(path, root, file_id)
    return plain(tree.root, tree.id), tree.problems


def read_tree(path: Path, root: Path, file_id: str = "") -> Tree:
    """One file as a Tree. Places name it relative to `root`, or in full where it lies elsewhere."""
    file = relative(path, root)
    file_id = file_id or derive_id(file)
    data, problems = read_bytes(path, file)
    if data is None:
        return Tree(file, file_id, None, tuple(problems))
    return parse_tree(data, file, file_id)


def read_bytes(path: Path, file: str) -> tuple[bytes | None, list[Problem]]:
    try:
        return path.read_bytes(), []
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        hint = "Check that the file is there, under exactly this name, and that you may open it."
        return None, [Problem("Y001", Where(file), f"the file cannot be read: {reason}", hint)]


def relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def derive_id(file: str) -> str:
    """`content/locales/ar/safety.yaml` -> `safety`, `content/clinics/x.yaml` -> `clinic`."""
    parts = file.split("/")
    stem = parts[-1].removesuffix(".yaml")
    if (len(parts) == 4 and parts[1] == "locales") or len(parts) < 3:
        return stem
    return "clinic" if parts[-2] == "clinics" else f"{parts[-2]}.{stem}"


def parse_tree(data: bytes, file: str, file_id: str) -> Tree:
    """The bytes of a file as a Tree; touches no file system."""
    text, problems = decode(data, file)
    if text is None:
        return Tree(file, file_id, None, tuple(problems))
    text, unseen = clean(text, file)
    builder = _Builder(text, file)
    root = builder.build()
    problems = [*problems, *_with_keys(unseen, root), *builder.problems]
    return Tree(file, file_id, root, tuple(sorted(problems, key=lambda problem: problem.where)))


class _UnreadableError(Exception):
    """Nothing after this place can be read."""


class _Builder:
    """Turns the events of one file into nodes."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self._anchored = False

    def build(self) -> Group | None:
        events: Iterator[Event] = iter(yaml.parse(self.text, Loader=yaml.CSafeLoader))
        try:
            return self._document(events)
        except _UnreadableError:
            return None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = Where(self.file, mark.line + 1, mark.column + 1) if mark else Where(self.file)
            found = explain(error, self.text.splitlines()[mark.line : mark.line + 1] if mark else [])
            self._report("Y007", where, found.what, found.hint)
            return None

    def _document(self, events: Iterator[Event]) -> Group | None:
        next(events)
        if not isinstance(next(events), yaml.DocumentStartEvent):
            self._report_empty()
            return None
        root = self._node(next(events), events, ())
        next(events)
        after = next(events)
        if isinstance(after, yaml.DocumentStartEvent):
            hint = "Delete the line '---'. Each file holds one leaflet, or one list of words."
            self._report("Y010", self._where(after), "a second document begins here", hint)
        if isinstance(root, Group):
            return root
        if isinstance(root, Scalar) and root.value is None:
            self._report_empty()
        elif not isinstance(root, Broken):
            hint = "Begin with a name, a colon and a space: 'heading: What is it?'"
            self._report("Y009", root.where, "the file does not consist of named entries", hint)
        return None

    def _report_empty(self) -> None:
        hint = "Put its text back, or delete the file if nobody needs it."
        self._report("Y006", Where(self.file), "the file is empty", hint)

    def _node(self, event: Event, events: Iterator[Event], path: KeyPath) -> Node:
        where = self._where(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse_anchor(where, f"*{event.anchor}", path)
            return Broken(where)
        if event.anchor is not None:
            self._refuse_anchor(where, f"&{event.anchor}", path)
        if event.tag is not None:
            hint = "Delete the word that begins with '!'. If it belongs to the text, put quotes round it all."
            self._report("Y015", where, f"a YAML tag ({event.tag}) has no meaning here", hint, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, where, path)
        if len(path) >= DEPTH_LIMIT:
            hint = "Check the indentation of the lines above: no leaflet needs so many steps."
            self._report("Y016", where, f"more than {DEPTH_LIMIT} steps of indentation", hint, path)
            raise _UnreadableError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._series(events, where, path)
        return self._group(events, where, path)

    def _refuse_anchor(self, where: Where, name: str, path: KeyPath) -> None:
        """Once a file: a file that uses them uses many, and they are all mended the same way."""
        if not self._anchored:
            self._anchored = True
            hint = "Write the text out here. If {name[0]} belongs to the text, put quotes round it."
            self._report(
                "Y014", where, f"{name!r} is a YAML reference, which is not allowed here", hint, path
            )

    def _scalar(self, event: Event, where: Where, path: KeyPath) -> Scalar:
        text: str = event.value
        is_plain = not event.style
        if event.style == '"' and "\\" in self.text:
            text = self._clean_escapes(text, where, path)
        if "\t" in text:
            hint = "Put an ordinary space in its place."
            self._report("Y017", where, "a tab stands inside the text", hint, path)
        end = (event.end_mark.line + 1, event.end_mark.column + 1)
        return Scalar(resolve_plain(text) if is_plain else text, text, where, end)

    def _clean_escapes(self, text: str, where: Where, path: KeyPath) -> str:
        """Characters that came in as an escape, which the file's own text does not show."""
        for _, character, group in find_refused(text):
            self._report(group.code, where, f"{name_character(character)} is {group.what}", group.hint, path)
            text = text.replace(character, "")
        return text

    def _series(self, events: Iterator[Event], where: Where, path: KeyPath) -> Series:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return Series(tuple(items), where)

    def _group(self, events: Iterator[Event], where: Where, path: KeyPath) -> Group:
        items: dict[str, Node] = {}
        places: dict[str, Where] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = self._where(event)
            key = self._key(event, events, path)
            node = self._node(next(events), events, (*path, key or "?"))
            if key is None:
                continue
            if key in items:
                hint = f"Delete one of the two, or give it another name. The first: line {places[key].line}."
                self._report("Y011", place, f"{key!r} stands here for the second time", hint, (*path, key))
                continue
            items[key], places[key] = node, place
        return Group(items, places, where)

    def _key(self, event: Event, events: Iterator[Event], path: KeyPath) -> str | None:
        """The key, or None where it is refused."""
        where = self._where(event)
        node = self._node(event, events, (*path, "?"))
        if not isinstance(node, Scalar):
            if not isinstance(node, Broken):
                hint = (
                    "Write a name, a colon and a space. A text with brackets or braces needs quotes round it."
                )
                self._report("Y012", where, "a list or group stands where a name should stand", hint, path)
            return None
        if node.value == "<<" and not event.style:
            hint = "Write the entries out here."
            self._report("Y013", where, "the YAML merge key '<<' is not allowed here", hint, path)
            return None
        if not isinstance(node.value, str):
            shown = node.text or "nothing"
            hint = f"Use a name of letters, or put quotes round it: '{node.text}'."
            self._report("Y012", where, f"{shown} stands where a name should stand", hint, path)
            return None
        return node.value

    def _where(self, event: Event) -> Where:
        return Where(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _report(self, code: str, where: Where, what: str, hint: str, path: KeyPath = ()) -> None:
        self.problems.append(Problem(code, where, what, hint, dotted(path)))


def _with_keys(problems: list[Problem], root: Group | None) -> list[Problem]:
    """The same problems, each with the key of the text that it stands in."""
    from leaflets.content.nodes import scalars

    found = list(scalars(root)) if problems else []
    keyed = []
    for problem in problems:
        place = (problem.where.line, problem.where.column)
        inside = (path for path, s in found if (s.where.line, s.where.column) <= place < s.end)
        key = dotted(next(inside, ()))
        keyed.append(Problem(problem.code, problem.where, problem.message, problem.hint, key))
    return keyed

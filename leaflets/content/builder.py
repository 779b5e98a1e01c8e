"""libyaml's events -> nodes. Nothing is ever expanded.

An alias, a merge key or a tag is refused when its event arrives, before any value exists; so a file
of nested references costs no more than its own length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from leaflets.content.characters import find_refused, name_character
from leaflets.content.nodes import Broken, Group, KeyPath, Node, Place, Scalar, Series, dotted
from leaflets.content.scalars import resolve_plain
from leaflets.content.syntax import explain
from leaflets.errors import Problem, Where

Event = Any
"""One of PyYAML's events, whose attributes depend on their class."""

DEPTH_LIMIT = 12
"""Nested groups and lists. The deepest string of a leaflet, an item of a third list, stands at 10."""


_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9.-]*")


class _UnreadableError(Exception):
    """Nothing after this place can be read."""


class TreeBuilder:
    """Builds the nodes of one file. `text` has no byte order mark and no refused character."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self._escapes = "\\" in text
        self._anchored = False

    def build(self) -> Group | None:
        """The root of the file, or None where it has none that can be read."""
        events: Iterator[Event] = iter(yaml.parse(self.text, Loader=yaml.CSafeLoader))
        try:
            return self._document(events)
        except _UnreadableError:
            return None
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
            found = explain(error, self.text.splitlines()[mark.line : mark.line + 1] if mark else [])
            self._report("Y007", place, found.what, found.hint)
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
            self._report("Y010", _place(after), "a second document begins here", hint)
        if isinstance(root, Group):
            return root
        if isinstance(root, Scalar) and root.value is None:
            self._report_empty()
        elif not isinstance(root, Broken):
            hint = "Begin with a name, a colon and a space: 'heading: What is it?'"
            self._report("Y009", root.at, "the file does not consist of named entries", hint)
        return None

    def _report_empty(self) -> None:
        hint = "Put its text back, or delete the file if nobody needs it."
        self._report("Y006", (0, 0), "the file is empty", hint)

    def _node(self, event: Event, events: Iterator[Event], path: KeyPath) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._refuse_anchor(event, "*", path)
            return Broken(_place(event))
        if event.anchor is not None:
            self._refuse_anchor(event, "&", path)
        if event.tag is not None:
            hint = "Delete the word that begins with '!'. If it belongs to the text, put quotes round it all."
            self._report("Y015", _place(event), "a YAML tag has no meaning here", hint, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if len(path) >= DEPTH_LIMIT:
            hint = "Check the indentation of the lines above: no leaflet needs so many steps."
            self._report("Y016", _place(event), f"more than {DEPTH_LIMIT} steps of indentation", hint, path)
            raise _UnreadableError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._series(event, events, path)
        return self._group(event, events, path)

    def _refuse_anchor(self, event: Event, sign: str, path: KeyPath) -> None:
        """Once a file: a file that uses them uses many, and they are all mended the same way."""
        if not self._anchored:
            self._anchored = True
            what = f"“{sign}{event.anchor}” is a reference to another place, which is not allowed here"
            hint = f"Write the text out here. If {sign} belongs to the text, put quotes round it all."
            self._report("Y014", _place(event), what, hint, path)

    def _scalar(self, event: Event, path: KeyPath) -> Scalar:
        text: str = event.value
        style, start, end = event.style, event.start_mark, event.end_mark
        if self._escapes and style == '"':
            text = self._clean_escapes(event, path)
        if "\t" in text:
            hint = "Put an ordinary space in its place."
            self._report("Y017", _place(event), "a tab stands inside the text", hint, path)
        return Scalar(
            text if style else resolve_plain(text),
            text,
            (start.line + 1, start.column + 1),
            (end.line + 1, end.column + 1),
        )

    def _clean_escapes(self, event: Event, path: KeyPath) -> str:
        """Without characters that came in as an escape, which the file's own text does not show."""
        text: str = event.value
        for _, character, group in find_refused(text):
            what = f"{name_character(character)} is {group.what}"
            self._report(group.code, _place(event), what, group.hint, path)
            text = text.replace(character, "")
        return text

    def _series(self, start: Event, events: Iterator[Event], path: KeyPath) -> Series:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return Series(tuple(items), _place(start))

    def _group(self, start: Event, events: Iterator[Event], path: KeyPath) -> Group:
        items: dict[str, Node] = {}
        places: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            place = _place(event)
            key = self._key(event, events, path)
            node = self._node(next(events), events, (*path, "?" if key is None else key))
            if key is None:
                continue
            if key in items:
                hint = f"Delete one of the two, or give it another name. The first: line {places[key][0]}."
                self._report("Y011", place, f"“{key}” stands here for the second time", hint, (*path, key))
                continue
            items[key], places[key] = node, place
        return Group(items, places, _place(start))

    def _key(self, event: Event, events: Iterator[Event], path: KeyPath) -> str | None:
        """The key, or None where it is refused. Plain words, as nearly all keys are, take the short way."""
        if isinstance(event, yaml.ScalarEvent) and not (event.style or event.tag or event.anchor):
            name: str = event.value
            if _PLAIN_KEY.fullmatch(name) and isinstance(resolve_plain(name), str):
                return name
        node = self._node(event, events, (*path, "?"))
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Scalar):
            what = "a list or group stands where a name should stand"
            hint = "A text that begins with { or [ needs double quotes round all of it."
        elif node.value == "<<" and not event.style:
            self._report("Y013", node.at, "“<<” is not allowed here", "Write the entries out here.", path)
            return None
        elif not isinstance(node.value, str):
            what = f"“{node.text}” stands where a name should stand"
            hint = "Begin the name with a letter, or put quotes round it."
        else:
            return node.value
        self._report("Y012", node.at, what, hint, path)
        return None

    def _report(self, code: str, place: Place, what: str, hint: str, path: KeyPath = ()) -> None:
        self.problems.append(Problem(code, Where(self.file, *place), what, hint, dotted(path)))


def _place(event: Event) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1

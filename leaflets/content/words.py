"""How problems speak of values: for a person who writes a leaflet, not a program."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import EnumType
from typing import Any, Literal, get_args, get_origin

from leaflets.content.nodes import Group, KeyPath, Node, Scalar, Tree
from leaflets.model.content import Message

_LONGEST = 80
"""Characters of a text that a message quotes."""


def quoted(text: str) -> str:
    """The text between quotation marks, its middle left out where it is long."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[: _LONGEST - 15]} … {text[-12:]}”"


def listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"


def suggest(name: str, known: Iterable[str]) -> str:
    """`Did you mean “surgery”? Possible: …`: the hint for a name that does not exist."""
    known = list(known)
    near = difflib.get_close_matches(name, known, n=1)
    guess = f"Did you mean {quoted(near[0])}? " if near else ""
    return f"{guess}Possible: {listed(known)}."


def describe(node: Node) -> str:
    """What stands at a place: `the number 999`, `a list`."""
    if isinstance(node, Group):
        return "a group of named entries"
    if not isinstance(node, Scalar):
        return "a list"
    if node.value is None:
        return "nothing"
    if isinstance(node.value, bool):
        return f"{node.text} (a yes-or-no value)"
    if isinstance(node.value, int | float):
        return f"the number {node.text}"
    return f"the text {quoted(node.text)}" if node.text.strip() else "an empty text"


_FORMS: Mapping[Any, tuple[str, str]] = {
    Message: ("a text", 'Write the name, a colon, a space and the text in double quotes: name: "the text".'),
    str: ("a text", 'Write the name, a colon, a space and the text in double quotes: name: "the text".'),
    int: ("a whole number", "Write figures only, without quotes: 85."),
    float: ("a number", "Write a number or a length: 1.5, 6mm or 12pt."),
    bool: ("true or false", "Write true or false, without quotes."),
    date: ("a date", "Write the year, the month and the day in figures: 2026-11-22."),
    tuple: ("a list", "Begin each entry on a line of its own with a dash and a space, or write [one, two]."),
    Mapping: (
        "a group of named entries",
        "Give each entry a line of its own, two spaces further in: its name, a colon, a space, and its text.",
    ),
}


def expect(kinds: Iterable[Any]) -> tuple[str, str]:
    """What should stand at a place, and how to write the first of its possible forms."""
    forms = [_form(kind) for kind in kinds]
    names = list(dict.fromkeys(name for name, _ in forms))
    return " or ".join(names), forms[0][1]


def _form(kind: Any) -> tuple[str, str]:
    origin = get_origin(kind)
    if origin is Literal or isinstance(kind, EnumType):
        known = get_args(kind) or [member.value for member in kind]
        return "one word", f"Possible: {listed(map(str, known))}."
    return _FORMS[Mapping if is_dataclass(kind) else origin or kind]


def hint_for_missing(path: KeyPath, source: Tree | None) -> str:
    """How to fill a place: with the string that the source has there, if this is a translation."""
    key = path[-1] if path else ""
    found = source.find(path) if source else None
    if source is not None and isinstance(found, Scalar):
        return f"Translate this text of {source.file}: {quoted(found.text)}"
    if source is not None and found is not None:
        return f"Copy the entry {quoted(str(key))} from {source.where(path)} and translate its texts."
    return f"Add a line that begins with “{key}:”, and its text after it or its entries indented below it."

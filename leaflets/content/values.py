"""One scalar as a value of the model: a text, a number, a date, one of several words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import EnumType
from typing import Any, Literal, get_args, get_origin

from leaflets.content.nodes import KeyPath, Scalar, Tree, message
from leaflets.content.words import describe, expect, suggest
from leaflets.frozen import frozen
from leaflets.model.content import Message

_VISIBLE = re.compile(
    r"[^\s\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202f\u2060-\u206f\u3164\ufeff\uffa0]"
)
"""A character that leaves ink: a text of spaces and joiners alone says nothing."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TEXTS = ("sections",)
_FIGURES = re.compile(r"[0-9]{1,4}")
"""Rows and lines of a translated text, in quotes: Weblate writes every number so that it has read."""


@frozen
class Fault:
    """Why a scalar is no value of its kind. Without a hint it is a text that is missing."""

    code: str
    what: str
    hint: str = ""


Value = Any
"""A value of the kind that was asked for, or a Fault."""


def convert(kind: Any, scalar: Scalar, tree: Tree, path: KeyPath) -> Value:
    """The scalar as `kind`: Message, str, int, float, bool, date, an enum or a Literal."""
    origin: Any = get_origin(kind)
    if origin is Literal:
        return _one_of(get_args(kind), scalar)
    if isinstance(kind, EnumType):
        members = {member.value: member for member in kind}  # type: ignore[var-annotated]
        value = _one_of(members, scalar)
        return members.get(value, value)
    if kind is Message:
        text = _string(scalar)
        return text if isinstance(text, Fault) else _one_line(message(scalar, tree, path))
    if (
        kind is int
        and path[:1] == _TEXTS
        and isinstance(scalar.value, str)
        and _FIGURES.fullmatch(scalar.text)
    ):
        return int(scalar.text)
    return _CONVERSIONS[kind](scalar)


def _one_of(allowed: Iterable[Any], scalar: Scalar) -> Value:
    for value in allowed:
        if scalar.value == value and type(scalar.value) is type(value):
            return value
    given = "a value is missing" if scalar.value is None else f"{describe(scalar)} is not possible here"
    return Fault("S005", given, suggest(scalar.text, map(str, allowed)))


def says_nothing(scalar: Scalar) -> bool:
    return scalar.value is None or (isinstance(scalar.value, str) and is_blank(scalar.text))


def is_blank(text: str) -> bool:
    """Whether it would leave no ink."""
    return not _VISIBLE.search(text)


def _string(scalar: Scalar) -> Value:
    if says_nothing(scalar):
        return Fault("S004", "the text is missing")
    if not isinstance(scalar.value, str):
        what = f"{describe(scalar)} stands where a text should stand"
        return Fault("S003", what, f'Put quotes round it: "{scalar.text}"')
    return scalar.text.rstrip("\n")


def _one_line(text: Message) -> Value:
    if "\n" not in text:
        return text
    hint = "Write > in place of |, and leave no line empty. Each paragraph is an entry of its own."
    return Fault("S008", "a line ends in the middle of the text", hint)


def _whole(scalar: Scalar) -> Value:
    return scalar.value if type(scalar.value) is int else _wrong(int, scalar)


def _number(scalar: Scalar) -> Value:
    value = scalar.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return _wrong(float, scalar)


def _truth(scalar: Scalar) -> Value:
    return scalar.value if isinstance(scalar.value, bool) else _wrong(bool, scalar)


def _date(scalar: Scalar) -> Value:
    if not _DATE.fullmatch(scalar.text):
        hint = "Write the year, the month and the day in figures: 2026-11-22."
        return Fault("S006", f"{describe(scalar)} is not a date", hint)
    try:
        return date.fromisoformat(scalar.text)
    except ValueError:
        hint = "Look the day up in a calendar. The order is year, month, day: 2026-11-22."
        return Fault("S006", f"there is no such day as {scalar.text}", hint)


def _wrong(kind: type, scalar: Scalar) -> Fault:
    wanted, hint = expect([kind])
    return Fault("S003", f"{describe(scalar)} stands where {wanted} should stand", hint)


_CONVERSIONS: Mapping[type, Callable[[Scalar], Value]] = {
    str: _string,
    int: _whole,
    float: _number,
    bool: _truth,
    date: _date,
}

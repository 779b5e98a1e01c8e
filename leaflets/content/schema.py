"""A tree against the dataclasses of leaflets/model: their types and defaults are the schema.

Written by hand rather than with pydantic: importing pydantic and building its adapters costs more
than the whole rest of a cold start, its lenient modes read 1700006400 as a date and true as 1, and
each of its messages would have to be written again for a person who has never programmed
(docs/decisions). All types that the model uses are supported, and no other.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from leaflets.content.ids import ANYTHING, ID, KEY_PATTERNS, NamePattern
from leaflets.content.nodes import Broken, Group, KeyPath, Node, Scalar, Series, Tree
from leaflets.content.rules import RULES
from leaflets.content.values import Fault, convert
from leaflets.content.words import describe, expect, hint_for_missing, quoted, suggest
from leaflets.errors import Problem
from leaflets.model import content
from leaflets.model.content import Block
from leaflets.model.pictogram import Idea

Kind = Any
"""A type of the model: Message, str, int, float, date, an enum, a Literal, X | None, tuple[X, ...],
Mapping[K, X] or a dataclass."""


Value = Any
"""A value of the Kind that was asked for, or _REFUSED."""


class _Refused:
    """What stands for a value that has a problem."""


_REFUSED = _Refused()
_SHORTHANDS: Mapping[type, str] = {Block: "text", Idea: "pictogram"}
"""Dataclasses for which a plain string may stand, and the field that it becomes."""

T_co = TypeVar("T_co", covariant=True)


class Checked(Generic[T_co]):
    """A file's tree and its value, None where it has problems."""

    __slots__ = ("problems", "tree", "value")

    def __init__(self, tree: Tree, value: T_co | None, problems: tuple[Problem, ...]) -> None:
        self.tree = tree
        self.value = value
        self.problems = problems

    @property
    def names(self) -> Collection[str]:
        """The keys of the file, whether or not their values are good."""
        return self.tree.root.items.keys() if self.tree.root else ()


def check(kind: Kind, tree: Tree, source: Tree | None = None) -> Checked[Any]:
    """The value of a whole file. `source` is the file that it translates: hints quote its strings."""
    if tree.root is None:
        return Checked(tree, None, tree.problems)
    checker = _Checker(tree, source)
    value = checker.check(kind, tree.root, ())
    good = None if isinstance(value, _Refused) or tree.problems else value
    return Checked(tree, good, (*tree.problems, *checker.problems))


def check_entries(
    kind: Kind, tree: Tree, source: Tree | None = None, keys: NamePattern = ID
) -> Checked[dict[str, Any]]:
    """A file that maps ids to values of one kind: all entries that are good, beside the problems."""
    if tree.root is None:
        return Checked(tree, None, tree.problems)
    checker = _Checker(tree, source)
    good = {}
    for key, node in tree.root.items.items():
        value = checker.check(kind, node, (key,))
        if checker.check_key(keys, key, ()) and not isinstance(value, _Refused):
            good[key] = value
    return Checked(tree, good, (*tree.problems, *checker.problems))


@lru_cache
def _fields(kind: type) -> Mapping[str, tuple[Field[Any], Kind]]:
    """YAML key -> field and its type. Resolved against the module alone: a field may hide a type's name.

    A field whose key is a word of Python's own ends in an underscore: `with_` is `with`. One that a loader
    fills (model/clinic.py) has no key.
    """
    hints = get_type_hints(kind, vars(sys.modules[kind.__module__]), {})
    return {
        item.name.rstrip("_").replace("_", "-"): (item, hints[item.name])
        for item in fields(kind)
        if not item.metadata.get("read")
    }


class _Checker:
    def __init__(self, tree: Tree, source: Tree | None) -> None:
        self.tree = tree
        self.source = source
        self.problems: list[Problem] = []

    def check(self, kind: Kind, node: Node, path: KeyPath, keys: NamePattern = ID) -> Value:
        """The node's value as `kind`, or _REFUSED with its problems recorded."""
        if isinstance(node, Broken):
            return _REFUSED
        origin: Any = get_origin(kind)
        if isinstance(kind, type) and is_dataclass(kind):
            return self._record(kind, node, path)
        if origin in (Union, UnionType):
            return self._choice(get_args(kind), node, path, keys)
        if origin is tuple:
            return self._series(get_args(kind)[0], node, path)
        if origin is Mapping:
            return self._mapping(get_args(kind), node, path, keys)
        return self._scalar(kind, node, path)

    def check_key(self, pattern: NamePattern, key: str, path: KeyPath) -> bool:
        if pattern.matches(key):
            return True
        self._report("S007", (*path, key), f"the name {quoted(key)} cannot be used here", pattern.hint)
        return False

    def _choice(self, kinds: Iterable[Kind], node: Node, path: KeyPath, keys: NamePattern) -> Value:
        """One of several types: the first whose form in YAML fits the node."""
        if NoneType in kinds and isinstance(node, Scalar) and node.value is None:
            return None
        some = [kind for kind in kinds if kind is not NoneType]
        fitting = next((kind for kind in some if isinstance(node, _form(kind))), None)
        return self._wrong(some, node, path) if fitting is None else self.check(fitting, node, path, keys)

    def _series(self, kind: Kind, node: Node, path: KeyPath) -> Value:
        if not isinstance(node, Series):
            return self._wrong([tuple], node, path)
        values = tuple(self.check(kind, item, (*path, index)) for index, item in enumerate(node.items))
        return _REFUSED if _REFUSED in values else values

    def _mapping(self, kinds: tuple[Kind, ...], node: Node, path: KeyPath, keys: NamePattern) -> Value:
        if not isinstance(node, Group):
            return self._wrong([Mapping], node, path)
        key_kind, kind = kinds
        allowed = get_args(key_kind)
        values = {}
        good = True
        for key, child in node.items.items():
            if allowed:
                good &= key in allowed or self._unknown(key, allowed, path)
            else:
                good &= self.check_key(keys, key, path)
            values[key] = self.check(kind, child, (*path, key), keys)
        return values if good and _REFUSED not in values.values() else _REFUSED

    def _record(self, kind: type, node: Node, path: KeyPath) -> Value:
        known = _fields(kind)
        if isinstance(node, Scalar) and node.value is not None and kind in _SHORTHANDS:
            item, hint = known[_SHORTHANDS[kind]]
            text = self.check(hint, node, path)
            return _REFUSED if text is _REFUSED else kind(**{item.name: text})
        if not isinstance(node, Group):
            return self._wrong([str, kind] if kind in _SHORTHANDS else [kind], node, path)
        default = ID if kind.__module__ == content.__name__ else ANYTHING
        complete = self._complete(kind, node, path)
        values = {}
        for key, child in node.items.items():
            if key in known:
                item, hint = known[key]
                keys = KEY_PATTERNS.get((kind, item.name), default)
                values[item.name] = self.check(hint, child, (*path, key), keys)
        if not complete or _REFUSED in values.values():
            return _REFUSED
        return self._ruled(kind, kind(**values), path)

    def _complete(self, kind: type, node: Group, path: KeyPath) -> bool:
        """Whether all keys are known and none is missing."""
        known = _fields(kind)
        good = True
        for key in node.items:
            good &= key in known or self._unknown(key, known, path)
        for key, (item, _) in known.items():
            if key in node.items or item.default is not MISSING or item.default_factory is not MISSING:
                continue
            good = False
            self._report(
                "S001", (*path, key), f"{quoted(key)} is missing", hint_for_missing((*path, key), self.source)
            )
        return good

    def _unknown(self, key: str, known: Iterable[str], path: KeyPath) -> bool:
        """Reports a key that nothing reads; always false."""
        self._report("S002", (*path, key), f"no entry may be called {quoted(key)} here", suggest(key, known))
        return False

    def _scalar(self, kind: Kind, node: Node, path: KeyPath) -> Value:
        if not isinstance(node, Scalar):
            return self._wrong([kind], node, path)
        value = convert(kind, node, self.tree, path)
        if isinstance(value, Fault):
            written = f'Write the text between quotation marks: {path[-1] if path else ""}: "the text".'
            if node.value is None:
                written += " What follows a # outside them is a note, and is not read."
            hint = value.hint or (hint_for_missing(path, self.source) if self.source else written)
            return self._refuse(value.code, path, value.what, hint)
        return value

    def _wrong(self, kinds: Iterable[Kind], node: Node, path: KeyPath) -> _Refused:
        wanted, hint = expect(kinds)
        if isinstance(node, Scalar) and node.value is None:
            return self._refuse("S004", path, f"{wanted} is missing", hint_for_missing(path, self.source))
        return self._refuse("S003", path, f"{describe(node)} stands where {wanted} should stand", hint)

    def _ruled(self, kind: type, value: Value, path: KeyPath) -> Value:
        """The value, if the rules for its kind find nothing."""
        findings = list(RULES[kind](value)) if kind in RULES else []
        for finding in findings:
            self._report(finding.code, (*path, *finding.path), finding.what, finding.hint)
        return _REFUSED if findings else value

    def _refuse(self, code: str, path: KeyPath, what: str, hint: str) -> _Refused:
        self._report(code, path, what, hint)
        return _REFUSED

    def _report(self, code: str, path: KeyPath, what: str, hint: str) -> None:
        self.problems.append(self.tree.problem(code, path, what, hint))


def _form(kind: Kind) -> type[Group | Series | Scalar]:
    """The form that a type has in YAML."""
    origin: Any = get_origin(kind)
    if is_dataclass(kind) or origin is Mapping:
        return Group
    return Series if origin is tuple else Scalar

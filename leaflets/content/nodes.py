"""A YAML file as a tree that remembers the place of everything in it.

Plain values would do for the pipeline, but not for the person who has to mend a file: a problem
needs the line of the nearest node, and a comparison of two languages needs the order of keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.content import Message

KeyPath = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead from a file's root to a node."""


Place = tuple[int, int]
"""Line and column, from 1; (0, 0) is the whole file."""


@frozen
class Scalar:
    """One value. `value` is what YAML 1.2's core schema makes of it, `text` what stands in the file."""

    value: str | int | float | bool | None
    text: str
    at: Place
    end: Place
    """After its last character."""


@frozen
class Group:
    """A YAML mapping, in the order of the file. `places` are the places of its keys."""

    items: Mapping[str, Node]
    places: Mapping[str, Place]
    at: Place


@frozen
class Series:
    """A YAML sequence: entries after dashes or in square brackets."""

    items: tuple[Node, ...]
    at: Place


@frozen
class Broken:
    """Where something stood that the reader refused; its problem is already reported."""

    at: Place


Node = Scalar | Group | Series | Broken


@frozen
class Tree:
    """One file as read. `root` is None where nothing of it could be read.

    `id` begins the keys of its messages ("basics.standard", "safety", "clinic").
    """

    file: str
    id: str
    root: Group | None
    problems: tuple[Problem, ...] = ()

    def where(self, path: KeyPath = ()) -> Where:
        """The place of the key at `path`, or of the nearest one above it that exists."""
        place = (0, 0)
        node: Node | None = self.root
        for step in path:
            child = None if node is None else _child(node, step)
            if child is None:
                break
            place = node.places[str(step)] if isinstance(node, Group) else child.at
            node = child
        return Where(self.file, *place)

    def find(self, path: KeyPath) -> Node | None:
        node: Node | None = self.root
        for step in path:
            node = None if node is None else _child(node, step)
        return node

    def problem(
        self, code: str, path: KeyPath, message: str, hint: str, where: Where | None = None
    ) -> Problem:
        """A problem at the key `path`."""
        return Problem(code, where or self.where(path), message, hint, dotted(path))


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Group):
        return node.items.get(str(step))
    if isinstance(node, Series) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def dotted(path: KeyPath) -> str:
    """`sections.what.heading`; an entry of a list counts from 1: `sources.2`."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def message(scalar: Scalar, tree: Tree, path: KeyPath) -> Message:
    """The string of a scalar with its key and place."""
    return keyed(scalar, tree, f"{tree.id}/{dotted(path)}")


def keyed(scalar: Scalar, tree: Tree, key: str) -> Message:
    """YAML leaves a line break at the end of a text written after `>` or `|`; it is no part of the text."""
    return Message(scalar.text.rstrip("\n"), key, Where(tree.file, *scalar.at))


def scalars(node: Node | None, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Scalar]]:
    """All values below a node with their paths, in the order of the file."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Group):
        for key, child in node.items.items():
            yield from scalars(child, (*path, key))
    elif isinstance(node, Series):
        for index, child in enumerate(node.items):
            yield from scalars(child, (*path, index))


def plain(tree: Tree) -> object:
    """The tree as dict, list, Message, number, truth value or None; what is broken is None."""
    return _plain(tree, tree.root, ())


def _plain(tree: Tree, node: Node | None, path: KeyPath) -> object:
    if isinstance(node, Group):
        return {key: _plain(tree, child, (*path, key)) for key, child in node.items.items()}
    if isinstance(node, Series):
        return [_plain(tree, child, (*path, index)) for index, child in enumerate(node.items)]
    if isinstance(node, Scalar):
        return message(node, tree, path) if isinstance(node.value, str) else node.value
    return None

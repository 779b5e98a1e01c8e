"""A translation against its source: the same keys in the same order, and the same figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaflets.content.nodes import Broken, Group, KeyPath, Node, Scalar, Series, Tree
from leaflets.content.placeholders import find_placeholders
from leaflets.content.words import describe, hint_for_missing, quoted
from leaflets.errors import Problem

_OWN = frozenset({"locale", "version", "issued", "updated", "review-due"})
"""Keys of a text whose values belong to the translation."""


def is_shared(path: KeyPath) -> bool:
    """Whether the value is a name or a number, equal in all languages."""
    match path:
        case ("sources" | "leaflet" | "level",):
            return True
        case ("sections", _, "body", _, "picture" | "safety" | "lines"):
            return True
        case ("sections", _, "body", _, "table", "spans", _, _, _):
            return True
        case ("sections", _, "body", _, "form", "rows") | ("sections", _, "body", _, "icons", "fact"):
            return True
    return False


def compare(source: Tree, target: Tree) -> Iterator[Problem]:
    """What keeps `target` from saying the same as `source`, key by key."""
    if source.root is not None and target.root is not None:
        comparison = _Comparison(source, target)
        yield from comparison.compare(_without_own_groups(source.root), _without_own_groups(target.root), ())


def _without_own_groups(root: Group) -> Group:
    """The file without what a language may have and another not: the findings that its text keeps."""
    return replace(root, items={key: node for key, node in root.items.items() if key != "allow"})


class _Comparison:
    def __init__(self, source: Tree, target: Tree) -> None:
        self.source = source
        self.target = target

    def compare(self, source: Node, target: Node, path: KeyPath) -> Iterator[Problem]:
        if isinstance(source, Broken) or isinstance(target, Broken):
            return
        if is_shared(path):
            yield from self._compare_names(source, target, path)
        elif isinstance(source, Group) and isinstance(target, Group):
            yield from self._compare_groups(source, target, path)
        elif isinstance(source, Scalar) and isinstance(target, Scalar):
            yield from self._compare_texts(source, target, path)
        elif type(source) is not type(target) and not _empty(target):
            what = f"{describe(target)} stands here, and {describe(source)} in the English text"
            hint = f"Give it the form it has in {self.source.where(path)}."
            yield self.target.problem("S023", path, what, hint)

    def _compare_groups(self, source: Group, target: Group, path: KeyPath) -> Iterator[Problem]:
        for key in source.items:
            if key not in target.items:
                hint = hint_for_missing((*path, key), self.source)
                yield self.target.problem("S020", (*path, key), f"{quoted(key)} is missing", hint)
        for key in target.items:
            if key not in source.items:
                hint = (
                    "Delete it, or correct its name. A translation has the same entries as the English text."
                )
                what = f"the English text has no entry {quoted(key)}"
                yield self.target.problem("S021", (*path, key), what, hint)
        yield from self._compare_order(list(source.items), list(target.items), path)
        for key, node in source.items.items():
            if key in target.items:
                yield from self.compare(node, target.items[key], (*path, key))

    def _compare_order(
        self, source: Sequence[str], target: Sequence[str], path: KeyPath
    ) -> Iterator[Problem]:
        wanted = [key for key in source if key in target]
        given = [key for key in target if key in source]
        for expected, found in zip(wanted, given, strict=True):
            if expected != found:
                hint = f"Move it: {quoted(expected)} comes first here, as in {self.source.file}."
                yield self.target.problem("S022", (*path, found), f"{quoted(found)} stands too early", hint)
                return

    def _compare_texts(self, source: Scalar, target: Scalar, path: KeyPath) -> Iterator[Problem]:
        if path[-1] in _OWN and len(path) == 1:
            return
        wanted, given = Counter(find_placeholders(source.text)), Counter(find_placeholders(target.text))
        if wanted == given or _empty(target):
            return
        parts = [f"{{{name}}} is missing" for name in (wanted - given).elements()]
        parts += [
            f"{{{name}}} stands once too often" if name in wanted else f"the English text has no {{{name}}}"
            for name in (given - wanted).elements()
        ]
        hint = f"Use the same names in braces as the English text: {quoted(source.text)}"
        yield self.target.problem("S024", path, "; ".join(parts), hint)

    def _compare_names(self, source: Node, target: Node, path: KeyPath) -> Iterator[Problem]:
        wanted, given = _names(source), _names(target)
        if wanted != given:
            hint = f"Write it as in {self.source.where(path)}: {', '.join(wanted)}."
            yield self.target.problem("S025", path, "this differs from the English text", hint)


def _names(node: Node) -> list[str]:
    """The words of a scalar or of a series of scalars."""
    nodes = node.items if isinstance(node, Series) else (node,)
    return [item.text for item in nodes if isinstance(item, Scalar)]


def _empty(node: Node) -> bool:
    """Whether the schema has said already that a text is missing."""
    return isinstance(node, Scalar) and (node.value is None or not node.text.strip())

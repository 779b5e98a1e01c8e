"""Lengths of a style as people write them, "6mm" or "12pt", as points."""

from __future__ import annotations

import re
from dataclasses import replace

from leaflets.content.nodes import Group, Node, Scalar, Series, Tree

_LENGTH = re.compile(r"(-?[0-9]{1,4}(?:\.[0-9]{1,4})?)(mm|pt)")
_POINTS = {"mm": 72 / 25.4, "pt": 1.0}


def measured(tree: Tree) -> Tree:
    """A style's tree with every length ("6mm", "12pt") as a number of points."""
    return tree if tree.root is None else replace(tree, root=_measure_group(tree.root))


def _measure_group(group: Group) -> Group:
    return replace(group, items={key: _measure(node) for key, node in group.items.items()})


def _measure(node: Node) -> Node:
    if isinstance(node, Group):
        return _measure_group(node)
    if isinstance(node, Series):
        return replace(node, items=tuple(_measure(item) for item in node.items))
    if isinstance(node, Scalar) and (length := _LENGTH.fullmatch(node.text)):
        return replace(node, value=float(length[1]) * _POINTS[length[2]])
    return node

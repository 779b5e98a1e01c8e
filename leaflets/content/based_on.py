"""A style that says only in what it differs from another: `based-on: standard`.

What it leaves out is the other's. A script changes its text as it changes the other's, in proportion: Arabic
letters that need a larger body at 12 points need it at 18, so that no style repeats what scripts need.
"""

from __future__ import annotations

from dataclasses import replace

from leaflets.content.nodes import Group, Node, Scalar, Tree
from leaflets.model.style import ScriptRole, Style, TextRole

_OWN = frozenset({"style", "scripts"})
"""Entries that are never taken from the other style."""


def base_name(tree: Tree) -> str:
    node = tree.find(("based-on",))
    return node.text if isinstance(node, Scalar) else ""


def inherit(tree: Tree, base: Tree) -> Tree:
    """The tree of the whole style. Places of what is inherited are the base's: they are lines of its file."""
    if tree.root is None or base.root is None:
        return tree
    kept = {name: node for name, node in base.root.items.items() if name not in _OWN}
    return replace(tree, root=_merged(replace(base.root, items=kept), tree.root))


def _merged(base: Group, own: Group) -> Group:
    items: dict[str, Node] = dict(base.items)
    for name, node in own.items.items():
        beneath = items.get(name)
        both = isinstance(beneath, Group) and isinstance(node, Group)
        items[name] = _merged(beneath, node) if both else node  # type: ignore[arg-type]
    return Group(items, {**base.places, **own.places}, own.at)


def with_scripts(style: Style, base: Style) -> Style:
    """The style with what the base's scripts change, in proportion to its sizes. Its own changes stand."""
    least = min(role.size for role in style.text.values())
    scripts = {
        script: {
            **{
                name: _scaled(change, base.text[name], style.text[name], least)
                for name, change in roles.items()
            },
            **style.scripts.get(script, {}),
        }
        for script, roles in base.scripts.items()
    }
    return replace(style, scripts={**style.scripts, **scripts})


def _scaled(change: ScriptRole, base: TextRole, own: TextRole, least: float) -> ScriptRole:
    """Never smaller than the style's smallest text, nor than both the role and the change it is taken from.
    Its leading is no less than the role's own.
    """
    size = max(least, change.size * own.size / base.size, min(own.size, change.size))
    scale = size / change.size
    return ScriptRole(
        size=size,
        leading=max(own.leading, change.leading * scale),
        tracking=change.tracking * scale,
        measure=change.measure * scale,
    )

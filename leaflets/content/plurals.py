"""Plural forms in a locale.yaml: all that its language has, or "other" alone where words do not change."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from leaflets.content.nodes import Group, KeyPath, Tree
from leaflets.content.words import listed, quoted
from leaflets.errors import Problem

_FORMS: tuple[KeyPath, ...] = (
    *(("rates", kind) for kind in ("single", "range", "fewer")),
    *(
        ("durations", units, unit)
        for units in ("units", "range-units")
        for unit in ("hour", "day", "week", "month", "year")
    ),
)


def check_plurals(tree: Tree, plurals: Collection[str]) -> Iterator[Problem]:
    """`plurals`: the language's categories by CLDR, beside "other". A form that is missing would print the
    words of another number, and nobody would see it before that number is in the ledger.
    """
    wanted = {*plurals, "other"}
    for path in _FORMS:
        node = tree.find(path)
        if not isinstance(node, Group):
            continue
        given = set(node.items)
        for name in sorted(given - wanted):
            what = f"this language has no plural form {quoted(name)}"
            yield tree.problem(
                "S037", (*path, name), what, f"It has {listed(sorted(wanted))}. Delete the line."
            )
        if given - {"other"} and (missing := sorted(wanted - given)):
            what = f"the plural form {quoted(missing[0])} is missing"
            hint = f"Write all forms: {listed(sorted(wanted))}. If no word changes, “other” alone will do."
            yield tree.problem("S037", path, what, hint)

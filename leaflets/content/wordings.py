"""The words that `leaflets check` looks for. No build reads them, so they are not part of the Library."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError, Problem
from leaflets.model.wording import Rulebook, Wording


def load_wordings(root: Path, locales: Collection[str]) -> dict[str, Wording]:
    """Locale -> its wording.yaml, for those that have one. Raises LeafletError with all their problems."""
    problems: list[Problem] = []
    wordings = {}
    for locale in sorted(locales):
        path = root / "content" / "locales" / locale / "wording.yaml"
        if path.exists():
            checked = check(Wording, read_tree(path, root))
            problems += checked.problems
            if checked.value is not None:
                wordings[locale] = checked.value
    if problems:
        raise LeafletError(tuple(problems))
    return wordings


def load_rulebook(root: Path) -> Rulebook:
    """What the rules hold in every language. Raises LeafletError."""
    checked = check(Rulebook, read_tree(root / "content" / "checks.yaml", root))
    if checked.value is None:
        raise LeafletError(checked.problems)
    rulebook: Rulebook = checked.value
    return rulebook

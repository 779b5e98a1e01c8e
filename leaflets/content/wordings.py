"""The words that `leaflets check` looks for. No build reads them, so they are not part of the Library."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from leaflets.content.memory import Memory
from leaflets.errors import LeafletError, Problem
from leaflets.model.wording import Rulebook, Wording


def load_wordings(root: Path, locales: Collection[str], memory: Memory | None = None) -> dict[str, Wording]:
    """Locale -> its wording.yaml, for those that have one. Raises LeafletError with all their problems."""
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    wordings = {}
    for locale in sorted(locales):
        path = root / "content" / "locales" / locale / "wording.yaml"
        if path.exists():
            checked = memory.checked(Wording, path, memory.tree(path, root))
            problems += checked.problems
            if checked.value is not None:
                wordings[locale] = checked.value
    if problems:
        raise LeafletError(tuple(problems))
    return wordings


def load_rulebook(root: Path, memory: Memory | None = None) -> Rulebook:
    """What the rules hold in every language. Raises LeafletError."""
    memory = Memory() if memory is None else memory
    path = root / "content" / "checks.yaml"
    checked = memory.checked(Rulebook, path, memory.tree(path, root))
    if checked.value is None:
        raise LeafletError(checked.problems)
    rulebook: Rulebook = checked.value
    return rulebook

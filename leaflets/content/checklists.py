"""content/checklists/: the questions of a passport that a person answers. No build reads them."""

from __future__ import annotations

from pathlib import Path

from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError, Problem
from leaflets.model.checklist import Checklist


def load_checklists(root: Path) -> tuple[Checklist, ...]:
    """All checklists in the order of their files' names. Raises LeafletError with all their problems."""
    problems: list[Problem] = []
    checklists: list[Checklist] = []
    for path in sorted((root / "content" / "checklists").glob("*.yaml")):
        tree = read_tree(path, root)
        checked = check(Checklist, tree)
        problems += checked.problems
        if checked.value is None:
            continue
        if checked.value.checklist != path.stem:
            what = f"the file is called {path.stem!r}, and the checklist {checked.value.checklist!r}"
            problems.append(tree.problem("S014", ("checklist",), what, "Give both the same name."))
        checklists.append(checked.value)
    if problems:
        raise LeafletError(tuple(problems))
    return tuple(checklists)

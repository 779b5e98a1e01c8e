"""A clinic's own file, which may lie outside the workspace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leaflets.content.addresses import check_address
from leaflets.content.logos import read_logo
from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError
from leaflets.model.clinic import Clinic


def load_clinic(path: Path, root: Path) -> Clinic:
    """The clinic overlay at `path`. Raises LeafletError with all problems of the file.

    Problems name the file relative to the workspace `root`, or in full where it lies elsewhere.
    """
    tree = read_tree(path, root, "clinic")
    checked = check(Clinic, tree)
    art, more = read_logo(tree, path)
    problems = (*checked.problems, *more, *check_address(tree))
    if checked.value is None or problems:
        raise LeafletError(problems)
    clinic: Clinic = checked.value
    return replace(clinic, logo=replace(clinic.logo, art=art)) if clinic.logo else clinic

"""A clinic's own file, which may lie outside the workspace."""

from __future__ import annotations

from pathlib import Path

from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError
from leaflets.model.clinic import Clinic


def load_clinic(path: Path, root: Path) -> Clinic:
    """The clinic overlay at `path`. Raises LeafletError with all problems of the file.

    Problems name the file relative to the workspace `root`, or in full where it lies elsewhere.
    """
    checked = check(Clinic, read_tree(path, root, "clinic"))
    if checked.value is None:
        raise LeafletError(checked.problems)
    clinic: Clinic = checked.value
    return clinic

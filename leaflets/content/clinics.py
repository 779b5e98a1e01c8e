"""A clinic's own file, which may lie outside the workspace: read, checked, and filled from its country."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from leaflets.content.addresses import check_address
from leaflets.content.clinic_checks import Workspace, check_clinic
from leaflets.content.library import load_finished
from leaflets.content.logos import read_logo
from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError, Problem
from leaflets.model.clinic import Clinic, Country
from leaflets.model.library import Library


def load_clinic(path: Path, root: Path, library: Library | None = None) -> Clinic:
    """The clinic overlay at `path`. Raises LeafletError with all problems of the file.

    `library` is that of the workspace `root`, read afresh where it is not given. Problems name the file
    relative to the workspace, or in full where it lies elsewhere.
    """
    library = load_finished(root) if library is None else library
    checked = check(Clinic, read_tree(path, root, "clinic"))
    tree = checked.tree
    art, wrong = read_logo(tree, path)
    more = (*check_clinic(tree, _workspace(root, library)), *wrong, *check_address(tree))
    problems = _distinct(checked.problems, more)
    if problems or checked.value is None:
        raise LeafletError(problems)
    clinic: Clinic = checked.value
    if clinic.logo:
        clinic = replace(clinic, logo=replace(clinic.logo, art=art))
    return _resolved(clinic, library.countries[clinic.country])


def _workspace(root: Path, library: Library) -> Workspace:
    """A run may have read some of the languages; a clinic may have words in all of them."""
    folder = root / "content" / "locales"
    locales = sorted(path.name for path in folder.iterdir() if path.is_dir())
    return Workspace(library, tuple(locales))


def _resolved(clinic: Clinic, country: Country) -> Clinic:
    return replace(clinic, emergency_number=clinic.emergency_number or country.emergency_numbers[0])


def _distinct(schema: tuple[Problem, ...], more: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """All of both in the order of the file; one at a key that the schema has refused says nothing new."""
    refused = {problem.key for problem in schema}
    kept = {*schema, *(problem for problem in more if problem.key not in refused)}
    return tuple(sorted(kept, key=lambda problem: (problem.where, problem.code, problem.key)))

"""What the loader would say of content/ if some files had other bytes: asked before they are written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflets.content.library import load
from leaflets.errors import LeafletError, Problem


def new_problems(root: Path, files: Mapping[str, bytes], locales: Collection[str]) -> tuple[Problem, ...]:
    """Problems of `locales` that the workspace `root` has with `files` (path from the root -> bytes) and had
    not without them. What was wrong before is nobody's new fault.
    """
    before = {_named(problem) for problem in _problems(root, locales)}
    with TemporaryDirectory() as folder:
        trial = Path(folder)
        _link(root, trial, {Path(file).parts: data for file, data in files.items()})
        return tuple(problem for problem in _problems(trial, locales) if _named(problem) not in before)


def _named(problem: Problem) -> tuple[str, str, str, str]:
    """A problem without its line, which another text above it may have moved."""
    return problem.code, problem.where.file, problem.key, problem.message


def _problems(root: Path, locales: Collection[str]) -> tuple[Problem, ...]:
    try:
        load(root, locales)
    except LeafletError as error:
        return error.problems
    return ()


def _link(source: Path, target: Path, files: Mapping[tuple[str, ...], bytes]) -> None:
    """`target` becomes a folder like `source`, of links, but for `files`."""
    heads = {path[0] for path in files}
    for path in source.iterdir():
        if path.name not in heads:
            (target / path.name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
    for head in heads:
        below = {path[1:]: data for path, data in files.items() if path[0] == head}
        if () in below:
            (target / head).write_bytes(below[()])
        else:
            (target / head).mkdir()
            _link(source / head, target / head, below)

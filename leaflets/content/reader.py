"""Strict YAML: one file to a Tree, with every problem that its parser lets us see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from leaflets.content.builder import TreeBuilder
from leaflets.content.characters import clean, decode
from leaflets.content.nodes import Group, Tree, dotted, plain, scalars
from leaflets.errors import Problem, Where


def read_yaml(path: Path, root: Path, file_id: str = "") -> tuple[Any, tuple[Problem, ...]]:
    """One file as plain values, strings as Messages, or None where it cannot be read; never raises.

    `file_id` begins the messages' keys; without it the file's place in content/ gives it.
    """
    tree = read_tree(path, root, file_id)
    return plain(tree), tree.problems


def read_tree(path: Path, root: Path, file_id: str = "") -> Tree:
    """One file as a Tree. Places name it relative to `root`, or in full where it lies elsewhere."""
    file = relative(path, root)
    file_id = file_id or derive_id(file)
    data, problems = read_bytes(path, file)
    if data is None:
        return Tree(file, file_id, None, tuple(problems))
    return parse_tree(data, file, file_id)


def read_bytes(path: Path, file: str) -> tuple[bytes | None, list[Problem]]:
    try:
        return path.read_bytes(), []
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        hint = "Check that the file is there, under exactly this name, and that you may open it."
        return None, [Problem("Y001", Where(file), f"the file cannot be read: {reason}", hint)]


def relative(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def derive_id(file: str) -> str:
    """`content/locales/ar/safety.yaml` -> `safety`, `content/clinics/x.yaml` -> `clinic`."""
    parts = file.split("/")
    stem = parts[-1].removesuffix(".yaml")
    if (len(parts) == 4 and parts[1] == "locales") or len(parts) < 3:
        return stem
    return "clinic" if parts[-2] == "clinics" else f"{parts[-2]}.{stem}"


def parse_tree(data: bytes, file: str, file_id: str) -> Tree:
    """The bytes of a file as a Tree; touches no file system."""
    text, problems = decode(data, file)
    if text is None:
        return Tree(file, file_id, None, tuple(problems))
    text, unseen = clean(text, file)
    builder = TreeBuilder(text, file)
    root = builder.build()
    problems = [*problems, *_with_keys(unseen, root), *builder.problems]
    return Tree(file, file_id, root, tuple(sorted(problems, key=lambda problem: problem.where)))


def _with_keys(problems: list[Problem], root: Group | None) -> list[Problem]:
    """The same problems, each with the key of the text that it stands in."""
    found = list(scalars(root)) if problems else []
    keyed = []
    for problem in problems:
        place = (problem.where.line, problem.where.column)
        inside = (path for path, scalar in found if scalar.at <= place < scalar.end)
        keyed.append(replace(problem, key=dotted(next(inside, ()))))
    return keyed

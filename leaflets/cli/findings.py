"""How `leaflets check` tells problems: with the line and a caret, or as GitHub's annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from leaflets.errors import Problem

_BEFORE, _AFTER = 30, 70
"""Characters of a long line that are shown before and after the place."""


def with_lines(problems: Iterable[Problem], read: Callable[[str], str]) -> Iterator[str]:
    """One block a problem: place, code, what is wrong; the line, a caret below the words; what to do."""
    for problem in problems:
        key = f" {problem.key}:" if problem.key else ""
        yield f"{problem.where}: {problem.severity} {problem.code}:{key} {problem.message}"
        if problem.where.line:
            yield from _excerpt(problem, read(problem.where.file))
        yield f"    help: {problem.hint}\n"


def _excerpt(problem: Problem, text: str) -> Iterator[str]:
    lines = text.splitlines()
    if problem.where.line > len(lines):
        return
    line = lines[problem.where.line - 1]
    column = max(problem.where.column - 1, 0)
    first = max(0, column - _BEFORE)
    last = min(len(line), column + _AFTER)
    shown = ("… " if first else "") + line[first:last] + (" …" if last < len(line) else "")
    width = max(1, min(problem.width, last - column))
    number = str(problem.where.line)
    margin = " " * len(number)
    yield f"    {margin} |"
    yield f"    {number} | {shown}"
    yield f"    {margin} | {' ' * (column - first + (2 if first else 0))}{'^' * width}"


def as_annotations(problems: Iterable[Problem]) -> Iterator[str]:
    """GitHub's workflow commands: https://docs.github.com/actions, "Workflow commands"."""
    for problem in problems:
        kind = {"error": "error", "warning": "warning"}.get(problem.severity, "notice")
        place = f"file={_property(problem.where.file)},line={problem.where.line or 1}"
        if problem.where.column:
            place += f",col={problem.where.column}"
        words = f"{problem.key}: {problem.message}" if problem.key else problem.message
        yield f"::{kind} {place},title={problem.code}::{_data(f'{words} {problem.hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""What commands print in common: problems, and paths as a person typed them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from leaflets.errors import Problem, Severity, Where


def fail(problems: Iterable[Problem]) -> int:
    """Print the problems and how many there are; the exit status."""
    problems = tuple(problems)
    sys.stdout.flush()
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"{errors} problem{'' if errors == 1 else 's'} to mend", file=sys.stderr)
    return 1


def cannot_write(path: Path, error: OSError) -> Problem:
    hint = "Look whether the folder is there, whether you may write in it, and whether the disk is full."
    what = f"the file cannot be written: {(error.strerror or 'unknown reason').lower()}"
    return Problem("B103", Where(relative(path)), what, hint)


def relative(path: Path) -> str:
    """The path from the current folder, or in full where it lies elsewhere."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)

"""What commands print in common: problems, and paths as a person typed them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from leaflets.errors import Problem, Severity


def fail(problems: Iterable[Problem]) -> int:
    """Print the problems and how many there are; the exit status."""
    problems = tuple(problems)
    sys.stdout.flush()
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"{errors} problem{'' if errors == 1 else 's'} to mend", file=sys.stderr)
    return 1


def relative(path: Path) -> str:
    """The path from the current folder, or in full where it lies elsewhere."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)

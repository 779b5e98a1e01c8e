"""What commands print in common: lines for a person, or with `--json` one JSON object for a program.

Without `--json` results go to standard output and problems to standard error. With it standard output holds
one object, {"problems": [...], ...}, and nothing else; progress goes to standard error. docs/json.md has all.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Collection, Iterable
from pathlib import Path

from leaflets.errors import Problem, Severity, Where

_LONGEST = 200
"""Characters of a file's name that are told."""


class Report:
    """What one command tells. It ends with `done()` or `fail()`, which give the exit status."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        self._problems: list[Problem] = []
        self._members: dict[str, object] = {}

    def line(self, text: str) -> None:
        """A result in words; a program gets the same by put()."""
        if not self.as_json:
            print(text, flush=True)

    def progress(self, text: str) -> None:
        """What a person reads while it goes on."""
        print(text, file=sys.stderr if self.as_json else sys.stdout, flush=True)

    def put(self, **members: object) -> None:
        """Members of the object."""
        self._members |= members

    def add(self, name: str, *items: object) -> None:
        """Further items of a list in the object."""
        known = self._members.setdefault(name, [])
        assert isinstance(known, list)
        known.extend(items)

    def tell(self, problems: Iterable[Problem]) -> int:
        """Problems, and how many there are; status 1. A program gets them with the object."""
        problems = tuple(problems)
        self._problems += problems
        if not self.as_json:
            _print(problems)
        return 1

    def members(self) -> dict[str, object]:
        """The object."""
        return {"problems": records(self._problems), **self._members}

    def done(self, status: int = 0, problems: Iterable[Problem] = ()) -> int:
        """The end. `problems`: those that a person has been told of in other words."""
        self._problems += problems
        if self.as_json:
            print(as_json(self.members()), flush=True)
        return status

    def fail(self, problems: Iterable[Problem]) -> int:
        """The end, with problems: status 1."""
        return self.done(self.tell(problems))


def report_of(arguments: Namespace) -> Report:
    """As the command was asked to tell."""
    return Report(as_json=getattr(arguments, "json", False))


def fail(problems: Iterable[Problem]) -> int:
    """The same for a command that tells people only."""
    return Report().fail(problems)


def _print(problems: Collection[Problem]) -> None:
    sys.stdout.flush()
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"{errors} problem{'' if errors == 1 else 's'} to mend", file=sys.stderr)


def records(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Problems as JSON has them: the same form at every command."""
    return [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "file": problem.where.file,
            "line": problem.where.line,
            "column": problem.where.column,
            "width": problem.width,
            "key": problem.key,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]


def as_json(value: object, *, indent: int | None = 2) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=False)


def cannot_write(path: Path, error: OSError) -> Problem:
    hint = "Look whether the folder is there, whether you may write in it, and whether the disk is full."
    what = f"the file cannot be written: {(error.strerror or 'unknown reason').lower()}"
    return Problem("B103", Where(relative(path)), what, hint)


def cannot_use(error: OSError) -> Problem:
    """Of a file that a command could not foresee to be out of reach: a name that is too long, a lost disk."""
    named = str(error.filename or "leaflets")
    hint = "Look whether its name is right, and whether you may read and write there."
    what = f"it cannot be read or written: {(error.strerror or 'unknown reason').lower()}"
    return Problem("B103", Where(named if len(named) <= _LONGEST else f"{named[:_LONGEST]} …"), what, hint)


def relative(path: Path) -> str:
    """The path from the current folder, or in full where it lies elsewhere."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)

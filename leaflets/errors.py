"""Errors as values: a stage returns all its problems, the edge raises or prints them together."""

from __future__ import annotations

from enum import StrEnum

from leaflets.frozen import frozen


@frozen(order=True)
class Where:
    """A place in a file of the workspace. `line` and `column` count from 1; 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts)


class Severity(StrEnum):
    """An error stops the build; a warning is printed with the result; a note asks nobody to do anything."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Problem:
    """One thing that a person has to mend: what is wrong, where, and what to do about it.

    `code` is stable and searchable (docs/problems.md lists them); `key` is the key path inside the
    file ("sections.what.heading") or "" where the file as a whole is meant.
    """

    code: str
    where: Where
    message: str
    hint: str
    key: str = ""
    severity: Severity = Severity.ERROR
    width: int = 0
    """Columns from `where` on that are meant, 0 where that is not known."""

    def __str__(self) -> str:
        key = f" {self.key}:" if self.key else ""
        return f"{self.where}: {self.severity} {self.code}:{key} {self.message}\n    {self.hint}"


class LeafletError(Exception):
    """Raised once at a stage's end with everything that stage found; never for one problem of many."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[LeafletError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

"""What the audit has to say about one file, gathered as Problems."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from leaflets.errors import Problem, Where

REBUILD = (
    "Do not give out this file. Build it again; if the finding stays, the program has a fault: report it."
)

UNREADABLE = (pikepdf.PdfError, OSError, KeyError, IndexError, AttributeError, TypeError, ValueError)
"""What a damaged file may raise: pikepdf finds a string where a dictionary should be, and so on."""


@dataclass(slots=True)
class Findings:
    """Collects the problems of `file`. Codes A0 file, A1 tags, A2 words, A3 metadata, A4 sheet, A5 look."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, *, key: str = "", page: int = 0, hint: str = REBUILD) -> None:
        """`page` counts from 1; 0 is the file as a whole. `key` is the content string's key."""
        place = f"page {page}: " if page else ""
        self.problems.append(Problem(code, Where(self.file), place + message, hint, key))

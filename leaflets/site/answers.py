"""What the page of a code says: whether a sheet with this code may still be handed out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from leaflets.frozen import frozen


class Answer(StrEnum):
    CURRENT = "current"
    OVERDUE = "overdue"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@frozen
class Coded:
    """An edition by its code. `day` and `reason` are of a withdrawal, `due` of the next review.

    `new`: the code that takes its place, "" where none does.
    """

    code: str
    leaflet: str
    locale: str
    level: str
    version: str
    title: str
    answer: Answer
    due: date | None = None
    day: date | None = None
    reason: str = ""
    new: str = ""

    @property
    def text(self) -> str:
        return f"{self.leaflet}.{self.level}"

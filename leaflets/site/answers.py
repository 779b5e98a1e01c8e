"""What the page of a code says: whether a sheet with this code may still be handed out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from leaflets.frozen import frozen
from leaflets.model.library import Library
from leaflets.model.record import Entry, Snapshot
from leaflets.records.editions import Kind, Known, standing


class Answer(StrEnum):
    CURRENT = "current"
    OVERDUE = "overdue"
    DRAFT = "draft"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@frozen
class Coded:
    """An edition by its code. `day` and `reason` are of a withdrawal, `due` of the next review.

    `new`: the code that may be handed out in its place, "" where there is none.
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


def answers(library: Library, known: Known, as_of: date) -> Iterator[Coded]:
    """Every code that was ever issued or withdrawn, or that a text of today has."""
    for code in known.codes:
        found = standing(code, known)
        about = known.words.get(code) or next(iter(found.issues), found.withdrawal)
        if about is None or found.kind is Kind.UNKNOWN:
            continue
        due = _due(library, about) if code in known.today else None
        answer = Answer(found.kind.value)
        if answer is Answer.CURRENT and due is not None and as_of > due:
            answer = Answer.OVERDUE
        yield Coded(
            code,
            about.leaflet,
            about.locale,
            about.level,
            about.version,
            about.title if isinstance(about, Snapshot) else about.leaflet,
            answer,
            due,
            found.withdrawal.date if found.withdrawal else None,
            found.withdrawal.reason if found.withdrawal else "",
            found.replaced_by if found.ready else "",
        )


def _due(library: Library, about: Snapshot | Entry) -> date:
    return library.locales[about.locale].texts[f"{about.leaflet}.{about.level}"].review_due

"""Published checklists for patient information: what a person judges, and no program can.

content/checklists/<id>.yaml. There is no place for an answer: `leaflets passport` prints every question
unanswered, and whoever reads the leaflet answers it on paper.
"""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.frozen import frozen
from leaflets.model.content import Strict


@frozen(kw_only=True)
class ChecklistItem(Strict):
    """One question in our own words. `number` is the instrument's own, which may leave numbers out."""

    number: int
    group: str
    question: str
    unconfirmed: str | None = None
    """What could not be confirmed of this item's sense or number."""


@frozen(kw_only=True)
class Checklist(Strict):
    """`answers` are the ones the instrument offers, in its order."""

    checklist: str
    name: str
    citation: str
    doi: str | None = None
    answers: tuple[str, ...]
    note: str | None = None
    """What a judge has to know: which edition of the instrument it is, what was not confirmed."""
    items: Mapping[str, ChecklistItem]

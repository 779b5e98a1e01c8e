"""Who vouches for the words: the states of an edition's strings."""

from __future__ import annotations

from collections import Counter

from leaflets.model.state import Standing, State
from leaflets.passport.measure import Group, reported
from leaflets.passport.subject import Subject
from leaflets.states.standing import standings

_LABELS = {
    "approved": "Approved by a clinician",
    "checked": "Checked by a linguist",
    "draft": "On record as a draft",
    "stale": "Stale: the English or a figure has changed since",
    "changed": "Changed since they were put on record",
    "unrecorded": "Not on record",
}


def states(subject: Subject) -> Group:
    counts = Counter(_state(standing) for standing in _own(subject))
    measures = tuple(reported(name, label, counts[name], "strings") for name, label in _LABELS.items())
    total = reported("strings", "Strings that a reader of this edition meets", sum(counts.values()))
    return Group(
        "states",
        "Who vouches for the words",
        "From the records beside the texts. A state says that somebody of that role is on record for exactly "
        "these words, not that they are good.",
        (total, *measures),
    )


def _own(subject: Subject) -> list[Standing]:
    """The text; the warnings and pictures that it prints; the fixed words of the language."""
    warnings = {f"safety/{key}" for key in subject.warnings}
    pictures = tuple(f"pictures/{name}." for name in subject.pictures)
    return [
        standing
        for standing in standings(subject.library, subject.edition.locale, subject.record)
        if (key := standing.message.key).partition("/")[0] in (subject.edition.text, "locale")
        or key in warnings
        or key.startswith(pictures)
    ]


def _state(standing: Standing) -> str:
    """Exactly one of _LABELS."""
    if standing.entry is None:
        return "unrecorded"
    if standing.stale:
        return "stale"
    if standing.lapses:
        return "changed"
    return {State.APPROVED: "approved", State.CHECKED: "checked", State.DRAFT: "draft"}[standing.state]

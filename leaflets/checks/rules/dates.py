"""R501: a review is overdue. R502: a date lies in the future. R503: a figure was long not looked up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaflets.checks.desk import Desk, Finding
from leaflets.errors import Severity, Where
from leaflets.model.content import Text


def check(desk: Desk) -> Iterator[Finding]:
    """As of the desk's day, which is today unless --as-of names another."""
    for _, text in desk.texts():
        yield from _of_text(text, desk.as_of)
    for review in desk.library.reviews:
        if review.date > desk.as_of:
            what = f"the review of {review.locale}/{review.leaflet}.{review.level} on {review.date}"
            yield _finding("content/records.jsonl", "date", f"{what} is in the future")
    for name, fact in desk.library.facts.items():
        due = fact.checked.replace(
            year=fact.checked.year + desk.rulebook.review_facts_after, day=min(fact.checked.day, 28)
        )
        if fact.checked > desk.as_of:
            yield _finding(
                "content/facts.yaml", name, f"{name} was looked up in the future, on {fact.checked}"
            )
        elif due < desk.as_of and desk.used[name]:
            what = f"{name} was last looked up on {fact.checked}"
            hint = "Look the figure up in its sources again, and write down the day."
            where = Where("content/facts.yaml")
            yield Finding("R503", None, what, hint, where=where, key=name, severity=Severity.WARNING)


def _of_text(text: Text, as_of: date) -> Iterator[Finding]:
    file = text.title.where.file
    if text.review_due < as_of:
        hint = "Have it reviewed, then set review-due anew; or withdraw it."
        what = f"the review was due on {text.review_due}"
        yield Finding("R501", None, what, hint, where=Where(file), key="review-due")
    for key, day in (("issued", text.issued), ("updated", text.updated)):
        if day > as_of:
            yield _finding(file, key, f"{day} is in the future")


def _finding(file: str, key: str, what: str) -> Finding:
    return Finding("R502", None, what, "Write the day on which it happened.", where=Where(file), key=key)

"""What the page of a code answers, from records made by hand."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from leaflets.errors import Where
from leaflets.model.record import Act, Entry, Recorded, Snapshot
from leaflets.records.editions import known
from leaflets.site.answers import Answer, answers

DUE = date(2028, 1, 1)
LIBRARY: Any = SimpleNamespace(
    locales={"ar": SimpleNamespace(texts={"basics.easy": SimpleNamespace(review_due=DUE)})}
)
"""All that is asked of a library: when the review of the text is due."""


def words(code: str) -> Snapshot:
    return Snapshot("basics", "ar", "easy", "1.0", code, f"digest of {code}", "Title", {"title": code})


def record(act: Act, code: str, reason: str = "") -> Recorded:
    entry = Entry(
        act=act,
        date=date(2027, 1, 1),
        leaflet="basics",
        locale="ar",
        level="easy",
        version="1.0",
        code=code,
        content=f"digest of {code}",
        reason=reason,
    )
    return Recorded(entry, Where("records"), "")


def answered(records, issued, today, as_of=date(2027, 6, 1)):
    found = answers(LIBRARY, known(records, {code: words(code) for code in issued}, [words(today)]), as_of)
    return {coded.code: coded for coded in found}


def test_words_that_nobody_has_released_are_a_draft() -> None:
    assert answered([], [], "dddddd")["dddddd"].answer is Answer.DRAFT


@pytest.mark.parametrize(
    ("day", "answer"),
    [(date(2028, 1, 1), Answer.CURRENT), (date(2028, 1, 2), Answer.OVERDUE)],
    ids=["on the day that it is due", "the day after"],
)
def test_what_was_issued_is_current_until_its_review_is_overdue(day: date, answer: Answer) -> None:
    found = answered([record(Act.ISSUE, "cccccc")], ["cccccc"], "cccccc", day)["cccccc"]
    assert (found.answer, found.due) == (answer, DUE)


def test_an_old_edition_names_the_one_to_hand_out() -> None:
    issues = [record(Act.ISSUE, "bbbbbb"), record(Act.ISSUE, "cccccc")]
    found = answered(issues, ["bbbbbb", "cccccc"], "cccccc")
    assert (found["bbbbbb"].answer, found["bbbbbb"].new) == (Answer.SUPERSEDED, "cccccc")
    assert (found["cccccc"].answer, found["cccccc"].new) == (Answer.CURRENT, "")


def test_a_draft_takes_the_place_of_nothing() -> None:
    """The words have changed since, and nobody has released the new ones."""
    found = answered([record(Act.ISSUE, "bbbbbb")], ["bbbbbb"], "dddddd")
    assert (found["bbbbbb"].answer, found["bbbbbb"].new) == (Answer.SUPERSEDED, "")


def test_what_was_withdrawn_stays_so_with_its_reason() -> None:
    records = [record(Act.ISSUE, "cccccc"), record(Act.WITHDRAWAL, "cccccc", reason="A wrong number.")]
    found = answered(records, ["cccccc"], "cccccc")["cccccc"]
    assert (found.answer, found.day, found.reason) == (Answer.WITHDRAWN, date(2027, 1, 1), "A wrong number.")

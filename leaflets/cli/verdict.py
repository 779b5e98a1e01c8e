"""What somebody at a clinic's desk is told of a pile of leaflets, or of a file: may it be handed out?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from leaflets.cli.asked import Bytes, File
from leaflets.frozen import frozen
from leaflets.records.editions import Kind, Standing, standing

if TYPE_CHECKING:
    from leaflets.cli.desk import Desk
    from leaflets.model.change import Difference
    from leaflets.model.record import Snapshot

_ASK = "Ask whoever looks after the leaflets before you hand it out."
_WHERE = "The code is the last word of the line at the foot of each page: six letters and digits."


@frozen(kw_only=True)
class Verdict:
    """`review_due`: the day of today's text, where its words are those of the edition."""

    asked: str
    standing: Standing
    words: Snapshot | None
    file: File | None = None
    review_due: date | None = None
    overdue: bool = False
    difference: Difference | None = None

    @property
    def hand_out(self) -> bool:
        is_sound = self.file is None or self.file.bytes is Bytes.ISSUED
        return self.standing.kind is Kind.CURRENT and is_sound and not self.overdue


def judge(asked: str, code: str, desk: Desk, as_of: date, file: File | None = None) -> Verdict:
    found = standing(code, desk.known)
    words = desk.known.words.get(code)
    today = desk.text_today(words) if words else None
    same = today is not None and code in desk.known.today
    due = today.review_due if same and today else None
    return Verdict(
        asked=asked,
        standing=found,
        words=words,
        file=file,
        review_due=due,
        overdue=due is not None and as_of > due,
        difference=desk.since(words, found),
    )


def told(verdict: Verdict, desk: Desk) -> Iterator[str]:
    """The answer first, then what it is about; what has changed is told by cli/difference.py."""
    yield f"{verdict.asked}: {_answer(verdict, desk)}"
    if verdict.words is not None:
        yield f"    {desk.title(verdict.words)}, version {verdict.words.version}"
    if verdict.standing.issues:
        first, last = verdict.standing.issues[0].date, verdict.standing.issues[-1].date
        again = f", last on {desk.day(last)}" if last != first else ""
        yield f"    released on {desk.day(first)}{again}"
    if verdict.file is not None:
        yield f"    {_of_file(verdict.file, desk)}"
    if verdict.review_due is not None:
        yield f"    its review {'was' if verdict.overdue else 'is'} due on {desk.day(verdict.review_due)}"
    if _only_days_differ(verdict, desk):
        yield "    Its words are those of today; its dates, sources or pictures have changed since."


def _answer(verdict: Verdict, desk: Desk) -> str:
    found, file = verdict.standing, verdict.file
    if file is not None and file.bytes is Bytes.ALTERED:
        return "NOT AS RELEASED. Do not hand it out: no file with these bytes is on record as released."
    if found.kind is Kind.WITHDRAWN:
        return f"WITHDRAWN. Do not hand it out: throw away what is left. {_withdrawal(found, desk)}"
    if file is not None and file.bytes is Bytes.DRAFT:
        return "DRAFT. Do not give it to patients: the file has the mark of a draft."
    if found.kind is Kind.CURRENT:
        overdue = f"CURRENT, but its review is overdue. {_ASK}"
        return overdue if verdict.overdue else "CURRENT. You may hand it out."
    return _other(verdict, desk)


def _other(verdict: Verdict, desk: Desk) -> str:
    found = verdict.standing
    if found.kind is Kind.SUPERSEDED:
        return f"SUPERSEDED. {_superseded(found, verdict.difference)}"
    if found.kind is Kind.DRAFT:
        return "DRAFT. Do not give it to patients: nobody has released it."
    return f"UNKNOWN. Do not hand it out: no edition has this code. {_guesses(found, desk)}"


def fate(found: Standing, desk: Desk) -> str:
    """What has become of an edition that was released, in a line."""
    if found.kind is Kind.WITHDRAWN:
        return f"WITHDRAWN. {_withdrawal(found, desk)}"
    if found.kind is Kind.SUPERSEDED:
        return f"SUPERSEDED. {_replacement(found)}"
    return "CURRENT."


def _withdrawal(found: Standing, desk: Desk) -> str:
    assert found.withdrawal is not None
    reason = found.withdrawal.reason.strip()
    when = f"It was withdrawn on {desk.day(found.withdrawal.date)}"
    return (
        f"{when}{f': {reason}' if reason else ''}{'' if reason.endswith('.') else '.'} {_replacement(found)}"
    )


def _replacement(found: Standing) -> str:
    if found.ready:
        return f"Use {found.replaced_by} instead."
    if found.replaced_by:
        return f"{found.replaced_by} is to take its place, and may not be handed out yet either."
    return "Nothing takes its place yet."


def _superseded(found: Standing, difference: Difference | None) -> str:
    if found.ready:
        return f"Do not hand it out: use {found.replaced_by} instead."
    if not found.replaced_by:
        return f"There is no such text any more, or it was withdrawn, and nothing takes its place. {_ASK}"
    new = f"the new one ({found.replaced_by}) is not released yet"
    if must_stop(found, difference):
        return f"Do not hand it out: a warning or a figure in it has changed since, and {new}."
    return f"The text has changed since, and {new}. {_ASK}"


def must_stop(found: Standing, difference: Difference | None) -> bool:
    """Whether an edition must leave the rack at once. While nothing takes the place of a superseded one, it
    depends on what has changed how much harm it may do.
    """
    if found.kind is not Kind.SUPERSEDED:
        return found.kind is Kind.WITHDRAWN
    changes = difference.changes if difference else ()
    return found.ready or any(change.is_warning or change.figures for change in changes)


def _guesses(found: Standing, desk: Desk) -> str:
    named = [desk.known.words[code] for code in found.near if code in desk.known.words]
    if not named:
        return _WHERE
    return f"Did you mean {' or '.join(f'{words.code} ({desk.title(words)})' for words in named)}?"


def _of_file(file: File, desk: Desk) -> str:
    whose = f" for the clinic {file.clinic}" if file.clinic else ""
    sheet = f", {file.sheet}" if file.sheet else ""
    if file.issue is not None:
        return f"exactly the file that was released on {desk.day(file.issue.date)}{whose}{sheet}"
    kind = "a draft" if file.bytes is Bytes.DRAFT else "changed since it was made, or made elsewhere"
    return f"the file is {kind}{whose}{sheet}"


def _only_days_differ(verdict: Verdict, desk: Desk) -> bool:
    found = verdict.words
    today = desk.known.today.get(found.code) if found else None
    return found is not None and today is not None and found.content != today.content


def record(verdict: Verdict) -> dict[str, object]:
    """The same for a program."""
    found, words, file = verdict.standing, verdict.words, verdict.file
    return {
        "asked": verdict.asked,
        "code": found.code,
        "kind": str(found.kind),
        "hand_out": verdict.hand_out,
        "leaflet": words.leaflet if words else "",
        "locale": words.locale if words else "",
        "level": words.level if words else "",
        "version": words.version if words else "",
        "title": words.title if words else "",
        "issues": [
            {"date": e.date.isoformat(), "clinic": e.clinic, "sheet": e.sheet, "sha256": e.sha256}
            for e in found.issues
        ],
        "withdrawn": found.withdrawal.date.isoformat() if found.withdrawal else "",
        "reason": found.withdrawal.reason if found.withdrawal else "",
        "replaced_by": found.replaced_by,
        "ready": found.ready,
        "near": list(found.near),
        "review_due": verdict.review_due.isoformat() if verdict.review_due else "",
        "overdue": verdict.overdue,
        "file": str(file.bytes) if file else "",
        "clinic": file.clinic if file else "",
        "sheet": file.sheet if file else "",
    }

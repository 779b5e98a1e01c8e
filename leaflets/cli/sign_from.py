"""`leaflets sign --from`: files of `leaflets review-pack` that reviewers have filled in and sent back.

Each is signed for itself: what is wrong with one keeps no other back. Where a text is not signed, nothing is
written but, if asked for, what the reviewer said.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.report import cannot_write, relative
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem
from leaflets.model.record import SIGNERS

if TYPE_CHECKING:
    from leaflets.cli.report import Report
    from leaflets.model.content import Message
    from leaflets.model.library import Library
    from leaflets.model.record import Signer
    from leaflets.model.review import Returned
    from leaflets.records.signing import Signature
    from leaflets.states.returned import Remark


def run(arguments: argparse.Namespace, report: Report) -> int:
    """`arguments.sheets`: the files; `remarks`: where what they say is written, or None."""
    from leaflets.content.library import load_finished

    for name in ("signed", "lacking", "remarks"):
        report.add(name)
    root = find_root(arguments.root)
    library = load_finished(root)
    problems: list[Problem] = []
    said: list[Remark] = []
    for sheet in arguments.sheets:
        try:
            _sign(root, library, sheet, said, report)
        except LeafletError as error:
            report.line(f"{relative(sheet)}  nothing is signed, for the reasons below")
            problems += error.problems
    problems += _told(said, arguments.remarks, report)
    return report.fail(problems) if problems else report.done()


def _sign(root: Path, library: Library, path: Path, said: list[Remark], report: Report) -> None:
    """What it says is heard in any case. Raises LeafletError where it is not signed."""
    from leaflets.cli.reviewing import read_packs
    from leaflets.cli.sign import sign
    from leaflets.compose.asked import asked
    from leaflets.content.returned import load_returned
    from leaflets.states.returned import against_signing, remarks

    returned = load_returned(path, Path.cwd())
    if unknown := _unknown(library, returned):
        raise LeafletError(unknown)
    (pack,) = read_packs(root, library, [(returned.locale, returned.review)])
    today = asked(library, pack)
    said += remarks(returned, today)
    if problems := against_signing(returned, today, relative(path)):
        raise LeafletError(problems)
    signature = _signature(returned)
    sign(root, returned.locale, [returned.review], signature, date.today(), report)


def _unknown(library: Library, returned: Returned) -> tuple[Problem, ...]:
    locale, review = returned.locale, returned.review
    if locale not in library.locales:
        what = f"there is no finished language {str(locale)!r}"
        return (Problem("B180", locale.where, what, f"There is: {', '.join(library.locales)}.", "locale"),)
    if review not in library.locales[locale].texts:
        hint = f"There is: {', '.join(library.locales[locale].texts)}."
        what = f"{locale} has no finished text {str(review)!r}"
        return (Problem("B180", review.where, what, hint, "review"),)
    return ()


def _signature(returned: Returned) -> Signature:
    """Raises LeafletError with all that is wrong with it, each at its place in the file."""
    from leaflets.records.signing import Signature, who_refusals

    assert returned.role is not None, "asked for before"
    assert returned.who is not None, "asked for before"
    assert returned.date is not None, "asked for before"
    role = _role(returned.role)
    day = _day(returned.date)
    if isinstance(role, Problem) or isinstance(day, Problem):
        raise LeafletError(tuple(each for each in (role, day) if isinstance(each, Problem)))
    signature = Signature(role, returned.who.strip().lower(), day)
    wrong = tuple(who_refusals(signature, date.today()))
    if wrong:
        raise LeafletError(tuple(_in_the_file(problem, returned.who, returned.date) for problem in wrong))
    return signature


def _in_the_file(problem: Problem, who: Message, day: Message) -> Problem:
    """What `leaflets sign` says of an option, said of the line that stands for it."""
    key, line = ("who", who) if problem.code == "B148" else ("date", day)
    return replace(problem, where=line.where, key=key)


def _role(said: Message) -> Signer | Problem:
    """As somebody writes it: "Second reader"."""
    named = said.strip().lower().replace(" ", "-")
    found = next((role for role in SIGNERS if role == named), None)
    hint = f"Possible here: {', '.join(SIGNERS)}."
    return found or Problem("B186", said.where, f"there is no role {str(said)!r}", hint, "role")


def _day(said: Message) -> date | Problem:
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        hint = "Write the year, the month and the day in figures: 2026-12-01."
        return Problem("B186", said.where, f"{str(said)!r} is not a day", hint, "date")


def _told(said: list[Remark], output: Path | None, report: Report) -> tuple[Problem, ...]:
    """All remarks, for whoever mends the texts."""
    from leaflets.build.files import write_atomically

    for remark in said:
        report.line(str(remark))
        mend = remark.mend
        told = {"file": remark.where.file, "line": remark.where.line, "key": remark.name}
        told |= {"right": remark.answered.right, "remark": remark.words}
        told |= {"text": mend.file if mend else None, "text_line": mend.line if mend else 0}
        report.add("remarks", told)
    if output is None or not said:
        return ()
    try:
        write_atomically(output, "".join(f"{remark}\n" for remark in said).encode())
    except OSError as error:
        return (cannot_write(output, error),)
    report.line(f"{relative(output)}  {len(said)} remarks")
    return ()

"""`leaflets diff`: what has changed from one edition to another, in words and as a slip for patients."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json, add_root
from leaflets.cli.report import cannot_write, relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Where

if TYPE_CHECKING:
    from leaflets.cli.desk import Desk
    from leaflets.cli.options import Commands
    from leaflets.model.change import Slip
    from leaflets.model.record import Snapshot

OUTPUT = Path("build/slips")
NOW = "now"


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "diff", help="tell what has changed between two editions, and print it as a slip for patients"
    )
    command.add_argument("old", metavar="OLD", help="the code of the old edition, or its PDF")
    command.add_argument("new", metavar="NEW", help=f"that of the new one; {NOW}: the text of today")
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write the slip (default: {OUTPUT})"
    )
    command.add_argument("--no-slip", action="store_true", help="tell it only, and write no PDF")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.cli import difference
    from leaflets.cli.desk import read_desk

    report = report_of(arguments)
    desk = read_desk(find_root(arguments.root))
    old, new = _both(arguments.old, arguments.new, desk)
    found = desk.compare(old, new)
    report.line(f"{old.code}: {desk.title(old)}, version {old.version}")
    report.line(f"What has changed in {new.code}:")
    for line in difference.lines(found, colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR")):
        report.line(line)
    report.put(**difference.record(found), slip="", draft=False)
    if arguments.no_slip:
        return report.done()
    slip = _slip(old, new, desk)
    if isinstance(slip, Problem):
        return report.fail([slip])
    path = (arguments.output or desk.root / OUTPUT) / f"{slip.name}.pdf"
    try:
        _print(slip, desk, path)
    except OSError as error:
        return report.fail([cannot_write(path, error)])
    report.put(slip=relative(path), draft=slip.draft)
    report.progress(f"{relative(path)}{'  (a draft: not both were released)' if slip.draft else ''}")
    return report.done()


def _both(old: str, new: str, desk: Desk) -> tuple[Snapshot, Snapshot]:
    """Raises LeafletError with what is wrong with either."""
    from leaflets.records.editions import text_of

    first = _edition(old, desk)
    if new == NOW and isinstance(first, Problem):
        raise LeafletError((first,))
    second = _today(first, desk) if new == NOW and not isinstance(first, Problem) else _edition(new, desk)
    if isinstance(first, Problem) or isinstance(second, Problem):
        raise LeafletError(tuple(each for each in (first, second) if isinstance(each, Problem)))
    if text_of(first) != text_of(second):
        what = f"{first.code} is {desk.title(first)}, and {second.code} is {desk.title(second)}"
        hint = "Give two editions of one leaflet, in one language and at one level."
        raise LeafletError((Problem("B174", Where(f"{old} {new}"), what, hint),))
    return first, second


def _edition(asked: str, desk: Desk) -> Snapshot | Problem:
    """The words of an edition that is asked for by its code or its file."""
    from leaflets.cli.asked import asked_code
    from leaflets.records.editions import near

    found = asked_code(asked, desk.known)
    if isinstance(found, Problem):
        return found
    code, _ = found
    words = desk.known.words.get(code)
    if words is not None:
        return words
    guesses = [f"{each} ({desk.title(desk.known.words[each])})" for each in near(code, desk.known.words)]
    hint = (
        f"Did you mean {' or '.join(guesses)}?" if guesses else "leaflets recall LEAFLET lists its editions."
    )
    return Problem("B175", Where(asked), f"no edition has the code {code!r}", hint)


def _today(old: Snapshot, desk: Desk) -> Snapshot | Problem:
    from leaflets.records.editions import text_of

    found = desk.known.texts.get(text_of(old))
    if found is None:
        hint = "Give the code of a later edition."
        return Problem("B175", Where(NOW), f"there is no {desk.title(old)} any more", hint)
    return found


def _slip(old: Snapshot, new: Snapshot, desk: Desk) -> Slip | Problem:
    """A slip says that the new edition takes the old one's place: refused where it does not."""
    from leaflets.model.change import Slip
    from leaflets.records.editions import Kind, standing

    issues = {code: desk.known.issues.get(code, ()) for code in (old.code, new.code)}
    found = standing(new.code, desk.known)
    where = Where(f"{old.code} {new.code}")
    hint = "Give the edition that is handed out now as NEW, or add --no-slip to be told only."
    if old.code == new.code:
        return Problem("B176", where, "both are one edition: there is nothing to tell patients", hint)
    if found.kind is Kind.WITHDRAWN:
        what = f"{new.code} was withdrawn: no slip may tell patients to use it"
        return Problem("B176", where, what, hint)
    if found.kind is Kind.SUPERSEDED and standing(old.code, desk.known).kind is not Kind.SUPERSEDED:
        return Problem("B176", where, f"{new.code} is no later edition than {old.code}", hint)
    own = desk.library.locales.get(new.locale)
    if own is None or own.locale.changes is None:
        what = "the words of a slip are not translated yet: “changes” is missing"
        place = Where(f"content/locales/{new.locale}/locale.yaml")
        return Problem("B177", place, what, "Translate “changes” of content/locales/en-GB/locale.yaml.")
    text = desk.text_today(new)
    day = issues[new.code][-1].date if issues[new.code] else text.updated if text else None
    assert day is not None, "an edition was issued, or is one of today"
    return Slip(difference=desk.compare(old, new), issued=day, draft=not all(issues.values()))


def _print(slip: Slip, desk: Desk, path: Path) -> None:
    """Raises OSError, and LeafletError where it cannot be laid out."""
    from leaflets.build.files import write_atomically
    from leaflets.pipeline import Press
    from leaflets.text.faces import FontLibrary
    from leaflets.text.typesetter import Typesetter

    fonts = FontLibrary.open(desk.root)
    write_atomically(path, Press(desk.library, fonts, Typesetter(fonts)).print_slip(slip))

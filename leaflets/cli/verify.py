"""`leaflets verify`: is the pile in the rack, or a file, still current? Offline, from the records."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from leaflets.cli.options import add_as_of, add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem

if TYPE_CHECKING:
    from leaflets.cli.desk import Desk
    from leaflets.cli.options import Commands
    from leaflets.cli.verdict import Verdict

_CODE = 6


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "verify",
        help="say whether a leaflet may still be handed out, by the code in its footer or its file",
        description="Exit status 0: all may be handed out. 1: not all, or something is wrong; 2: mistyped.",
    )
    command.add_argument(
        "asked", nargs="+", metavar="CODE|FILE", help="a code from a footer, in any case, or a PDF"
    )
    add_as_of(command)
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.cli import difference, verdict
    from leaflets.cli.desk import read_desk

    report = report_of(arguments)
    desk = read_desk(find_root(arguments.root))
    as_of = arguments.as_of or date.today()
    report.add("editions")
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    problems: list[Problem] = []
    status = 0
    for asked in spoken(arguments.asked):
        found = _verdict(asked, desk, as_of)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        for line in verdict.told(found, desk):
            report.line(line)
        if found.difference is not None:
            report.line(f"    What has changed in {found.standing.replaced_by}:")
            for line in difference.lines(found.difference, colour=colour):
                report.line(f"    {line}")
        changes = difference.record(found.difference)["changes"] if found.difference else []
        report.add("editions", {**verdict.record(found), "changes": changes})
        status = status if found.hand_out else 1
    return report.fail(problems) if problems else report.done(status)


def spoken(words: Iterable[str]) -> list[str]:
    """What was asked, one by one. A code that was typed with spaces comes as several words; an empty word is
    what a program asks whose own answer is missing, and no leave to hand out.
    """
    from leaflets.cli.asked import is_file
    from leaflets.records.editions import typed

    asked: list[str] = []
    part = ""
    for word in words:
        if not word.strip() or is_file(word):
            asked += [part, word] if part else [word]
            part = ""
            continue
        part = f"{part} {word}".strip()
        if len(typed(part)) >= _CODE:
            asked.append(part)
            part = ""
    return [*asked, part] if part else asked


def _verdict(asked: str, desk: Desk, as_of: date) -> Verdict | Problem:
    from leaflets.cli.asked import asked_code
    from leaflets.cli.verdict import judge

    found = asked_code(asked, desk.known)
    if isinstance(found, Problem):
        return found
    code, file = found
    return judge(file.path if file else code or repr(asked), code, desk, as_of, file)

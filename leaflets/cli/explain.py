"""`leaflets explain CODE`: what a code means, from docs/problems.md."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json
from leaflets.cli.report import report_of

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser("explain", help="say what the code of a problem means")
    command.add_argument("code", nargs="+", metavar="CODE", help="as it is printed: R301")
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.cli.catalogue import read_catalogue
    from leaflets.content.words import suggest
    from leaflets.errors import Problem, Where

    report = report_of(arguments)
    report.add("codes")
    catalogue = read_catalogue()
    codes = [code.upper() for code in arguments.code]
    for code in codes:
        if code in catalogue:
            entry = catalogue[code]
            report.line(f"{code}: {entry.what}")
            for head, words in entry.more:
                report.line(f"    {head}: {words}")
            report.line(f"    kind: {entry.section}")
            told = {"code": code, "what": entry.what, "kind": entry.section, "more": dict(entry.more)}
            report.add("codes", told)
    unknown = [code for code in codes if code not in catalogue]
    problems = [
        Problem("B120", Where(code), "there is no problem of this code", suggest(code, catalogue))
        for code in unknown
    ]
    return report.fail(problems) if problems else report.done()

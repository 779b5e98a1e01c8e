"""`leaflets build`: print leaflets to PDF files, those that changed."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli.options import add_as_of, add_clinic, add_json, add_locale, add_root
from leaflets.cli.printing import Order, Planned, add_printing, print_all, processors
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem
from leaflets.model.edition import Makeup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaflets.cli.options import Commands
    from leaflets.model.library import Library

OUTPUT = Path("build/leaflets")


def register(commands: Commands) -> None:
    command = commands.add_parser("build", help="print leaflets to PDF files")
    add_locale(command)
    command.add_argument(
        "--leaflet", action="append", default=[], metavar="X", help="only this leaflet (repeatable)"
    )
    command.add_argument(
        "--level", action="append", default=[], metavar="Y", help="only this reading level (repeatable)"
    )
    command.add_argument(
        "--layout", default="", metavar="NAME", help="in this layout: large-print, booklet …"
    )
    command.add_argument("--paper", default="", metavar="NAME", help="on this paper: a4, letter …")
    command.add_argument("--style", default="", metavar="NAME", help="in this style: mono")
    command.add_argument(
        "--with", dest="beside", default="", metavar="L", help="the other language of a bilingual sheet"
    )
    command.add_argument("--check", action="store_true", help="judge the texts as well, as `leaflets check`")
    add_printing(command, OUTPUT)
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    root = find_root(arguments.root)
    makeup = Makeup(arguments.layout, arguments.paper, arguments.style, arguments.beside)
    choice = Choice(tuple(arguments.locale), tuple(arguments.leaflet), tuple(arguments.level), makeup)

    def plan_editions(library: Library) -> Planned:
        from leaflets.build.plan import plan

        editions, problems = plan(library, choice.locales, choice.leaflets, choice.levels, makeup)
        locales = sorted({edition.locale for edition in editions} - {library.source})
        return Planned(editions, problems, _withheld(root, library, locales))

    order = Order(
        root,
        arguments.output or root / OUTPUT,
        "leaflets",
        choice,
        arguments.clinic,
        arguments.as_of or date.today(),
        arguments.jobs or processors(),
        arguments.why,
        arguments.force,
    )
    report = report_of(arguments)
    status = print_all(order, plan_editions, report)
    if arguments.check and order.as_of:
        from leaflets.cli.check import judge_built

        status = max(status, judge_built(choice, root, order.as_of, order.output, report))
    return report.done(status)


def _withheld(root: Path, library: Library, locales: Iterable[str]) -> dict[str, tuple[Problem, ...]]:
    """The locales of which a warning is stale, even in a draft: it may no longer say what to do."""
    from leaflets.cli.standings import read_standings

    found = {}
    for name, strings in read_standings(root, library, locales, files=("safety",)).items():
        stale = [standing for standing in strings if standing.stale]
        problems = (
            Problem(
                "B107",
                standing.message.where,
                f"this warning is stale ({' and '.join(standing.lapses)}): no leaflet in {name} is printed",
                "Compare it with the English one, mend it, then put it on record: leaflets mark --help.",
                standing.message.key.partition("/")[2],
            )
            for standing in stale
        )
        if stale:
            found[name] = tuple(problems)
    return found

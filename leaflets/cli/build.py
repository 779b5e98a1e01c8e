"""`leaflets build`: print leaflets to PDF files, those that changed."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli import pseudo
from leaflets.cli.options import add_as_of, add_choice, add_clinic, add_json, add_makeup, add_root
from leaflets.cli.printing import Order, Planned, add_printing, print_all, processors
from leaflets.cli.report import Report, report_of
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
    add_choice(command, pseudo=True)
    add_makeup(command)
    command.add_argument("--check", action="store_true", help="judge the texts as well, as `leaflets check`")
    add_printing(command, OUTPUT)
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    report = report_of(arguments)
    order = order_of(arguments, find_root(arguments.root))
    status = print_leaflets(order, report)
    if arguments.check and order.as_of:
        from leaflets.cli.check import judge_built

        status = max(status, judge_built(order.choice, order.root, order.as_of, order.output, report))
    return report.done(status)


def order_of(arguments: argparse.Namespace, root: Path) -> Order:
    makeup = Makeup(arguments.layout, arguments.paper, arguments.style, arguments.beside)
    choice = Choice(tuple(arguments.locale), tuple(arguments.leaflet), tuple(arguments.level), makeup)
    return Order(
        root,
        arguments.output or root / (pseudo.OUTPUT if pseudo.asked(choice.locales) else OUTPUT),
        "leaflets",
        choice,
        arguments.clinic,
        arguments.as_of or date.today(),
        arguments.jobs or processors(),
        arguments.why,
        arguments.force,
    )


def print_leaflets(order: Order, report: Report) -> int:
    """Print those that changed; the exit status. Raises LeafletError."""
    choice = order.choice

    def plan_editions(library: Library) -> Planned:
        from leaflets.build.plan import plan, unfinished

        editions, problems = plan(library, choice.locales, choice.leaflets, choice.levels, choice.makeup)
        locales = sorted({edition.locale for edition in editions} - {library.source})
        begun = unfinished(library, choice.locales, choice.leaflets, choice.levels)
        return Planned(editions, problems, _withheld(order.root, library, locales), begun)

    return print_all(order, plan_editions, report)


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

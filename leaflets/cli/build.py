"""`leaflets build`: print leaflets to PDF files, those that changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli import pseudo
from leaflets.cli.clinics import OUTPUT as CLINICS
from leaflets.cli.clinics import clinic_files, print_clinics
from leaflets.cli.options import add_as_of, add_choice, add_json, add_makeup, add_root
from leaflets.cli.printing import Order, Planned, add_printing, print_all, processors
from leaflets.cli.report import Report, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem
from leaflets.model.edition import Makeup

if TYPE_CHECKING:
    from leaflets.cli.options import Commands
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library

OUTPUT = Path("build/leaflets")

_CLINIC = (
    "print a clinic's copies: its file, or a folder of such files (repeatable). They go to DIR/<its id>/ "
    f"(default: {CLINICS}), or straight to DIR where one file and -o are given. Of the languages asked for "
    "a clinic has those in its file; --layout and --paper take the place of those in its file"
)


def register(commands: Commands) -> None:
    command = commands.add_parser("build", help="print leaflets to PDF files")
    add_choice(command, pseudo=True)
    add_makeup(command)
    command.add_argument("--check", action="store_true", help="judge the texts as well, as `leaflets check`")
    add_printing(command, OUTPUT)
    add_root(command)
    command.add_argument("--clinic", type=Path, action="append", default=[], metavar="FILE|DIR", help=_CLINIC)
    add_as_of(command)
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    report = report_of(arguments)
    order = order_of(arguments, find_root(arguments.root), arguments.clinic)
    status = print_order(order, arguments.clinic, report)
    if arguments.check and order.as_of:
        from leaflets.cli.check import judge_built

        status = max(status, judge_built(order.choice, order.root, order.as_of, order.output, report))
    return report.done(status)


def order_of(arguments: argparse.Namespace, root: Path, clinics: Sequence[Path]) -> Order:
    """`clinics`: their files and folders. The copies of one file go straight to -o; all others to a folder
    for each clinic, never among the leaflets of none.
    """
    makeup = Makeup(arguments.layout, arguments.paper, arguments.style, arguments.beside)
    choice = Choice(tuple(arguments.locale), tuple(arguments.leaflet), tuple(arguments.level), makeup)
    is_one = len(clinics) == 1 and not clinics[0].is_dir() and arguments.output is not None
    return Order(
        root,
        arguments.output or root / default_output(choice.locales, of_clinics=bool(clinics)),
        "leaflets",
        choice,
        clinics[0] if is_one else None,
        arguments.as_of or date.today(),
        arguments.jobs or processors(),
        arguments.why,
        arguments.force,
    )


def default_output(locales: Sequence[str], *, of_clinics: bool) -> Path:
    """Below the workspace. Pseudo-locales have a folder of their own."""
    if pseudo.asked(locales):
        return pseudo.OUTPUT / CLINICS.name if of_clinics else pseudo.OUTPUT
    return CLINICS if of_clinics else OUTPUT


def print_order(order: Order, clinics: Sequence[Path], report: Report) -> int:
    """Print those that changed; the exit status. Raises LeafletError."""
    planner = Planner(order)
    if clinics and order.clinic is None:
        return print_clinics(order, clinic_files(clinics), planner, report)
    return print_all(order, planner, report)


class Planner:
    """What is printed for a clinic, or for none. What holds for all clinics is looked up once."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._withheld: dict[tuple[str, ...], dict[str, tuple[Problem, ...]]] = {}

    def __call__(self, library: Library, clinic: Clinic | None) -> Planned:
        from leaflets.build.plan import plan, unfinished

        choice = self._order.choice
        if clinic is not None and pseudo.asked(choice.locales):
            clinic = replace(clinic, locales=())  # nobody hands them out: they are asked for by name
        names = choice.locales, choice.leaflets, choice.levels
        editions, problems = plan(library, *names, choice.makeup, clinic)
        locales = tuple(sorted({edition.locale for edition in editions} - {library.source}))
        if locales not in self._withheld:
            self._withheld[locales] = _withheld(self._order.root, library, locales)
        return Planned(editions, problems, self._withheld[locales], unfinished(library, *names))


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

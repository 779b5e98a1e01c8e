"""`leaflets build`: print leaflets to PDF files, those that changed."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli.options import add_as_of, add_clinic, add_locale, add_root
from leaflets.cli.printing import Order, add_printing, print_all, processors
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.build.inputs import Job
    from leaflets.cli.options import Commands
    from leaflets.errors import Problem
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
    add_printing(command, OUTPUT)
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    root = find_root(arguments.root)
    choice = Choice(tuple(arguments.locale), tuple(arguments.leaflet), tuple(arguments.level))

    def plan_editions(library: Library) -> tuple[Sequence[Job], tuple[Problem, ...]]:
        from leaflets.build.plan import plan

        return plan(library, choice.locales, choice.leaflets, choice.levels)

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
    return print_all(order, plan_editions)

"""`leaflets specimen`: print how each language is set."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli.options import add_json, add_locale, add_root
from leaflets.cli.printing import Order, Planned, add_printing, print_all, processors
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from leaflets.cli.options import Commands
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library

OUTPUT = Path("build/specimens")


def register(commands: Commands) -> None:
    command = commands.add_parser("specimen", help="print how each language is set, to PDF files")
    add_locale(command)
    add_printing(command, OUTPUT)
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    root = find_root(arguments.root)
    choice = Choice(locales=tuple(arguments.locale))

    def plan_sheets(library: Library, _: Clinic | None) -> Planned:
        from leaflets.build.plan import plan_specimens

        return Planned(*plan_specimens(library, choice.locales))

    order = Order(
        root,
        arguments.output or root / OUTPUT,
        "specimens",
        choice,
        None,
        None,
        arguments.jobs or processors(),
        arguments.why,
        arguments.force,
    )
    report = report_of(arguments)
    return report.done(print_all(order, plan_sheets, report))

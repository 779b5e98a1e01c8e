"""`leaflets build`: print leaflets to PDF files."""

from __future__ import annotations

import argparse
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_as_of, add_clinic, add_locale, add_root
from leaflets.cli.printing import print_all
from leaflets.cli.report import fail
from leaflets.cli.workspace import find_root, open_press

if TYPE_CHECKING:
    from leaflets.cli.options import Commands

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
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {OUTPUT})"
    )
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.plan import plan
    from leaflets.content.clinics import load_clinic

    started = time.monotonic()
    root = find_root(arguments.root)
    press = open_press(root, arguments.locale)
    clinic = load_clinic(arguments.clinic, root) if arguments.clinic else None
    editions, problems = plan(press.library, arguments.locale, arguments.leaflet, arguments.level)
    if problems:
        return fail(problems)
    as_of = arguments.as_of or date.today()
    print_edition = partial(press.print_edition, clinic=clinic, as_of=as_of)
    return print_all(editions, print_edition, arguments.output or root / OUTPUT, "leaflets", started)

"""`leaflets specimen`: print how each language is set."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_locale, add_root
from leaflets.cli.printing import print_all
from leaflets.cli.report import fail
from leaflets.cli.workspace import find_root, open_press

if TYPE_CHECKING:
    from leaflets.cli.options import Commands

OUTPUT = Path("build/specimens")


def register(commands: Commands) -> None:
    command = commands.add_parser("specimen", help="print how each language is set, to PDF files")
    add_locale(command)
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {OUTPUT})"
    )
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.plan import plan_specimens

    started = time.monotonic()
    root = find_root(arguments.root)
    press = open_press(root, arguments.locale)
    sheets, problems = plan_specimens(press.library, arguments.locale)
    if problems:
        return fail(problems)
    return print_all(sheets, press.print_specimen, arguments.output or root / OUTPUT, "specimens", started)

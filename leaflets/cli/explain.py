"""`leaflets explain CODE`: what a code means, from docs/problems.md."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser("explain", help="say what the code of a problem means")
    command.add_argument("code", nargs="+", metavar="CODE", help="as it is printed: R301")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.cli.catalogue import read_catalogue
    from leaflets.cli.report import fail
    from leaflets.content.words import suggest
    from leaflets.errors import Problem, Where

    catalogue = read_catalogue()
    codes = [code.upper() for code in arguments.code]
    for code in codes:
        if code in catalogue:
            entry = catalogue[code]
            print(f"{code}: {entry.what}")
            for head, words in entry.more:
                print(f"    {head}: {words}")
            print(f"    kind: {entry.section}")
    unknown = [code for code in codes if code not in catalogue]
    return (
        fail(
            Problem("B120", Where(code), "there is no problem of this code", suggest(code, catalogue))
            for code in unknown
        )
        if unknown
        else 0
    )

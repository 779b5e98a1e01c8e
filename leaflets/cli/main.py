"""The command `leaflets`: one module a command, in this folder.

A command's module has `register`, which adds its parser; what only the command itself needs it imports when
it runs, so that `leaflets --help` and a build with nothing to do start at once.

Exit status: 0 all well, 1 problems found (they are printed), 2 the command was mistyped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from leaflets.build.collector import few_collections
from leaflets.cli import audit, build, check, explain, facts, mark, passport, specimen
from leaflets.cli.report import fail
from leaflets.errors import LeafletError

COMMANDS = (build, check, explain, audit, passport, specimen, facts, mark)
"""In the order of `leaflets --help`."""


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        with few_collections():
            status: int = arguments.run(arguments)
    except LeafletError as error:
        return fail(error.problems)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("stopped; files already written are whole", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leaflets", description="Accessible, dated patient leaflets as PDF."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.register(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())

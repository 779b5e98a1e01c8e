"""The command `leaflets`: one module a command, in this folder.

A command's module has `register`, which adds its parser. It is imported when it is asked for, and what only
its work needs when it runs, so that `leaflets --help` and a build with nothing to do start at once.

Exit status: 0 all well, 1 problems found (they are printed), 2 the command was mistyped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from leaflets.build.collector import few_collections
from leaflets.cli.report import report_of
from leaflets.errors import LeafletError

COMMANDS = (
    "build",
    "check",
    "explain",
    "audit",
    "passport",
    "specimen",
    "facts",
    "mark",
    "readback",
    "preview",
)
"""Modules of this folder, in the order of `leaflets --help`."""


def main(argv: Sequence[str] | None = None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    arguments = make_parser(argv[:1]).parse_args(argv)
    try:
        with few_collections():
            status: int = arguments.run(arguments)
    except LeafletError as error:
        return report_of(arguments).fail(error.problems)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("stopped; files already written are whole", file=sys.stderr)
        return 130
    return status


def make_parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """With the command asked for alone, since the others' imports take time; with all where there is none."""
    parser = argparse.ArgumentParser(
        prog="leaflets", description="Accessible, dated patient leaflets as PDF."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name in [name for name in COMMANDS if name in asked] or COMMANDS:
        import_module(f"leaflets.cli.{name}").register(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())

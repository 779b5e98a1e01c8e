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
from keyword import iskeyword

from leaflets.build.collector import few_collections
from leaflets.cli.report import cannot_use, report_of
from leaflets.errors import LeafletError

COMMANDS = (
    "build",
    "watch",
    "preview",
    "status",
    "check",
    "explain",
    "audit",
    "verify",
    "diff",
    "recall",
    "listen",
    "passport",
    "site",
    "specimen",
    "facts",
    "mark",
    "sign",
    "withdraw",
    "release",
    "readback",
    "review-pack",
    "export",
    "import",
    "new-locale",
    "new-leaflet",
    "completion",
)
"""In the order of `leaflets --help`, each with a module of this folder."""


def main(argv: Sequence[str] | None = None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    arguments = make_parser(argv[:1]).parse_args(argv)
    try:
        return _run(arguments)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("stopped; files already written are whole", file=sys.stderr)
        return 130


def _run(arguments: argparse.Namespace) -> int:
    try:
        with few_collections():
            status: int = arguments.run(arguments)
    except LeafletError as error:
        return report_of(arguments).fail(error.problems)
    except BrokenPipeError:
        raise
    except OSError as error:
        return report_of(arguments).fail([cannot_use(error)])
    return status


def make_parser(asked: Sequence[str] = ()) -> argparse.ArgumentParser:
    """With the command asked for alone, since the others' imports take time; with all where there is none."""
    parser = argparse.ArgumentParser(
        prog="leaflets", description="Accessible, dated patient leaflets as PDF."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name in [name for name in COMMANDS if name in asked] or COMMANDS:
        import_module(f"leaflets.cli.{_module(name)}").register(commands)
    return parser


def _module(command: str) -> str:
    """The name of its module: Python's own words and hyphens cannot stand in one (`import` is `import_`)."""
    name = command.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


if __name__ == "__main__":
    sys.exit(main())

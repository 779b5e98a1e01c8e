"""`leaflets audit`: read PDFs back and compare them with the content."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_as_of, add_clinic, add_json, add_root
from leaflets.cli.report import relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem, Where

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser("audit", help="read PDFs back and compare them with the content")
    command.add_argument("target", type=Path, metavar="FILE|DIR", help="a PDF, or a folder of them")
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.audit.auditor import audit_file

    report = report_of(arguments)
    report.add("files")
    root = find_root(arguments.root)
    target: Path = arguments.target
    files = sorted(target.rglob("*.pdf")) if target.is_dir() else [target]
    if not files:
        hint = "Build leaflets first: leaflets build"
        return report.fail([Problem("B104", Where(str(target)), "there is no PDF to read", hint)])
    as_of = arguments.as_of or date.today()
    problems: list[Problem] = []
    for file in files:
        found = audit_file(file, root, arguments.clinic, as_of)
        report.progress(f"{relative(file)}  {len(found) or 'no'} finding{'' if len(found) == 1 else 's'}")
        report.add("files", {"path": relative(file), "findings": len(found)})
        problems += found
    return report.fail(problems) if problems else report.done()

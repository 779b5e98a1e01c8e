"""`leaflets audit`: read PDFs back and compare them with the content."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.clinics import clinic_files
from leaflets.cli.options import add_as_of, add_json, add_root
from leaflets.cli.report import relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem, Where

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser("audit", help="read PDFs back and compare them with the content")
    command.add_argument("target", type=Path, metavar="FILE|DIR", help="a PDF, or a folder of them")
    add_root(command)
    command.add_argument(
        "--clinic",
        type=Path,
        metavar="FILE|DIR",
        help="the clinic's file that the leaflets were made with; a folder of such files where each leaflet "
        "stands in a folder of its clinic's id",
    )
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
    clinics = Clinics(arguments.clinic)
    problems: list[Problem] = []
    for file in files:
        found = audit_file(file, root, clinics.of(file), as_of)
        report.progress(f"{relative(file)}  {len(found) or 'no'} finding{'' if len(found) == 1 else 's'}")
        report.add("files", {"path": relative(file), "findings": len(found)})
        problems += found
    return report.fail(problems) if problems else report.done()


class Clinics:
    """With which clinic's file a leaflet was made: the one that was named, or of a folder the one whose id is
    the name of a folder that the leaflet is in. Raises LeafletError for a folder without any.
    """

    def __init__(self, asked: Path | None) -> None:
        self._one = None if asked is None or asked.is_dir() else asked
        self._by_id = _by_id(clinic_files([asked])) if asked is not None and asked.is_dir() else {}

    def of(self, leaflet: Path) -> Path | None:
        folders = reversed(leaflet.resolve().parent.parts)
        return self._one or next((self._by_id[name] for name in folders if name in self._by_id), None)


def _by_id(files: Iterable[Path]) -> dict[str, Path]:
    from leaflets.audit.findings import UNREADABLE
    from leaflets.audit.source import MissingWordsError, read_source

    found = {}
    for file in files:
        with suppress(MissingWordsError, *UNREADABLE):  # the build has told what is wrong with it
            found[read_source(file, "clinic").value("clinic")] = file
    return found

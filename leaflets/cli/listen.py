"""`leaflets listen`: what a screen reader says of an edition, in order, from the finished PDF."""

from __future__ import annotations

import argparse
import difflib
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli import pseudo
from leaflets.cli.build import OUTPUT, default_output
from leaflets.cli.options import add_as_of, add_clinic, add_json, add_root
from leaflets.cli.printing import Order, read_inputs
from leaflets.cli.report import relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from leaflets.cli.options import Commands
    from leaflets.model.edition import Edition
    from leaflets.model.library import Library


def register(commands: Commands) -> None:
    command = commands.add_parser("listen", help="print what a screen reader says of a leaflet, in order")
    command.add_argument(
        "edition",
        metavar="EDITION",
        help="ar/basics.standard, ar/basics.standard.large-print …, or a PDF file",
    )
    command.add_argument(
        "--built", type=Path, metavar="DIR", help=f"where the PDFs are that are read (default: {OUTPUT})"
    )
    add_json(command)
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.audit.ears import Heard, hear
    from leaflets.cli.speech import as_lines, as_record, tongues

    report = report_of(arguments)
    found = _of_file(arguments) if _is_file(arguments.edition) else _of_edition(arguments)
    heard = hear(found.data, found.name)
    if not isinstance(heard, Heard):
        return report.fail(heard)
    print(f"read from {found.told}", file=sys.stderr, flush=True)
    names = tongues(heard, found.root)
    for line in as_lines(heard, names):
        report.line(line)
    report.put(edition=found.name, read=found.told, **as_record(heard, names))
    return report.done()


@frozen
class _Found:
    """A PDF to read, and in words where it is from. `root` is the workspace, if one is there."""

    data: bytes
    name: str
    told: str
    root: Path | None


def _is_file(named: str) -> bool:
    return named.lower().endswith(".pdf") or Path(named).is_file()


def _of_file(arguments: argparse.Namespace) -> _Found:
    """Raises LeafletError."""
    path = Path(arguments.edition)
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = "Give the path of a PDF, or the name of an edition: ar/basics.standard"
        what = f"there is no PDF to read: {error.strerror}"
        raise LeafletError((Problem("B104", Where(str(path)), what, hint),)) from error
    try:
        root = find_root(arguments.root)
    except LeafletError:
        root = None
    return _Found(data, str(path), relative(path), root)


def _of_edition(arguments: argparse.Namespace) -> _Found:
    """The built file, if it is as it would be printed today; else one that is printed now and not kept.

    Raises LeafletError.
    """
    from leaflets.build.inputs import Copy
    from leaflets.build.record import Record
    from leaflets.build.run import Desk, judge
    from leaflets.build.worker import Recipe

    root = find_root(arguments.root)
    locale = arguments.edition.partition("/")[0]
    is_pseudo = locale in pseudo.TAGS
    output: Path = arguments.built or root / default_output((locale,), of_clinics=False)
    is_plain = (root / "content/locales" / locale).is_dir() and "bilingual" not in arguments.edition
    order = Order(
        root,
        output,
        "leaflets",
        Choice((locale,) if is_plain or is_pseudo else ()),
        arguments.clinic,
        arguments.as_of or date.today(),
        processes=1,
        why=False,
        force=False,
    )
    inputs = read_inputs(order)
    if inputs.clinic is not None and not arguments.built:
        output = root / default_output((locale,), of_clinics=True) / inputs.clinic.clinic
    edition = _edition(inputs.library, arguments.edition)
    path = output / edition.path
    if reasons := judge(edition, Desk(inputs, Record(output, order.what))).reasons:
        there = f"there is no {relative(path)}"
        if path.exists():
            there = f"{relative(path)} is not up to date ({'; '.join(reasons)})"
        data = Recipe(root, inputs)()(Copy(edition, inputs.clinic)).data
        return _Found(data, edition.name, f"a sheet made just now and not kept: {there}", root)
    return _Found(path.read_bytes(), edition.name, relative(path), root)


def _edition(library: Library, name: str) -> Edition:
    """The one of this name. Raises LeafletError with the nearest there is."""
    from leaflets.build.plan import plan, recorded

    if found := next(recorded(library, [f"{name}.pdf"]), None):
        return found
    locale = name.partition("/")[0]
    if locale not in library.locales:
        _, problems = plan(library, [locale])
        raise LeafletError(problems)
    every, _ = plan(library)
    own = [edition.name for edition in every if edition.locale == locale]
    near = difflib.get_close_matches(name, own, n=1)
    guess = f"Did you mean {near[0]!r}? " if near else ""
    there = f"There is: {', '.join(own)}." if own else "No text is translated into this language yet."
    if near and name.startswith(f"{near[0]}."):
        there = f"It can have a layout ({', '.join(library.layouts)}), a paper and a style behind its name."
    raise LeafletError((Problem("B101", Where(name), f"there is no edition {name!r}", guess + there),))

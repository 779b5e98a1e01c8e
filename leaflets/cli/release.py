"""`leaflets release`: unmarked files of texts that are approved, current and complete; or what is missing."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_as_of, add_choice, add_json, add_root
from leaflets.cli.report import cannot_write, relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from leaflets.build.inputs import Copy
    from leaflets.build.manifest import Released
    from leaflets.cli.options import Commands
    from leaflets.cli.report import Report
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded

OUTPUT = Path("build/release")


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "release",
        help="make the leaflets that may be given to patients",
        description="Make the leaflets that may be given to patients, or say all that is missing "
        "(docs/release.md).",
    )
    add_choice(command)
    command.add_argument(
        "--clinic",
        type=Path,
        action="append",
        default=[],
        metavar="FILE|DIR",
        help="whose leaflets: a clinic's file, or a folder of them (repeatable)",
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"what to replace (default: {OUTPUT})"
    )
    command.add_argument(
        "--record", action="store_true", help="put on record that these editions were issued, and their words"
    )
    add_as_of(command)
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


@frozen
class Order:
    root: Path
    output: Path
    locales: tuple[str, ...]
    leaflets: tuple[str, ...]
    levels: tuple[str, ...]
    clinics: tuple[Path, ...]
    as_of: date
    today: date
    record: bool


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.ledger import records_lock

    report = report_of(arguments)
    root, today = find_root(arguments.root), date.today()
    order = Order(
        root,
        arguments.output or root / OUTPUT,
        tuple(arguments.locale),
        tuple(arguments.leaflet),
        tuple(arguments.level),
        tuple(arguments.clinic),
        arguments.as_of or today,
        today,
        arguments.record,
    )
    report.add("files")
    with records_lock(root):  # also of what is put on no record: two at a time would fill one folder
        return _release(order, report)


def _release(order: Order, report: Report) -> int:
    from leaflets.cli.hindrances import hindrances

    library, records = _read(order.root)
    wanted = hindrances(library, records, order)
    if wanted.is_hindered:
        return report.fail(wanted.told(report))
    try:
        return report.done(_made(order, library, records, wanted.copies, report))
    except OSError as error:
        return report.fail([cannot_write(order.output, error)])


def _read(root: Path) -> tuple[Library, tuple[Recorded, ...]]:
    from leaflets.content.library import load_finished
    from leaflets.content.records import read_records

    records, _ = read_records(root)
    return load_finished(root), records


def _made(
    order: Order,
    library: Library,
    records: tuple[Recorded, ...],
    copies: Sequence[Copy],
    report: Report,
) -> int:
    """Print into a new folder, put on record what is asked for, and only then replace the old one."""
    from leaflets.build.folder import replaced
    from leaflets.build.inputs import Inputs
    from leaflets.build.program import program
    from leaflets.build.release import fill
    from leaflets.cli.printing import processors
    from leaflets.text.faces import FontLibrary

    inputs = Inputs(library, None, order.as_of, FontLibrary.open(order.root).digests, program())

    def tell(released: Released) -> None:
        report.progress(f"{released.path}  {released.size / 1000:.1f} kB")
        report.add("files", {"path": released.path, "digest": released.sha256})

    with replaced(order.output) as folder:
        files = fill(folder, order.root, copies, inputs, records, tell, processors())
        issued = _recorded(order, library, records, files) if order.record else 0
    report.progress(f"{len(files)} files released, in {relative(order.output)}")
    if order.record:
        report.line(f"{issued} issues put on record, {len(files) - issued} were there already")
    report.put(output=relative(order.output), released=len(files), recorded=issued)
    return 0


def _recorded(
    order: Order, library: Library, records: tuple[Recorded, ...], files: Sequence[Released]
) -> int:
    """How many issues are new. What each edition says is kept with them, all or nothing."""
    from leaflets.build.ledger import put_on_record
    from leaflets.content.issued import format_snapshot, issued_file
    from leaflets.model.identity import snapshot
    from leaflets.records.issuing import Printed, new_issues

    printed = (Printed(each.edition, each.clinic.clinic, each.sha256) for each in files)
    entries = new_issues(library, records, printed, order.today)
    words = {}
    for entry in entries:
        path = order.root / issued_file(entry.code)
        if not path.exists():
            said = snapshot(library, library.locales[entry.locale].texts[entry.text])
            words[path] = format_snapshot(said).encode()
    put_on_record(order.root, entries, words)
    return len(entries)

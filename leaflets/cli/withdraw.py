"""`leaflets withdraw`: an edition must not be handed out any more, and why."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from leaflets.cli.options import add_date, add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "withdraw",
        help="take an edition back by its code, in all clinics' copies",
        description="Take an edition back by its code, in all clinics' copies, for good (docs/release.md). "
        "`leaflets recall` tells then which clinics have it.",
    )
    command.add_argument("code", metavar="CODE", help="the six letters and digits in the sheet's footer")
    command.add_argument("--reason", default="", metavar="TEXT", help="why, for whoever has it in the rack")
    command.add_argument(
        "--replaced-by", default="", metavar="CODE", help="the edition to hand out in its place"
    )
    add_date(command, "--date", "the day of the withdrawal (default: today)")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.ledger import put_on_record, records_lock
    from leaflets.content.library import load_finished
    from leaflets.content.records import read_records
    from leaflets.records.editions import typed
    from leaflets.records.withdrawal import Wish, withdrawal

    report = report_of(arguments)
    root, today = find_root(arguments.root), date.today()
    code, other = typed(arguments.code), typed(arguments.replaced_by)
    wish = Wish(code, arguments.reason, other, arguments.date or today)
    with records_lock(root):
        records, broken = read_records(root)
        if broken:
            return report.fail(broken)
        entry = withdrawal(load_finished(root), records, wish, today)
        if isinstance(entry, tuple):
            return report.fail(entry)
        put_on_record(root, [entry])
    report.line(f"{entry.code} withdrawn: {entry.locale}/{entry.text}, version {entry.version}")
    report.line(f"    which clinics have it: leaflets recall {entry.leaflet}")
    report.put(code=entry.code, locale=entry.locale, file=entry.text, version=entry.version)
    report.put(reason=entry.reason, replaced_by=entry.replaced_by, date=entry.date.isoformat())
    return report.done()

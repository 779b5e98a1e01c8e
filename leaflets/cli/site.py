"""`leaflets site`: all leaflets as a site of static files, to read, to search and to print from."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli.options import add_as_of, add_clinic, add_json, add_locale, add_root
from leaflets.cli.printing import Order, processors
from leaflets.cli.report import Report, cannot_write, relative, report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from leaflets.build.site import Published
    from leaflets.cli.options import Commands
    from leaflets.cli.site_files import Made
    from leaflets.cli.site_stock import Stock

OUTPUT = Path("build/site")


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "site",
        help="write a site of all leaflets, to search, read and print",
        description="Write a site of all leaflets, to search, read and print (docs/site.md).",
    )
    add_locale(command)
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {OUTPUT})"
    )
    command.add_argument(
        "--released", action="store_true", help="only what `leaflets release` has written, without the mark"
    )
    command.add_argument(
        "--release", type=Path, metavar="DIR", help="where the release is (default: build/release)"
    )
    add_clinic(command)
    add_root(command)
    add_as_of(command)
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Status 1 where some leaflet could not be printed: it is left out, and the others are there."""
    from leaflets.build.site import is_strange
    from leaflets.cli.build import print_order
    from leaflets.cli.site_files import make_site
    from leaflets.cli.site_release import RELEASE, released
    from leaflets.cli.site_stock import drafts

    report = report_of(arguments)
    as_of = arguments.as_of or date.today()
    order = _order(arguments, as_of)
    if strange := is_strange(order.output):
        return report.fail([strange])
    if arguments.released:
        status, stock = 0, released(order, arguments.release or order.root / RELEASE)
    else:
        status, stock = print_order(order, (), report), drafts(order)
    if not stock.editions:
        return report.done(1)
    made = make_site(stock, order.root, as_of)
    try:
        published = _publish(order, stock, made)
    except OSError as error:
        return report.fail([cannot_write(Path(error.filename or order.output), error)])
    _tell(order, made, published, report)
    return report.done(status)


def _publish(order: Order, stock: Stock, made: Made) -> Published:
    """The PDFs of drafts stand there already. What may not be offered, and what is of another run, goes."""
    from leaflets.build.record import Record
    from leaflets.build.run import remove_stale
    from leaflets.build.site import publish

    record = Record(order.output, order.what)
    published = publish(order.output, {**made.files, **stock.sheets}, {*made.sheets, *record.paths()})
    offered = {*made.sheets} - stock.sheets.keys()
    remove_stale([edition for edition in stock.editions if edition.path in offered], record)
    return published


def _order(arguments: argparse.Namespace, as_of: date) -> Order:
    root = find_root(arguments.root)
    return Order(
        root,
        arguments.output or root / OUTPUT,
        "leaflets",
        Choice(tuple(arguments.locale)),
        arguments.clinic,
        as_of,
        processors(),
        why=False,
        force=False,
    )


def _tell(order: Order, made: Made, published: Published, report: Report) -> None:
    catalogue = made.catalogue
    for path in published.left:
        report.progress(
            f"{relative(order.output / path)}  left: it is no part of the site and not as it was written"
        )
    count, languages = len(catalogue.items), len(catalogue.locales)
    named = "language" if languages == 1 else "languages"
    report.progress(f"{count} leaflets in {languages} {named}: open {relative(order.output / 'index.html')}")
    if absent := [each for each in order.choice.locales if each not in catalogue.locales]:
        why = ", or the clinic's file does not list it" if order.clinic else ""
        report.progress(f"{', '.join(absent)}: not in the site, since nothing of it is finished{why}")
    if catalogue.marked:
        report.progress("All of them are drafts, and every page says so. Do not give them to patients.")
    report.put(output=relative(order.output), leaflets=count, locales=list(catalogue.locales))
    report.put(pages=len(made.files), codes=len(made.codes), written=len(published.written))
    for name, paths in (("removed", published.removed), ("left", published.left)):
        report.add(name, *(relative(order.output / path) for path in paths))

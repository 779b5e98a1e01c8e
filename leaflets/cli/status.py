"""`leaflets status`: what of each language is left to do, what has gone stale, and why."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from leaflets.cli.options import add_choice, add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from leaflets.cli.options import Commands
    from leaflets.errors import Problem
    from leaflets.model.library import Library
    from leaflets.states.overview import LocaleStatus


def register(commands: Commands) -> None:
    command = commands.add_parser("status", help="show what is left to translate, and what went stale")
    add_choice(command)
    command.add_argument(
        "--stale", action="store_true", help="show each stale text, with what has changed since"
    )
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.plan import unknown_names
    from leaflets.content.library import load_finished
    from leaflets.content.units import locale_names

    report = report_of(arguments)
    root = find_root(arguments.root)
    library, names = load_finished(root, ()), locale_names(root)
    unknown = [
        *unknown_names("locale", arguments.locale, names),
        *unknown_names("leaflet", arguments.leaflet, library.leaflets),
        *unknown_names("level", arguments.level, library.levels),
    ]
    if unknown:
        return report.fail(unknown)
    found, problems = _read(root, library, arguments.locale or names)
    found = [_chosen(status, arguments.leaflet, arguments.level) for status in found]
    if report.as_json:
        from leaflets.cli.status_json import as_member

        report.put(source=library.source, locales=[as_member(status, library) for status in found])
    else:
        print("\n".join(_told(found, library, stale=arguments.stale)))
    return report.fail(problems) if problems else report.done()


def _read(root: Path, library: Library, locales: list[str]) -> tuple[list[LocaleStatus], list[Problem]]:
    """Every language as far as it can be read, in the order of their names, the source first."""
    from leaflets.content.states import read_states
    from leaflets.content.translated import read_translated
    from leaflets.content.units import UnitReader
    from leaflets.states.overview import overview

    reader = UnitReader(root, library)
    found: list[LocaleStatus] = []
    kept, unkept = read_translated(root)
    problems = list(unkept)
    for locale in sorted(set(locales), key=lambda name: (name != library.source, name)):
        units = reader.read(locale)
        record, faults = read_states(root, locale)
        unread = {fault.where.file.rpartition("/")[2].removesuffix(".yaml") for fault in faults}
        found.append(overview(library, units, record, kept, unread))
        problems += (*units.problems, *faults)
    return found, problems


def _chosen(status: LocaleStatus, leaflets: list[str], levels: list[str]) -> LocaleStatus:
    """Only the files asked for, and with them only their stale strings and the warnings that they print."""
    from dataclasses import replace

    if not (leaflets or levels):
        return status
    files = tuple(
        file
        for file in status.files
        if file.leaflet
        and (not leaflets or file.leaflet in leaflets)
        and (not levels or file.level in levels)
    )
    names = {file.file for file in files}
    warnings = {name for file in files for name in file.warnings}
    stale = tuple(
        each
        for each in status.stale
        if each.unit.file in names or (each.unit.safety and each.unit.name in warnings)
    )
    return replace(status, files=files, stale=stale)


def _told(found: list[LocaleStatus], library: Library, *, stale: bool) -> Iterator[str]:
    if stale:
        from leaflets.cli.status_stale import stale_lines

        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        yield from stale_lines(found, library, colour=colour)
    else:
        from leaflets.cli.status_table import table_lines

        yield from table_lines(found)

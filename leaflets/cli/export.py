"""`leaflets export`: the strings of each text as PO or XLIFF, for translators' tools."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_locale, add_root
from leaflets.cli.report import cannot_write, fail, relative
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.cli.exchange import Desk
    from leaflets.cli.options import Commands
    from leaflets.model.exchange import Catalogue

SUFFIXES = {"po": ".po", "xliff": ".xlf"}


def register(commands: Commands) -> None:
    command = commands.add_parser("export", help="write PO or XLIFF files for translators’ tools")
    command.add_argument(
        "--to",
        choices=SUFFIXES,
        required=True,
        metavar="FORMAT",
        help="po (Weblate, Poedit) or xliff (CAT tools)",
    )
    add_locale(command)
    for name in ("leaflet", "level"):
        command.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="ID",
            help=f"only texts of this {name} (repeatable)",
        )
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="where the files go")
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.files import write_atomically
    from leaflets.cli.exchange import Desk
    from leaflets.translation import po, xliff

    desk = Desk(find_root(arguments.root))
    write = {"po": po.write, "xliff": xliff.write}[arguments.to]
    wanted = _Wanted(arguments)
    if problems := list(wanted.unknown(desk)):
        return fail(problems)
    found = [
        catalogue
        for locale in desk.translated(arguments.locale)
        for file, catalogue in desk.catalogues(locale).items()
        if wanted.has(file)
    ]
    if not found:
        hint = "`leaflets status` shows what each language has begun."
        return fail([Problem("B102", Where("export"), "no language has begun such a text", hint)])
    for catalogue in found:
        path = arguments.output / catalogue.locale / f"{catalogue.file}{SUFFIXES[arguments.to]}"
        try:
            write_atomically(path, write(catalogue))
        except OSError as error:
            return fail([cannot_write(path, error)])
        print(f"{relative(path)}  {_counted(catalogue)}")
    return 0


class _Wanted:
    """Which files are asked for: with a leaflet or a level, only texts."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.leaflets: list[str] = arguments.leaflet
        self.levels: list[str] = arguments.level

    def has(self, file: str) -> bool:
        leaflet, _, level = file.partition(".")
        return (not self.leaflets or leaflet in self.leaflets) and (not self.levels or level in self.levels)

    def unknown(self, desk: Desk) -> Iterator[Problem]:
        for option, names, known in (
            ("--leaflet", self.leaflets, desk.library.leaflets),
            ("--level", self.levels, desk.library.levels),
        ):
            for name in names:
                if name not in known:
                    what = f"there is no {option[2:]} {name!r}"
                    yield Problem("B101", Where(f"{option} {name}"), what, f"There is: {', '.join(known)}.")


def _counted(catalogue: Catalogue) -> str:
    entries = catalogue.entries
    empty = sum(not entry.target for entry in entries)
    stale = sum(entry.stale for entry in entries)
    parts = [f"{len(entries)} strings", *([f"{empty} to translate"] if empty else [])]
    return ", ".join([*parts, *([f"{stale} stale"] if stale else [])])

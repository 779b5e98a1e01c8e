"""`leaflets export`: the strings of each text as PO or XLIFF, for translators' tools."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json, add_locale, add_root
from leaflets.cli.report import cannot_write, relative, report_of
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
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.files import write_atomically
    from leaflets.cli.exchange import Desk
    from leaflets.translation import po, xliff

    report = report_of(arguments)
    report.add("files")
    desk = Desk(find_root(arguments.root))
    write = {"po": po.write, "xliff": xliff.write}[arguments.to]
    wanted = _Wanted(arguments)
    if problems := list(wanted.unknown(desk)):
        return report.fail(problems)
    found = [
        catalogue
        for locale in desk.translated(arguments.locale)
        for file, catalogue in desk.catalogues(locale).items()
        if wanted.has(file)
    ]
    if not found:
        hint = "`leaflets status` shows what each language has begun."
        return report.fail([Problem("B102", Where("export"), "no language has begun such a text", hint)])
    for catalogue in found:
        path = arguments.output / catalogue.locale / f"{catalogue.file}{SUFFIXES[arguments.to]}"
        try:
            write_atomically(path, write(catalogue))
        except OSError as error:
            return report.fail([cannot_write(path, error)])
        report.line(f"{relative(path)}  {_counted(catalogue)}")
        report.add("files", {"path": relative(path), **_member(catalogue)})
    return report.done()


class _Wanted:
    """Which files are asked for: with a leaflet or a level, only texts."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.leaflets: list[str] = arguments.leaflet
        self.levels: list[str] = arguments.level

    def has(self, file: str) -> bool:
        leaflet, _, level = file.partition(".")
        return (not self.leaflets or leaflet in self.leaflets) and (not self.levels or level in self.levels)

    def unknown(self, desk: Desk) -> Iterator[Problem]:
        from leaflets.build.plan import unknown_names

        yield from unknown_names("leaflet", self.leaflets, desk.library.leaflets)
        yield from unknown_names("level", self.levels, desk.library.levels)


def _counted(catalogue: Catalogue) -> str:
    counts = _member(catalogue)
    parts = [f"{counts['strings']} strings"]
    parts += [f"{counts['untranslated']} to translate"] if counts["untranslated"] else []
    return ", ".join([*parts, *([f"{counts['stale']} stale"] if counts["stale"] else [])])


def _member(catalogue: Catalogue) -> dict[str, object]:
    return {
        "locale": catalogue.locale,
        "file": catalogue.file,
        "strings": len(catalogue.entries),
        "untranslated": sum(not entry.target for entry in catalogue.entries),
        "stale": sum(entry.stale for entry in catalogue.entries),
    }

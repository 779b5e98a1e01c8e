"""`leaflets readback`: have translations put back into English by somebody who has not seen the English.

Without --from it writes sheets to fill in; with it, it keeps what a filled-in sheet says; with --compare it
shows the English beside what readers made of the translation.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.cli.options import add_date, add_json, add_root
from leaflets.cli.report import Report, relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem, Where

if TYPE_CHECKING:
    from leaflets.cli.options import Commands
    from leaflets.model.library import Library
    from leaflets.model.state import ReadBack, Role

ROLES = ("machine", "translator", "linguist", "clinician")


def register(commands: Commands) -> None:
    command = commands.add_parser("readback", help="sheets for back-translations, and what readers said")
    command.add_argument("--locale", metavar="L", help="the language")
    command.add_argument(
        "--file", action="append", default=[], metavar="F", help="only safety, basics.standard … (repeatable)"
    )
    command.add_argument("-o", "--output", type=Path, metavar="DIR", help="write sheets to fill in here")
    command.add_argument(
        "--readings", type=int, default=1, metavar="N", help="only strings with fewer readings (default: 1)"
    )
    command.add_argument("--compare", action="store_true", help="the English beside the readings")
    command.add_argument(
        "--from", dest="sheets", action="append", type=Path, default=[], metavar="SHEET", help="keep this one"
    )
    command.add_argument("--reader", metavar="A", help="with --from: a letter for who read, not a name")
    command.add_argument("--role", choices=ROLES, metavar="ROLE", help=f"with --from: {', '.join(ROLES)}")
    add_date(command, "--date", "the day of the reading (default: today)")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.content.library import load_finished

    report = report_of(arguments)
    root = find_root(arguments.root)
    if arguments.sheets:
        if not (arguments.reader and arguments.role):
            hint = "Say who read: --reader A --role translator."
            return report.fail([Problem("B112", Where("--from"), "it is not said who read", hint)])
        library = load_finished(root)
        return report.done(max(_keep(arguments, sheet, library, root, report) for sheet in arguments.sheets))
    library = load_finished(root)
    if problems := _not_translated(library, arguments.locale):
        return report.fail(problems)
    if arguments.compare:
        return _compare(library, root, arguments.locale, arguments.file, report)
    if arguments.output is None:
        hint = "Write sheets: -o DIR. Keep filled ones: --from SHEET. Look: --compare."
        return report.fail([Problem("B112", Where("readback"), "it is not said what to do", hint)])
    return _write_sheets(arguments, library, root, report)


def _not_translated(library: Library, locale: str | None) -> tuple[Problem, ...]:
    known = sorted(set(library.locales) - {library.source})
    if locale in known:
        return ()
    if locale is not None and locale in library.begun:
        return library.begun[locale]
    what = f"there is no translation {locale!r}" if locale else "it is not said which language"
    return (Problem("B101", Where("--locale"), what, f"There is: {', '.join(known)}."),)


def _read_backs(library: Library, root: Path, locale: str) -> tuple[ReadBack, ...]:
    from leaflets.content.readings import load_readings
    from leaflets.states.readback import read_backs

    return tuple(read_backs(library, locale, load_readings(root, locale)))


def _files(items: tuple[ReadBack, ...], wanted: list[str]) -> dict[str, None]:
    files = dict.fromkeys(item.message.key.partition("/")[0] for item in items)
    return {file: None for file in files if not wanted or file in wanted}


def _write_sheets(arguments: argparse.Namespace, library: Library, root: Path, report: Report) -> int:
    from leaflets.build.files import write_atomically
    from leaflets.compose.plain import printed
    from leaflets.content.readings import format_sheet
    from leaflets.states.readback import sheet

    locale = library.locales[arguments.locale].locale
    items = _read_backs(library, root, arguments.locale)
    for file in _files(items, arguments.file):
        strings = sheet(
            iter(items),
            file,
            lambda item: len(item.readings) < arguments.readings,
            lambda message: printed(message, locale, library.facts),
        )
        if strings:
            path = arguments.output / arguments.locale / f"{file}.yaml"
            write_atomically(path, format_sheet(arguments.locale, file, strings).encode())
            report.line(f"{relative(path)}  {len(strings)} strings to read")
            report.add("sheets", {"path": relative(path), "strings": len(strings)})
    report.add("sheets")
    return report.done()


def _keep(arguments: argparse.Namespace, path: Path, library: Library, root: Path, report: Report) -> int:
    from leaflets.build.files import write_atomically
    from leaflets.content.readings import format_readings, load_readings, load_sheet, review_folder
    from leaflets.states.readback import recorded, unknown

    filled = load_sheet(path, root)
    if problems := _not_translated(library, filled.locale):
        return report.tell(problems)
    if gone := unknown(library, filled):
        place = f"{filled.locale}/{filled.file}"
        what = f"{len(gone)} of its texts stand in {place} no more: {', '.join(gone[:3])}"
        hint = "They were changed since. Write a new sheet for them, and delete their lines in this one."
        return report.tell([Problem("B113", Where(relative(path)), what, hint)])
    role: Role = arguments.role
    readings, count = recorded(
        library,
        filled,
        load_readings(root, filled.locale),
        arguments.reader,
        role,
        arguments.date or date.today(),
    )
    target = review_folder(root, filled.locale) / f"{filled.file}.yaml"
    if count:
        write_atomically(target, format_readings(filled.file, readings).encode())
    report.line(f"{filled.locale}/{filled.file}  {count} strings read by {arguments.reader}, a {role}")
    report.add("kept", {"locale": filled.locale, "file": filled.file, "strings": count})
    return 0


def _compare(library: Library, root: Path, locale: str, wanted: list[str], report: Report) -> int:
    items = _read_backs(library, root, locale)
    for file in _files(items, wanted):
        report.line(f"=== {locale}/{file}")
        for item in items:
            if item.message.key.partition("/")[0] == file:
                told = _record(library, locale, item)
                report.line("\n".join(_beside(locale, told)))
                report.add("strings", told)
    report.add("strings")
    return report.done()


def _record(library: Library, locale: str, item: ReadBack) -> dict[str, Any]:
    """A string as it is printed: the English, the translation, and what readers made of that."""
    from leaflets.compose.plain import printed

    source = library.locales[library.source].locale
    english = item.english
    return {
        "key": item.message.key,
        "english": None if english is None else printed(english, source, library.facts),
        "translation": printed(item.message, library.locales[locale].locale, library.facts),
        "readings": [{"reader": reading.reader, "english": reading.english} for reading in item.readings],
    }


def _beside(locale: str, told: dict[str, Any]) -> Iterator[str]:
    yield f"\n{told['key'].partition('/')[2]}"
    if told["english"] is not None:
        yield f"  English   {told['english']}"
    yield f"  {locale:<9} {told['translation']}"
    for reading in told["readings"]:
        yield f"  {reading['reader']:<9} {reading['english']}"
    if not told["readings"]:
        yield "  not read"

"""`leaflets mark`: put on record who vouches for which strings as they stand today.

It also keeps the English that they were made from, so that `leaflets status` can show what has changed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from leaflets.cli.options import add_date, add_json, add_locale, add_root
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem, Where
from leaflets.model.state import ROLES, State

if TYPE_CHECKING:
    from pathlib import Path

    from leaflets.cli.options import Commands
    from leaflets.cli.report import Report
    from leaflets.model.library import Library
    from leaflets.model.state import Standing
    from leaflets.states.marking import Choice

ALL_ROLES = tuple(role for roles in ROLES.values() for role in roles)


def register(commands: Commands) -> None:
    command = commands.add_parser("mark", help="put on record who vouches for which texts")
    command.add_argument(
        "--as", dest="state", type=State, required=True, metavar="STATE", help=f"one of {', '.join(State)}"
    )
    command.add_argument(
        "--role", choices=ALL_ROLES, required=True, metavar="ROLE", help=f"one of {', '.join(ALL_ROLES)}"
    )
    add_locale(command)
    command.add_argument(
        "--file",
        action="append",
        default=[],
        metavar="F",
        help="only safety, basics.standard … (repeatable)",
    )
    command.add_argument(
        "--key", action="append", default=[], metavar="K", help="only this string: sections.what.heading"
    )
    add_date(command, "--date", "the day of the work (default: today)")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.plan import unknown_names
    from leaflets.build.translated import keep_translated
    from leaflets.content.library import load_finished

    report = report_of(arguments)
    report.add("files")
    state: State = arguments.state
    if arguments.role not in ROLES[state]:
        hint = f"Possible here: --role {' or '.join(ROLES[state])}."
        what = f"a {arguments.role} cannot bring a text to “{state}”"
        return report.fail([Problem("B110", Where(f"--role {arguments.role}"), what, hint)])
    if state is not State.DRAFT and not (arguments.locale and arguments.file):
        hint = "Name what was read: --locale es --file basics.standard."
        return report.fail([Problem("B110", Where(f"--as {state}"), "nobody reads all texts at once", hint)])
    root = find_root(arguments.root)
    library = load_finished(root)
    locales = arguments.locale or list(library.locales)
    if begun := [problem for name in locales for problem in library.begun.get(name, ())]:
        return report.fail(begun)
    if problems := list(unknown_names("locale", locales, library.locales)):
        return report.fail(problems)
    total = sum(_mark(arguments, report, root, library, locale) for locale in locales)
    report.line(f"{total} strings on record as {state}, by a {arguments.role}")
    unknown = keep_translated(root, library)
    if unknown:
        strings = "1 string was" if unknown == 1 else f"{unknown} strings were"
        report.line(f"not known what {strings} made from: it had changed before it was kept")
    report.put(state=state, role=arguments.role, strings=total, unknown=unknown)
    return report.done()


def _mark(arguments: argparse.Namespace, report: Report, root: Path, library: Library, locale: str) -> int:
    """One locale's strings; how many were entered."""
    from leaflets.build.files import write_atomically
    from leaflets.content.states import format_states, load_states, states_folder
    from leaflets.states.marking import marked

    state: State = arguments.state
    choice = _choice(state, arguments.file, arguments.key)
    day = arguments.date or date.today()
    record = load_states(root, locale)
    files, entered = marked(library, locale, record, choice, state, arguments.role, day)
    count = Counter(message.key.partition("/")[0] for message in entered)
    for file, entries in files.items():
        if count[file]:
            path = states_folder(root, locale) / f"{file}.yaml"
            write_atomically(path, format_states(file, entries).encode())
            report.line(f"{locale}/{file}  {count[file]} strings {state}")
            report.add("files", {"locale": locale, "file": file, "strings": count[file]})
    return len(entered)


def _choice(state: State, files: list[str], keys: list[str]) -> Choice:
    """Strings with nothing valid on record, and those that the state takes further."""
    from leaflets.states.marking import unrecorded

    ladder = list(State)

    def choose(standing: Standing) -> bool:
        file, _, key = standing.message.key.partition("/")
        if (files and file not in files) or (keys and key not in keys):
            return False
        return unrecorded(standing) or ladder.index(standing.state) < ladder.index(state)

    return choose

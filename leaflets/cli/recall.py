"""`leaflets recall`: which editions of a leaflet were released, who has them, and what takes their place."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json, add_locale, add_root
from leaflets.cli.report import cannot_write, relative, report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leaflets.cli.desk import Desk
    from leaflets.cli.options import Commands
    from leaflets.cli.report import Report
    from leaflets.errors import Problem
    from leaflets.records.recall import Released

BUILT = Path("build/release")
_NAMED = 5
"""Clinics that a line of the table names; of more it says how many."""


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "recall",
        help="list the editions of a leaflet that were released, who has them, what replaces them",
        description="List the editions of a leaflet that were released, who has them, what replaces them "
        "(docs/editions.md). It takes nothing back itself: `leaflets withdraw` does.",
    )
    command.add_argument("leaflet", metavar="LEAFLET", help="basics, cure …")
    add_locale(command)
    command.add_argument(
        "--level", action="append", default=[], metavar="Y", help="only this reading level (repeatable)"
    )
    command.add_argument(
        "--clinic", action="append", default=[], metavar="ID", help="only copies of this clinic (repeatable)"
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="write a notice to each clinic into this folder"
    )
    command.add_argument(
        "--built", type=Path, metavar="DIR", help=f"where released files are looked for (default: {BUILT})"
    )
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.cli.desk import read_desk
    from leaflets.records.recall import Choice, released

    report = report_of(arguments)
    desk = read_desk(find_root(arguments.root))
    if problems := list(_unknown(arguments, desk)):
        return report.fail(problems)
    choice = Choice(
        leaflet=arguments.leaflet,
        locales=arguments.locale,
        levels=arguments.level,
        clinics=arguments.clinic,
    )
    editions = released(desk.known, choice)
    built: Path = arguments.built or desk.root / BUILT
    report.put(leaflet=arguments.leaflet, editions=[], notices=[])
    if not editions:
        report.line(f"Nothing of this choice ({arguments.leaflet}) was ever released.")
    for edition in editions:
        files = replacements(edition, desk, built)
        for line in _lines(edition, desk, files):
            report.line(line)
        report.add("editions", _record(edition, files))
    try:
        _write_notices(arguments.output, editions, desk, report)
    except OSError as error:
        return report.fail([cannot_write(arguments.output, error)])
    return report.done()


def _unknown(arguments: argparse.Namespace, desk: Desk) -> Iterator[Problem]:
    """What is known is what there is today, and all that was ever released."""
    from leaflets.build.plan import unknown_names

    library, issues = desk.library, [each.entry for each in desk.records]
    for kind, asked, today, ever in (
        ("leaflet", [arguments.leaflet], library.leaflets, {entry.leaflet for entry in issues}),
        ("locale", arguments.locale, library.locales, {entry.locale for entry in issues}),
        ("level", arguments.level, library.levels, {entry.level for entry in issues}),
        ("clinic", arguments.clinic, (), {entry.clinic for entry in issues if entry.clinic}),
    ):
        yield from unknown_names(kind, asked, {*today, *ever})


def replacements(edition: Released, desk: Desk, built: Path) -> dict[str, list[Path]]:
    """Clinic -> the released files to give it in place of its own, each where it is there and untouched."""
    found: dict[str, list[Path]] = {}
    if not edition.standing.ready:
        return found
    wanted = {
        issue.sha256: issue
        for issue in desk.known.issues[edition.standing.replaced_by]
        if issue.clinic in edition.clinics
    }
    words = desk.known.words[edition.standing.replaced_by]
    for path in sorted(built.rglob(f"{words.locale}/{words.leaflet}.{words.level}*.pdf")):
        issue = wanted.get(sha256(path.read_bytes()).hexdigest())
        if issue is not None:
            found.setdefault(issue.clinic, []).append(path)
    return found


def _lines(edition: Released, desk: Desk, files: dict[str, list[Path]]) -> Iterator[str]:
    from leaflets.cli.notice import review, sheets
    from leaflets.cli.verdict import fate

    words, clinics = edition.words, edition.clinics
    yield f"{words.code}  {desk.title(words)}, version {words.version}"
    yield f"    {fate(edition.standing, desk)}"
    yield from (f"    {line}" for line in review(edition, desk))
    days = sorted({copy.date for copy in edition.copies})
    span = desk.day(days[0]) + (f" to {desk.day(days[-1])}" if len(days) > 1 else "")
    yield f"    released {span}: {sheets(edition.copies)}"
    names = [name or "no clinic" for name in clinics]
    more = "" if len(names) <= _NAMED else f" and {len(names) - _NAMED} more (--json names all)"
    yield f"    copies of {len(names)}: {', '.join(names[:_NAMED])}{more}"
    for clinic, paths in list(files.items())[:_NAMED]:
        for path in paths:
            yield f"    new file{f' for {clinic}' if clinic else ''}: {relative(path)}"


def _record(edition: Released, files: dict[str, list[Path]]) -> dict[str, object]:
    words, found = edition.words, edition.standing
    return {
        "code": words.code,
        "locale": words.locale,
        "level": words.level,
        "version": words.version,
        "title": words.title,
        "kind": str(found.kind),
        "withdrawn": found.withdrawal.date.isoformat() if found.withdrawal else "",
        "reason": found.withdrawal.reason if found.withdrawal else "",
        "replaced_by": found.replaced_by,
        "ready": found.ready,
        "copies": [
            {
                "clinic": copy.clinic,
                "sheet": copy.sheet,
                "date": copy.date.isoformat(),
                "sha256": copy.sha256,
            }
            for copy in edition.copies
        ],
        "files": {clinic: [relative(path) for path in paths] for clinic, paths in files.items()},
    }


def _write_notices(folder: Path | None, editions: tuple[Released, ...], desk: Desk, report: Report) -> None:
    """Raises OSError."""
    from leaflets.build.files import write_atomically
    from leaflets.cli.notice import file_name, headings, notice
    from leaflets.records.recall import by_clinic

    if folder is None:
        return
    parts = headings(editions, desk)
    for clinic, own in by_clinic(editions).items():
        path = folder / file_name(clinic)
        write_atomically(path, notice(clinic, own, parts, desk).encode())
        report.add("notices", {"path": relative(path), "clinic": clinic})
        stop = sum(not edition.is_current for edition in own)
        report.progress(f"{relative(path)}  {stop} to take back")

"""`leaflets sign`: somebody approves of a text exactly as it stands. The signature lapses with any change."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_date, add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.record import SIGNERS, Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaflets.cli.options import Commands
    from leaflets.cli.report import Report
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded
    from leaflets.records.signing import Signature


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "sign",
        help="approve of a text exactly as it stands",
        description="Put on record that you approve of a text exactly as it stands (docs/release.md), "
        "or what a reviewer has sent back (--from, docs/review.md).",
    )
    command.add_argument("--role", choices=SIGNERS, metavar="ROLE", help=f"one of {', '.join(SIGNERS)}")
    command.add_argument(
        "--who", metavar="MARK", help="a short mark that tells people of one role apart, no name: r2"
    )
    command.add_argument("--locale", metavar="L", help="the language that was read")
    command.add_argument(
        "--file", action="append", default=[], metavar="F", help="the text: basics.standard (repeatable)"
    )
    command.add_argument(
        "--review",
        action="store_true",
        help="a clinician read again what is approved already: it is printed as “Last reviewed”",
    )
    add_date(command, "--date", "the day of the signature (default: today)")
    command.add_argument(
        "--from",
        dest="sheets",
        nargs="+",
        type=Path,
        default=[],
        metavar="FILE",
        help="a file of `leaflets review-pack` that a reviewer has filled in: it says what, who and when",
    )
    command.add_argument(
        "--remarks", type=Path, metavar="FILE", help="with --from: write what reviewers said here"
    )
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.records.signing import Signature

    report = report_of(arguments)
    if arguments.sheets:
        from leaflets.cli.sign_from import run as sign_from

        return sign_from(arguments, report)
    report.add("signed")
    report.add("lacking")
    if problems := _unsaid(arguments):
        return report.fail(problems)
    today = date.today()
    act = Act.REVIEW if arguments.review else Act.APPROVAL
    signature = Signature(arguments.role, arguments.who.lower(), arguments.date or today, act)
    sign(find_root(arguments.root), arguments.locale, arguments.file, signature, today, report)
    return report.done()


def _unsaid(arguments: argparse.Namespace) -> tuple[Problem, ...]:
    asked = ("role", "who", "locale", "file")
    missing = [f"--{name}" for name in asked if not getattr(arguments, name)]
    hint = "For instance: leaflets sign --role second-reader --who r2 --locale ar --file basics.standard"
    where = Where("leaflets sign")
    return tuple(Problem("B144", where, f"{name} is missing", hint) for name in missing)


def sign(
    root: Path, locale: str, files: Iterable[str], signature: Signature, today: date, report: Report
) -> None:
    """All of the texts or none. Raises LeafletError with every reason against it."""
    from leaflets.build.ledger import put_on_record, records_lock
    from leaflets.build.translated import keep_translated
    from leaflets.build.vouching import vouched
    from leaflets.cli.standings import read_standings
    from leaflets.content.library import load_finished
    from leaflets.content.records import read_records
    from leaflets.records.signing import entry_of, refusals

    files = tuple(dict.fromkeys(files))
    with records_lock(root):
        library = load_finished(root)
        _known(library, locale, files)
        standings = read_standings(root, library, [locale])[locale]
        records, broken = read_records(root)
        refused = [
            problem
            for text in files
            for problem in refusals(library, records, locale, text, signature, standings, today)
        ]
        if broken or refused:
            raise LeafletError((*broken, *dict.fromkeys(refused)))
        states, counts = vouched(root, library, locale, files, signature)
        put_on_record(root, [entry_of(library, locale, text, signature) for text in files], states)
        keep_translated(root, library)
        records, _ = read_records(root)
    for text in files:
        _tell(library, locale, text, signature, counts[text], report)
        _tell_lacking(library, records, locale, text, report)


def _known(library: Library, locale: str, files: Iterable[str]) -> None:
    """Raises LeafletError where a text is only begun, or there is none."""
    from leaflets.build.plan import unknown_names

    names = (locale, *(f"{locale}/{file}" for file in files))
    begun = [problem for name in names for problem in library.begun.get(name, ())]
    problems = begun or list(unknown_names("locale", [locale], library.locales))
    if not problems:
        problems = list(unknown_names("file", files, library.locales[locale].texts))
    if problems:
        raise LeafletError(tuple(problems))


def _tell(
    library: Library, locale: str, text: str, signature: Signature, strings: int, report: Report
) -> None:
    """What was signed, so that a person sees whether it is what was read."""
    from leaflets.records.signing import entry_of, printed_keys

    entry, count = entry_of(library, locale, text, signature), len(printed_keys(library, locale, text))
    title = str(library.locales[locale].texts[text].title)
    report.line(f"{locale}/{text}  {title}")
    report.line(
        f"    edition {entry.code}, version {entry.version}, {count} strings, content {entry.content[:12]}"
    )
    act = "reviewed" if signature.act is Act.REVIEW else "signed"
    report.line(f"    {act} on {signature.date} as {signature.role} by {signature.who}")
    told: dict[str, object] = {
        "locale": locale,
        "file": text,
        "title": title,
        "code": entry.code,
        "version": entry.version,
    }
    told |= {"strings": count, "content": entry.content, "act": str(signature.act), "role": signature.role}
    told |= {"who": signature.who, "date": signature.date.isoformat(), "states": strings}
    report.add("signed", told)


def _tell_lacking(
    library: Library, records: tuple[Recorded, ...], locale: str, text: str, report: Report
) -> None:
    from leaflets.records.approval import lacking

    left = lacking(library, records, locale, text)
    report.add("lacking", *({"locale": locale, "file": text, "message": each.message} for each in left))
    if not left:
        report.line("    all signatures are there: leaflets release")
    for each in left:
        report.line(f"    still needed: {each.message} ({each.where.file})")

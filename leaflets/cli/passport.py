"""`leaflets passport`: what was measured of each edition, and what a person must still judge."""

from __future__ import annotations

import argparse
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_as_of, add_choice, add_json, add_root
from leaflets.cli.report import relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from leaflets.cli.options import Commands
    from leaflets.model.edition import Edition
    from leaflets.model.library import Library
    from leaflets.model.wording import Rulebook, Wording
    from leaflets.passport.conformance import Conformance
    from leaflets.passport.passport import Passport
    from leaflets.passport.subject import Built, Subject

OUTPUT = Path("build/passports")
BUILT = Path("build/leaflets")
CONFORMANCE = "conformance.json"
"""What veraPDF said, beside the folder of the PDFs."""


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "passport", help="write what was measured of each edition, and what a person must judge"
    )
    add_choice(command)
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {OUTPUT})"
    )
    command.add_argument(
        "--built", type=Path, metavar="DIR", help=f"where the PDFs are that are measured (default: {BUILT})"
    )
    add_root(command)
    add_as_of(command)
    add_json(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Status 0 whatever the verdicts are: `check`, `audit` and `make conformance` are the gates."""
    from leaflets.build.plan import plan
    from leaflets.content.checklists import load_checklists
    from leaflets.content.library import load_finished
    from leaflets.passport.passport import issue

    report = report_of(arguments)
    report.add("passports")
    root = find_root(arguments.root)
    library = load_finished(root)
    editions, problems = plan(library, arguments.locale, arguments.leaflet, arguments.level)
    if problems:
        return report.fail(problems)
    checklists = load_checklists(root)
    output: Path = arguments.output or root / OUTPUT
    desk = _Desk(root, arguments.built or root / BUILT, library, editions, arguments.as_of or date.today())
    for edition in editions:
        passport = issue(desk.subject(edition), checklists)
        page = output / f"{edition.name}.html"
        try:
            _write(passport, page)
        except OSError as error:
            hint = "See that you may write to this folder, or name another: -o DIR."
            what = f"it cannot be written: {error.strerror}"
            return report.fail([Problem("B103", Where(str(page)), what, hint)])
        report.progress(f"{relative(page)}  {_told(passport)}")
        verdicts = {verdict.value: count for verdict, count in passport.counts.items()}
        report.add(
            "passports",
            {"page": relative(page), "record": relative(page.with_suffix(".json")), "measures": verdicts},
        )
    return report.done()


def _write(passport: Passport, page: Path) -> None:
    """The page, and the record beside it. Raises OSError."""
    from leaflets.build.files import write_atomically
    from leaflets.passport.page import to_html
    from leaflets.passport.record import to_json

    write_atomically(page.with_suffix(".json"), to_json(passport).encode())
    write_atomically(page, to_html(passport).encode())


def _told(passport: Passport) -> str:
    return ", ".join(f"{count} {verdict.value}" for verdict, count in passport.counts.items())


class _Desk:
    """What all passports of a run share, read once."""

    def __init__(
        self, root: Path, built: Path, library: Library, editions: tuple[Edition, ...], as_of: date
    ) -> None:
        from leaflets.content.states import load_states
        from leaflets.content.wordings import load_rulebook, load_wordings

        self._root = root
        self._built = built
        self._library = library
        self._as_of = as_of
        locales = sorted({edition.locale for edition in editions})
        self._rulebook = load_rulebook(root)
        self._wordings = load_wordings(root, library.locales)
        self._records = {locale: load_states(root, locale) for locale in locales}
        self._conformance = _conformance(built.resolve().parent / CONFORMANCE)
        self._findings = _findings(root, library, self._rulebook, self._wordings, as_of, editions)

    def subject(self, edition: Edition) -> Subject:
        from leaflets.compose.composer import compose
        from leaflets.passport.subject import Subject

        file = self._library.locales[edition.locale].texts[edition.text].title.where.file
        return Subject(
            library=self._library,
            edition=edition,
            code=compose(self._library, edition, as_of=self._as_of).metadata.code,
            as_of=self._as_of,
            rulebook=self._rulebook,
            wordings=self._wordings,
            record=self._records[edition.locale],
            findings=self._findings,
            sources={file: sha256((self._root / file).read_bytes()).hexdigest()},
            built=self._look(edition),
            conformance=self._conformance,
        )

    def _look(self, edition: Edition) -> Built | None:
        from leaflets.audit.auditor import audit_file
        from leaflets.audit.census import take_census
        from leaflets.passport.subject import Built

        path = self._built / edition.path
        if not path.is_file():
            return None
        data = path.read_bytes()
        return Built(
            sha256=sha256(data).hexdigest(),
            size=len(data),
            census=take_census(path),
            audit=audit_file(path, self._root, None, self._as_of),
        )


def _conformance(path: Path) -> Conformance | None:
    from leaflets.passport.conformance import read_conformance

    return read_conformance(path.read_text("utf-8"), relative(path)) if path.is_file() else None


def _findings(
    root: Path,
    library: Library,
    rulebook: Rulebook,
    wordings: Mapping[str, Wording],
    as_of: date,
    editions: Iterable[Edition],
) -> tuple[Problem, ...]:
    """Those of `leaflets check`."""
    from leaflets.checks.checker import check
    from leaflets.checks.desk import set_out
    from leaflets.text.faces import FontLibrary

    chosen = [(edition.locale, edition.text) for edition in editions]
    desk = set_out(library, rulebook, wordings, as_of, FontLibrary.open(root).covers, chosen)
    return check(desk, lambda file: (root / file).read_text("utf-8-sig"))

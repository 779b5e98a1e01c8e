"""`leaflets check`: what is wrong with the texts, and how hard they are to read."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice
from leaflets.cli import pseudo
from leaflets.cli.options import add_as_of, add_choice, add_json, add_root
from leaflets.cli.report import Report, records, report_of
from leaflets.cli.standings import read_back, read_standings
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Severity

if TYPE_CHECKING:
    from leaflets.checks.desk import Desk
    from leaflets.cli.options import Commands
    from leaflets.model.edition import Edition
    from leaflets.model.library import Library
    from leaflets.text.faces import FontLibrary


def register(commands: Commands) -> None:
    command = commands.add_parser("check", help="judge the texts by the rules for leaflets")
    add_choice(command, pseudo=True)
    command.add_argument("--file", type=Path, metavar="FILE", help="only measure one text, wherever it lies")
    add_json(command)
    command.add_argument(
        "--github", action="store_true", help="findings as annotations (given in GitHub's CI)"
    )
    add_root(command)
    add_as_of(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    report = report_of(arguments)
    root = find_root(arguments.root)
    if arguments.file:
        return _measure_file(arguments.file, root, report)
    read = file_reader(root)
    measured: list[str] = []
    choice = Choice(tuple(arguments.locale), tuple(arguments.leaflet), tuple(arguments.level))
    try:
        problems, measured = judge(choice, root, read, arguments.as_of or date.today())
    except LeafletError as error:
        problems = error.problems
    report.put(measured=measured)
    if not report.as_json:
        _tell(arguments, problems, measured, read)
    return report.done(_status(problems), problems)


def judge_built(choice: Choice, root: Path, as_of: date, output: Path, report: Report) -> int:
    """Judge the texts of files that were just built; what was judged already is told again. The exit status.

    A verdict without errors is kept beside the record of the files, for as long as nothing changes.
    """
    from leaflets.build.program import everything
    from leaflets.build.record import FOLDER, NoEntry, read_checked, write_checked
    from leaflets.cli.findings import with_lines

    memory = output / FOLDER / "check.json"
    asked = {"inputs": everything(root), "choice": choice.spelt(), "as-of": as_of.isoformat()}
    known = read_checked(memory)
    if not isinstance(known, NoEntry) and asked.items() <= known.items():
        told, findings = known["told"], known["findings"]
        status = 0
    else:
        read = file_reader(root)
        problems, _ = judge(choice, root, read, as_of, laid_out=True)
        told, findings = [*with_lines(problems, read), _summary(problems)], records(problems)
        status = _status(problems)
        if not status:
            write_checked(memory, {**asked, "told": told, "findings": findings})
    report.put(findings=findings)
    if not report.as_json:
        print("\n".join(told), file=sys.stderr, flush=True)
    return status


def judge(
    choice: Choice, root: Path, read: Callable[[str], str], as_of: date, *, laid_out: bool = False
) -> tuple[tuple[Problem, ...], list[str]]:
    """The findings, and a line of measures for each text. Raises LeafletError.

    Where a build has `laid_out` the texts, that is not done once more.
    """
    from leaflets.build.plan import plan, unfinished
    from leaflets.checks.checker import check
    from leaflets.checks.desk import set_out
    from leaflets.content.library import load_finished
    from leaflets.content.wordings import load_rulebook, load_wordings
    from leaflets.text.faces import FontLibrary

    if tags := pseudo.asked(choice.locales):
        return (() if laid_out else _lay_out_pseudo(choice, root, tags, as_of)), []
    library = load_finished(root, choice.locales or None)
    wordings = load_wordings(root, library.locales)
    editions, unknown = plan(library, choice.locales, choice.leaflets, choice.levels)
    if unknown:
        raise LeafletError(unknown)
    chosen = [(edition.locale, edition.text) for edition in editions]
    fonts = FontLibrary.open(root)
    judged = sorted({edition.locale for edition in editions})
    desk = set_out(
        library,
        load_rulebook(root),
        wordings,
        as_of,
        fonts.covers,
        chosen,
        read_standings(root, library, judged),
        read_back(root, library, judged),
    )
    problems = [*unfinished(library, choice.locales, choice.leaflets, choice.levels), *check(desk, read)]
    if not laid_out:
        problems += _lay_out(library, fonts, editions, as_of)
    if not choice.is_all():
        problems = [problem for problem in problems if problem.severity is not Severity.NOTE]
    return tuple(problems), list(_measured(desk))


def _lay_out_pseudo(choice: Choice, root: Path, tags: tuple[str, ...], as_of: date) -> tuple[Problem, ...]:
    """What a pseudo-locale shows: its words mean nothing, so that no rule for words judges them."""
    from leaflets.build.plan import plan
    from leaflets.text.faces import FontLibrary

    library = pseudo.load_pseudo(root, tags)
    editions, unknown = plan(library, choice.locales, choice.leaflets, choice.levels)
    if unknown:
        raise LeafletError(unknown)
    return tuple(_lay_out(library, FontLibrary.open(root), editions, as_of))


def _lay_out(library: Library, fonts: FontLibrary, editions: Iterable[Edition], as_of: date) -> list[Problem]:
    """What keeps a text from being composed and laid out: words wider than their room, among others."""
    from leaflets.pipeline import Press
    from leaflets.text.typesetter import Typesetter

    press = Press(library, fonts, Typesetter(fonts))
    problems: dict[Problem, None] = {}
    for edition in editions:
        try:
            press.print_edition(edition, as_of=as_of)
        except LeafletError as error:
            problems |= dict.fromkeys(error.problems)
    return list(problems)


def _measured(desk: Desk) -> Iterator[str]:
    from leaflets.checks.measures import describe

    for tongue, text in desk.texts():
        name = f"{text.leaflet}.{text.level}"
        level = desk.library.levels[text.level]
        reading = tongue.wording.readability
        english = None if tongue.name == desk.library.source else desk.originals.get(name)
        yield describe(f"{name} {tongue.name}", tongue.measures[name], reading, level, english)


def _measure_file(path: Path, root: Path, report: Report) -> int:
    from leaflets.checks.measures import describe, measure_strings
    from leaflets.checks.prose import Figures
    from leaflets.content.drafts import load_draft
    from leaflets.content.wordings import load_wordings
    from leaflets.model.wording import Wording

    draft = load_draft(path, root)
    reading = load_wordings(root, [draft.locale.locale]).get(draft.locale.locale, Wording()).readability
    measures = measure_strings(draft.strings, reading, Figures(draft.facts, draft.locale))
    told = describe(str(path), measures, reading, draft.level)
    report.line(told)
    report.put(measured=[told])
    return report.done()


def file_reader(root: Path) -> Callable[[str], str]:
    """Files of the workspace, each read once; nothing where one cannot be read."""

    @lru_cache
    def read(file: str) -> str:
        try:
            return (root / file).read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return ""

    return read


def _tell(
    arguments: argparse.Namespace,
    problems: Iterable[Problem],
    measured: Iterable[str],
    read: Callable[[str], str],
) -> None:
    from leaflets.cli.findings import as_annotations, with_lines

    problems = tuple(problems)
    if arguments.github or os.environ.get("GITHUB_ACTIONS") == "true":
        print("\n".join(as_annotations(problems)))
        return
    for line in (*measured, *with_lines(problems, read)):
        print(line)
    print(_summary(problems), file=sys.stderr)


def _status(problems: Iterable[Problem]) -> int:
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _summary(problems: Iterable[Problem]) -> str:
    counts = Counter(problem.severity for problem in problems)
    told = [f"{counts[s]} {s}{'' if counts[s] == 1 else 's'}" for s in Severity if counts[s]]
    return ", ".join(told) or "nothing to mend"

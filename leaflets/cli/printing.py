"""What `build` and `specimen` have in common: look first, print what must be printed, and say so."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Choice, Done, Look
from leaflets.build.program import everything, program
from leaflets.cli.report import Report, relative
from leaflets.errors import Problem, Where
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from leaflets.build.inputs import Inputs, Job
    from leaflets.build.record import Record
    from leaflets.build.run import Built, Task
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library


@frozen
class Order:
    """A run that was asked for. `what` names its files ("leaflets"); specimens have no `as_of`."""

    root: Path
    output: Path
    what: str
    choice: Choice
    clinic: Path | None
    as_of: date | None
    processes: int
    why: bool
    force: bool


@frozen
class Planned:
    """All files that the choice means, or what is wrong with it.

    `withheld`: locale -> why none of its files is printed in this run; those of the others are.
    """

    jobs: Sequence[Job]
    problems: tuple[Problem, ...]
    withheld: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    begun: tuple[Problem, ...] = ()
    """What to say of languages and texts that are not finished."""


Plan = Callable[["Library", "Clinic | None"], Planned]
"""What is to be printed from a library, for a clinic or for none."""


def add_printing(command: argparse.ArgumentParser, output: Path) -> None:
    """The options that say how to print."""
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {output})"
    )
    command.add_argument(
        "-j",
        "--jobs",
        type=_count,
        metavar="N",
        help="print in so many processes (default: one for each processor)",
    )
    command.add_argument("--why", action="store_true", help="say of each file why it is printed again")
    command.add_argument("--force", action="store_true", help="print every file, changed or not")


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 up")
    return int(value)


def processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def print_all(order: Order, plan: Plan, report: Report) -> int:
    """Print what must be, with a line of progress each and a summary; problems last, all together."""
    started = time.monotonic()
    look = Look(order.output, order.what, everything(order.root, [order.clinic] if order.clinic else []))
    if not order.force:
        count = look.unchanged(order.choice, order.as_of)
        if count is not None:
            return sum_up(order, report, Tally(unchanged=count), started)
    return _print_changed(order, plan, look, started, report)


def _print_changed(order: Order, plan: Plan, look: Look, started: float, report: Report) -> int:
    from leaflets.build.plan import recorded
    from leaflets.build.record import Record
    from leaflets.build.run import Desk, build, tasks
    from leaflets.build.worker import Recipe

    inputs = read_inputs(order)
    planned = plan(inputs.library, inputs.clinic)
    if planned.problems:
        return report.tell(planned.problems)
    record = Record(order.output, order.what)
    asked = recorded(inputs.library, record.paths()) if order.choice.is_all() else ()
    wanted = list(dict.fromkeys((*planned.jobs, *asked)))
    jobs = [job for job in wanted if job.locale not in planned.withheld]
    judged = tasks(jobs, Desk(inputs, record), force=order.force)
    todo = [task for task in judged if task.reasons]
    progress = Progress(len(todo), order.why, report)
    results = build(todo, Recipe(order.root, inputs), progress, order.processes)
    found = list(dict.fromkeys(problem for built in results for problem in built.problems))
    found += [problem for problems in planned.withheld.values() for problem in problems]
    found += planned.begun
    if order.choice.is_all():
        found += tidy(wanted, inputs.library.begun, record, report)
    if not found:
        look.keep(order.choice, done(judged, results), logo_files(order.clinic, inputs.clinic))
    status = sum_up(order, report, tally(results, len(jobs), len(wanted) - len(jobs)), started)
    return report.tell(found) if found else status


def logo_files(file: Path | None, clinic: Clinic | None) -> tuple[Path, ...]:
    """What a run reads beside the clinic's own file."""
    return (file.parent / clinic.logo.file,) if file and clinic and clinic.logo else ()


def read_inputs(order: Order) -> Inputs:
    from leaflets.build.inputs import Inputs
    from leaflets.content.clinics import load_clinic
    from leaflets.text.faces import FontLibrary

    library = _library(order)
    clinic = load_clinic(order.clinic, order.root, library) if order.clinic else None
    return Inputs(library, clinic, order.as_of, FontLibrary.open(order.root).digests, program())


def _library(order: Order) -> Library:
    from leaflets.cli.pseudo import asked as asked_pseudo
    from leaflets.cli.pseudo import load_pseudo
    from leaflets.content.library import load_finished

    if tags := asked_pseudo(order.choice.locales):
        return load_pseudo(order.root, tags)
    asked = (
        (*order.choice.locales, *filter(None, [order.choice.makeup.beside])) if order.choice.locales else ()
    )
    return load_finished(order.root, _present(order.root, asked))


def _present(root: Path, asked: Collection[str]) -> Collection[str] | None:
    """The locales to read: those asked for. All, where one is not there: the plan tells what there is."""
    names = {path.name for path in (root / "content" / "locales").glob("*")}
    return asked if asked and names.issuperset(asked) else None


def done(judged: Sequence[Task], results: Sequence[Built], folder: str = "") -> Iterator[Done]:
    """The files that now stand, for the next run's first look. `folder`: theirs, below that of the run."""
    printed = {built.job.path: built.sha256 for built in results}
    for task in judged:
        job, inputs = task.job, task.desk.inputs
        due = inputs.due(job)
        yield Done(
            f"{folder}{job.path}",
            job.locale,
            getattr(job, "leaflet", ""),
            job.level,
            printed.get(job.path, task.sha256),
            due.isoformat() if due else "",
            inputs.is_overdue(job),
        )


def tidy(jobs: Sequence[Job], begun: Collection[str], record: Record, report: Report) -> Iterable[Problem]:
    from leaflets.build.run import remove_stale

    try:
        for stale in remove_stale(jobs, record, begun):
            told = "removed" if stale.is_removed else "left, since it is not as it was written"
            report.add("removed" if stale.is_removed else "left", relative(stale.path))
            report.progress(f"{relative(stale.path)}  no text is there for it any more: {told}")
    except OSError as error:
        hint = "See that you may write to this folder."
        yield Problem("B103", Where(str(error.filename)), f"it cannot be removed: {error.strerror}", hint)


class Progress:
    """A line for each file as it is done, and below it why it was."""

    def __init__(self, count: int, why: bool, report: Report) -> None:
        self._count = count
        self._why = why
        self._report = report
        self._done = 0

    def __call__(self, built: Built) -> None:
        self._done += 1
        result = f"{built.size / 1000:.1f} kB" if built.size else "FAILED"
        self._report.progress(f"[{self._done}/{self._count}] {relative(built.path)}  {result}")
        told = {"path": relative(built.path), "bytes": built.size, "reasons": list(built.reasons)}
        self._report.add("files", told)
        if self._why:
            for reason in built.reasons:
                self._report.progress(f"    {reason}")


@frozen
class Tally:
    """How many files were printed, left as they stood, failed and withheld."""

    built: int = 0
    unchanged: int = 0
    failed: int = 0
    withheld: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.built + other.built,
            self.unchanged + other.unchanged,
            self.failed + other.failed,
            self.withheld + other.withheld,
        )

    def words(self, what: str) -> str:
        """As a person reads them: 3 of 5 leaflets built, 2 unchanged."""
        printed = self.built + self.failed
        count = printed + self.unchanged
        parts = [f"{self.built} of {count} {what} built"] if printed else [f"{count} {what} unchanged"]
        parts += [f"{self.unchanged} unchanged"] if self.unchanged and printed else []
        parts += [f"{self.failed} failed"] if self.failed else []
        parts += [f"{self.withheld} withheld"] if self.withheld else []
        return ", ".join(parts)

    def members(self) -> dict[str, int]:
        return {
            "built": self.built,
            "unchanged": self.unchanged,
            "failed": self.failed,
            "withheld": self.withheld,
        }


def tally(results: Sequence[Built], count: int, withheld: int = 0) -> Tally:
    """`count`: of all files that are not withheld, printed or not."""
    good = sum(1 for built in results if built.size)
    return Tally(good, count - len(results), len(results) - good, withheld)


def sum_up(order: Order, report: Report, counted: Tally, started: float, whom: str = "") -> int:
    """The last line: what became of the files, for whom, and the seconds it took."""
    parts = [counted.words(order.what), *filter(None, [whom]), f"in {relative(order.output)}"]
    report.progress(f"{', '.join(parts)}, {time.monotonic() - started:.1f} s")
    report.add("files")
    report.put(output=relative(order.output), **counted.members())
    return 0

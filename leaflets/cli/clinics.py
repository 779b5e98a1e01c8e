"""`leaflets build --clinic FILE|DIR`: the copies of several clinics in one run, each in a folder of its own.

What is wrong with one clinic stops no other: its files stay as they were, it is told at the end with what is
to be mended, and the exit status is not 0.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.look import Done, Look
from leaflets.build.program import everything
from leaflets.cli.printing import (
    Order,
    Plan,
    Progress,
    Tally,
    done,
    logo_files,
    read_inputs,
    sum_up,
    tally,
    tidy,
)
from leaflets.cli.report import Report, records, relative
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from leaflets.build.inputs import Inputs, Job
    from leaflets.build.run import Built, Desk, Task
    from leaflets.model.clinic import Clinic
    from leaflets.model.edition import Makeup
    from leaflets.model.library import Library

OUTPUT = Path("build/clinics")


def clinic_files(asked: Iterable[Path]) -> tuple[Path, ...]:
    """Those named, and of a folder each *.yaml directly in it. Raises LeafletError where it has none."""
    files: dict[Path, Path] = {}
    problems = []
    for path in asked:
        found = _files_of(path) if path.is_dir() else [path]
        if not found:
            what = "there is no clinic's file in this folder"
            hint = "Put the files of the clinics into it, each with the ending .yaml, or name another folder."
            problems.append(Problem("B200", Where(str(path)), what, hint))
        for file in found:
            files.setdefault(file.resolve(), file)
    if problems:
        raise LeafletError(tuple(problems))
    return tuple(files.values())


def _files_of(folder: Path) -> list[Path]:
    """What editors keep beside a file begins with a dot."""
    return sorted(file for file in folder.glob("*.yaml") if file.is_file() and not file.name.startswith("."))


@frozen
class Customer:
    """A clinic's file, and what it is to have; or why it has nothing.

    `wanted` are its files, `judged` those of them that are not withheld.
    """

    file: Path
    name: str
    problems: tuple[Problem, ...] = ()
    desk: Desk | None = None
    wanted: Sequence[Job] = ()
    judged: Sequence[Task] = ()
    is_elsewhere: bool = False
    """It hands out none of the languages that were asked for, as long as another one does."""


@frozen
class Served:
    """A customer, and what became of its files."""

    customer: Customer
    tally: Tally
    problems: tuple[Problem, ...] = ()

    def line(self, what: str) -> str:
        words = "FAILED" if self.customer.problems else self.tally.words(what)
        return f"{self.customer.name} ({relative(self.customer.file)}): {words}"

    def member(self) -> dict[str, object]:
        customer = self.customer
        output = customer.desk.record.output if customer.desk else None
        return {
            "clinic": customer.name,
            "file": relative(customer.file),
            "output": relative(output) if output else None,
            **self.tally.members(),
            "problems": records(self.problems),
        }


def print_clinics(order: Order, files: Sequence[Path], plan: Plan, report: Report) -> int:
    """Print what changed of all clinics; the exit status. Raises LeafletError for what is wrong with all."""
    started = time.monotonic()
    look = Look(order.output, _look_name(files), everything(order.root, files))
    standing = None if order.force else look.standing(order.choice, order.as_of)
    if standing is not None:
        report.add("clinics", *_unchanged(standing))
        return sum_up(order, report, Tally(unchanged=len(standing)), started)
    return _print_changed(order, files, plan, look, started, report)


def _look_name(files: Iterable[Path]) -> str:
    """Of what the run saw: a run of other clinics into the same folder does not forget it."""
    names = "\n".join(sorted(str(file.resolve()) for file in files))
    return f"clinics-{sha256(names.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _unchanged(rows: Iterable[Done]) -> Iterator[dict[str, object]]:
    for name, count in Counter(row.path.partition("/")[0] for row in rows).items():
        yield {"clinic": name, **Tally(unchanged=count).members(), "problems": []}


def _print_changed(
    order: Order, files: Sequence[Path], plan: Plan, look: Look, started: float, report: Report
) -> int:
    from leaflets.build.run import build
    from leaflets.build.worker import Recipe

    inputs = read_inputs(order)
    planned = plan(inputs.library, None)
    if planned.problems:
        return report.tell(planned.problems)
    customers = _of_the_choice(_customers(order, files, inputs, plan))
    todo = [task for customer in customers for task in customer.judged if task.reasons]
    todo.sort(key=lambda task: task.job.path)  # what is the same in all copies of one leaflet is at hand then
    progress = Progress(len(todo), order.why, report)
    results = build(todo, Recipe(order.root, inputs), progress, order.processes)
    built = _by_desk(todo, results)
    served = tuple(_served(customer, built.get(id(customer.desk), ())) for customer in customers)
    found = [problem for each in served for problem in each.problems]
    found += [problem for problems in planned.withheld.values() for problem in problems]
    found += planned.begun
    if order.choice.is_all():
        found += _tidied(customers, inputs, report)
    found = list(dict.fromkeys(found))
    if not found:
        look.keep(order.choice, _standing(customers, built), _logos(customers))
    _tell(order, served, started, report)
    return report.tell(found) if found else 0


def _of_the_choice(customers: Iterable[Customer]) -> tuple[Customer, ...]:
    """That a clinic hands out other languages is a mistake of the choice only where they all do."""
    known = tuple(customers)
    if not any(customer.wanted for customer in known):
        return known
    return tuple(replace(each, problems=()) if each.is_elsewhere else each for each in known)


def _customers(order: Order, files: Sequence[Path], inputs: Inputs, plan: Plan) -> Iterator[Customer]:
    from leaflets.build.plan import makeups_by_suffix

    makeups = makeups_by_suffix(inputs.library)
    for file, clinic in read_clinics(files, order.root, inputs.library).items():
        if isinstance(clinic, tuple):
            yield Customer(file, file.stem, clinic)
        else:
            yield _customer(order, file, inputs.of(clinic), plan, makeups)


def read_clinics(
    files: Sequence[Path], root: Path, library: Library
) -> dict[Path, Clinic | tuple[Problem, ...]]:
    """Each file's clinic, or what is wrong with it. Of two clinics with one id neither is printed."""
    from leaflets.content.clinics import load_clinic

    found: dict[Path, Clinic | tuple[Problem, ...]] = {}
    for file in files:
        try:
            found[file] = load_clinic(file, root, library)
        except LeafletError as error:
            found[file] = error.problems
    owners: dict[str, list[Path]] = {}
    for file, clinic in found.items():
        if not isinstance(clinic, tuple):
            owners.setdefault(clinic.clinic, []).append(file)
    for name, same in owners.items():
        if len(same) > 1:
            found |= {file: (_same_id(name, file, same),) for file in same}
    return found


def _same_id(name: str, file: Path, files: Iterable[Path]) -> Problem:
    others = ", ".join(relative(other) for other in files if other != file)
    what = f"the clinic in {others} is named {name!r} too: neither is printed"
    hint = (
        "Give each clinic an id of its own: it names the folder of its leaflets and stands in each of them."
    )
    return Problem("B201", Where(relative(file)), what, hint, "clinic")


def _customer(
    order: Order, file: Path, inputs: Inputs, plan: Plan, makeups: Mapping[str, Makeup]
) -> Customer:
    from leaflets.build.plan import recorded
    from leaflets.build.record import Record
    from leaflets.build.run import Desk, tasks

    clinic, library = inputs.clinic, inputs.library
    assert clinic is not None, "a customer is a clinic"
    planned = plan(library, clinic)
    if planned.problems:
        nothing = _nothing(order, file, clinic, planned.problems)
        asked_for = order.choice.locales
        is_elsewhere = bool(asked_for and clinic.locales) and not {*asked_for} & {*clinic.locales}
        return Customer(file, clinic.clinic, nothing, is_elsewhere=is_elsewhere)
    record = Record(order.output / clinic.clinic, order.what)
    desk = Desk(inputs, record)
    asked = recorded(library, record.paths(), makeups, clinic.locales) if order.choice.is_all() else ()
    wanted = list(dict.fromkeys((*planned.jobs, *asked)))
    jobs = [job for job in wanted if job.locale not in planned.withheld]
    return Customer(file, clinic.clinic, (), desk, wanted, tasks(jobs, desk, force=order.force))


def _nothing(order: Order, file: Path, clinic: Clinic, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Why a clinic has no leaflet of the choice: it hands out other languages, or they have no such text."""
    others = tuple(problem for problem in problems if problem.code != "B102")
    if others:
        return others
    own = ", ".join(clinic.locales) or "all languages"
    asked = " ".join((*order.choice.locales, *order.choice.leaflets, *order.choice.levels))
    what = f"this clinic hands out {own}, and there is no text in it" + (f" for {asked}" if asked else "")
    hint = "Leave an option of the command line out, or name other languages in the clinic's file."
    return (Problem("B202", Where(relative(file)), what, hint, "locales"),)


def _by_desk(todo: Sequence[Task], results: Sequence[Built]) -> dict[int, list[Built]]:
    """id() of a clinic's desk -> what was printed for it."""
    found: dict[int, list[Built]] = {}
    for task, built in zip(todo, results, strict=True):
        found.setdefault(id(task.desk), []).append(built)
    return found


def _served(customer: Customer, built: Sequence[Built]) -> Served:
    counted = tally(built, len(customer.judged), len(customer.wanted) - len(customer.judged))
    problems = (*customer.problems, *(problem for each in built for problem in each.problems))
    return Served(customer, counted, tuple(dict.fromkeys(problems)))


def _tidied(customers: Iterable[Customer], inputs: Inputs, report: Report) -> Iterator[Problem]:
    """The files of one that could not be read stay as they are."""
    for customer in customers:
        if customer.desk is not None and not customer.problems:
            yield from tidy(customer.wanted, inputs.library.begun, customer.desk.record, report)


def _standing(customers: Iterable[Customer], built: Mapping[int, Sequence[Built]]) -> Iterator[Done]:
    for customer in customers:
        yield from done(customer.judged, built.get(id(customer.desk), ()), f"{customer.name}/")


def _logos(customers: Iterable[Customer]) -> Iterator[Path]:
    for customer in customers:
        yield from logo_files(customer.file, customer.desk.inputs.clinic if customer.desk else None)


def _tell(order: Order, served: Sequence[Served], started: float, report: Report) -> None:
    """A line for each clinic, those that failed last, and one for all of them."""
    for each in sorted(served, key=lambda one: bool(one.problems)):
        report.progress(each.line(order.what))
    report.add("clinics", *(each.member() for each in served))
    failing = sum(1 for each in served if each.problems)
    whom = f"for {len(served)} clinic{'' if len(served) == 1 else 's'}"
    whom += f" ({failing} FAILED)" if failing else ""
    sum_up(order, report, sum((each.tally for each in served), Tally()), started, whom)

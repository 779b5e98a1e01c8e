"""A run: which files must be printed and why, then each of them printed, put in its place and recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from leaflets.build.files import file_sha256, sweep, write_atomically
from leaflets.build.inputs import Copy, Inputs, Job
from leaflets.build.pool import Make, Problems, attempt, outcomes
from leaflets.build.reasons import differences
from leaflets.build.record import FOLDER, Entry, NoEntry, Record
from leaflets.build.worker import Printed
from leaflets.errors import Problem, Where
from leaflets.frozen import frozen

WORTH = 8
"""Jobs for each process from which several are quicker: one starts in the time of printing four or five."""

FORCED = "it was asked for with --force"


@frozen
class Desk:
    """Whose copies: what they are printed from, and the record of those that stand."""

    inputs: Inputs
    record: Record


@frozen
class Task:
    """A file, and why it must be printed. Without a reason it stands as it would be printed, and `sha256`
    is its digest.
    """

    desk: Desk
    job: Job
    reasons: tuple[str, ...]
    sha256: str = ""


@frozen
class Built:
    """A task that was done: the file that now stands at `path`, or why there is none (then `size` is 0)."""

    path: Path
    job: Job
    reasons: tuple[str, ...]
    size: int = 0
    sha256: str = ""
    problems: tuple[Problem, ...] = ()


def judge(job: Job, desk: Desk) -> Task:
    """Whether a file must be printed: what its record and the file itself say."""
    inputs, record = desk.inputs, desk.record
    entry = record.read(job.path)
    file = file_sha256(record.output / job.path)
    if entry is NoEntry.NEW and file is not None:
        return Task(desk, job, ("there is no record of the file",))
    if isinstance(entry, NoEntry):
        return Task(desk, job, (entry.value,))
    if file is None:
        return Task(desk, job, ("the file is missing",))
    if file != entry.sha256:
        return Task(desk, job, ("the file is not as it was written",))
    parts = inputs.parts(job, {*entry.parts, *inputs.always(job)})
    return Task(desk, job, differences(entry.parts, parts), file)


def tasks(jobs: Iterable[Job], desk: Desk, *, force: bool = False) -> tuple[Task, ...]:
    """All jobs in their order, with what makes them necessary."""
    return tuple(Task(desk, job, (FORCED,)) if force else judge(job, desk) for job in jobs)


def build(
    todo: Sequence[Task],
    make: Make[Copy, Printed],
    report: Callable[[Built], None],
    processes: int = 1,
) -> tuple[Built, ...]:
    """Do every task; one that fails does not stop the others. `report` hears of them in their order.

    A failed task leaves the file of an earlier run as it was: nothing is ever half written.
    """
    copies = [Copy(task.job, task.desk.inputs.clinic) for task in todo]
    for folder in {(task.desk.record.output / task.job.path).parent for task in todo}:
        sweep(folder)
    results = []
    for task, outcome in zip(todo, _outcomes(copies, make, processes), strict=True):
        built = _placed(task, outcome)
        report(built)
        results.append(built)
    return tuple(results)


def _outcomes(jobs: Sequence[Copy], make: Make[Copy, Printed], processes: int) -> Iterator[Printed | Problems]:
    processes = min(processes, len(jobs) // WORTH)
    if processes > 1:
        return outcomes(jobs, make, processes)
    work = make() if jobs else None
    return (attempt(work, job) for job in jobs if work)


def _placed(task: Task, outcome: Printed | Problems) -> Built:
    inputs, record = task.desk.inputs, task.desk.record
    path = record.output / task.job.path
    if isinstance(outcome, tuple):
        return Built(path, task.job, task.reasons, problems=outcome)
    paths = {*outcome.reads, *inputs.always(task.job)}
    entry = Entry(sha256(outcome.data).hexdigest(), inputs.parts(task.job, paths))
    try:
        write_atomically(path, outcome.data)
        record.write(task.job.path, entry)
    except OSError as error:
        hint = "Choose a folder that you may write to, with -o, and see that the disk is not full."
        problem = Problem("B103", Where(str(path)), f"the file cannot be written: {error.strerror}", hint)
        return Built(path, task.job, task.reasons, problems=(problem,))
    return Built(path, task.job, task.reasons, len(outcome.data), entry.sha256)


@frozen
class Stale:
    """A file of an edition that is no more. It is removed if it is the file that we wrote, else left."""

    path: Path
    is_removed: bool


def remove_stale(jobs: Iterable[Job], record: Record, begun: Collection[str] = ()) -> tuple[Stale, ...]:
    """Tidy up after editions that are not among `jobs`, which must be all that there are. Raises OSError.

    `begun`: "nl" or "de/cure.standard", whose files stay: somebody is at work on their words.
    """
    current = {job.path for job in jobs}
    kept = tuple(f"{name}{end}" for name in begun for end in "/.")
    found = []
    for name in [name for name in record.paths() if name not in current and not name.startswith(kept)]:
        path, entry = record.output / name, record.read(name)
        file = file_sha256(path)
        is_ours = isinstance(entry, Entry) and file == entry.sha256
        if is_ours:
            path.unlink()
            _remove_empty(path.parent, record.output)
        record.remove(name)
        if file is not None:
            found.append(Stale(path, is_ours))
    return tuple(found)


def _remove_empty(folder: Path, top: Path) -> None:
    if folder != top and folder.name != FOLDER and not any(folder.iterdir()):
        folder.rmdir()

"""Building: every edition of a plan is printed and put in its place, all or nothing for each file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen


class Job(Protocol):
    """One file to print: an Edition or a SpecimenSheet."""

    @property
    def path(self) -> str:
        """Where the file stands below the output folder."""


J = TypeVar("J", bound=Job)


@frozen
class Built:
    """One job of a run: the file that now stands at `path`, or why there is none (then `size` is 0)."""

    path: Path
    size: int
    problems: tuple[Problem, ...] = ()


def build(
    jobs: Iterable[J], print_job: Callable[[J], bytes], folder: Path, report: Callable[[Built], None]
) -> tuple[Built, ...]:
    """Print each job below `folder`; one that fails does not stop the others.

    A failed job leaves the file of an earlier run as it was: nothing is ever half written.
    """
    results = []
    for job in jobs:
        path = folder / job.path
        try:
            data = print_job(job)
            write_atomically(path, data)
            built = Built(path, len(data))
        except LeafletError as error:
            built = Built(path, 0, error.problems)
        except OSError as error:
            hint = "Choose a folder that you may write to, with -o, and see that the disk is not full."
            problem = Problem("B103", Where(str(path)), f"the file cannot be written: {error.strerror}", hint)
            built = Built(path, 0, (problem,))
        report(built)
        results.append(built)
    return tuple(results)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step, so that no reader and no killed run ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

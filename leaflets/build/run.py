"""Building: every edition of a plan is printed and put in its place, all or nothing for each file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.content import Clinic
from leaflets.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Built:
    """One edition of a run: the file that now stands at `path`, or why there is none."""

    edition: Edition
    path: Path
    size: int
    problems: tuple[Problem, ...] = ()


class Printer(Protocol):
    """What prints one edition: leaflets.pipeline.Press."""

    def print_edition(self, edition: Edition, *, clinic: Clinic | None, as_of: date) -> bytes: ...


def build(
    press: Printer,
    editions: Iterable[Edition],
    folder: Path,
    *,
    clinic: Clinic | None,
    as_of: date,
    report: Callable[[Built], None],
) -> tuple[Built, ...]:
    """Print each edition below `folder`; one that fails does not stop the others.

    A failed edition leaves the file of an earlier run as it was: nothing is ever half written.
    """
    results = []
    for edition in editions:
        path = folder / edition.path
        try:
            data = press.print_edition(edition, clinic=clinic, as_of=as_of)
            write_atomically(path, data)
            built = Built(edition, path, len(data))
        except LeafletError as error:
            built = Built(edition, path, 0, error.problems)
        except OSError as error:
            hint = "Choose a folder that you may write to, with -o, and see that the disk is not full."
            problem = Problem("B103", Where(str(path)), f"the file cannot be written: {error.strerror}", hint)
            built = Built(edition, path, 0, (problem,))
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

"""content/records.jsonl on the disk: only ever longer, by whole lines, by one writer at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from leaflets.build.files import write_together
from leaflets.content.records import FILE, appended, read_records
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.record import Entry

_NOTHING: Mapping[Path, bytes] = {}


@contextmanager
def records_lock(root: Path) -> Iterator[None]:
    """While it is held, nobody else signs: what is decided on the records holds until it is written.

    The lock is on the folder content/ itself, so that no file is left behind; a killed process gives it back.
    Raises LeafletError where the folder cannot be locked.
    """
    try:
        folder = os.open(root / "content", os.O_RDONLY)
    except OSError as error:
        raise LeafletError((_cannot(error),)) from error
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError as error:
            raise LeafletError((_cannot(error),)) from error
        yield
    finally:
        os.close(folder)


def put_on_record(root: Path, entries: Iterable[Entry], others: Mapping[Path, bytes] = _NOTHING) -> None:
    """Add lines at the end, and write `others` with them: all or nothing. The lock has to be held.

    Raises LeafletError where the file is not as it was written, or cannot be.
    """
    known, problems = read_records(root)
    if problems:
        raise LeafletError(problems)
    path = root / FILE
    try:
        former = path.read_bytes() if path.exists() else b""
        write_together({**others, path: former + appended(known, entries)})
    except OSError as error:
        raise LeafletError((_cannot(error),)) from error


def _cannot(error: OSError) -> Problem:
    hint = "Look whether you may write in content/, and whether the disk is full. Nothing was signed."
    what = f"the records cannot be written: {(error.strerror or 'unknown reason').lower()}"
    return Problem("B149", Where(FILE), what, hint)

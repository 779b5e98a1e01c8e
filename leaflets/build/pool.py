"""Several processes work at once. Jobs go out one by one; outcomes come back in the order of the jobs.

A process that ends by itself (the system killed it, a library crashed) costs the one job it had in hand:
that is told, and another process takes its place. Processes are spawned, not forked: that works the same
everywhere, and copies none of the parent's threads and open files.
"""

from __future__ import annotations

import pickle
import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar

from leaflets.build.collector import few_collections
from leaflets.errors import LeafletError, Problem, Where


class HasPath(Protocol):
    """A job, which is told by the path of its file."""

    @property
    def path(self) -> str: ...


J = TypeVar("J", bound=HasPath)
R = TypeVar("R")

Problems = tuple[Problem, ...]
"""In place of a result: why there is none."""

Make = Callable[[], Callable[[J], R]]
"""Makes what does the jobs."""


def attempt(work: Callable[[J], R], job: J) -> R | Problems:
    try:
        return work(job)
    except LeafletError as error:
        return error.problems


def outcomes(jobs: Sequence[J], make: Make[J, R], size: int) -> Generator[R | Problems]:
    """What each job gives, in `size` processes, each of which calls `make` once.

    `make` (pickled once for all), the jobs and the results must be picklable. However this generator ends,
    its processes end with it.
    """
    pickled = pickle.dumps(make, pickle.HIGHEST_PROTOCOL)
    waiting = dict(enumerate(jobs))
    done: dict[int, R | Problems] = {}
    hands: list[_Hand[J, R]] = []
    try:
        for _ in range(min(size, len(jobs))):
            hands.append(_Hand(pickled))
            hands[-1].take(*_next(waiting, hands[-1], hands))
        for index in range(len(jobs)):
            while index not in done:
                for hand in _ready(hands):
                    number, outcome = hand.give()
                    done[number] = outcome
                    if waiting:
                        hand.take(*_next(waiting, hand, hands))
            yield done.pop(index)
    finally:
        for hand in hands:
            hand.stop()


def _next(waiting: dict[int, J], hand: _Hand[J, R], hands: Sequence[_Hand[J, R]]) -> tuple[int, J]:
    """Takes a job out: one of the folder that the process is in already, since what it has shaped and cut for
    a language serves the next leaflet too; then one of a folder that nobody is in; then any.
    """
    taken = {other.folder for other in hands}
    same = (number for number, job in waiting.items() if _folder(job) == hand.folder)
    free = (number for number, job in waiting.items() if _folder(job) not in taken)
    number = next(same, None)
    if number is None:
        number = next(free, next(reversed(waiting)))
    return number, waiting.pop(number)


def _folder(job: HasPath) -> str:
    """Of the same language, whosever copy it is."""
    return job.path.rpartition("/")[0].rpartition("/")[2]


class _Hand(Generic[J, R]):
    """One process after another, and the job that it has in hand. `folder` is that of its last file."""

    folder = ""

    def __init__(self, make: bytes) -> None:
        self._make = make
        self._process: BaseProcess | None = None
        self._job: tuple[int, J] | None = None

    def take(self, number: int, job: J) -> None:
        if self._process is None:
            self._start()
        self._job = (number, job)
        self.folder = _folder(job)
        with suppress(OSError):  # that the process has ended, give() finds out
            self.connection.send(job)

    def give(self) -> tuple[int, R | Problems]:
        """The number of the job in hand, and what came of it."""
        assert self._job is not None
        number, job = self._job
        self._job = None
        try:
            return number, self.connection.recv()
        except (EOFError, OSError):
            return number, (_ended(job, self.stop()),)

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def stop(self) -> int:
        """End the process, if it has not ended. Its exit status, negative for a signal."""
        process, self._process = self._process, None
        if process is None:
            return 0
        self.connection.close()
        process.join(_PATIENCE)
        process.terminate()
        process.join()
        return process.exitcode or 0

    def _start(self) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._make), daemon=True)
        self._process.start()
        theirs.close()


_PATIENCE = 0.1
"""Seconds for a process to end by itself, which it does when its connection is closed and it has no job."""


def _ready(hands: Sequence[_Hand[J, R]]) -> list[_Hand[J, R]]:
    """Those that have something to give; waits until there is one."""
    connections = wait([hand.connection for hand in hands if hand.is_busy])
    return [hand for hand in hands if hand.is_busy and hand.connection in connections]


def _ended(job: HasPath, status: int) -> Problem:
    how = signal.strsignal(-status) or f"signal {-status}" if status < 0 else f"exit status {status}"
    message = f"the process that printed this file ended before it was done ({how})"
    hint = (
        "Build it again. If that fails too: with -j 1 the least memory is needed, and lines that may stand "
        "above tell what a developer needs to know."
    )
    return Problem("B106", Where(job.path), message, hint)


def _serve(connection: Connection[Any, Any], make: bytes) -> None:
    """The life of a process. It ends when the other end of the connection is closed or gone.

    Ctrl-C goes to all processes of a terminal; only the parent answers it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    made: Callable[[], Callable[[Any], object]] = cache(pickle.loads(make))  # noqa: S301 - our parent's

    def work(job: Any) -> object:
        return made()(job)

    with few_collections(), suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send(attempt(work, connection.recv()))

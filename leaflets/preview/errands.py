"""One thread that does everything for the answers, what somebody waits for first.

Library, typesetter and journal know nothing of threads: one errand is run at a time. Long work that nobody
waits for comes as a generator and is done step by step, so that a new page never waits for the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Future
from itertools import count
from math import inf
from queue import PriorityQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")

OVERTAKING = 20
"""Errands that come after a long one and are done before it. More would put it off for ever."""


class Errands:
    """Errands are run in the order in which they came, long ones a little later."""

    def __init__(self) -> None:
        self._queue: PriorityQueue[tuple[float, int, Callable[[], Any] | None]] = PriorityQueue()
        self._numbers = count()
        self._thread = Thread(target=self._run, name="errands", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        number = next(self._numbers)
        self._queue.put((number, number, lambda: _settle(future, work)))
        return future

    def later(self, work: Callable[[], Generator[None, None, T]]) -> Future[T]:
        future: Future[T] = Future()
        number = next(self._numbers)
        self._queue.put((number + OVERTAKING, number, lambda: self._begin(number, future, work)))
        return future

    def end(self) -> None:
        """Returns when all that came before is done."""
        self._queue.put((inf, next(self._numbers), None))
        self._thread.join()

    def _begin(self, number: int, future: Future[T], work: Callable[[], Generator[None, None, T]]) -> None:
        if future.set_running_or_notify_cancel():
            self._step(number, future, work())

    def _step(self, number: int, future: Future[T], steps: Generator[None, None, T]) -> None:
        try:
            next(steps)
        except StopIteration as stop:
            future.set_result(stop.value)
        except BaseException as error:  # noqa: BLE001 - it is handed to whoever asked
            future.set_exception(error)
        else:
            self._queue.put((number + OVERTAKING, number, lambda: self._step(number, future, steps)))

    def _run(self) -> None:
        while True:
            _, _, work = self._queue.get()
            if work is None:
                return
            work()


def _settle(future: Future[T], work: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is handed to whoever asked
        future.set_exception(error)

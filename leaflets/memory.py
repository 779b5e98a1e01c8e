"""What was made before of the same things: copies of one leaflet differ in a box, and share all else.

A result is recalled by a key that names all it is made of; what the key means by identity is kept with it,
so that no other object can get its place. With a result comes what was read to make it: the record of what a
file was made from is the same, whether its parts were made for it or recalled.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

ROOM = 1024
"""Results that are kept: those of some ten copies. What was of no use for longest is forgotten first."""


class Memory:
    """Of one process that prints."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._known: dict[Hashable, tuple[Any, frozenset[str], object]] = {}
        self._reads: set[str] = set()

    def note(self, path: str) -> None:
        """That something was read, by its path (leaflets/build/watch.py)."""
        self._reads.add(path)

    @contextmanager
    def reading(self) -> Iterator[set[str]]:
        """What is read inside; around it that counts as read as well."""
        around, self._reads = self._reads, set()
        try:
            yield self._reads
        finally:
            around |= self._reads
            self._reads = around

    def recall(self, key: Hashable, make: Callable[[], T], keep: object) -> T:
        known = self._known.pop(key, None)
        if known is None:
            with self.reading() as reads:
                value = make()
            known = value, frozenset(reads), keep
            if len(self._known) >= self._room:
                del self._known[next(iter(self._known))]
        else:
            self._reads |= known[1]
        self._known[key] = known
        return known[0]


class Recall:
    """A memory, asked about one thing: `scope` tells all that its keys leave out, such as the edition."""

    def __init__(self, memory: Memory | None, scope: Hashable = None) -> None:
        self._memory = memory
        self._scope = scope

    def __bool__(self) -> bool:
        return self._memory is not None

    def __call__(self, key: Hashable, make: Callable[[], T], keep: object = None) -> T:
        """What `make` gives, or gave for this key. `keep`: what the key means by identity."""
        return self._memory.recall((self._scope, key), make, keep) if self._memory else make()


ANEW = Recall(None)
"""Nothing is remembered."""

"""Tells every page that listens of every change."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Change = dict[str, Any] | None
"""What has changed; None at the end of the server."""

_WAITING = 8
"""Changes kept for a page that is slow to take them. Any later one makes the earlier ones needless."""


class News:
    """Used inside the event loop only."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[Change]] = set()
        self._over = False

    @contextmanager
    def subscription(self) -> Iterator[asyncio.Queue[Change]]:
        queue: asyncio.Queue[Change] = asyncio.Queue(_WAITING)
        if self._over:
            queue.put_nowait(None)
        self._queues.add(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def tell(self, change: Change) -> None:
        for queue in self._queues:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(change)

    def end(self) -> None:
        self._over = True
        self.tell(None)

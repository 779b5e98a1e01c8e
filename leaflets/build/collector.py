"""Python's collector of garbage, told to look seldom: a build makes little of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def few_collections() -> Iterator[None]:
    """Python looks for unreachable cycles after every 700 new objects. A build makes hundreds of thousands
    that live to its end, and few cycles: looking that often takes a sixth of its time.
    """
    threshold = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)

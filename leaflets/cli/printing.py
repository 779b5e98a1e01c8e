"""What `build` and `specimen` say while they print."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from leaflets.cli.report import fail, relative

if TYPE_CHECKING:
    from leaflets.build.run import Built, Job

J = TypeVar("J", bound="Job")


def print_all(
    jobs: Sequence[J], print_job: Callable[[J], bytes], folder: Path, what: str, started: float
) -> int:
    """Print every job with a line of progress each, then a summary; problems last, all together."""
    from leaflets.build.run import build

    done = 0

    def report(built: Built) -> None:
        nonlocal done
        done += 1
        result = f"{built.size / 1000:.1f} kB" if built.size else "FAILED"
        print(f"[{done}/{len(jobs)}] {relative(built.path)}  {result}", flush=True)

    results = build(jobs, print_job, folder, report)
    good = sum(1 for built in results if built.size)
    print(f"{good} of {len(results)} {what} in {relative(folder)}, {time.monotonic() - started:.1f} s")
    found = [problem for built in results for problem in built.problems]
    return fail(found) if found else 0

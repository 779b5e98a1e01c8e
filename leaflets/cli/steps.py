"""What to do next, in plain words, with the command to type."""

from __future__ import annotations

from collections.abc import Iterator


def numbered(*steps: tuple[str, str]) -> Iterator[str]:
    """Lines for steps, each with the command that takes it, or "" where it takes none."""
    yield "Next:"
    for number, (words, command) in enumerate(steps, 1):
        yield f"  {number}. {words}"
        if command:
            yield f"       leaflets {command}"

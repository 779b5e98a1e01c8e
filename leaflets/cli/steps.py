"""What to do next, in plain words, with the command to type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def numbered(*steps: tuple[str, str]) -> Iterator[str]:
    """Lines for steps, each with the command that takes it, or "" where it takes none."""
    yield "Next:"
    for number, (words, command) in enumerate(steps, 1):
        yield f"  {number}. {words}"
        if command:
            yield f"       leaflets {command}"


def empty_texts(text: str) -> int:
    """How many texts of a new file are still to come."""
    return text.count(': ""\n')


def begun(files: Mapping[str, str]) -> list[dict[str, object]]:
    """New files as JSON has them."""
    return [{"path": name, "texts": empty_texts(text)} for name, text in files.items()]

"""content/locales/<locale>/states/<file id>.yaml: read strictly, written one line a string."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from leaflets.content.ids import ANYTHING
from leaflets.content.memory import Memory
from leaflets.content.reader import relative
from leaflets.content.state_lines import read_lines
from leaflets.errors import LeafletError, Problem
from leaflets.model.state import Entry

HEAD = "# Who vouches for which words of {file}.yaml. Written by `leaflets mark`; CONTRIBUTING.md says how.\n"


def states_folder(root: Path, locale: str) -> Path:
    return root / "content" / "locales" / locale / "states"


States = Mapping[str, Mapping[str, Entry]]
"""File id -> key -> entry."""


def load_states(root: Path, locale: str, files: Collection[str] = (), memory: Memory | None = None) -> States:
    """All files or those named; a locale without states has none. Raises LeafletError with all problems."""
    record, problems = read_states(root, locale, files, memory)
    if problems:
        raise LeafletError(problems)
    return record


def read_states(
    root: Path, locale: str, files: Collection[str] = (), memory: Memory | None = None
) -> tuple[States, tuple[Problem, ...]]:
    """The same, and beside it the problems: of each file as much as can be read."""
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    record: dict[str, Mapping[str, Entry]] = {}
    for path in sorted(states_folder(root, locale).glob("*.yaml")):
        if files and path.stem not in files:
            continue
        data, _ = memory.data(path, relative(path, root))
        known = memory.recall((path, "lines"), _read_lines, data, path.stem)
        if known is None:
            checked = memory.entries(Entry, path, memory.tree(path, root), keys=ANYTHING)
            problems += checked.problems
            known = checked.value or {}
        record[path.stem] = known
    return record, tuple(problems)


def _read_lines(data: bytes | None, file: str) -> Mapping[str, Entry] | None:
    return None if data is None else read_lines(data, HEAD.format(file=file))


def format_states(file: str, entries: Mapping[str, Entry]) -> str:
    """The text of one states file. Keys and hashes need no quotes, but for a hash of digits alone."""
    return HEAD.format(file=file) + "".join(f"{key}: {_flow(entry)}\n" for key, entry in entries.items())


def _flow(entry: Entry) -> str:
    hashes = {"target": entry.target, "source": entry.source, "facts": entry.facts}
    parts = [f"state: {entry.state}", f"role: {entry.role}", f"date: {entry.date}"]
    parts += [f'{name}: "{value}"' for name, value in hashes.items() if value is not None]
    return f"{{{', '.join(parts)}}}"

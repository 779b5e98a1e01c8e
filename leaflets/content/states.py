"""content/locales/<locale>/states/<file id>.yaml: read strictly, written one line a string."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from leaflets.content.ids import ANYTHING
from leaflets.content.memory import Memory
from leaflets.errors import LeafletError, Problem
from leaflets.model.state import Entry

HEAD = "# Who vouches for which words of {file}.yaml. Written by `leaflets mark`; CONTRIBUTING.md says how.\n"


def states_folder(root: Path, locale: str) -> Path:
    return root / "content" / "locales" / locale / "states"


def load_states(
    root: Path, locale: str, files: Collection[str] = (), memory: Memory | None = None
) -> Mapping[str, Mapping[str, Entry]]:
    """File id -> key -> entry, of all files or of those named. A locale without states has none.

    Raises LeafletError with every problem.
    """
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    record: dict[str, Mapping[str, Entry]] = {}
    for path in sorted(states_folder(root, locale).glob("*.yaml")):
        if files and path.stem not in files:
            continue
        checked = memory.entries(Entry, path, memory.tree(path, root), keys=ANYTHING)
        problems += checked.problems
        record[path.stem] = checked.value or {}
    if problems:
        raise LeafletError(tuple(problems))
    return record


def format_states(file: str, entries: Mapping[str, Entry]) -> str:
    """The text of one states file. Keys and hashes need no quotes, but for a hash of digits alone."""
    return HEAD.format(file=file) + "".join(f"{key}: {_flow(entry)}\n" for key, entry in entries.items())


def _flow(entry: Entry) -> str:
    hashes = {"target": entry.target, "source": entry.source, "facts": entry.facts}
    parts = [f"state: {entry.state}", f"role: {entry.role}", f"date: {entry.date}"]
    parts += [f'{name}: "{value}"' for name, value in hashes.items() if value is not None]
    return f"{{{', '.join(parts)}}}"

"""content/locales/<locale>/states/<file id>.yaml: read strictly, written one line a string."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from leaflets.content.ids import ANYTHING
from leaflets.content.reader import read_tree
from leaflets.content.schema import check_entries
from leaflets.content.state_lines import read_lines
from leaflets.errors import LeafletError, Problem
from leaflets.model.state import Entry

HEAD = "# Who vouches for which words of {file}.yaml. Written by `leaflets mark`; CONTRIBUTING.md says how.\n"


def states_folder(root: Path, locale: str) -> Path:
    return root / "content" / "locales" / locale / "states"


States = Mapping[str, Mapping[str, Entry]]
"""File id -> key -> entry."""


def load_states(root: Path, locale: str, files: Collection[str] = ()) -> States:
    """All files or those named; a locale without states has none. Raises LeafletError with all problems."""
    record, problems = read_states(root, locale, files)
    if problems:
        raise LeafletError(problems)
    return record


def read_states(root: Path, locale: str, files: Collection[str] = ()) -> tuple[States, tuple[Problem, ...]]:
    """The same, and beside it the problems: of each file as much as can be read."""
    problems: list[Problem] = []
    record: dict[str, Mapping[str, Entry]] = {}
    for path in sorted(states_folder(root, locale).glob("*.yaml")):
        if files and path.stem not in files:
            continue
        known = _read_lines(path)
        if known is None:
            checked = check_entries(Entry, read_tree(path, root), keys=ANYTHING)
            problems += checked.problems
            known = checked.value or {}
        record[path.stem] = known
    return record, tuple(problems)


def _read_lines(path: Path) -> Mapping[str, Entry] | None:
    try:
        return read_lines(path.read_bytes(), HEAD.format(file=path.stem))
    except OSError:
        return None


def format_states(file: str, entries: Mapping[str, Entry]) -> str:
    """The text of one states file. Keys and hashes need no quotes, but for a hash of digits alone."""
    return HEAD.format(file=file) + "".join(f"{key}: {_flow(entry)}\n" for key, entry in entries.items())


def _flow(entry: Entry) -> str:
    hashes = {"target": entry.target, "source": entry.source, "facts": entry.facts}
    parts = [f"state: {entry.state}", f"role: {entry.role}", f"date: {entry.date}"]
    parts += [f'{name}: "{value}"' for name, value in hashes.items() if value is not None]
    return f"{{{', '.join(parts)}}}"

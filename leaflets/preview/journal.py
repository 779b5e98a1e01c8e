"""What the page has changed in the files, so that it can be undone: also after the server was killed.

One line a step, in build/preview/. An edit is written down before its file is changed: a kill in between
leaves a line of an edit that never was, which undoing finds out and passes over. A line that was cut short by
a kill is of such an edit too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from leaflets.build.files import write_atomically
from leaflets.frozen import frozen

FILE = Path("build") / "preview" / "edits.jsonl"
DEPTH = 100
"""Edits of one string that can be undone."""
LINES = 5000
"""After so many the file is written anew, without what was undone."""


@frozen
class Edit:
    locale: str
    key: str
    before: str
    after: str


class Journal:
    """The edits of one workspace, by string, the latest last."""

    def __init__(self, root: Path) -> None:
        self._path = root / FILE
        self._edits: dict[tuple[str, str], list[Edit]] = {}
        self._lines = 0
        for entry in self._read():
            self._lines += 1
            stack = self._edits.setdefault((entry["locale"], entry["key"]), [])
            if "undone" in entry:
                del stack[-1:]
            else:
                stack.append(Edit(entry["locale"], entry["key"], entry["before"], entry["after"]))
                del stack[:-DEPTH]

    def last(self, locale: str, key: str) -> Edit | None:
        stack = self._edits.get((locale, key))
        return stack[-1] if stack else None

    def add(self, edit: Edit) -> None:
        """Raises OSError."""
        self._write({"locale": edit.locale, "key": edit.key, "before": edit.before, "after": edit.after})
        stack = self._edits.setdefault((edit.locale, edit.key), [])
        stack.append(edit)
        del stack[:-DEPTH]

    def drop(self, edit: Edit) -> None:
        """It was undone, or has never been done. Raises OSError."""
        self._write({"locale": edit.locale, "key": edit.key, "undone": True})
        del self._edits[edit.locale, edit.key][-1:]

    def _write(self, entry: dict[str, Any]) -> None:
        if self._lines >= LINES:
            self._shorten()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # a line end first: the line before may have been cut short
        with self._path.open("ab") as file:
            file.write(f"\n{json.dumps(entry)}\n".encode())
        self._lines += 1

    def _shorten(self) -> None:
        kept = [
            {"locale": edit.locale, "key": edit.key, "before": edit.before, "after": edit.after}
            for stack in self._edits.values()
            for edit in stack
        ]
        write_atomically(self._path, "".join(f"{json.dumps(entry)}\n" for entry in kept).encode())
        self._lines = 0

    def _read(self) -> Iterator[dict[str, Any]]:
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and _whole(entry):
                yield entry


def _whole(entry: dict[str, Any]) -> bool:
    texts = [entry.get(name) for name in ("locale", "key", "before", "after")]
    return all(isinstance(text, str) for text in (texts[:2] if "undone" in entry else texts))

"""The record of what was built: a small file for each file printed, in a hidden folder beside them.

    <output>/.record/<what>/<path of the file>.json

An entry is written in one step, after its file: a build that is killed goes on where it was. It carries a
checksum of itself, and what cannot be trusted counts as not recorded: the worst that a lost or damaged
entry does is that its file is printed once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

from leaflets.build.files import write_atomically
from leaflets.frozen import frozen

FORMAT = 1
"""Raised when the meaning of an entry changes; entries of another format are not read."""

FOLDER = ".record"

Part = str | dict[str, str]
"""A digest, or one for each leaf where it is worth telling which of them changed."""


@frozen
class Entry:
    """What was printed: the SHA-256 of the file and the parts it was made of, by their paths."""

    sha256: str
    parts: Mapping[str, Part]


class NoEntry(Enum):
    """Why there is nothing to compare with."""

    NEW = "new"
    DAMAGED = "its record is damaged"
    OTHER_FORMAT = "its record is of another version of the program"


class Record:
    """The entries of one kind of files ("leaflets", "specimens") below an output folder."""

    def __init__(self, output: Path, what: str) -> None:
        self.output = output
        self.folder = output / FOLDER / what

    def read(self, path: str) -> Entry | NoEntry:
        """The entry of the file `path`, which is relative to the output folder."""
        content = read_checked(self._entry(path))
        if isinstance(content, NoEntry):
            return content
        return Entry(content["sha256"], content["parts"])

    def write(self, path: str, entry: Entry) -> None:
        """Raises OSError."""
        write_checked(self._entry(path), {"sha256": entry.sha256, "parts": dict(entry.parts)})

    def remove(self, path: str) -> None:
        """Raises OSError."""
        self._entry(path).unlink(missing_ok=True)

    def paths(self) -> Iterator[str]:
        """Of all files that are recorded, sorted."""
        for file in sorted(self.folder.rglob("*.pdf.json")):
            yield file.relative_to(self.folder).as_posix().removesuffix(".json")

    def _entry(self, path: str) -> Path:
        return self.folder / f"{path}.json"


def read_checked(path: Path) -> dict[str, Any] | NoEntry:
    """What write_checked() wrote, if it still is that."""
    try:
        head, _, body = path.read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError:
        return NoEntry.NEW
    except (OSError, UnicodeError):
        return NoEntry.DAMAGED
    version, _, check = head.partition(" ")
    if check != _checksum(version, body):
        return NoEntry.DAMAGED
    if version != str(FORMAT):
        return NoEntry.OTHER_FORMAT
    content: dict[str, Any] = json.loads(body)
    return content


def write_checked(path: Path, content: Mapping[str, Any]) -> None:
    """A first line with the format and a checksum, then JSON. Raises OSError."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    version = str(FORMAT)
    write_atomically(path, f"{version} {_checksum(version, body)}\n{body}".encode())


def _checksum(version: str, body: str) -> str:
    return sha256(f"{version}\n{body}".encode()).hexdigest()

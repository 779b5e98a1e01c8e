"""The workspace's YAML, read with the audit's own eyes: plain strings and their keys, nothing else.

Every scalar stays the string that the person typed (yaml.BaseLoader), so no reader's idea of types
can change a word. The strictness of leaflets.content is not repeated: what is missing here raises
MissingWords, which names the key.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_READINGS = ("approval", "review")
"""Acts for which somebody has read a text."""


class MissingWordsError(Exception):
    """A key that the audit needs is not in the YAML, or a file is not there."""


@dataclass(frozen=True, slots=True)
class Words:
    """One content string. `key` is "<file id>/<dotted path>"."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A parsed YAML file: `id` is the first part of its keys."""

    id: str
    tree: Any

    def node(self, path: str) -> Any:
        node = self.tree
        for name in path.split(".") if path else ():
            if not isinstance(node, dict) or name not in node:
                raise MissingWordsError(f"{self.id}/{path}")
            node = node[name]
        return node

    def words(self, path: str) -> Words:
        text = self.node(path)
        if not isinstance(text, str):
            raise MissingWordsError(f"{self.id}/{path}")
        return Words(text, f"{self.id}/{path}")

    def value(self, path: str) -> str:
        return self.words(path).text

    def names(self, path: str) -> tuple[str, ...]:
        """The keys of a mapping, or the items of a list, in the order of the file."""
        return tuple(self.node(path))

    def has(self, path: str) -> bool:
        try:
            self.node(path)
        except MissingWordsError:
            return False
        return True

    def leaves(self, path: str = "") -> Iterator[Words]:
        """Every string below `path`, however deep."""
        node = self.node(path)
        if isinstance(node, str):
            yield self.words(path)
        elif isinstance(node, dict):
            for name in node:
                yield from self.leaves(f"{path}.{name}" if path else str(name))


def read_source(path: Path, file_id: str) -> SourceFile:
    try:
        text = path.read_bytes()
        return SourceFile(file_id, yaml.load(text, yaml.CBaseLoader))  # noqa: S506 - makes strings only
    except OSError as error:
        raise MissingWordsError(str(path)) from error
    except yaml.YAMLError as error:
        raise MissingWordsError(f"{path} (it cannot be read as YAML)") from error


@dataclass(frozen=True, slots=True)
class Workspace:
    """What one edition's expectation is read from. `source_locale` is the one that others translate."""

    root: Path
    source_locale: str = "en-GB"

    def shared(self, name: str) -> SourceFile:
        return read_source(self.root / "content" / f"{name}.yaml", name.rpartition("/")[2])

    def has_shared(self, name: str) -> bool:
        return (self.root / "content" / f"{name}.yaml").is_file()

    def reviews(self) -> Iterator[dict[str, str]]:
        """The records of clinicians who read a text, the latest last."""
        path = self.root / "content" / "records.jsonl"
        try:
            records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            yield from (r for r in records if r.get("role") == "clinician" and r["act"] in _READINGS)
        except FileNotFoundError:
            return
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
            raise MissingWordsError("content/records.jsonl (it cannot be read)") from error

    def local(self, locale: str, name: str) -> SourceFile:
        return read_source(self.root / "content" / "locales" / locale / f"{name}.yaml", name)

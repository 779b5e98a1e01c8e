"""A Library that notes what is read of it.

So an edition's record lists exactly what that edition was made of, whatever its text or the layout
template asked for: nothing has to be listed twice, here and where it is used, and nothing can be forgotten.
Printing is a pure function: as long as all that was read is the same, so are the bytes.

A thing read is named by a path: "facts/mvd-success/low", "locales/ar/safety/stroke-face". "facts/x?" is the
question whether there is an `x`, "locales/ar/safety/*" the list of its keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast

from leaflets.model.library import Library, LocaleTexts

Note = Callable[[str], object]
"""Takes the path of a thing that was read."""


def watched(library: Library, note: Note) -> Library:
    """The same library, telling `note` of every read. Entries are told field by field, not deeper."""
    return cast("Library", _watched(library, "", note))


def _watched(value: Any, path: str, note: Note) -> Any:
    if isinstance(value, Mapping):
        return WatchedMapping(value, path, note)
    if is_dataclass(value):
        plain: Any = type(value)
        made: Any = object.__new__(_watched_type(plain))
        object.__setattr__(made, "_watch", (value, path, note))
        return made
    note(path)
    return value


class WatchedMapping(Mapping[str, Any]):
    """A mapping of the library. Asking for a key that is not there is a read too."""

    def __init__(self, plain: Mapping[str, Any], path: str, note: Note) -> None:
        self._plain = plain
        self._path = path
        self._note = note

    def __getitem__(self, key: str) -> Any:
        path = f"{self._path}/{key}"
        self._note(f"{path}?")
        return _watched(self._plain[key], path, self._note)

    def __contains__(self, key: object) -> bool:
        self._note(f"{self._path}/{key}?")
        return key in self._plain

    def __iter__(self) -> Iterator[str]:
        self._note(f"{self._path}/*")
        return iter(self._plain)

    def __len__(self) -> int:
        self._note(f"{self._path}/*")
        return len(self._plain)


@cache
def _watched_type(plain: Any) -> type:
    """A subclass whose fields tell that they are read. What replace() makes of it is of the plain class."""
    names = frozenset(field.name for field in fields(plain))
    deeper = plain in (Library, LocaleTexts)

    def get(self: object, name: str) -> Any:
        if name not in names:
            return object.__getattribute__(self, name)
        value, path, note = object.__getattribute__(self, "_watch")
        part = getattr(value, name)
        below = f"{path}/{name}" if path else name
        if deeper:
            return _watched(part, below, note)
        note(below)
        return part

    def new(_: type, *arguments: Any, **keywords: Any) -> Any:
        return plain(*arguments, **keywords)

    members = {"__slots__": ("_watch",), "__getattribute__": get, "__new__": new}
    return type(f"Watched{plain.__name__}", (plain,), members)

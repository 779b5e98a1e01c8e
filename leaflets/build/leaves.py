"""A value of leaflets.model as its leaves, each as a short digest: what a record keeps to compare with.

Where a string stands in its file is left out: a comment above it moves it and prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from leaflets.model.content import Message

ABSENT: Final = "absent"
"""In place of a digest: there is no such thing."""

_PLAIN = (bool, int, float, date, type(None))


def leaves(value: object) -> dict[str, str]:
    """Dotted path inside the value -> digest of what stands there; "" is the path of a value without parts.

    A group has a leaf "<path>.*" of its own: the names in it, in order, since order may be printed.
    """
    return {path: digest(text) for path, text in _spelt(value, "")}


def digest(text: str) -> str:
    """64 bits: enough to tell two versions of one leaf apart."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def summary(value: object) -> str:
    """One digest of the whole value."""
    return digest("\n".join(f"{path}={text}" for path, text in _spelt(value, "")))


def _spelt(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, repr(str.__str__(value) if isinstance(value, Message) else str(value))
    elif isinstance(value, _PLAIN):
        yield path, repr(value)
    elif isinstance(value, bytes):
        yield path, sha256(value).hexdigest()
    else:
        parts = dict(_parts(value))
        yield _under(path, "*"), repr(list(parts))
        for name, part in parts.items():
            yield from _spelt(part, _under(path, name))


def _parts(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield str(name), part
    elif isinstance(value, tuple | list):
        for number, part in enumerate(value, 1):
            yield str(number), part
    elif is_dataclass(value):
        for field in fields(value):
            yield field.name, getattr(value, field.name)
    else:
        raise TypeError(f"no digest is known of a {type(value).__name__}")


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name

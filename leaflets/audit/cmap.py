"""ToUnicode CMaps (ISO 32000-1 9.10.3): which characters a font says its codes stand for.

Only what a ToUnicode may hold is read: `bfchar` and `bfrange` over two-byte codes. Everything else
in the PostScript program (dictionary, names, code space) says nothing about characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|(begin|end)(bfchar|bfrange)\b")


def parse_tounicode(data: bytes) -> dict[int, str]:
    """Code -> characters. Raises ValueError or TypeError where a section is not made of pairs or triples."""
    mapping: dict[int, str] = {}
    section = ""
    tokens: list[bytes | list[bytes]] = []
    array: list[bytes] | None = None
    for match in _TOKEN.finditer(data):
        if match[5]:
            if match[4] == b"end":
                mapping.update(_bfchar(tokens) if section == "bfchar" else _bfrange(tokens))
            section, tokens = match[5].decode(), []
        elif not section:
            continue
        elif match[2]:
            array = []
        elif match[3]:
            tokens.append(array or [])
            array = None
        else:
            value = bytes.fromhex(match[1].decode("ascii"))
            (tokens if array is None else array).append(value)
    return mapping


def _characters(value: bytes) -> str:
    return value.decode("utf-16-be", "surrogatepass")


def _bfchar(tokens: list[bytes | list[bytes]]) -> Iterator[tuple[int, str]]:
    for code, value in zip(tokens[::2], tokens[1::2], strict=True):
        if not isinstance(code, bytes) or not isinstance(value, bytes):
            raise TypeError("a bfchar section holds an array")
        yield int.from_bytes(code), _characters(value)


def _bfrange(tokens: list[bytes | list[bytes]]) -> Iterator[tuple[int, str]]:
    """`<lo> <hi> <first>` counts the last code unit up; `<lo> <hi> [<a> <b> ...]` lists each."""
    for low, high, target in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=True):
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            raise TypeError("a bfrange section begins with an array")
        first, last = int.from_bytes(low), int.from_bytes(high)
        for code in range(first, last + 1):
            if isinstance(target, list):
                yield code, _characters(target[code - first])
            else:
                unit = int.from_bytes(target[-2:]) + code - first
                yield code, _characters(target[:-2] + unit.to_bytes(2))

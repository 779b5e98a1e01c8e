"""What a plain YAML value means: the core schema of YAML 1.2 (section 10.3.2), and no more.

YAML 1.1, which PyYAML's own loaders follow, reads `no` as false, `12:30` as 750, `012` as ten and
`2026-11-22` as a date object; a person who writes a leaflet means none of that.
"""

from __future__ import annotations

import math
import re

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_OTHER_BASES = ((re.compile(r"0o[0-7]{1,18}\Z"), 8), (re.compile(r"0x[0-9a-fA-F]{1,15}\Z"), 16))
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,3})?\Z")


def resolve_plain(text: str) -> str | int | float | bool | None:
    """The value of an unquoted scalar. Numbers too large to be meant (and .inf, .nan) stay text."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    return _number(text) if text[0] in "-+.0123456789" else text


def _number(text: str) -> str | int | float:
    if _INT.match(text):
        return int(text)
    for pattern, base in _OTHER_BASES:
        if pattern.match(text):
            return int(text[2:], base)
    number = float(text) if _FLOAT.match(text) else math.inf
    return number if math.isfinite(number) else text

"""States files as `leaflets mark` writes them, line by line, in a twentieth of the time that YAML takes.

There are some 15,000 entries, and every check, build and status reads them all. This reader knows exactly
what format_states() writes and nothing else: of any other file it says nothing, and YAML is asked. So a file
that somebody has touched is read, or refused, as every YAML file is; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from leaflets.model.state import ROLES, Entry, Role, State

_HASH = '"([0-9a-f]{10})"'
_LINE = re.compile(
    r"^([a-z][a-z0-9-]{0,80}(?:\.[a-z0-9-]{1,80}){0,9}): "
    r"\{state: (\w{1,20}), role: (\w{1,20}), date: ([0-9]{4}-[0-9]{2}-[0-9]{2}), "
    rf"target: {_HASH}(?:, source: {_HASH})?(?:, facts: {_HASH})?\}}$",
    re.ASCII | re.MULTILINE,
)
_NO_NAMES = frozenset({"null", "true", "false"})
"""What YAML takes for something else than a name."""


def read_lines(data: bytes, head: str) -> Mapping[str, Entry] | None:
    """Key -> entry of a file that begins with `head`; None where any line of it is not as we write it."""
    if not data.isascii() or b"\r" in data:
        return None
    begin, _, text = data.decode("ascii").partition("\n")
    rows = _LINE.findall(text)
    if f"{begin}\n" != head or not rows or len(rows) != text.count("\n") or not text.endswith("\n"):
        return None
    try:
        entries = {key: _entry(*values) for key, *values in rows}
    except ValueError:
        return None
    if len(entries) != len(rows) or not _NO_NAMES.isdisjoint(entries):
        return None
    return entries


def _entry(state: str, role: str, day: str, target: str, source: str, facts: str) -> Entry:
    known, role_of_it, on = _who(state, role, day)
    return Entry(
        state=known, role=role_of_it, date=on, target=target, source=source or None, facts=facts or None
    )


@lru_cache
def _who(state: str, role: str, day: str) -> tuple[State, Role, date]:
    """Raises ValueError."""
    known = State(state)
    role_of_it = next((name for name in ROLES[known] if name == role), None)
    if role_of_it is None:
        raise ValueError(role)
    return known, role_of_it, date.fromisoformat(day)

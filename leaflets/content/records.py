"""content/records.jsonl: read with every fault, and one line added at its end. See model/record.py.

A line is a JSON object with the fields of an Entry that are not empty, `before` (the SHA-256 of the line
above, or of nothing for the first) and `hash` (that of the line itself without `hash`), in that order. What
is proved so, and what is not, stands in SECURITY.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from leaflets.content.reader import read_bytes
from leaflets.errors import Problem, Where
from leaflets.model.content import Review
from leaflets.model.identity import is_code
from leaflets.model.record import SIGNERS, Act, Entry, Recorded

FILE = "content/records.jsonl"
FIRST = sha256(b"").hexdigest()
"""What the first line has for the line before it."""

_NAMES = tuple(field.name for field in fields(Entry))
_NEEDED = ("act", "date", "leaflet", "locale", "level", "version", "code", "content")
_CHAIN = (
    "Put the file back as the repository has it (git log shows who changed it, and when). Records are only "
    "ever added: leaflets sign, leaflets release --record, leaflets withdraw."
)


def read_records(root: Path) -> tuple[tuple[Recorded, ...], tuple[Problem, ...]]:
    """All entries in their order, and what is wrong with the file. No file: no entry."""
    path = root / FILE
    if not path.exists():
        return (), ()
    data, problems = read_bytes(path, FILE)
    return ((), tuple(problems)) if data is None else parse_records(data)


def parse_records(data: bytes) -> tuple[tuple[Recorded, ...], tuple[Problem, ...]]:
    """The same of the bytes of the file."""
    problems: list[Problem] = []
    found: list[Recorded] = []
    before = FIRST
    for number, line in enumerate(data.splitlines(), 1):
        where = Where(FILE, number)
        parsed = _parsed(line)
        if isinstance(parsed, str):
            problems.append(Problem("Y030", where, parsed, _CHAIN))
        elif parsed.pop("before", "") != before:
            what = "the line above this one was changed, taken out or put in after this one was written"
            problems.append(Problem("Y031", where, what, _CHAIN))
        else:
            entry = _entry(parsed)
            if isinstance(entry, str):
                problems.append(Problem("Y030", where, entry, _CHAIN))
            else:
                found.append(Recorded(entry, where, sha256(line).hexdigest()))
        before = sha256(line).hexdigest()
    if data and not data.endswith(b"\n"):
        problems.append(Problem("Y030", Where(FILE), "the last line is not whole", _CHAIN))
    return tuple(found), tuple(problems)


def appended(known: Iterable[Recorded], entries: Iterable[Entry]) -> bytes:
    """The lines to put at the end of a file that holds the `known` entries."""
    before = FIRST
    for recorded in known:
        before = recorded.sha256
    lines = []
    for entry in entries:
        line = _line(entry, before)
        before = sha256(line).hexdigest()
        lines.append(line + b"\n")
    return b"".join(lines)


def _line(entry: Entry, before: str) -> bytes:
    members: dict[str, object] = {
        name: str(value) for name in _NAMES if (value := getattr(entry, name)) not in ("", None)
    }
    members["before"] = before
    members["hash"] = sha256(_json(members)).hexdigest()
    return _json(members)


def _json(members: dict[str, object]) -> bytes:
    return json.dumps(members, ensure_ascii=False).encode()


def _parsed(line: bytes) -> dict[str, Any] | str:
    """The members of a line without its hash, or what is wrong with it."""
    try:
        members = json.loads(line)
    except (ValueError, RecursionError):
        return "this line is no JSON object"
    if not isinstance(members, dict) or not all(isinstance(value, str) for value in members.values()):
        return "this line is no JSON object of texts"
    stated = members.pop("hash", "")
    try:
        is_whole = sha256(_json(members)).hexdigest() == stated and _json({**members, "hash": stated}) == line
    except UnicodeEncodeError:  # half a character, which JSON can spell and nobody wrote
        is_whole = False
    return members if is_whole else "this line is not as it was written: it was changed since"


def _entry(members: dict[str, str]) -> Entry | str:
    if unknown := sorted(members.keys() - set(_NAMES)):
        return f"a record has no {unknown[0]!r}"
    if missing := [name for name in _NEEDED if not members.get(name)]:
        return f"a record needs {missing[0]!r}"
    if members.get("role", SIGNERS[0]) not in SIGNERS:
        return f"there is no role {members['role']!r}"
    for code in (members["code"], members.get("replaced_by") or members["code"]):
        if not is_code(code):
            return f"{code!r} is no code of an edition"
    try:
        known: dict[str, Any] = {
            **members,
            "act": Act(members["act"]),
            "date": date.fromisoformat(members["date"]),
        }
    except ValueError as error:
        return f"a record cannot say this: {error}"
    return Entry(**known)


def reviews_of(records: Iterable[Recorded]) -> tuple[Review, ...]:
    """Whenever a clinician has read a text: a clinician's approval is a review of it too."""
    return tuple(
        Review(
            leaflet=entry.leaflet,
            locale=entry.locale,
            level=entry.level,
            version=entry.version,
            code=entry.code,
            role=entry.role,
            date=entry.date,
        )
        for entry in (each.entry for each in records)
        if entry.role == "clinician" and entry.act in (Act.REVIEW, Act.APPROVAL)
    )


def of_text(records: Iterable[Recorded], leaflet: str, locale: str, level: str) -> Iterator[Recorded]:
    """The records of one text, the latest last."""
    wanted = (leaflet, locale, level)
    return (
        found for found in records if (found.entry.leaflet, found.entry.locale, found.entry.level) == wanted
    )

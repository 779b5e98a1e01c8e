"""content/issued/<code>.json: what each edition said when it was issued. See Snapshot in model/record.py.

A file is a JSON object, a line a string, so that a person can read it and git can tell what differs. Its last
member is the SHA-256 of the others: words that were changed after the issue cannot pass for those that
patients were given. Nobody writes such a file by hand; `leaflets release --record` does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from leaflets.content.reader import read_bytes
from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.identity import is_code, read_figure
from leaflets.model.record import Snapshot

FOLDER = "content/issued"

_MEMBERS = tuple(field.name for field in fields(Snapshot))
_MAPPINGS = ("words", "figures")
_HINT = (
    "Put the file back as the repository has it (git log shows who changed it, and when). These files are "
    "written by leaflets release --record, never by hand."
)


@frozen
class _WrittenTwice:
    """A name that stands twice in one object: nobody would see which of the two is read."""

    name: str


def issued_file(code: str) -> str:
    """Where the words of an issued edition stand, from the workspace's folder."""
    return f"{FOLDER}/{code}.json"


def format_snapshot(snapshot: Snapshot) -> str:
    """The file of an edition. Equal snapshots give equal bytes."""
    members = {name: _plain(getattr(snapshot, name)) for name in _MEMBERS}
    return _json({**members, "sha256": _digest(members)}) + "\n"


def read_issued(root: Path) -> tuple[Mapping[str, Snapshot], tuple[Problem, ...]]:
    """Code -> what the edition said, of all that were issued, and what is wrong with their files."""
    found: dict[str, Snapshot] = {}
    problems: list[Problem] = []
    for path in sorted((root / FOLDER).glob("*.json")):
        file = f"{FOLDER}/{path.name}"
        data, unread = read_bytes(path, file)
        problems += unread
        if data is None:
            continue
        members = _members(data)
        if wrong := [members] if isinstance(members, str) else list(_wrong(members)):
            problems += (Problem("B170", Where(file), what, _HINT) for what in wrong)
            continue
        assert isinstance(members, dict)
        snapshot = Snapshot(**{name: members[name] for name in _MEMBERS})
        if snapshot.code != path.stem:
            what = f"the file holds the words of the edition {snapshot.code}"
            problems.append(
                Problem("B171", Where(file), what, f"Call it {snapshot.code}.json again. {_HINT}")
            )
            continue
        found[snapshot.code] = snapshot
    return found, tuple(problems)


def _plain(value: object) -> object:
    """Messages are JSON's strings too, but a subclass is not what is read back."""
    if isinstance(value, Mapping):
        return {str(name): str(words) for name, words in value.items()}
    return str(value)


def _json(members: Mapping[str, object]) -> str:
    return json.dumps(members, ensure_ascii=False, indent=1)


def _digest(members: Mapping[str, object]) -> str:
    return sha256(_json(members).encode()).hexdigest()


def _members(data: bytes) -> dict[str, Any] | str:
    """The members of the file, or why there are none."""

    def gathered(pairs: list[tuple[str, Any]]) -> Any:
        names = [name for name, _ in pairs]
        twice = next((name for name in names if names.count(name) > 1), None)
        return dict(pairs) if twice is None else _WrittenTwice(twice)

    try:
        members = json.loads(data.decode(), object_pairs_hook=gathered)
    except (ValueError, RecursionError):
        return "the file is no JSON object"
    for value in (members, *(members.values() if isinstance(members, dict) else ())):
        if isinstance(value, _WrittenTwice):
            return f"{value.name!r} stands in it twice"
    return members if isinstance(members, dict) else "the file is no JSON object"


def _wrong(members: Mapping[str, Any]) -> Iterator[str]:
    """What keeps the members from being an edition; its digest only where they have the right form."""
    wanted = {*_MEMBERS, "sha256"}
    yield from (f"{name!r} is missing in it" for name in sorted(wanted - members.keys()))
    yield from (f"an edition has no {name!r}" for name in sorted(members.keys() - wanted))
    wrong = [name for name in sorted(members.keys() & wanted) if not _is_of_form(name, members[name])]
    yield from (f"{name!r} is not of the form that it was written in" for name in wrong)
    if wrong or members.keys() != wanted:
        return
    if not is_code(members["code"]):
        yield f"{members['code']!r} is no code of an edition"
    for fact, figure in members["figures"].items():
        if read_figure(figure) is None:
            yield f"{figure!r} is no figure (“{fact}”)"
    if members["sha256"] != _digest({name: members[name] for name in _MEMBERS}):
        yield "its words are not those that were issued: the file was changed since"


def _is_of_form(name: str, value: object) -> bool:
    if name not in _MAPPINGS:
        return isinstance(value, str)
    return isinstance(value, dict) and all(isinstance(words, str) for words in value.values())

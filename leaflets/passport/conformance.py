"""What veraPDF said, from the report of `make conformance`: it holds for the very bytes it was run on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen

FORMAT = 1

PROFILES: Mapping[str, str] = {"ua1": "PDF/UA-1", "2a": "PDF/A-2a"}
"""The report's name of a profile -> the standard."""


@frozen
class Verdicts:
    """Profile -> failed checks, None where the profile was not judged or the file could not be read."""

    failed: Mapping[str, int | None]


@frozen
class Conformance:
    """`verapdf` is its version; `files`: SHA-256 of a file -> what was said of it."""

    verapdf: str
    files: Mapping[str, Verdicts]


def read_conformance(text: str, file: str) -> Conformance:
    """The report of tests/conformance/run.py. Raises LeafletError where it is damaged or otherwise made."""
    try:
        content: dict[str, Any] = json.loads(text)
        files: Any = content["files"] if content["format"] == FORMAT else None
        verdicts = {str(sha256): _verdicts(entry["profiles"]) for sha256, entry in files.items()}
        return Conformance(str(content["verapdf"]), verdicts)
    except (ValueError, KeyError, TypeError, AttributeError):
        hint = "Delete it, or run `make conformance` again."
        what = "this is no report of `make conformance`"
        raise LeafletError((Problem("B111", Where(file), what, hint),)) from None


def _verdicts(profiles: Mapping[str, Any]) -> Verdicts:
    return Verdicts({name: _failed(profiles.get(name)) for name in PROFILES})


def _failed(entry: Mapping[str, Any] | None) -> int | None:
    """A file that failed without a failed check was not judged: it is unreadable, or claims no profile."""
    if entry is None or not (entry["passed"] or entry["failed-checks"]):
        return None
    return int(entry["failed-checks"])

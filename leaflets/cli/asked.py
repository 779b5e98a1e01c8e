"""What somebody asks about: a code from a footer, or a file; and what became of the file's bytes."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.report import relative
from leaflets.errors import Problem, Where
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from leaflets.audit.claim import Claim
    from leaflets.model.record import Entry
    from leaflets.records.editions import Known


class Bytes(StrEnum):
    """What a file is, beside what it says."""

    ISSUED = "issued"
    DRAFT = "draft"
    ALTERED = "altered"
    """It says that it was released, and it is none of the files that were."""


@frozen(kw_only=True)
class File:
    path: str
    bytes: Bytes
    clinic: str
    sheet: str
    issue: Entry | None = None


def is_file(asked: str) -> bool:
    try:
        return asked.lower().endswith(".pdf") or Path(asked).is_file()
    except OSError:  # too long for the name of any file
        return False


def asked_code(asked: str, known: Known) -> tuple[str, File | None] | Problem:
    """The code that is meant, and the file, if one is."""
    from leaflets.audit.claim import claim
    from leaflets.records.editions import typed

    if not is_file(asked):
        return typed(asked), None
    try:
        data = Path(asked).read_bytes()
    except OSError as error:
        hint = "Give the path of a PDF, or the code in the footer of its pages."
        what = f"there is no PDF to read: {(error.strerror or 'unknown reason').lower()}"
        return Problem("B104", Where(asked), what, hint)
    return _of_file(relative(Path(asked)), data, claim(data), known)


def _of_file(path: str, data: bytes, claimed: Claim | None, known: Known) -> tuple[str, File] | Problem:
    digest = sha256(data).hexdigest()
    issues = (entry for found in known.issues.values() for entry in found)
    issue = next((entry for entry in issues if entry.sha256 == digest), None)
    if issue is not None:
        made = File(path=path, bytes=Bytes.ISSUED, clinic=issue.clinic, sheet=issue.sheet, issue=issue)
        return issue.code, made
    if claimed is None:
        hint = "Only files that `leaflets build` or `leaflets release` made can be looked up."
        return Problem("B173", Where(path), "this is no leaflet of ours, or the file is damaged", hint)
    if claimed.compared:
        hint = f"Look up what it tells of: leaflets verify {' '.join(claimed.compared)}"
        what = "this is a slip that tells what has changed, and has no edition of its own"
        return Problem("B173", Where(path), what, hint)
    state = Bytes.DRAFT if claimed.is_draft else Bytes.ALTERED
    return claimed.code, File(path=path, bytes=state, clinic=claimed.clinic, sheet=claimed.sheet)

"""What `leaflets release` has written, as the stock of a site: whole, of today's words, and still allowed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflets.build.manifest import FORMAT, NAME
from leaflets.build.plan import recorded
from leaflets.cli.printing import Order, read_inputs
from leaflets.cli.report import relative
from leaflets.cli.site_stock import Stock, read_history, speechless
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.edition import Edition
from leaflets.model.identity import clinic_digest, content_digest
from leaflets.records.approval import lacking, withdrawn
from leaflets.site.catalogue import State

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded

RELEASE = Path("build/release")

_AGAIN = "Release it again: leaflets release --help."
_RECORDS = "Put content/records.jsonl back as the repository has it, or have the text signed."


def released(order: Order, folder: Path) -> Stock:
    """The clinic's files of the release in `folder`. Raises LeafletError with all that speaks against it."""
    inputs = read_inputs(order)
    library, clinic = inputs.library, inputs.clinic
    if clinic is None:
        what = "a release is of a clinic's copies, and no clinic is named"
        raise LeafletError((Problem("B193", Where("--released"), what, "Name its file: --clinic FILE."),))
    if problems := speechless(library):
        raise LeafletError(problems)
    records, issues = read_history(order, library)
    entries = [entry for entry in _entries(folder) if entry.get("clinic") == clinic.clinic]
    if order.choice.locales:
        entries = [entry for entry in entries if entry.get("locale") in order.choice.locales]
    if not entries:
        what = f"the release has nothing of the clinic {clinic.clinic} in the languages asked for"
        raise LeafletError((Problem("B191", Where(relative(folder / NAME)), what, _AGAIN),))
    sheets: dict[str, bytes] = {}
    editions: list[Edition] = []
    against: list[Problem] = []
    for entry in entries:
        edition = _edition(library, entry)
        found = _file(folder, entry) if edition else None
        against += _against(library, records, order, folder, entry, edition, found)
        if entry.get("clinic-content") != clinic_digest(clinic):
            what = "the clinic's file has changed since: the page to read would not say what the PDF says"
            against.append(Problem("B192", Where(clinic.name.where.file), what, _AGAIN))
        if edition and found:
            editions.append(edition)
            sheets[edition.path] = found
    if against:
        raise LeafletError(tuple(dict.fromkeys(against)))
    states = {str(entry["code"]): State.APPROVED for entry in entries}
    return Stock(library, clinic, tuple(editions), states, issues, sheets, released=True)


def _entries(folder: Path) -> list[dict[str, Any]]:
    try:
        manifest = json.loads((folder / NAME).read_bytes())
        entries = manifest["files"] if manifest["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        entries = None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        what = "there is no release here that can be read"
        raise LeafletError((Problem("B191", Where(relative(folder / NAME)), what, _AGAIN),))
    return entries


def _edition(library: Library, entry: Mapping[str, Any]) -> Edition | None:
    """By the names that `build` gives its files."""
    names = [str(entry.get(name, "")) for name in ("leaflet", "level", "sheet")]
    name = ".".join(filter(None, names))
    return next(iter(recorded(library, [f"{entry.get('locale')}/{name}.pdf"])), None)


def _file(folder: Path, entry: Mapping[str, Any]) -> bytes | None:
    """The file as it was released; None where it is not."""
    path = (folder / str(entry.get("path", ""))).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    data = path.read_bytes()
    return data if sha256(data).hexdigest() == entry.get("sha256") else None


def _against(
    library: Library,
    records: tuple[Recorded, ...],
    order: Order,
    folder: Path,
    entry: Mapping[str, Any],
    edition: Edition | None,
    found: bytes | None,
) -> Iterator[Problem]:
    """Why a file of the release may not be put on a site today."""
    where = Where(relative(folder / str(entry.get("path", ""))))
    if edition is None:
        what = "this file was released, and there is no such text any more"
        yield Problem("B192", where, what, _AGAIN)
        return
    if found is None:
        what = "this file is not as it was released: it is missing, or was changed since"
        yield Problem("B191", where, what, _AGAIN)
    text = library.locales[edition.locale].texts[edition.text]
    if content_digest(library, text) != entry.get("content"):
        what = "the text has changed since it was released: the page to read would not say what the PDF says"
        yield Problem("B192", where, what, _AGAIN)
    if gone := withdrawn(records, str(entry.get("code", ""))):
        what = f"this edition was withdrawn on {gone.entry.date}: {gone.entry.reason}"
        yield Problem("B192", where, what, _AGAIN)
    if lacks := lacking(library, records, edition.locale, edition.text):
        what = f"the records have not all signatures that a release needs: {lacks[0].message}"
        yield Problem("B192", where, what, f"{_RECORDS} {_AGAIN}")
    if order.as_of and order.as_of > text.review_due:
        what = f"the review of this text was due on {text.review_due}"
        yield Problem("B192", where, what, "Have it reviewed and signed, then release it again.")

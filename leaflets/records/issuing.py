"""Which issues are to be put on record: an edition that was released, for whom, once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from leaflets.frozen import frozen
from leaflets.model.edition import Edition
from leaflets.model.identity import content_digest, text_code
from leaflets.model.record import Act, Entry, Recorded

if TYPE_CHECKING:
    from leaflets.model.library import Library


@frozen
class Printed:
    """A file of a release. `clinic`: its id."""

    edition: Edition
    clinic: str
    sha256: str


def new_issues(
    library: Library, records: Iterable[Recorded], printed: Iterable[Printed], day: date
) -> tuple[Entry, ...]:
    """Those of which nothing is on record: a release that is made again issues nothing new."""
    known = {_identity(each.entry) for each in records if each.entry.act is Act.ISSUE}
    entries = (_issue(library, each, day) for each in printed)
    return tuple(entry for entry in entries if _identity(entry) not in known)


def _identity(entry: Entry) -> tuple[str, ...]:
    return (entry.locale, entry.code, entry.content, entry.clinic, entry.sheet, entry.sha256)


def _issue(library: Library, printed: Printed, day: date) -> Entry:
    edition = printed.edition
    text = library.locales[edition.locale].texts[edition.text]
    return Entry(
        act=Act.ISSUE,
        date=day,
        leaflet=edition.leaflet,
        locale=edition.locale,
        level=edition.level,
        version=text.version,
        code=text_code(library, text),
        content=content_digest(library, text),
        clinic=printed.clinic,
        sheet=edition.makeup.suffix.removeprefix("."),
        sha256=printed.sha256,
    )

"""What a release holds: manifest.json, and a zip for each language. Equal files give equal bytes.

No clock and no name of a machine is in them. What was signed is told by the hashes of the records, so that a
records file whose end was cut off later disagrees with every release that rested on it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.frozen import frozen
from leaflets.model.edition import Edition
from leaflets.model.identity import clinic_digest, content_digest, text_code
from leaflets.model.sheet import layout_of, sheet_of
from leaflets.records.approval import relied_on

if TYPE_CHECKING:
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded

NAME = "manifest.json"
FORMAT = 1

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""

_UNIX, _READABLE = 3, 0o100644 << 16


@frozen
class Released:
    """One file of a release. `path` is that below the release's folder."""

    path: str
    edition: Edition
    clinic: Clinic
    sha256: str
    size: int


def describe(library: Library, records: Iterable[Recorded], released: Released) -> dict[str, object]:
    """A file's entry in the manifest."""
    edition = released.edition
    text = library.locales[edition.locale].texts[edition.text]
    rests_on = relied_on(library, records, edition.locale, edition.text)
    return {
        "path": released.path,
        "sha256": released.sha256,
        "bytes": released.size,
        "clinic": released.clinic.clinic,
        "clinic-content": clinic_digest(released.clinic),
        "locale": edition.locale,
        "leaflet": edition.leaflet,
        "level": edition.level,
        "layout": layout_of(library, edition).layout,
        "paper": sheet_of(library, edition, released.clinic).paper.paper,
        "sheet": edition.makeup.suffix.removeprefix("."),
        "code": text_code(library, text),
        "content": content_digest(library, text),
        "version": text.version,
        "issued": text.issued.isoformat(),
        "updated": text.updated.isoformat(),
        "review-due": text.review_due.isoformat(),
        "signed": [
            {"role": each.entry.role, "who": each.entry.who, "date": each.entry.date.isoformat()}
            | {"locale": each.entry.locale, "record": each.sha256}
            for each in rests_on
        ],
    }


def format_manifest(made_of: Mapping[str, object], files: Iterable[Mapping[str, object]]) -> bytes:
    members = {"format": FORMAT, **made_of, "files": list(files)}
    return json.dumps(members, ensure_ascii=False, indent=1).encode() + b"\n"


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of the files in the order of their names; not compressed, since PDFs are already."""
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            archive.writestr(entry, data)
    return told.getvalue()


def is_release(folder: Path) -> bool:
    """Whether a release made the folder, so that another may take its place."""
    try:
        return bool(json.loads((folder / NAME).read_bytes()).get("format") == FORMAT)
    except (OSError, ValueError, AttributeError, RecursionError):
        return False

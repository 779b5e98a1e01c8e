"""What a built PDF has to say, by the audit's expectation, laid beside what a reader makes of its pages.

The expectation is read from the YAML's own keys: it shares nothing with compose, layout or writer.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from leaflets.audit.layouts import expect
from leaflets.audit.leaflet import Edition
from leaflets.audit.parts import Expectation
from leaflets.audit.source import Workspace
from leaflets.audit.specimen import expect_specimen
from tests.conformance.commands import GateError
from tests.conformance.readers import squash

ROOT = Path(__file__).parents[2]
LEAFLETS = ROOT / "build" / "leaflets"
SPECIMENS = ROOT / "build" / "specimens"
SHEETS = ROOT / "build" / "sheets"


def built() -> list[Path]:
    """Every leaflet and specimen that `make conformance` has built: at least one of each."""
    leaflets, specimens = sorted(LEAFLETS.glob("*/*.pdf")), sorted(SPECIMENS.glob("*.pdf"))
    if not (leaflets and specimens):
        raise GateError(f"no PDF in {SPECIMENS if leaflets else LEAFLETS}: build it first")
    return leaflets + specimens


def sheets() -> list[Path]:
    """Every sheet of sheets.yaml that `make conformance` has built."""
    found = sorted(SHEETS.glob("*/*.pdf"))
    if not found:
        raise GateError(f"no PDF in {SHEETS}: build it first")
    return found


def name_of(pdf: Path) -> str:
    """As the tables have it: "ar/basics.standard" for a leaflet, "ar/specimen" for a specimen."""
    return f"{pdf.stem}/specimen" if pdf.parent == SPECIMENS else f"{pdf.parent.name}/{pdf.stem}"


def locale_of(pdf: Path) -> str:
    return name_of(pdf).partition("/")[0]


def edition_of(pdf: Path) -> Edition:
    """What the names of a leaflet's or a sheet's file say that it is."""
    workspace = Workspace(ROOT)
    leaflet, level, *makeup = pdf.stem.split(".")
    due = date.fromisoformat(workspace.local(pdf.parent.name, f"{leaflet}.{level}").value("review-due"))
    return Edition(workspace, pdf.parent.name, leaflet, level, None, date.today() > due, tuple(makeup))


def direction_of(pdf: Path) -> str:
    return Workspace(ROOT).local(locale_of(pdf), "locale").value("direction")


def is_plain(pdf: Path) -> bool:
    """Whether a sheet has one page on a side and one language, as most have."""
    edition = edition_of(pdf)
    return not (edition.is_folded or edition.beside)


def expectation_of(pdf: Path) -> Expectation:
    if pdf.parent == SPECIMENS:
        return expect_specimen(Workspace(ROOT), pdf.stem)
    return expect(edition_of(pdf))


def blocks_of(expected: Expectation) -> list[str]:
    """Text that stands on the page as letters, block by block. A drawn bullet has none."""
    return [squash(element.text) for element in expected.root.walk() if element.text and not element.drawn]


def spoken_of(expected: Expectation) -> list[str]:
    """Text that the structure tree speaks, drawn bullets among it."""
    return [squash(element.text) for element in expected.root.walk() if element.text]


def without_furniture(pages: list[str], expected: Expectation) -> str:
    """The pages as one string without footers, the draft's mark and the heads of a table told again.

    Raises ValueError where a page lacks its footer or its mark.
    """
    footer = _footer(expected, len(pages))
    band, heads = squash("".join(expected.band)), [squash(head) for head in expected.table_heads]
    content = "".join(blocks_of(expected))
    text = ""
    for number, page in enumerate(pages, 1):
        body, footers = re.subn(f"{footer}$", "", page)
        if not footers:
            raise ValueError(f"page {number} does not end with its footer")
        if number > 1:
            if not body.startswith(band):
                raise ValueError(f"page {number} does not begin with the mark of a draft")
            body = body.removeprefix(band)
            if not content.startswith(tuple(heads), len(text)):
                body = body.removeprefix(next((head for head in heads if body.startswith(head)), ""))
        text += body
    return text


def between_furniture(pages: list[str], expected: Expectation) -> str:
    """The pages as one string, each without as many letters as its mark and its footer have.

    For readers that turn the words of right-to-left furniture round, so that its letters cannot be matched.
    """
    band, text = len(squash("".join(expected.band))), ""
    for number, page in enumerate(pages, 1):
        values = {"code": "0" * 6, "page": number, "pages": len(pages)}
        footer = squash("•".join(expected.footer).format(**values))
        text += page[band if number > 1 else 0 : -len(footer)]
    return text


def _footer(expected: Expectation, pages: int) -> str:
    """The pattern of a footer: what the text is, at the other edge the page; code and number differ."""
    numbers = [part for part in expected.footer if "{page}" in part]
    identity = [part for part in expected.footer if part not in numbers]
    pattern = re.escape(squash("•".join(identity) + "•".join(numbers)))
    for name, value in (("code", "[0-9a-z]{6}"), ("page", "[0-9]+"), ("pages", str(pages))):
        pattern = pattern.replace(re.escape(f"{{{name}}}"), value)
    return pattern


def difference(read: str, content: str) -> str:
    """Where two texts part, and what each has there; "" where they never do."""
    if read == content:
        return ""
    pairs = enumerate(zip(read, content, strict=False))
    place = next((i for i, (a, b) in pairs if a != b), min(len(read), len(content)))
    around = slice(max(place - 20, 0), place + 40)
    return f"after {place} characters: read {read[around]!r}, expected {content[around]!r}"

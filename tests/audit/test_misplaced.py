"""On a finished sheet of any layout, a word that is covered, lost, cut off or printed over is found.

The layouts, with a text for each, are those of tests/conformance/sheets.yaml, which leaves none out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from leaflets.audit.auditor import audit_file
from leaflets.build.plan import plan
from leaflets.model.edition import Edition
from leaflets.pipeline import Press
from tests.audit import misplaced as m
from tests.audit.conftest import DAY, ROOT
from tests.conformance.sheets import Asked, asked

LOCALES = ("en-GB", "ar")
SHEETS = [sheet for sheet in asked() if sheet.makeup.paper == "a4" and sheet.locale in LOCALES]

Damage = Callable[[pikepdf.Pdf], None]
CODES: Mapping[Damage, set[str]] = {
    m.word_covered: {"A503"},
    m.word_dropped: {"A203", "A209"},
    m.line_off_the_sheet: {"A503"},
    m.line_over_the_edge: {"A503"},
    m.line_printed_over_another: {"A508"},
    m.line_struck_through: {"A508"},
    m.line_cut_off: {"A105"},
}
"""Damage -> the finding of it. What is missing from right to left is missed by the eye: A209."""


def cases() -> Iterator[object]:
    """Each damage once on each layout, in the two languages by turns where the layout has both."""
    for at, layout in enumerate(dict.fromkeys(sheet.makeup.layout for sheet in SHEETS)):
        own = [sheet for sheet in SHEETS if sheet.makeup.layout == layout]
        for turn, damage in enumerate(CODES, at):
            sheet = own[turn % len(own)]
            yield pytest.param(sheet, damage, id=f"{damage.__name__}-{name(sheet)}")


def name(sheet: Asked) -> str:
    return f"{sheet.locale}-{sheet.makeup.layout}"


@pytest.fixture(scope="module")
def printed(press: Press) -> Callable[[Asked], tuple[Edition, bytes]]:
    @cache
    def print_once(sheet: Asked) -> tuple[Edition, bytes]:
        editions, problems = plan(press.library, [sheet.locale], [sheet.leaflet], [sheet.level], sheet.makeup)
        assert not problems
        return editions[0], press.print_edition(editions[0], as_of=DAY)

    return print_once


@pytest.mark.parametrize("sheet", SHEETS, ids=name)
def test_a_sheet_as_it_was_printed_has_no_findings(sheet: Asked, printed, tmp_path: Path) -> None:
    edition, data = printed(sheet)
    path = tmp_path / edition.path
    path.parent.mkdir()
    path.write_bytes(data)
    assert audit_file(path, ROOT, None, DAY) == ()


@pytest.mark.parametrize(("sheet", "damage"), [*cases()])
def test_what_was_misplaced_is_found(sheet: Asked, damage: Damage, printed, tmp_path: Path) -> None:
    edition, data = printed(sheet)
    source, path = tmp_path / "clean.pdf", tmp_path / edition.path
    source.write_bytes(data)
    path.parent.mkdir()
    with pikepdf.open(source) as pdf:
        damage(pdf)
        pdf.save(path)
    found = audit_file(path, ROOT, None, DAY)
    assert CODES[damage] & {problem.code for problem in found}, "\n".join(map(str, found))

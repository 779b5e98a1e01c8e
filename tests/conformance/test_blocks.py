"""Every kind of block at every level, from left to right and from right to left, judged by veraPDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflets.content.library import load
from leaflets.model.edition import Edition
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.conformance.commands import run
from tests.conformance.verapdf import PROFILES, validate
from tests.fixtures.sample import LEVELS, LOCALES, make_workspace


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """Prints the sample of every kind of block."""
    root = tmp_path / "workspace"
    root.mkdir()
    make_workspace(root)
    fonts = FontLibrary.open(root)
    return Press(load(root, LOCALES), fonts, Typesetter(fonts))


def test_no_kind_of_block_breaks_a_rule_of_either_standard(press: Press, tmp_path: Path) -> None:
    sheets = []
    for locale in LOCALES:
        for level in LEVELS:
            path = tmp_path / f"{locale}.{level}.pdf"
            path.write_bytes(press.print_edition(Edition(locale, "blocks", level), as_of=date(2026, 11, 22)))
            sheets.append(path)
    reports = validate(sheets)
    failures = {
        (path.stem, profile): reports[path.resolve()].failure(profile)
        for path in sheets
        for profile in PROFILES
    }
    assert len(failures) == len(LOCALES) * len(LEVELS) * len(PROFILES)
    assert set(failures.values()) == {""}


def test_poppler_sees_lists_in_lists_and_how_far_cells_reach(press: Press, tmp_path: Path) -> None:
    """In both directions, in the order of reading: another reader than our own audit."""
    for locale in LOCALES:
        path = tmp_path / f"{locale}.pdf"
        path.write_bytes(press.print_edition(Edition(locale, "blocks", "standard"), as_of=date(2026, 11, 22)))
        told = run(["pdfinfo", "-struct", str(path)]).stdout.splitlines()
        bullets = [line for line in told if "/ListNumbering /" in line]
        depths = {line.split("/")[-1]: len(line) - len(line.lstrip()) for line in bullets}
        assert depths["Disc"] < depths["Circle"] < depths["Square"]
        cells = [line.strip() for line in told if "Span " in line and "/" in line]
        assert cells == ["/RowSpan 2", "/RowSpan 2", "/ColSpan 2"]

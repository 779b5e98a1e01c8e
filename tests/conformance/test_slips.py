"""Slips that tell what has changed keep PDF/UA-1 and PDF/A-2a, with and without the mark of a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.cli.main import main
from tests.conformance.verapdf import validate
from tests.fixtures.desk import make_desk

TEXTS = ("en-GB/cure.easy", "en-GB/cure.standard", "ar/cure.easy", "ar/cure.standard")


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    desk = make_desk(tmp_path_factory.mktemp("slips"))
    first = {name: desk.issue(name) for name in TEXTS}
    desk.edit("facts.yaml", "  low: 85\n  high: 90\n  of: 100\n", "  low: 80\n  high: 90\n  of: 100\n")
    for folder, release in (("drafts", False), ("released", True)):
        for name, old in first.items():
            new = desk.issue(name) if release else "now"
            assert main(["diff", "--root", str(desk.root), old, new, "-o", str(desk.root / folder)]) == 0
    return tuple(sorted(desk.root.glob("*/*/*-*.pdf")))


def test_every_slip_keeps_both_standards(slips: tuple[Path, ...]) -> None:
    reports = validate(slips)
    assert len(reports) == len(slips) == 2 * len(TEXTS)
    for path, report in reports.items():
        assert {name: verdict.compliant for name, verdict in report.verdicts.items()} == {
            "2a": True,
            "ua1": True,
        }, path

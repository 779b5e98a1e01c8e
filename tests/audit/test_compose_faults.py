"""The audit does not believe compose: a fault there is a finding, whatever the rest of the press does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose import composer, merge
from leaflets.compose.figures import figure, long_date, number
from leaflets.errors import Problem
from leaflets.model.edition import Edition
from leaflets.pipeline import Press

DAY = date(2026, 11, 22)
EDITION = Edition("en-GB", "basics", "standard")
Audit = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("module", "name", "fault"),
    [
        (merge, "other_side", figure),
        (merge, "figure", lambda fact, locale: str(fact.high)),
        (merge, "number", lambda value, locale: number(value + 1, locale)),
        (
            composer,
            "long_date",
            lambda value, *place: long_date(value.replace(year=value.year + 1), *place),
        ),
    ],
    ids=["other-side-is-this-side", "no-denominator", "wrong-section-number", "wrong-year"],
)
def test_a_wrong_figure_is_caught(
    module: object,
    name: str,
    fault: Callable[..., object],
    press: Press,
    audit: Audit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, name, fault)
    problems = audit("en-GB", press.print_edition(EDITION, as_of=DAY))
    assert {"A203"} & {problem.code for problem in problems}


def test_a_changed_fact_makes_printed_leaflets_wrong(press: Press, audit: Audit) -> None:
    facts = press.library.facts
    changed = {**facts, "mvd-success": replace(facts["mvd-success"], low=75)}
    stale = Press(replace(press.library, facts=changed), press.fonts, press.typesetter)
    problems = audit("en-GB", stale.print_edition(EDITION, as_of=DAY))
    keys = {problem.key for problem in problems}
    assert "basics.standard/sections.treatments.body.options.table.rows.operation.effect.helped" in keys


def test_the_audit_goes_by_its_own_day(press: Press, audit: Audit) -> None:
    data = press.print_edition(EDITION, as_of=date(2040, 1, 1))
    assert audit("en-GB", data, as_of=date(2040, 1, 1)) == ()
    assert "locale/furniture.review-due" in {problem.key for problem in audit("en-GB", data)}


def test_a_file_in_the_wrong_folder_is_named(clean: dict[str, bytes], audit: Audit) -> None:
    assert {problem.code for problem in audit("ar", clean["en-GB"])} == {"A306"}


def test_a_file_cut_in_two_is_a_finding(clean: dict[str, bytes], audit: Audit) -> None:
    for size in (1000, 10_000, 20_000, 30_000):
        assert audit("en-GB", clean["en-GB"][:size])


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_a_finding_and_no_traceback(data: bytes, audit: Audit) -> None:
    assert {problem.code for problem in audit("ar", data)} == {"A001"}


def test_a_leaflet_of_a_clinic_wants_the_clinics_file(press: Press, audit: Audit, tmp_path: Path) -> None:
    overlay = tmp_path / "other.yaml"
    overlay.write_text("clinic: other\ncountry: GB\n", encoding="utf-8")
    data = press.print_edition(EDITION, as_of=DAY)
    assert {problem.code for problem in audit("en-GB", data, clinic=overlay)} == {"A307"}

"""The checklists that a passport prints for a person."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaflets.content.checklists import load_checklists
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parents[2]

NUMBERS = {
    # As the instruments number them: PEMAT-P leaves out what is for sound and film.
    "cdc-cci": [*range(1, 21)],
    "discern": [*range(1, 17)],
    "eqip": [*range(1, 37)],
    "pemat-p": [*range(1, 13), *range(15, 27)],
}


def test_the_instruments_are_whole_and_in_order() -> None:
    found = {c.checklist: [item.number for item in c.items.values()] for c in load_checklists(ROOT)}
    assert found == NUMBERS


def test_every_instrument_is_cited_with_its_year_and_has_answers_to_choose_from() -> None:
    for checklist in load_checklists(ROOT):
        assert any(year in checklist.citation for year in ("1999", "2008", "2013", "2014"))
        assert len(set(checklist.answers)) >= 3
        assert all(item.question.endswith(("?", ")")) for item in checklist.items.values())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content" / "checklists", tmp_path / "content" / "checklists")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("number: 1,", "number: 1, answer: 5,", "S002"),
        ("checklist: discern", "checklist: disern", "S014"),
        ("  aims:", "  Aims:", "S007"),
        ("number: 1,", "number: one,", "S003"),
    ],
)
def test_a_checklist_has_no_place_for_an_answer_nor_for_a_slip(workspace, old, new, code) -> None:
    file = workspace / "content" / "checklists" / "discern.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(LeafletError) as caught:
        load_checklists(workspace)
    assert code in {problem.code for problem in caught.value.problems}
    assert all(problem.hint for problem in caught.value.problems)

"""A translation says what its source says, entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import Case, Workspace

ARABIC = "content/locales/ar/tiny.standard.yaml"


@pytest.mark.cases("translation.txt")
def test_a_difference_from_the_source_is_reported(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    assert workspace.reported() == workspace.expected()


def test_the_hint_for_a_missing_text_quotes_the_source(workspace: Workspace) -> None:
    workspace.replace(ARABIC, '          scan: "هل أحتاج إلى تصوير؟"\n', "")
    (problem,) = workspace.problems()
    assert problem.hint == (
        "Translate this text of content/locales/en-GB/tiny.standard.yaml: “Do I need a scan?”"
    )


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('title: "The spasm"', 'titel: "The spasm"  #! S002 titel\n#!0 S001 title'),
        ("{relief}", '{releif}"  #! S030 sections.what.body.compare.table.rows.operation.effect.helped\n#"'),
        ("          drive:", "          Drive:  #! S007 sections.help.body.ask.questions.Drive\n           "),
        ('answer: "One side', 'answer: [x]  #! S003 sections.what.body.answer\n#"'),
    ],
)
def test_a_good_translation_is_not_blamed_for_a_mistake_of_its_source(
    workspace: Workspace, good: str, bad: str
) -> None:
    workspace.replace("content/locales/en-GB/tiny.standard.yaml", good, bad)
    found = workspace.reported()
    assert [report for report in found if report[0] != ARABIC] == workspace.expected()
    assert [report for report in found if report[0] == ARABIC] == []


def test_a_text_without_a_source_translates_nothing(workspace: Workspace) -> None:
    workspace.write(
        "content/levels/easy.yaml", "level: easy\nlayout: plain\nmean-sentence: 9\nlongest-sentence: 15"
    )
    for name in ("ar", "en-GB"):
        workspace.replace(f"content/locales/{name}/locale.yaml", "levels:\n", 'levels:\n  easy: "x"\n')
    text = (workspace.root / ARABIC).read_text("utf-8").replace("level: standard", "level: easy")
    workspace.write("content/locales/ar/tiny.easy.yaml", text)
    assert workspace.reported() == [("content/locales/ar/tiny.easy.yaml", 0, "S026", "")]


def test_a_locale_may_have_only_some_of_the_texts(workspace: Workspace) -> None:
    (workspace.root / ARABIC).unlink()
    assert workspace.reported() == []

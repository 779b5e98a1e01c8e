"""One file against its schema: bad/schema.txt says what is wrong in it and what must be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import Case, Workspace

STYLE = "content/styles/standard.yaml"


@pytest.mark.cases("schema.txt")
def test_a_spoilt_file_is_reported_at_its_line(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    assert [found for found in workspace.reported() if found[0] == case.file] == workspace.expected()


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("  term-width: ", "  term-width: wide  #! S003 key-facts.term-width\n  # "),
        ("  term-width: ", "  term-width: true  #! S003 key-facts.term-width\n  # "),
        ('  hue: "', "  hue: blue  #! S050 colours.hue\n  # "),
        ("\n  caption: {", "\n  caption: {colour: hew, #! S050 text.caption.colour\n    "),
        ("\ntext:\n", "\ntext:\n  titel: {size: 12pt, leading: 6mm}  #! S002 text.titel\n"),
    ],
)
def test_a_spoilt_style_is_reported(workspace: Workspace, good: str, bad: str) -> None:
    workspace.replace(STYLE, good, bad)
    assert set(workspace.expected()) <= set(workspace.reported())


def test_a_style_sets_every_kind_of_text(workspace: Workspace) -> None:
    workspace.replace(STYLE, "\n  caption: {", "\n  # {")
    assert [(code, key) for _, _, code, key in workspace.reported()] == [("S001", "text.caption")]


def test_a_missing_entry_is_shown_in_the_words_of_the_source(workspace: Workspace) -> None:
    workspace.replace("content/locales/ar/tiny.standard.yaml", 'title: "التشنج"\n', "")
    (problem,) = workspace.problems()
    assert problem.message == "“title” is missing"
    assert problem.hint == ("Translate this text of content/locales/en-GB/tiny.standard.yaml: “The spasm”")

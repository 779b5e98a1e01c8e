"""What a leaflet asks of a clinic: a field that a text has, and that a clinic can fill."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.content.library import load_finished
from leaflets.model.needed import has_field
from tests.content.conftest import Workspace

PROJECT = Path(__file__).parents[2]
LEAFLET = "content/leaflets/tiny.yaml"
FIELDS = """      mine:
        fields:
          nights: "Nights in hospital"
sources:"""


def with_field(workspace: Workspace, asked: str) -> None:
    workspace.replace("content/locales/en-GB/tiny.standard.yaml", "sources:", FIELDS)
    workspace.replace(
        "content/locales/ar/tiny.standard.yaml", "sources:", FIELDS.replace("Nights in hospital", "ليالٍ")
    )
    path = workspace.root / LEAFLET
    path.write_text(f"{path.read_text('utf-8')}{asked}", "utf-8")


def test_a_field_of_a_text_may_be_asked_for(workspace: Workspace) -> None:
    with_field(workspace, "local:\n  sections.help.body.mine.fields.nights: stay\nclinic-box: [product]\n")
    assert workspace.reported() == []
    assert workspace.load().leaflets["tiny"].local == {"sections.help.body.mine.fields.nights": "stay"}


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (
            "local:\n  sections.help.body.mine.fields.days: stay\n",
            "local.sections.help.body.mine.fields.days",
        ),
        ("local:\n  sections.help.body.ask.lead: stay\n", "local.sections.help.body.ask.lead"),
        (
            "local:\n  sections.help.body.mine.fields.nights: nights\n",
            "local.sections.help.body.mine.fields.nights",
        ),
        ("clinic-box: [crisis-line]\n", "clinic-box.1"),
    ],
)
def test_what_no_text_has_or_no_clinic_can_fill_is_refused(
    workspace: Workspace, asked: str, key: str
) -> None:
    with_field(workspace, asked)
    assert [(file, code, found) for file, _, code, found in workspace.reported()] == [(LEAFLET, "S084", key)]


def test_every_field_that_is_asked_for_stands_in_a_text_of_every_language_that_has_the_level() -> None:
    library = load_finished(PROJECT, ["ar"])
    english = library.locales["en-GB"].texts
    for leaflet in library.leaflets.values():
        for path in leaflet.local:
            for name, text in library.locales["ar"].texts.items():
                if text.leaflet == leaflet.leaflet:
                    assert has_field(text, path) == has_field(english[name], path)

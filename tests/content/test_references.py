"""Files that are right by themselves and don't fit each other. The cases stand in bad/."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.content.conftest import Case, Workspace

TEXT = "content/locales/en-GB/tiny.standard.yaml"
ARABIC = "content/locales/ar/tiny.standard.yaml"
LEAFLET = "content/leaflets/tiny.yaml"
SAFETY = "content/safety.yaml"


@pytest.mark.cases("names.txt")
def test_a_name_that_fits_nothing_is_reported(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    assert set(workspace.expected()) <= set(workspace.reported())


@pytest.mark.cases("figures.txt")
def test_a_figure_that_cannot_be_printed_is_reported(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    assert [found for found in workspace.reported() if found[0] == case.file] == workspace.expected()


def test_a_misspelt_figure_is_guessed(workspace: Workspace) -> None:
    workspace.replace(TEXT, "Free: about {relief}", "Free: about {releif}")
    (problem,) = [found for found in workspace.problems() if found.code == "S030"]
    assert problem.message == "there is no figure {releif}"
    assert problem.hint.startswith("Did you mean “relief”?")


@pytest.mark.cases("patterns.txt")
def test_a_pattern_has_the_names_that_are_filled_in(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    assert workspace.reported() == workspace.expected()


def test_a_leaflet_has_the_questions_of_its_plan_in_their_order(workspace: Workspace) -> None:
    workspace.write(
        LEAFLET, "leaflet: tiny\nlayout: plain\ntopics: []\nsections: {help: 1, what: 2, urgent: 3}\n"
    )
    found = [(p.where.file, p.code, p.key) for p in workspace.problems()]
    assert found == [
        (TEXT, "S015", "sections.urgent"),
        (TEXT, "S015", "sections.what"),
    ]


def test_a_text_on_a_topic_prints_its_figures(workspace: Workspace) -> None:
    for file in (TEXT, ARABIC):
        workspace.replace(file, "{stroke}", "{relief}")
    assert workspace.reported() == [(TEXT, 11, "S045", "sections")]


def test_the_box_of_a_leaflet_has_the_warnings_of_its_topics(workspace: Workspace) -> None:
    workspace.replace(SAFETY, "surgery: [stroke]", "surgery: [stroke, face]")
    workspace.replace(LEAFLET, "[every, surgery]", "[surgery]  #! S045 topics")
    assert workspace.reported() == workspace.expected()


def test_no_leaflet_leaves_out_a_topic_that_all_must_carry(workspace: Workspace) -> None:
    workspace.replace(SAFETY, "always: []", "always: [every]")
    assert workspace.reported() == []
    workspace.replace(LEAFLET, "[every, surgery]", "[surgery]  #! S051 topics")
    assert workspace.reported() == workspace.expected()


def test_a_drawing_and_its_words_have_the_same_labels(workspace: Workspace) -> None:
    workspace.replace("content/pictures/face.svg", 'id="eye"', 'id="mouth"')
    assert [(file, code, key) for file, _, code, key in workspace.reported()] == [
        (f"content/locales/{locale}/pictures.yaml", "S048", f"face.labels.{label}")
        for locale in ("ar", "en-GB")
        for label in ("mouth", "eye")
    ]


def test_a_drawing_has_words_in_every_language_that_shows_it(workspace: Workspace) -> None:
    workspace.write("content/locales/ar/pictures.yaml", "other: {alt: a, caption: b, labels: {}}")
    codes = {(file, code, key) for file, _, code, key in workspace.reported()}
    assert (ARABIC, "S048", "sections.what.body.picture.picture") in codes
    assert ("content/locales/ar/pictures.yaml", "S043", "other") in codes


@pytest.mark.parametrize(
    ("svg", "line"),
    [
        ("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", 1),
        ("<svg>\n<text id='eye'/>\n<text id='eye'/></svg>", 3),
        ("<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>\n<svg>&b;</svg>", 1),
        ("", 0),
        ("<html/>", 1),
        ('<?xml version="1.0"?>\n<?xml-stylesheet href="https://example.org/a.css"?><svg/>', 2),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><svg/>', 1),
        ('<!DOCTYPE svg SYSTEM "https://example.org/a.dtd"><svg/>', 1),
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg>&x;</svg>', 1),
        ('<!DOCTYPE svg [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]><svg/>', 1),
    ],
)
def test_a_drawing_is_well_formed_xml_without_entities(workspace: Workspace, svg: str, line: int) -> None:
    workspace.write("content/pictures/face.svg", svg)
    assert ("content/pictures/face.svg", line, "S049", "") in workspace.reported()


def test_plural_forms_are_all_there_or_other_alone(workspace: Workspace) -> None:
    """The fixture's Arabic has “few” beside “other”, and knows nothing of CLDR's categories."""
    assert workspace.problems() == ()
    cldr = "content/cldr/ar.yaml"
    text = (workspace.root / cldr).read_text("utf-8")
    workspace.write(cldr, f"{text}plurals: [one, few]\n")
    found = [(p.code, p.key, p.message) for p in workspace.problems()]
    assert ("S037", "rates.single", "the plural form “one” is missing") in found
    assert ("S037", "durations.units.day", "the plural form “one” is missing") in found
    assert not [key for _, key, _ in found if key.startswith(("rates.range", "rates.fewer"))]
    workspace.write(cldr, f"{text}plurals: []\n")
    found = [(p.code, p.key, p.message) for p in workspace.problems()]
    assert ("S037", "rates.single.few", "this language has no plural form “few”") in found

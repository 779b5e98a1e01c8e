"""The diary of `appointment`: one sheet on its side, of the leaflet's questions this one alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml

from tests.fixtures.diary import HEADINGS, HEADS, LEVELS, add_diary

ROOT = Path(__file__).resolve().parents[2]
CLINIC = ROOT / "content/clinics/example-uk.yaml"
DAY = ("--as-of", "2026-12-01")
MM = 72 / 25.4
ASKED = ("--leaflet", "appointment", "--layout", "diary")
SIZES = {"a4": (297, 210), "letter": (279.4, 215.9)}


def english(level: str) -> dict[str, Any]:
    path = ROOT / f"content/locales/en-GB/appointment.{level}.yaml"
    text: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    return text


def words(path: Path) -> str:
    """As another reader finds them, in one line."""
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


@pytest.fixture
def build(leaflets, workspace):
    """Build with these options, audit all that was built, and give its folder."""

    def run(*options, clinic=()):
        status, output, errors = leaflets("build", "--root", workspace, *options, *clinic, *DAY)
        assert (status, errors) == (0, ""), output
        folder = workspace / "build" / ("clinics/example-uk" if clinic else "leaflets")
        status, output, errors = leaflets("audit", folder, "--root", workspace, *clinic, *DAY)
        assert (status, errors) == (0, ""), output
        return folder

    return run


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("clinic", [(), ("--clinic", CLINIC)], ids=["", "clinic"])
def test_it_is_one_side_of_a_sheet_in_every_script(build, workspace, paper, clinic):
    add_diary(workspace)
    folder = build(*ASKED, "--paper", paper, clinic=clinic)
    names = sorted(folder.glob("*/*.pdf"))
    handed_out = ("ar", "en-GB", "zh-Hans") if clinic else ("ar", "en-GB", "hi", "zh-Hans")
    assert [path.parent.name for path in names] == [name for name in handed_out for _ in LEVELS]
    suffix = ".diary" if paper == "a4" else f".diary.{paper}"
    assert {path.name for path in names} == {f"appointment.{level}{suffix}.pdf" for level in LEVELS}
    pages = {}
    for path in names:
        with pikepdf.open(path) as pdf:
            pages[path.parent.name, path.name] = len(pdf.pages)
            size = [round(float(edge) / MM, 1) for edge in pdf.pages[0].mediabox[2:]]
        assert size == list(SIZES[paper])
    # A draft says twice that it is one, and a clinic may have more to say than has room: then whom to call
    # stands on the back, and the form is whole on the front.
    assert max(pages.values()) <= (2 if clinic else 1)
    assert pages["en-GB", f"appointment.standard{suffix}.pdf"] == 1


@pytest.mark.parametrize("level", LEVELS)
def test_it_says_of_the_leaflet_the_diary_and_nothing_else(build, level):
    folder = build("--locale", "en-GB", *ASKED, "--level", level)
    said = words(folder / f"en-GB/appointment.{level}.diary.pdf")
    text = english(level)
    diary = text["sections"].pop("diary")
    assert diary["heading"] in said
    assert diary["body"]["answer"] in said
    assert all(head in said for head in diary["body"]["diary"]["form"]["columns"].values())
    assert text["title"] in said
    assert "Version 0.1" in said
    assert "Last updated 22 November 2026" in said
    others = [section["heading"] for section in text["sections"].values()]
    assert [heading for heading in (*others, text["short-answer"]) if heading in said] == []


def test_whom_to_call_is_on_it_where_a_clinic_is_known(build):
    folder = build("--locale", "en-GB", *ASKED, clinic=("--clinic", CLINIC))
    for path in folder.glob("*/*.pdf"):
        said = words(path)
        assert "Emergency 999" in said
        assert "Hospital, evenings and weekends +44 20 7946 0987" in said


@pytest.mark.parametrize("locale", HEADS)
def test_its_words_are_there_in_other_scripts(build, workspace, locale):
    """Letters are compared, not their order: readers differ in that for right-to-left heads."""
    add_diary(workspace)
    folder = build("--locale", locale, *ASKED)
    for path in folder.glob("*/*.pdf"):
        said = set(words(path))
        assert {char for char in HEADINGS[locale] if char.isalpha()} <= said


@pytest.mark.parametrize("leaflet", ["basics", "options", "injections"])
def test_a_leaflet_without_a_diary_is_refused(leaflets, workspace, leaflet):
    asked = ("--locale", "en-GB", "--leaflet", leaflet, "--layout", "diary")
    status, output, errors = leaflets("build", "--root", workspace, *asked, *DAY)
    assert status == 1
    assert "B114" in errors
    assert not list((workspace / "build/leaflets").rglob("*.pdf")), output


def test_the_refusal_says_which_leaflet_has_one(leaflets, workspace):
    asked = ("--locale", "en-GB", "--leaflet", "basics", "--layout", "diary")
    _, _, errors = leaflets("build", "--root", workspace, *asked, *DAY)
    assert "none of the questions that the layout diary shows (diary)" in errors
    assert "It is made for appointment" in errors


def test_a_leaflet_whose_own_layout_shows_none_of_it_is_refused_too(leaflets, workspace, edit):
    edit("leaflets/outlook.yaml", "leaflet: outlook", "leaflet: outlook\nlayout: diary")
    status, _, errors = leaflets(
        "build", "--root", workspace, "--locale", "en-GB", "--leaflet", "outlook", *DAY
    )
    assert status == 1
    assert "B114" in errors


def test_a_question_that_no_leaflet_has_is_told_with_its_place(leaflets, workspace, edit):
    edit("layouts/diary.yaml", "sections: [diary]", "sections: [dairy]")
    status, _, errors = leaflets("build", "--root", workspace, "--locale", "en-GB", *ASKED, *DAY)
    assert status == 1
    assert "B114" in errors
    assert "(dairy)" in errors
    assert "content/layouts/diary.yaml" in errors


def test_any_layout_may_show_some_questions_only(build, workspace, edit):
    """It is data: large print of the story alone needs no program."""
    layout = (workspace / "content/layouts/large-print.yaml").read_text("utf-8")
    story = layout.replace("layout: large-print", "layout: story") + "sections: [story, agreed]\n"
    (workspace / "content/layouts/story.yaml").write_text(story, "utf-8")
    asked = ("--leaflet", "appointment", "--level", "standard", "--layout", "story")
    folder = build("--locale", "en-GB", *asked)
    said = words(folder / "en-GB/appointment.standard.story.pdf")
    sections = english("standard")["sections"]
    shown = [name for name, section in sections.items() if section["heading"] in said]
    assert shown == ["story", "agreed"]


def test_a_diary_has_the_code_of_its_text(build):
    """A clinic asks by the code whether its paper is current: one text, one code."""
    build("--locale", "en-GB", "--leaflet", "appointment", "--level", "easy")
    folder = build("--locale", "en-GB", *ASKED, "--level", "easy")
    said = [words(path) for path in folder.glob("en-GB/appointment.easy*.pdf")]
    codes = {each.partition("appointment • easy • ")[2][:6] for each in said}
    assert len(said) == 2
    assert len(codes) == 1

"""A whole workspace: what comes out of a good one, and that a bad one gives all its problems at once."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.content import Block, Direction, Message

if TYPE_CHECKING:
    from tests.content.conftest import Case, Workspace

PROJECT = Path(__file__).parents[2]
TEXT = "content/locales/en-GB/tiny.standard.yaml"
ARABIC = "content/locales/ar/tiny.standard.yaml"
CLINIC = "content/clinics/example.yaml"


def test_the_library_is_what_the_files_say(workspace: Workspace) -> None:
    library = workspace.load()
    assert list(library.locales) == ["ar", "en-GB"]
    text = library.locales["en-GB"].texts["tiny.standard"]
    assert text.updated == date(2026, 11, 22)
    assert text.sections["what"].body["answer"] == Block(
        text=Message("One side of the face twitches.", "", Where(""))
    )
    answer = text.sections["what"].body["answer"].text
    assert answer is not None
    assert (answer.key, answer.where) == ("tiny.standard/sections.what.body.answer", Where(TEXT, 15, 15))
    table = text.sections["what"].body["compare"].table
    assert table is not None
    assert table.rows["operation"] == {
        "option": "Operation",
        "effect": {"helped": "Free: about {relief}", "not-helped": "Not free: about {relief.other}"},
    }
    assert list(text.sections["help"].body["ask"].questions or {}) == ["drive", "scan"]
    assert library.locales["ar"].locale.direction is Direction.RTL
    assert library.locales["ar"].locale.furniture.review_due.key == "locale/furniture.review-due"
    assert library.facts["stroke"].low is None
    assert library.reviews == ()
    assert library.templates["plain"].startswith("<leaflet>")
    assert pickle.loads(pickle.dumps(library)) == library


def test_lengths_of_a_style_are_points(workspace: Workspace) -> None:
    workspace.replace("content/styles/standard.yaml", "  term-width: ", "  term-width: 25.4mm\n  # ")
    style = workspace.load().styles["standard"]
    assert style.key_facts.term_width == pytest.approx(72)


def test_the_content_of_this_project_is_good() -> None:
    assert "basics.standard" in load(PROJECT).locales["ar"].texts
    example = load_clinic(PROJECT / "content/clinics/example-uk.yaml", PROJECT)
    assert example.name.key == "clinic/name"


@pytest.mark.parametrize(
    "text",
    [
        "x < y & z > w",
        "{{ 7 * 7 }} {% for x in y %} {# z #}",
        "{ } { 1, 2 } }{ {not a figure}",
        "<b>bold</b> &amp; &#x202e;",
        r"C:\path 100% $x",
    ],
)
def test_signs_of_other_languages_are_text_and_stay_as_they_are(workspace: Workspace, text: str) -> None:
    for file in (TEXT, ARABIC):
        title = 'title: "The spasm"' if file == TEXT else 'title: "التشنج"'
        workspace.replace(file, title, f"title: '{text}'")
    library = workspace.load()
    assert {folder.texts["tiny.standard"].title for folder in library.locales.values()} == {text}


def test_byte_order_mark_and_windows_line_ends_are_welcome_everywhere(workspace: Workspace) -> None:
    plain = workspace.load()
    for path in (workspace.root / "content").rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert workspace.load() == plain


def test_the_problems_of_all_files_come_together_and_in_order(workspace: Workspace) -> None:
    workspace.replace(TEXT, 'title: "The spasm"', "title: 7  #! S003 title")
    workspace.replace(TEXT, "updated: 2026-11-22", "updated: 2026-02-30  #! S006 updated")
    workspace.replace(ARABIC, "جانب واحد", "جانب\u202e واحد #! Y018 sections.what.body.answer")
    workspace.replace(ARABIC, "locale: ar", "locale: ar\nlocale: fa  #! Y011 locale")
    workspace.replace("content/facts.yaml", "  low: 85", "  low: 95  #! S040 relief.low")
    workspace.replace(
        "content/safety.yaml", "signs: [face]", "signs: [face, arm]  #! S044 groups.box.signs.2"
    )
    workspace.write("content/sources.yaml", "study2020: {}\nreview2021: {}".encode("utf-16"))
    found = workspace.reported()
    assert [report for report in found if report[0] != "content/sources.yaml"] == workspace.expected()
    assert ("content/sources.yaml", 0, "Y003", "") in found
    places = [problem.where for problem in workspace.problems()]
    assert places == sorted(places)


def test_a_locale_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(LeafletError) as caught:
        load(workspace.root, ["ar", "en-BG"])
    (problem,) = caught.value.problems
    assert problem.code == "S013"
    assert problem.hint.startswith("Did you mean “en-GB”?")


def test_only_the_wanted_locales_and_their_source_are_read(workspace: Workspace) -> None:
    shutil.copytree(workspace.root / "content/locales/ar", workspace.root / "content/locales/fa")
    assert list(load(workspace.root, ["ar"]).locales) == ["ar", "en-GB"]
    assert list(load(workspace.root, []).locales) == ["en-GB"]
    assert {problem.where.file.split("/")[2] for problem in workspace.problems()} == {"fa"}


def test_what_cldr_says_is_read_for_the_same_locales_and_may_be_missing(workspace: Workspace) -> None:
    assert load(workspace.root, []).cldr.keys() == {"en-GB"}
    assert load(workspace.root).cldr["ar"].letters == "ا ب ت"
    (workspace.root / "content/cldr/ar.yaml").unlink()
    assert load(workspace.root).cldr.keys() == {"en-GB"}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("content/facts.yaml", "S011"),
        ("content/safety.yaml", "S011"),
        ("content/locales/ar/safety.yaml", "S011"),
        ("content/locales/en-GB/locale.yaml", "S011"),
    ],
)
def test_a_file_that_is_missing_is_named(workspace: Workspace, file: str, code: str) -> None:
    (workspace.root / file).unlink()
    assert (file, 0, code, "") in workspace.reported()


@pytest.mark.parametrize(
    "file",
    [
        "content/locales/ar/tiny.standard.yml",
        "content/locales/ar/tiny.yaml",
        "content/locales/ar/pictures2.yaml",
        "content/fact.yaml",
        "content/papers/a5.YAML",
    ],
)
def test_a_file_that_nothing_reads_is_reported(workspace: Workspace, file: str) -> None:
    workspace.write(file, "a: b")
    assert workspace.reported() == [(file, 0, "S012", "")]


@pytest.mark.parametrize("file", ["content/locales/ar/.basics.yaml.swp", "content/locales/ar/notes.txt"])
def test_what_editors_and_people_leave_beside_is_left_alone(workspace: Workspace, file: str) -> None:
    workspace.write(file, b"\xff\x00")
    assert workspace.problems() == ()


def test_an_empty_folder_is_reported_not_raised(tmp_path: Path) -> None:
    with pytest.raises(LeafletError) as caught:
        load(tmp_path)
    assert {problem.code for problem in caught.value.problems} == {"S011"}


@pytest.mark.cases("clinic.txt")
def test_a_spoilt_clinic_is_reported(workspace: Workspace, case: Case) -> None:
    workspace.spoil(case)
    with pytest.raises(LeafletError) as caught:
        load_clinic(workspace.root / case.file, workspace.root)
    found = [(p.where.file, p.where.line, p.code, p.key) for p in caught.value.problems]
    assert sorted(found) == workspace.expected()


def clinic_problems(workspace: Workspace) -> list[Problem]:
    with pytest.raises(LeafletError) as caught:
        load_clinic(workspace.root / CLINIC, workspace.root)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("Deutschland", ""),
        ("Holland", ""),
        ("D", ""),
        ("germany", "Did you mean DE (Germany)?"),
        ("Egipt", "Did you mean EG (Egypt)?"),
        ("de", "Did you mean DE (Germany)?"),
        ("uk", "Did you mean GB (United Kingdom)?"),
    ],
)
def test_a_country_is_guessed_from_its_code_or_all_but_its_name_alone(
    workspace: Workspace, written: str, guess: str
) -> None:
    countries = (PROJECT / "content/countries.yaml").read_text("utf-8")
    workspace.write("content/countries.yaml", countries.replace("paper: letter", "paper: a4"))
    workspace.replace(CLINIC, "country: GB", f"country: {written}")
    [problem] = clinic_problems(workspace)
    assert (problem.code, problem.hint.partition(" Use ")[0] if guess else "") == ("S007", guess)
    assert guess or "mean" not in problem.hint


def test_who_writes_a_zero_in_brackets_is_told_to_leave_it_out(workspace: Workspace) -> None:
    workspace.replace(CLINIC, "+44 20 7946 0123", "+44 (0)20 7946 0123")
    [problem] = clinic_problems(workspace)
    assert problem.hint.startswith("Leave (0) out")
    assert "+44" in problem.hint


@pytest.mark.parametrize("address", ["“The Rowans”, 1 Example Street", "1 Example Street, ‘The Rowans’"])
def test_quotation_marks_inside_an_address_stay(workspace: Workspace, address: str) -> None:
    workspace.replace(CLINIC, "country: GB", f'country: GB\naddress: "{address}"')
    assert load_clinic(workspace.root / CLINIC, workspace.root).address == address


def test_a_clinic_may_lie_outside_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    shutil.copy(workspace.root / "content/clinics/example.yaml", path)
    clinic = load_clinic(path, workspace.root)
    assert clinic.phones["nurse"].number.key == "clinic/phones.nurse.number"
    assert clinic.name.where.file == path.as_posix()

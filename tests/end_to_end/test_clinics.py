"""Many clinics in one run: each has its own copies, and what is wrong with one is no matter of the others."""

from __future__ import annotations

import json

import pytest

ONE = ("--locale", "en-GB", "--leaflet", "basics", "--level", "standard", "--as-of", "2026-11-22")
CLINIC = """\
clinic: {name}
language: en-GB
name: "Clinic {name} (not a real clinic)"
country: GB
emergency-number: "999"
phones:
  clinic:
    number: "+44 20 7946 0123"
    purpose: {{en-GB: "Clinic nurses, daytime", ar: "فريق التمريض في العيادة، نهارًا"}}
hours: "Monday to Friday, 9 am to 5 pm"
{more}
"""


@pytest.fixture
def clinics(tmp_path):
    place = tmp_path / "clinics"
    place.mkdir()
    return place


@pytest.fixture
def folder(clinics):
    """A function that writes a clinic's file into `clinics`: `folder("north")`, `folder("b", "south")`."""

    def write(file, name=None, more=""):
        path = clinics / f"{file}.yaml"
        path.write_text(CLINIC.format(name=name or file, more=more), encoding="utf-8")
        return path

    return write


@pytest.fixture
def build(leaflets, workspace, clinics, tmp_path):
    """Print the folder's copies: status, output, errors."""

    def run(*more, clinic=None, choice=ONE, output=True):
        into = ("-o", tmp_path / "copies") if output else ()
        asked = [part for path in clinic or [clinics] for part in ("--clinic", path)]
        return leaflets("build", "--root", workspace, *choice, *asked, *into, *more)

    return run


def pdfs(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_each_clinic_of_a_folder_has_a_folder_of_its_own(build, folder, tmp_path):
    folder("north")
    folder("b", "south")
    status, output, errors = build()
    assert (status, errors) == (0, "")
    copies = tmp_path / "copies"
    assert pdfs(copies) == ["north/en-GB/basics.standard.pdf", "south/en-GB/basics.standard.pdf"]
    assert "2 of 2 leaflets built, for 2 clinics" in output


def test_a_copy_has_the_bytes_that_a_build_for_its_clinic_alone_makes(build, folder, clinics, tmp_path):
    for name in ("north", "south", "west"):
        folder(name, more=f"email: {name}@clinic.example")
    build(choice=("--leaflet", "basics", "--as-of", "2026-11-22", "--locale", "ar", "--locale", "en-GB"))
    together = {name: (tmp_path / "copies" / name) for name in ("north", "south", "west")}
    for name, copies in together.items():
        build(
            "-o", tmp_path / "alone" / name, clinic=[clinics / f"{name}.yaml"], output=False,
            choice=("--leaflet", "basics", "--as-of", "2026-11-22", "--locale", "ar", "--locale", "en-GB"),
        )  # fmt: skip
        alone = tmp_path / "alone" / name
        assert pdfs(alone) == pdfs(copies) != []
        assert [(alone / file).read_bytes() for file in pdfs(alone)] == [
            (copies / file).read_bytes() for file in pdfs(copies)
        ]


def test_several_files_and_folders_go_together_and_none_counts_twice(build, folder, clinics, tmp_path):
    north, elsewhere = folder("north"), folder("south").rename(tmp_path / "south.yaml")
    status, output, _ = build(clinic=[clinics, elsewhere, north])
    assert status == 0
    assert "for 2 clinics" in output


def test_one_file_goes_straight_to_the_folder_that_is_named(build, folder, tmp_path):
    build(clinic=[folder("north")])
    assert pdfs(tmp_path / "copies") == ["en-GB/basics.standard.pdf"]


def test_without_a_folder_a_clinics_copies_are_never_among_the_leaflets_of_none(build, folder, workspace):
    build(clinic=[folder("north")], output=False)
    assert pdfs(workspace / "build") == ["clinics/north/en-GB/basics.standard.pdf"]


def test_one_failing_clinic_stops_no_other_and_keeps_its_earlier_files(build, folder, tmp_path):
    folder("north")
    bad = folder("south")
    build()
    kept = (tmp_path / "copies/south/en-GB/basics.standard.pdf").read_bytes()
    bad.write_text(bad.read_text("utf-8").replace("country: GB", "cuontry: GB"), "utf-8")
    folder("west")
    status, output, errors = build()
    assert status == 1
    assert "cuontry" in errors
    assert str(bad) in errors
    assert "(1 FAILED)" in output
    assert (tmp_path / "copies/west/en-GB/basics.standard.pdf").exists()
    assert (tmp_path / "copies/south/en-GB/basics.standard.pdf").read_bytes() == kept


def test_two_clinics_with_one_id_are_refused_and_both_files_are_named(build, folder, tmp_path):
    first, second = folder("a", "north"), folder("b", "north")
    folder("south")
    build()
    assert pdfs(tmp_path / "copies") == ["south/en-GB/basics.standard.pdf"]
    errors = build()[2]
    assert errors.count("B201") == 2
    assert all(str(path) in errors for path in (first, second))


def test_a_folder_without_a_clinic_is_refused(build, folder):
    status, _, errors = build()
    assert status == 1
    assert "B200" in errors


def test_the_second_run_prints_nothing_and_a_changed_clinic_its_own_alone(build, folder):
    folder("north")
    south = folder("south")
    build()
    assert "2 leaflets unchanged" in build()[1]
    south.write_text(south.read_text("utf-8").replace("0123", "0124"), "utf-8")
    _, output, _ = build("--why")
    assert "copies/south/en-GB" in output
    assert "copies/north/en-GB" not in output
    assert "the clinic changed: phones.clinic.number" in output


def test_a_clinic_has_the_languages_layouts_and_paper_of_its_file(build, folder, tmp_path):
    folder("north", more="locales: [ar]\nlayouts: [large-print]\npaper: letter")
    folder("south", more="locales: [th]")
    status, _, errors = build(choice=("--leaflet", "basics", "--level", "standard", "--as-of", "2026-11-22"))
    assert (status, errors) == (0, "")
    assert pdfs(tmp_path / "copies") == [
        "north/ar/basics.standard.large-print.letter.pdf",
        "north/ar/basics.standard.letter.pdf",
        "south/th/basics.standard.pdf",
    ]


def test_a_clinic_that_has_nothing_of_the_choice_is_told_so(build, folder):
    path = folder("north", more="locales: [th]")
    folder("south")
    status, _, errors = build(choice=("--leaflet", "cure", "--as-of", "2026-11-22"))
    assert status == 1
    assert f"{path}: error B202: locales:" in errors


def test_what_the_command_line_names_narrows_the_languages_and_replaces_paper_and_layout(
    build, folder, tmp_path
):
    folder("north", more="locales: [ar, en-GB]\nlayouts: [large-print]\npaper: letter")
    folder("south", more="locales: [ar]")
    status, output, errors = build()
    assert (status, errors) == (0, "")
    copies = tmp_path / "copies"
    assert pdfs(copies) == [
        "north/en-GB/basics.standard.large-print.letter.pdf",
        "north/en-GB/basics.standard.letter.pdf",
    ]
    assert "south" in output
    build("--layout", "booklet", "--paper", "a4", "--force")
    assert "north/en-GB/basics.standard.booklet.pdf" in pdfs(copies)


def test_copies_in_a_language_that_a_clinic_no_longer_hands_out_are_removed(build, folder, tmp_path):
    few = ("--leaflet", "cure", "--as-of", "2026-11-22")
    path = folder("north", more="locales: [ar, en-GB]")
    build(choice=("--as-of", "2026-11-22"))
    assert "north/ar/cure.standard.pdf" in pdfs(tmp_path / "copies")
    path.write_text(path.read_text("utf-8").replace("[ar, en-GB]", "[en-GB]"), "utf-8")
    build(choice=few)
    assert "north/ar/cure.standard.pdf" in pdfs(tmp_path / "copies")
    build(choice=("--as-of", "2026-11-22"))
    assert {file.split("/")[1] for file in pdfs(tmp_path / "copies")} == {"en-GB"}


def test_a_program_is_told_what_became_of_each_clinic(build, folder, clinics):
    folder("north")
    bad = folder("south")
    bad.write_text("clinic: south\n", encoding="utf-8")
    told = json.loads(build("--json")[1])
    by_name = {row["clinic"]: row for row in told["clinics"]}
    assert by_name["north"] | {"output": ""} == {
        "clinic": "north", "file": str(clinics / "north.yaml"), "output": "",
        "built": 1, "unchanged": 0, "failed": 0, "withheld": 0, "problems": [],
    }  # fmt: skip
    assert {problem["file"] for problem in by_name["south"]["problems"]} == {str(bad)}
    assert told["built"] == 1
    bad.unlink()
    build()
    assert [(row["clinic"], row["unchanged"]) for row in json.loads(build("--json")[1])["clinics"]] == [
        ("north", 1)
    ]


def test_the_audit_reads_each_copy_with_its_own_clinic(build, leaflets, workspace, folder, clinics, tmp_path):
    folder("north")
    south = folder("south")
    build()
    audit = ("audit", tmp_path / "copies", "--root", workspace, "--as-of", "2026-11-22")
    status, _, errors = leaflets(*audit, "--clinic", clinics)
    assert status == 0, errors
    south.write_text(south.read_text("utf-8").replace("0123", "0124"), "utf-8")
    status, output, _ = leaflets(*audit, "--clinic", clinics)
    assert status == 1
    assert "north/en-GB/basics.standard.pdf  no findings" in output

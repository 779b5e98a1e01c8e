"""`leaflets release`: what is approved comes out unmarked, and nothing else ever does."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from leaflets.cli.main import main
from tests.fixtures.approved import (
    CLINIC,
    ROOT,
    SIGNATURES,
    TEXT,
    copy_of,
    edit,
    make_workspace,
    sign,
    sign_all,
)

ONE = ("--leaflet", "basics", "--level", "standard")


@pytest.fixture(scope="module")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workspace(tmp_path_factory.mktemp("unsigned"))


@pytest.fixture(scope="module")
def signed(unsigned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_of(unsigned, tmp_path_factory.mktemp("signed"))
    sign_all(root)
    return root


@pytest.fixture(scope="module")
def released(signed: Path) -> Path:
    """The folder of a release, made once."""
    assert release(signed) == 0
    return signed / "build/release"


@pytest.fixture
def root(signed: Path, released: Path, tmp_path: Path) -> Path:
    """A workspace to spoil, with the release that was made of it before."""
    copied = copy_of(signed, tmp_path / "workspace")
    shutil.copytree(released, copied / "build/release")
    return copied


def release(root: Path, *more: str) -> int:
    return main(
        ["release", "--root", str(root), "--clinic", str(root / CLINIC), "--locale", "ar", *ONE, *more]
    )


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def codes(problems: str) -> set[str]:
    return set(re.findall(r"error ([A-Z]\d{3}):", problems))


def test_a_release_has_each_language_and_its_english_twin(released: Path) -> None:
    files = sorted(contents(released))
    pdfs = [
        f"approved/{locale}/{TEXT}{sheet}.pdf" for locale in ("ar", "en-GB") for sheet in ("", ".large-print")
    ]
    assert files == sorted([*pdfs, "approved/ar.zip", "approved/en-GB.zip", "manifest.json"])


def test_no_page_of_a_release_is_marked_as_a_draft(released: Path) -> None:
    for path in released.rglob("*.pdf"):
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
        with pikepdf.open(path) as pdf:
            assert not str(pdf.docinfo["/Title"]).startswith("DRAFT")
        assert "Do not give" not in text
        assert "DRAFT" not in text
        if path.parent.name == "ar":
            assert "Get emergency help" not in text


def test_the_audit_reads_a_release(signed: Path, released: Path, capsys) -> None:
    assert main(["audit", str(released), "--clinic", str(signed / CLINIC), "--root", str(signed)]) == 0
    assert "no findings" in capsys.readouterr().out


def test_the_audit_takes_no_unmarked_file_that_no_manifest_lists(
    signed: Path, released: Path, tmp_path: Path, capsys
) -> None:
    """A draft that lost its mark says of itself what a released file says."""
    path = tmp_path / f"ar/{TEXT}.pdf"
    path.parent.mkdir()
    shutil.copy(released / f"approved/ar/{TEXT}.pdf", path)
    assert main(["audit", str(path), "--clinic", str(signed / CLINIC), "--root", str(signed)]) == 1
    assert "A301" in codes(capsys.readouterr().err)


def test_the_manifest_tells_what_each_file_is(released: Path) -> None:
    manifest = json.loads((released / "manifest.json").read_bytes())
    found = contents(released)
    assert {each["path"]: each["sha256"] for each in manifest["files"]} == {
        path: digest for path, digest in found.items() if path.endswith(".pdf")
    }
    arabic = next(each for each in manifest["files"] if each["path"] == f"approved/ar/{TEXT}.pdf")
    assert (arabic["clinic"], arabic["locale"], arabic["leaflet"]) == ("approved", "ar", "basics")
    assert [(each["role"], each["who"], each["locale"]) for each in arabic["signed"]] == [
        ("translator", "t1", "ar"),
        ("second-reader", "r2", "ar"),
        ("clinician", "c1", "en-GB"),
    ]
    with pikepdf.open(released / arabic["path"]) as pdf:
        assert arabic["code"] in str(pdf.docinfo["/Keywords"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", manifest["program"]["version"])
    assert all(re.fullmatch("[0-9a-f]{64}", manifest[name]) for name in ("content", "fonts"))


def test_the_signatures_in_the_manifest_are_lines_of_the_records(signed: Path, released: Path) -> None:
    lines = (signed / "content/records.jsonl").read_bytes().splitlines()
    known = {hashlib.sha256(line).hexdigest() for line in lines}
    files = json.loads((released / "manifest.json").read_bytes())["files"]
    assert {each["record"] for file in files for each in file["signed"]} <= known


def test_a_zip_holds_a_language_with_its_twins(released: Path) -> None:
    with zipfile.ZipFile(released / "approved/ar.zip") as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {*names} == {
            "manifest.json",
            *(f"{locale}/{TEXT}{sheet}.pdf" for locale in ("ar", "en-GB") for sheet in ("", ".large-print")),
        }
        for name in names:
            if name.endswith(".pdf"):
                assert archive.read(name) == (released / "approved" / name).read_bytes()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_release_made_again_is_the_same_byte_for_byte(signed: Path, released: Path, tmp_path: Path) -> None:
    """In another folder, of another process, in another time zone, judged by another day."""
    other = copy_of(signed, tmp_path / "elsewhere")
    later = date.today() + timedelta(30)
    command = [sys.executable, "-m", "leaflets", "release", "--clinic", CLINIC, "--locale", "ar", *ONE]
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    typed = [*command, "-o", str(tmp_path / "out"), "--as-of", str(later)]
    subprocess.run(typed, cwd=other, env=environment, check=True, capture_output=True)
    assert contents(tmp_path / "out") == contents(released)


def stale_string(root: Path) -> None:
    edit(root, "en-GB", r"It is usually\s+painless", "It is often painless")


def stale_warning(root: Path) -> None:
    edit(root, "en-GB", r"stroke-face: .*", "stroke-face: one side of the face hangs", "safety")


def figure(root: Path) -> None:
    path = root / "content/facts.yaml"
    block = re.search(r"(?ms)^how-common:.*?(?=^\S)", path.read_text("utf-8"))
    assert block is not None
    changed = re.sub(r"(?m)^  (low|high|value): (\d+)$", lambda m: f"  {m[1]}: {int(m[2]) + 1}", block[0])
    assert changed != block[0]
    path.write_text(path.read_text("utf-8").replace(block[0], changed), "utf-8")


def word(root: Path) -> None:
    edit(root, "ar", r"(?m)^(short-answer: .*)$", r"\1")
    path = root / f"content/locales/ar/{TEXT}.yaml"
    path.write_text(path.read_text("utf-8").replace("الأساسيات", "أساسيات", 1), "utf-8")


def picture(root: Path) -> None:
    for path in (root / "content/pictures").glob("*.svg"):
        path.write_text(path.read_text("utf-8").replace("</svg>", "<!-- another --></svg>"), "utf-8")


def review_date(root: Path) -> None:
    edit(root, "ar", r"(?m)^review-due: .*$", f"review-due: {date.today() + timedelta(900)}")


def withdrawn(root: Path) -> None:
    code = json.loads((root / "content/records.jsonl").read_text("utf-8").splitlines()[-1])["code"]
    assert main(["withdraw", code, "--reason", "a number was wrong", "--root", str(root)]) == 0


def withdrawn_twin(root: Path) -> None:
    code = json.loads((root / "content/records.jsonl").read_text("utf-8").splitlines()[0])["code"]
    assert main(["withdraw", code, "--reason", "a number was wrong", "--root", str(root)]) == 0


def overdue(root: Path) -> None:
    for locale in ("en-GB", "ar"):
        edit(root, locale, r"(?m)^issued: .*$", "issued: 2024-01-01")
        edit(root, locale, r"(?m)^updated: .*$", "updated: 2024-01-02")
        edit(root, locale, r"(?m)^review-due: .*$", "review-due: 2026-01-02")
    sign_all(root)


def begun(root: Path) -> None:
    edit(root, "ar", r"(?m)^short-answer: .*$", 'short-answer: ""')


def broken_chain(root: Path) -> None:
    path = root / "content/records.jsonl"
    path.write_text(path.read_text("utf-8").replace('"who": "r2"', '"who": "r3"'), "utf-8")


def cut_chain(root: Path) -> None:
    path = root / "content/records.jsonl"
    first, _, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([first, *rest]))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (stale_string, "B154"),
        (stale_warning, "B154"),
        (figure, "B154"),
        (word, "B141"),
        (picture, "B141"),
        (review_date, "B141"),
        (withdrawn, "B143"),
        (withdrawn_twin, "B143"),
        (overdue, "B153"),
        (begun, "S004"),
        (broken_chain, "Y030"),
        (cut_chain, "Y031"),
    ],
)
def test_what_is_not_as_it_was_approved_never_comes_out(
    root: Path, spoil: Callable[[Path], None], code: str, capsys
) -> None:
    before = contents(root / "build/release")
    spoil(root)
    capsys.readouterr()
    assert release(root) == 1
    assert code in codes(capsys.readouterr().err)
    assert contents(root / "build/release") == before


@pytest.mark.parametrize(("role", "locale"), [(role, locale) for role, _, locale in SIGNATURES])
def test_one_signature_that_is_missing_keeps_all_back(
    unsigned: Path, tmp_path: Path, role: str, locale: str, capsys
) -> None:
    root = copy_of(unsigned, tmp_path / "workspace")
    sign_all(root, leave_out=(role, locale))
    capsys.readouterr()
    assert release(root) == 1
    told = capsys.readouterr().err
    assert codes(told) == {"B140"}
    assert f"--role {role} --who MARK --locale {locale} --file {TEXT}" in told
    assert not (root / "build").exists()


def test_what_becomes_overdue_later_is_not_released_then(root: Path, capsys) -> None:
    assert release(root, "--as-of", str(date.today() + timedelta(701))) == 1
    assert codes(capsys.readouterr().err) == {"B153"}


def test_no_day_that_is_past_makes_an_overdue_text_current(root: Path, capsys) -> None:
    overdue(root)
    capsys.readouterr()
    assert release(root, "--as-of", "2025-01-01") == 1
    assert "B159" in codes(capsys.readouterr().err)


def test_a_release_is_a_clinics(root: Path, capsys) -> None:
    assert main(["release", "--root", str(root), "--locale", "ar", *ONE]) == 1
    assert codes(capsys.readouterr().err) == {"B155"}


def test_a_folder_of_something_else_is_never_replaced(root: Path, tmp_path: Path, capsys) -> None:
    other = tmp_path / "my papers"
    other.mkdir()
    (other / "letter.txt").write_text("keep", "utf-8")
    assert release(root, "-o", str(other)) == 1
    assert codes(capsys.readouterr().err) == {"B158"}
    assert (other / "letter.txt").read_text("utf-8") == "keep"


def test_issues_are_put_on_record_once_and_their_words_kept(root: Path, capsys) -> None:
    records = root / "content/records.jsonl"
    before = records.read_bytes()
    assert release(root, "--record") == 0
    lines = records.read_bytes().removeprefix(before).splitlines()
    entries = [json.loads(line) for line in lines]
    assert [(each["act"], each["locale"], each.get("sheet", "")) for each in entries] == [
        ("issue", "ar", ""),
        ("issue", "ar", "large-print"),
        ("issue", "en-GB", ""),
        ("issue", "en-GB", "large-print"),
    ]
    files = contents(root / "build/release")
    assert {each["sha256"] for each in entries} == {v for k, v in files.items() if k.endswith(".pdf")}
    for each in entries:
        kept = json.loads((root / f"content/issued/{each['code']}.json").read_bytes())
        assert (kept["code"], kept["content"]) == (each["code"], each["content"])
    after = records.read_bytes()
    assert release(root, "--record") == 0
    assert records.read_bytes() == after
    assert contents(root / "build/release") == files


def test_two_clinics_are_released_together(root: Path) -> None:
    text = (root / CLINIC).read_text("utf-8")
    (root / "two").mkdir()
    shutil.copy(root / "content/clinics/example-logo.svg", root / "two")
    for name in ("approved", "second"):
        (root / f"two/{name}.yaml").write_text(text.replace("clinic: approved", f"clinic: {name}"), "utf-8")
    assert main(["release", "--root", str(root), "--clinic", str(root / "two"), "--locale", "ar", *ONE]) == 0
    folders = {path.name for path in (root / "build/release").iterdir() if path.is_dir()}
    assert folders == {"approved", "second"}


def test_two_releases_at_the_same_time_are_no_mixture(root: Path) -> None:
    """Whichever is last is there as a whole, and alone."""
    clinic = str(root / CLINIC)
    common = [sys.executable, "-m", "leaflets", "release", "--root", str(root), "--clinic", clinic, *ONE]
    runs = [subprocess.Popen([*common, "--locale", locale], cwd=ROOT) for locale in ("ar", "en-GB", "ar")]
    assert [run.wait() for run in runs] == [0, 0, 0]
    folder = root / "build/release"
    listed = {each["path"] for each in json.loads((folder / "manifest.json").read_bytes())["files"]}
    assert listed == {name for name in contents(folder) if name.endswith(".pdf")}


def test_everything_that_is_missing_is_told_at_once(unsigned: Path, tmp_path: Path, capsys) -> None:
    root = copy_of(unsigned, tmp_path / "workspace")
    stale_string(root)
    later = str(date.today() + timedelta(701))
    typed = ["release", "--root", str(root), *ONE, "--as-of", later, "--json"]
    assert main([*typed, "--locale", "ar"]) == 1
    told = json.loads(capsys.readouterr().out)
    found = [problem["code"] for problem in told["problems"]]
    assert {"B140", "B153", "B154", "B155"} <= {*found}
    assert found.count("B140") == 4
    assert told["texts"][0]["locale"] == "en-GB"
    assert main(typed) == 1
    summary = [p for p in json.loads(capsys.readouterr().out)["problems"] if p["code"] == "B157"]
    assert [problem["file"] for problem in summary] == ["content/locales/en-GB", "content/locales/ar"]
    assert "2 signatures are missing" in summary[1]["message"]


def test_the_products_own_texts_are_not_released_today(tmp_path: Path, capsys) -> None:
    """Nobody has signed anything in this repository, and nobody may seem to have."""
    typed = [
        "release",
        "--clinic",
        str(ROOT / "content/clinics/example-uk.yaml"),
        "--leaflet",
        "cure",
        "-o",
        str(tmp_path / "out"),
    ]
    assert main([*typed, "--root", str(ROOT)]) == 1
    told = capsys.readouterr()
    assert "nothing is released: 0 of " in told.out
    assert codes(told.err) == {"B157", "B161"}
    assert not (tmp_path / "out").exists()


def test_only_a_release_prints_what_is_no_draft() -> None:
    """No option of another command can: whoever else composes or prints passes on what it was told."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "leaflets").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in ("compose", "prove")
        for keyword in call.keywords
        if keyword.arg == "draft" and ast.unparse(keyword.value) != "draft"
    }
    assert found == {"leaflets/build/release.py"}


def test_what_is_ready_is_told_and_can_be_named(root: Path, capsys) -> None:
    """The easy English text is signed by nobody; the others need not wait for it if they are named."""
    assert main(["release", "--root", str(root), "--clinic", str(root / CLINIC), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {(p["code"], p["file"]) for p in told["problems"]} == {("B157", "content/locales/en-GB")}
    assert main(["release", "--root", str(root), "--clinic", str(root / CLINIC)]) == 1
    assert f"ready: en-GB/{TEXT}, ar/{TEXT}\n" in capsys.readouterr().out
    assert release(root) == 0


def test_a_translation_is_not_ready_before_its_english_twin(unsigned: Path, tmp_path: Path, capsys) -> None:
    root = copy_of(unsigned, tmp_path / "workspace")
    sign_all(root, leave_out=("second-reader", "en-GB"))
    capsys.readouterr()
    assert release(root) == 1
    assert "0 of 2 texts" in capsys.readouterr().out


def test_what_the_clinics_file_leaves_empty_is_told_by_its_key(root: Path, capsys) -> None:
    clinic = root / CLINIC
    text = re.sub(r"(?m)^hours: .*\n", "", clinic.read_text("utf-8"))
    clinic.write_text(text, "utf-8")
    assert release(root) == 1
    assert "error S082: hours:" in capsys.readouterr().err


def test_a_version_is_issued_with_one_text_only(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Else nobody could tell the two sheets apart by what is printed on them."""
    assert release(root, "--record") == 0
    word(root)
    mark = ["mark", "--as", "draft", "--role", "translator", "--locale", "ar", "--file", TEXT]
    assert main([*mark, "--root", str(root)]) == 0
    for role, who in (("translator", "t1"), ("second-reader", "r2")):
        assert sign(root, role, who, "ar") == 0
    capsys.readouterr()
    assert release(root) == 1
    assert "B160" in codes(capsys.readouterr().err)


def test_what_is_left_of_an_example_clinic_is_never_released(root: Path, capsys) -> None:
    clinics = root / "content/clinics"
    example = (clinics / "approved.yaml").read_text("utf-8").replace("clinic: approved", "clinic: example-x")
    (clinics / "example-x.yaml").write_text(example, "utf-8")
    capsys.readouterr()
    assert release(root) == 1
    told = capsys.readouterr().err
    assert codes(told) == {"B161"}
    for key in ("name", "phones.clinic.number", "crisis-line.number", "address", "email", "url"):
        assert f" {key}: this is the example’s" in told

"""The main job as its users run it: files, messages, exit status."""

from pathlib import Path

import pypdfium2
import pytest

ENGLISH = "locales/en-GB/basics.standard.yaml"
ARABIC = "locales/ar/basics.standard.yaml"
ONE = ("--locale", "en-GB", "--as-of", "2026-11-22")


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_everything_is_built_at_the_contracts_paths(leaflets, workspace):
    status, output, errors = leaflets("build", "--root", workspace)
    assert (status, errors) == (0, "")
    built, texts = workspace / "build" / "leaflets", workspace / "content" / "locales"
    files = sorted(path.relative_to(built) for path in built.rglob("*.pdf"))
    assert files == sorted(p.relative_to(texts).with_suffix(".pdf") for p in texts.glob("*/*.*.yaml"))
    assert {"en-GB/basics.standard.pdf", "ar/basics.standard.pdf"} <= set(map(str, files))
    assert f"{len(files)} of {len(files)} leaflets" in output


def test_a_part_is_built_where_it_is_asked_for(leaflets, workspace, tmp_path):
    choice = ("--locale", "ar", "--leaflet", "basics", "--level", "standard", "-o", tmp_path / "out")
    status, _, _ = leaflets("build", "--root", workspace, *choice)
    assert status == 0
    assert [p.name for p in (tmp_path / "out").glob("[!.]*")] == ["ar"]
    assert (tmp_path / "out" / "ar" / "basics.standard.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("option", "value", "guess"),
    [("--locale", "en", "en-GB"), ("--leaflet", "basic", "basics"), ("--level", "standart", "standard")],
)
def test_an_unknown_choice_is_told_with_what_there_is(leaflets, workspace, option, value, guess):
    status, _, errors = leaflets("build", "--root", workspace, option, value)
    assert status == 1
    assert "B101" in errors
    assert value in errors
    assert guess in errors


def test_a_mistyped_date_is_refused_in_words(leaflets, workspace):
    status, _, errors = leaflets("build", "--root", workspace, "--as-of", "22.11.2026")
    assert status == 2
    assert "is not a date like 2026-11-22" in errors


def test_a_folder_that_is_no_workspace_is_told(leaflets, tmp_path):
    status, _, errors = leaflets("build", "--root", tmp_path)
    assert status == 1
    assert "B105" in errors


def test_a_letter_no_font_has_is_named_with_its_key_and_locale(leaflets, workspace, edit):
    edit(ARABIC, 'title: "', 'title: "\u0995 ')
    status, output, errors = leaflets("build", "--root", workspace, "--locale", "ar", "--locale", "en-GB")
    assert status == 1
    assert "U+0995" in errors
    assert "BENGALI LETTER KA" in errors
    assert "title" in errors
    assert "ar" in errors
    assert not (workspace / "build/leaflets/ar/basics.standard.pdf").exists()
    assert (workspace / "build/leaflets/en-GB/basics.standard.pdf").exists(), (
        "the other leaflet is built all the same"
    )
    assert "FAILED" in output


def test_a_language_that_no_font_can_write_is_refused_with_its_letters(leaflets, workspace, edit):
    edit("locales/am/locale.yaml", "fonts: [noto-sans-ethiopic, noto-sans]", "fonts: [noto-sans]")
    status, _, errors = leaflets("specimen", "--root", workspace, "--locale", "am")
    assert status == 1
    assert "T102" in errors
    assert "content/locales/am/locale.yaml" in errors
    assert "ሀ" in errors
    assert not (workspace / "build/specimens/am.pdf").exists()


def test_a_specimen_is_printed_for_each_language_asked_for(leaflets, workspace):
    status, output, errors = leaflets("specimen", "--root", workspace, "--locale", "vi", "--locale", "he")
    assert (status, errors) == (0, "")
    assert sorted(p.name for p in (workspace / "build/specimens").glob("[!.]*")) == ["he.pdf", "vi.pdf"]
    assert "2 of 2 specimens" in output
    assert "Tiếng Việt" in text_of(workspace / "build/specimens/vi.pdf")


@pytest.mark.parametrize(
    "words", ["a < b & c", "{{ 7 * 7 }}", "{% raw %}", "{ lone brace", "<script>x</script>"]
)
def test_markup_and_templates_in_content_are_printed_literally(leaflets, workspace, edit, words):
    edit(ENGLISH, 'description: "', f'description: "{words} ')
    status, _, errors = leaflets("build", "--root", workspace, *ONE)
    assert (status, errors) == (0, "")
    assert words in text_of(workspace / "build/leaflets/en-GB/basics.standard.pdf")


def test_all_problems_of_a_run_are_told_at_once(leaflets, workspace, edit):
    edit(ENGLISH, 'issued: "2026-11-22"', "issued: 2026-02-30")
    edit("locales/ar/safety.yaml", "stroke-face:", "stroke-fase:")
    edit("facts.yaml", "mvd-death:", "mvd-death:\n  colour: red\n")
    status, _, errors = leaflets("build", "--root", workspace)
    assert status == 1
    for file in (ENGLISH, "locales/ar/safety.yaml", "facts.yaml"):
        assert f"content/{file}:" in errors
    assert "Traceback" not in errors
    assert not (workspace / "build").exists()


def test_a_bom_and_windows_line_ends_are_accepted(leaflets, workspace):
    path = workspace / "content" / ENGLISH
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    status, _, errors = leaflets("build", "--root", workspace, *ONE)
    assert (status, errors) == (0, "")


def test_a_clinics_phones_and_emergency_number_are_printed(leaflets, workspace):
    clinic = workspace / "content/clinics/example-uk.yaml"
    status, _, errors = leaflets("build", "--root", workspace, *ONE, "--clinic", clinic)
    assert (status, errors) == (0, "")
    text = text_of(workspace / "build/clinics/example-uk/en-GB/basics.standard.pdf")
    assert "+44 20 7946" in text
    assert "your local emergency number" not in text


def test_an_overdue_review_is_printed_only_from_its_day_on(leaflets, workspace, tmp_path):
    for day in ("2028-11-22", "2028-11-23"):
        status, _, _ = leaflets(
            "build", "--root", workspace, "--locale", "en-GB", "--as-of", day, "-o", tmp_path / day
        )
        assert status == 0
    on_time, late = (
        text_of(tmp_path / day / "en-GB/basics.standard.pdf") for day in ("2028-11-22", "2028-11-23")
    )
    assert on_time != late


def test_every_page_says_draft(leaflets, workspace):
    leaflets("build", "--root", workspace)
    for path in (workspace / "build").rglob("*.pdf"):
        document = pypdfium2.PdfDocument(path)
        assert document.get_metadata_dict()["Title"].startswith("DRAFT")
        for page in document:
            words = page.get_textpage().get_text_range()
            place = words.index("clinician")  # the English sentence; it may wrap, or be read from its end
            band = words[max(place - 120, 0) : place + 120]
            said = "DRAFT not checked by a clinician or translator Do not give to patients"
            assert {*said.split(" ")} <= {*band.replace(".", " ").split()}


def test_the_command_says_what_it_can_do(leaflets):
    status, output, _ = leaflets("--help")
    assert status == 0
    assert "build" in output
    assert "audit" in output


def test_no_file_of_the_repository_is_changed_by_a_build(leaflets, workspace):
    def snapshot(folder: Path):
        return {p: p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    before = snapshot(workspace / "content")
    leaflets("build", "--root", workspace, *ONE)
    assert snapshot(workspace / "content") == before

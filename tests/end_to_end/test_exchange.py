"""Texts go out as PO and XLIFF and come back, as a person runs the commands; and what must never come in."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import polib
import pytest

LOCALES = ("ar", "de", "en-GB", "ru", "th")


@pytest.fixture
def workspace(workspace):
    """Five languages, of two directions; Thai has one text alone."""
    for folder in (workspace / "content/locales").iterdir():
        if folder.name not in LOCALES:
            shutil.rmtree(folder)
    return workspace


@pytest.fixture
def exported(workspace, leaflets, tmp_path):
    """German, in both formats: `exported("po")` is the folder with its files."""

    def export(form, *arguments):
        out = tmp_path / form
        status, _, errors = leaflets(
            "export", "--to", form, "--locale", "de", *arguments, "-o", out, "--root", workspace
        )
        assert (status, errors) == (0, "")
        return out / "de"

    return export


@pytest.fixture
def bring(workspace, leaflets):
    """Import, and say what content/ has become: `status, output, errors, changed files`."""

    def run(*arguments):
        before = contents(workspace)
        status, output, errors = leaflets("import", *arguments, "--root", workspace)
        after = contents(workspace)
        changed = [file for file in after if before.get(file) != after[file]]
        return status, output, errors, changed

    return run


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "content").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def translate(path: Path, key: str, words: str) -> None:
    """What a translator does in a PO file."""
    file = polib.pofile(str(path))
    (found,) = (item for item in file if item.msgctxt == key)
    found.msgstr = words
    file.save(str(path))


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_what_comes_back_as_it_went_changes_no_byte(workspace, leaflets, bring, tmp_path, form):
    assert leaflets("export", "--to", form, "-o", tmp_path / form, "--root", workspace)[0] == 0
    files = {
        path.relative_to(tmp_path / form).with_suffix("").as_posix()
        for path in (tmp_path / form).rglob("*.*")
    }
    texts = (workspace / "content/locales").glob("*/*.yaml")
    expected = {f"{path.parent.name}/{path.stem}" for path in texts}
    unexported = {f"{locale}/{name}" for locale in LOCALES for name in ("specimen", "wording")}
    assert files == {name for name in expected - unexported if not name.startswith("en-GB/")}
    status, output, errors, changed = bring(tmp_path / form)
    assert (status, errors, changed) == (0, "", [])
    assert output.splitlines()[-1] == "0 texts changed"


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_one_translation_changes_one_line_and_nothing_else(workspace, exported, bring, form):
    folder = exported(form, "--leaflet", "basics", "--level", "easy")
    (path,) = folder.iterdir()
    old, new = "Was ist Hemispasmus facialis?", "Was heißt „Hemispasmus“ & \\ 5\u00a0%?"
    escaped = {"po": new.replace("\\", "\\\\"), "xliff": new.replace("&", "&amp;")}[form]
    path.write_text(path.read_text("utf-8").replace(old, escaped), "utf-8")
    before = (workspace / "content/locales/de/basics.easy.yaml").read_text("utf-8")
    status, output, errors, changed = bring(path)
    assert (status, errors, changed) == (0, "", ["content/locales/de/basics.easy.yaml"])
    after = (workspace / changed[0]).read_text("utf-8")
    line = new.replace("\\", "\\\\").replace("\u00a0", "\\u00a0")
    assert after == before.replace(f'"{old}"', f'"{line}"')
    assert "leaflets mark --as draft --role translator --locale de --file basics.easy" in output
    assert "raise `version` and set `updated`" in output


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_what_somebody_mended_while_the_file_was_out_stays(workspace, exported, bring, form):
    (path,) = exported(form, "--leaflet", "basics", "--level", "easy").iterdir()
    yaml_file = workspace / "content/locales/de/basics.easy.yaml"
    mended = yaml_file.read_text("utf-8").replace(
        '"Was ist Hemispasmus facialis?"', '"Was heißt Hemispasmus?"'
    )
    yaml_file.write_text(mended, "utf-8")
    status, output, errors, changed = bring(path)
    assert (status, errors, changed) == (0, "", [])
    assert "1 kept as they are, written since the export" in output
    text = path.read_text("utf-8").replace("Was ist Hemispasmus facialis?", "Was bedeutet Hemispasmus?")
    path.write_text(text, "utf-8")
    status, output, errors, changed = bring("--dry-run", path)
    assert (status, changed) == (0, [])
    assert "X027" in errors
    assert "“Was heißt Hemispasmus?”" in errors


def test_a_dry_run_shows_old_and_new_and_writes_nothing(exported, bring):
    path = exported("po") / "pictures.po"
    translate(path, "face-nerve.labels.eye", "das Auge geht zu")
    status, output, _, changed = bring("--dry-run", path)
    assert (status, changed) == (0, [])
    assert "  face-nerve.labels.eye\n    - Auge geht zu\n    + das Auge geht zu\n" in output
    assert "1 text would change; nothing has been written" in output


def test_a_program_is_told_the_same(exported, bring):
    path = exported("po") / "pictures.po"
    translate(path, "face-nerve.labels.eye", "das Auge geht zu, und zwar sehr schnell")
    _, output, _, _ = bring("--dry-run", "--json", path)
    told = json.loads(output)
    assert told["files"][0]["changes"] == [
        {
            "key": "face-nerve.labels.eye",
            "from": "Auge geht zu",
            "to": "das Auge geht zu, und zwar sehr schnell",
        }
    ]
    assert [problem["code"] for problem in told["problems"]] == ["X026"]
    assert told["written"] is False


def test_one_bad_string_keeps_all_files_out_and_every_fault_is_told(exported, bring):
    folder = exported("po")
    translate(folder / "pictures.po", "face-nerve.labels.eye", "das Auge geht zu")
    translate(folder / "safety.po", "stroke-arm", "")
    translate(
        folder / "basics.easy.po", "sections.who.body.facts.key-facts.how-many.text", "etwa 10 Menschen"
    )
    status, _, errors, changed = bring(folder)
    assert (status, changed) == (1, [])
    assert errors.startswith("nothing has been written\n")
    assert "safety.po:" in errors and "error X020: stroke-arm:" in errors  # noqa: PT018 - one line
    assert "error X022: sections.who.body.facts.key-facts.how-many.text: {how-common} is missing" in errors
    assert "2 problems to mend" in errors


def test_a_changed_english_text_is_noticed(exported, bring, edit):
    path = exported("po") / "safety.po"
    edit("locales/en-GB/safety.yaml", '"an arm is weak"', '"an arm or a leg is weak"')
    status, _, errors, changed = bring(path)
    assert (status, changed) == (1, [])
    assert (
        "X013: stroke-arm: it translates “an arm is weak”, and the English of today is “an arm or a leg"
        in errors
    )


def test_a_changed_figure_is_noticed_though_no_text_has_changed(workspace, exported, bring):
    path = exported("po") / "basics.easy.po"
    facts = workspace / "content/facts.yaml"
    head, name, rest = facts.read_text("utf-8").partition("\nmvd-success:")
    facts.write_text(head + name + rest.replace("high: 90", "high: 91", 1), "utf-8")
    status, _, errors, changed = bring(path)
    assert (status, changed) == (1, [])
    assert "the figure mvd-success has changed since this file was exported" in errors


def test_a_stale_text_goes_out_as_fuzzy_with_the_english_it_was_made_from(
    workspace, leaflets, exported, bring, edit
):
    marking = ("mark", "--as", "draft", "--role", "machine", "--date", "2026-11-22", "--locale", "de")
    assert leaflets(*marking, "--root", workspace)[0] == 0
    edit("locales/en-GB/safety.yaml", '"an arm is weak"', '"an arm or a leg is weak"')
    path = exported("po") / "safety.po"
    fuzzy = [item for item in polib.pofile(str(path)) if item.fuzzy]
    assert [(item.msgctxt, item.previous_msgid) for item in fuzzy] == [("stroke-arm", "an arm is weak")]
    assert "STALE: the English text has changed." in fuzzy[0].comment
    _, output, _, changed = bring(path)
    assert changed == []
    assert "left out: stroke-arm" in output


def test_a_language_that_is_not_finished_goes_out_and_comes_in(workspace, exported, bring):
    yaml = workspace / "content/locales/de/basics.easy.yaml"
    text = yaml.read_text("utf-8").replace('title: "Hemispasmus facialis: Überblick"', 'title: ""', 1)
    text = re.sub(r"\n      name: .*", "", text, count=1)
    yaml.write_text(text, "utf-8")
    path = exported("po") / "basics.easy.po"
    untranslated = {item.msgctxt for item in polib.pofile(str(path)) if not item.msgstr}
    assert untranslated == {"title", "sections.what.body.name"}
    translate(path, "title", "Überblick")
    translate(path, "sections.what.body.name", "Ein Krampf")
    status, _, errors, _ = bring(path)
    assert (status, errors) == (0, "")
    after = yaml.read_text("utf-8")
    assert 'title: "Überblick"' in after
    answer = next(line for line in text.splitlines() if line.startswith("      answer:"))
    assert after.splitlines()[after.splitlines().index(answer) + 1] == '      name: "Ein Krampf"'


def test_a_pattern_of_the_language_without_its_number_is_refused_where_it_came_from(exported, bring):
    path = exported("po") / "locale.po"
    translate(path, "rates.single.other", "wenige von\u00a0{of}")
    status, _, errors, changed = bring(path)
    assert (status, changed) == (1, [])
    assert re.search(r"locale\.po:\d+: error S034: rates\.single\.other: the figure is missing", errors)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("X-Source-File: safety", "X-Source-File: ../../facts", "X007"),
        ("X-Source-File: safety", "X-Source-File: pictures", "X009"),
        ('"Language: de', '"Language: xx', "X006"),
        ('"Language: de', '"Language: ../de', "X006"),
        ('"Language: de', '"Language: en_GB', "X006"),
        ('"Language: de', '"Language: ar', "X009"),
        ('msgctxt "stroke-arm"', 'msgctxt "stroke-leg"', "X011"),
        ('msgctxt "stroke-arm"', 'msgctxt "stroke-face"', "X012"),
        ('msgstr "ein Arm ist schwach"', 'msgstr "ein Arm ist schwach', "X001"),
        ('msgstr "ein Arm ist schwach"', 'msgstr "ein Arm\\n ist schwach"', "X021"),
        ('msgstr "ein Arm ist schwach"', 'msgstr "ein Arm\u202e ist schwach"', "Y018"),
        ('msgstr "ein Arm ist schwach"', 'msgstr "ein Arm\\b ist schwach"', "Y017"),
        ('msgstr "ein Arm ist schwach"', 'msgstr "ein Arm\\t ist schwach"', "Y017"),
    ],
)
def test_a_spoilt_file_is_refused_and_says_why(exported, bring, old, new, code):
    path = exported("po") / "safety.po"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    status, _, errors, changed = bring(path)
    assert (status, changed) == (1, [])
    assert f"error {code}:" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.po", b"\xff\xfem\x00s\x00g\x00", "Y003"),
        ("a.po", b'msgid "\xe4"\nmsgstr ""\n', "Y004"),
        ("a.po", b"msgid\0", "Y005"),
        ("a.po", b"#\n" * 200_000, "Y002"),
        ("a.po", b"", "X003"),
        ("a.po", b"PK\x03\x04", "Y005"),
        ("a.xlf", b"<xliff", "X001"),
        ("a.xlf", b'<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', "X002"),
        ("a.mo", b"\xde\x12\x04\x95", "X005"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(tmp_path, bring, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    status, _, errors, changed = bring(path)
    assert (status, changed) == (1, [])
    assert f"error {code}:" in errors


def test_a_file_cut_off_between_two_texts_is_noticed(exported, bring):
    path = exported("po") / "safety.po"
    text = path.read_text("utf-8")
    path.write_text(text[: text.rindex("\n#. SAFETY")], "utf-8")
    status, _, errors, _ = bring(path)
    assert status == 1
    assert "error X010: 1 text is missing: drug-topiramate-eye" in errors


def test_the_same_text_twice_is_refused(exported, bring):
    po, xliff = exported("po") / "safety.po", exported("xliff") / "safety.xlf"
    status, _, errors, _ = bring(po, xliff)
    assert status == 1
    assert "error X008:" in errors


def test_a_file_that_is_not_there_is_told(tmp_path, bring):
    status, _, errors, _ = bring(tmp_path / "none.po", tmp_path)
    assert status == 1
    assert "Y001" in errors
    assert "X005" in errors


def test_where_one_file_cannot_be_written_none_is(workspace, exported, bring, monkeypatch):
    folder = exported("po")
    translate(folder / "pictures.po", "face-nerve.labels.eye", "das Auge geht zu")
    translate(folder / "safety.po", "stroke-arm", "ein Arm ist kraftlos")
    replace = Path.replace

    def full(self, target):
        if Path(target).name == "safety.yaml":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    status, _, errors, changed = bring(folder / "pictures.po", folder / "safety.po")
    assert (status, changed) == (1, [])
    assert "error B103: the file cannot be written: no space left on device" in errors


def test_export_says_what_it_does_not_know(workspace, leaflets, tmp_path):
    for arguments, said in (
        (["--locale", "dee"], "there is no locale 'dee'"),
        (["--locale", "en-GB"], "en-GB is what all others are translated from"),
        (["--leaflet", "basic"], "Did you mean 'basics'?"),
        (["--locale", "th", "--leaflet", "cure"], "no language has begun such a text"),
    ):
        status, _, errors = leaflets("export", "--to", "po", *arguments, "-o", tmp_path, "--root", workspace)
        assert status == 1
        assert said in errors

"""What went stale is told; a stale warning is not printed; a verdict is remembered as long as it holds."""

from __future__ import annotations

import shutil

import pytest

DAY = ("--as-of", "2026-11-22")
LOCALES = ("ar", "en-GB", "es")


@pytest.fixture
def workspace(workspace, leaflets):
    """Three texts, whose strings are on record as they stand."""
    for folder in (workspace / "content/locales").iterdir():
        if folder.name not in LOCALES:
            shutil.rmtree(folder)
    for path in (workspace / "content/locales").glob("*/*.*.yaml"):
        if path.stem != "basics.standard":
            path.unlink()
    for locale in LOCALES:
        mark(leaflets, workspace, locale)
    return workspace


def mark(leaflets, workspace, locale):
    day = ("--date", "2026-11-22")
    marking = ("mark", "--as", "draft", "--role", "machine", *day, "--locale", locale)
    status, _, errors = leaflets(*marking, "--root", workspace)
    assert (status, errors) == (0, "")


def build(leaflets, workspace):
    status, output, errors = leaflets("build", "--root", workspace, *DAY)
    printed = [line.rpartition("  ")[0].partition("build/leaflets/")[2] for line in output.splitlines()]
    return status, [path for path in printed if path], output.splitlines()[-1], errors


def check(leaflets, workspace):
    return leaflets("check", "--root", workspace, *DAY)


def test_what_is_on_record_has_no_finding(leaflets, workspace):
    status, output, _ = check(leaflets, workspace)
    assert status == 0
    assert "R80" not in output


def test_a_changed_english_warning_keeps_its_translations_from_the_printer(leaflets, workspace, edit):
    edit("locales/en-GB/safety.yaml", '"an arm is weak"', '"an arm or a leg is weak"')
    status, printed, summary, errors = build(leaflets, workspace)
    assert status == 1
    assert printed == ["en-GB/basics.standard.pdf"]
    assert "2 withheld" in summary
    assert errors.count("B107: stroke-arm: this warning is stale (the English text has changed)") == 2
    assert "content/locales/es/safety.yaml:" in errors


def test_a_changed_figure_in_a_warning_keeps_every_translation_from_the_printer(leaflets, workspace, edit):
    for locale in LOCALES:
        path = workspace / f"content/locales/{locale}/safety.yaml"
        words = path.read_text("utf-8").replace('blood-thinners: "', 'blood-thinners: "{bt-duration} ', 1)
        path.write_text(words, "utf-8")
    for locale in LOCALES:
        mark(leaflets, workspace, locale)
    assert build(leaflets, workspace)[0] == 0
    facts = workspace / "content/facts.yaml"
    head, name, rest = facts.read_text("utf-8").partition("\nbt-duration:")
    facts.write_text(head + name + rest.replace("high: 3", "high: 5", 1), "utf-8")
    status, printed, _, errors = build(leaflets, workspace)
    assert status == 1
    assert printed == ["en-GB/basics.standard.pdf"]
    assert "this warning is stale (a figure in it has changed)" in errors


def test_a_translation_that_was_mended_and_marked_is_printed_again(leaflets, workspace, edit):
    edit("locales/en-GB/safety.yaml", '"an arm is weak"', '"an arm or a leg is weak"')
    for locale in ("ar", "es"):
        mark(leaflets, workspace, locale)
    assert build(leaflets, workspace)[0] == 0


def test_a_stale_sentence_is_a_warning_and_a_stale_warning_an_error(leaflets, workspace, edit):
    edit("locales/en-GB/basics.standard.yaml", "HFS is hardly ever inherited", "HFS is hardly ever passed on")
    status, output, errors = check(leaflets, workspace)
    assert status == 0
    key = "sections.inherit.body.answer: this text is stale: the English text has changed"
    assert output.count(f"warning R802: {key}") == 2
    edit("locales/en-GB/safety.yaml", '"an arm is weak"', '"an arm or a leg is weak"')
    status, output, errors = check(leaflets, workspace)
    assert status == 1
    assert output.count("error R801: stroke-arm: this warning is stale: the English text has changed") == 2
    assert output.count("error R804: stroke-arm: this warning is not what stands on record") == 1
    assert "3 errors, 2 warnings" in errors


def test_strings_that_nobody_put_on_record_are_told_once_a_file(leaflets, workspace):
    (workspace / "content/locales/es/states/basics.standard.yaml").unlink()
    _, output, _ = check(leaflets, workspace)
    assert output.count("R803") == 1
    assert "content/locales/es/basics.standard.yaml: note R803: nothing is on record of " in output


def test_make_leaflets_fails_on_a_text_that_breaks_a_rule_until_it_is_mended(leaflets, workspace, edit):
    arguments = ("build", "--check", "--root", workspace, *DAY)
    assert leaflets(*arguments)[0] == 0
    status, _, again = leaflets(*arguments)
    assert (status, again.splitlines()[-1]) == (0, leaflets(*arguments)[2].splitlines()[-1])
    edit(
        "locales/en-GB/basics.standard.yaml",
        "HFS is hardly ever inherited",
        "Pain relief is hardly ever inherited",
    )
    for _ in range(2):
        status, _, errors = leaflets(*arguments)
        assert status == 1
        assert "error R301: sections.inherit.body.answer" in errors
    edit("locales/en-GB/basics.standard.yaml", "Pain relief is hardly ever", "HFS is hardly ever")
    assert leaflets(*arguments)[0] == 0

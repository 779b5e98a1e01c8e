"""Writing a string from the page, and taking it back."""

from __future__ import annotations

import difflib

import pytest

from tests.preview.conftest import AR, EN, Caller

HEADING = "tiny.standard/sections.what.heading"
FIGURE = "tiny.standard/sections.help.body.injection"
FILE = "ar/tiny.standard.yaml"
WARNING = "safety/face"


def changed_lines(before, after):
    lines = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in lines if line[:1] in "+-"]


def test_an_edit_changes_one_line_of_one_file_and_undo_gives_back_every_byte(call):
    files = {path: path.read_bytes() for path in call.root.glob("content/**/*.yaml")}
    was = call.string(HEADING, **AR)["target"]

    answer = call.edit("ar", HEADING, "كيف؟", was)

    assert answer.status_code == 200
    assert answer.json() == {"key": HEADING, "value": "كيف؟", "version": 2, "undo": True}
    path = call.file(FILE)
    removed, added = changed_lines(files[path], path.read_bytes())
    assert was in removed
    assert "كيف؟" in added
    assert call.string(HEADING, **AR)["target"] == "كيف؟"
    assert {other: other.read_bytes() for other in files if other != path} == {
        other: data for other, data in files.items() if other != path
    }

    answer = call.undo("ar", HEADING)

    assert answer.json() == {"key": HEADING, "value": was, "version": 3, "undo": False}
    assert {other: other.read_bytes() for other in files} == files
    assert call.undo("ar", HEADING).status_code == 404


def test_several_edits_are_undone_one_by_one_also_after_a_restart(call):
    was = call.string(HEADING, **AR)["target"]
    for old, new in ((was, "one"), ("one", "two"), ("two", was)):
        assert call.edit("ar", HEADING, new, old).status_code == 200

    again = Caller(call.root)
    taken = [again.undo("ar", HEADING).json()["value"] for _ in range(3)]
    again.close()

    assert taken == ["two", "one", was]


def test_an_edit_that_changes_nothing_cannot_be_undone(call):
    was = call.string(HEADING, **AR)["target"]
    assert call.edit("ar", HEADING, f"  {was} ", was).json()["undo"] is False
    assert call.undo("ar", HEADING).status_code == 404


def test_a_string_that_somebody_has_changed_in_the_file_is_not_written_over(call):
    path = call.file(FILE)
    was = call.string(HEADING, **AR)["target"]
    path.write_text(path.read_text("utf-8").replace(was, "from an editor"), "utf-8")
    theirs = path.read_bytes()

    answer = call.edit("ar", HEADING, "mine", was)

    assert answer.status_code == 409
    assert answer.json()["error"] == "newer"
    assert answer.json()["current"] == "from an editor"
    assert path.read_bytes() == theirs


def test_a_change_of_another_string_of_the_file_is_kept(call):
    path = call.file(FILE)
    was = call.string(HEADING, **AR)["target"]
    path.write_text("# a note\n" + path.read_text("utf-8").replace('version: "', 'version: "9'), "utf-8")

    assert call.edit("ar", HEADING, "mine", was).status_code == 200

    assert path.read_text("utf-8").startswith("# a note\n")
    assert 'version: "90.1"' in path.read_text("utf-8")


def test_undo_refuses_where_the_file_does_not_say_what_the_edit_wrote(call):
    path = call.file(FILE)
    was = call.string(HEADING, **AR)["target"]
    call.edit("ar", HEADING, "mine", was)
    path.write_text(path.read_text("utf-8").replace("mine", "theirs"), "utf-8")

    assert call.string(HEADING, **AR)["undo"] is False
    answer = call.undo("ar", HEADING)

    assert (answer.status_code, answer.json()["current"]) == (409, "theirs")
    assert "theirs" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (WARNING, ""),
        (WARNING, " \u00a0 "),
        (WARNING, "\u200b"),
        (HEADING, "a\x00b"),
        (HEADING, "a\u202eb"),
        (HEADING, "one\ntwo"),
        (HEADING, "one\u2028two"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_changed(call, key, value):
    files = {path: path.read_bytes() for path in call.root.glob("content/locales/**/*.yaml")}

    answer = call.edit("ar", key, value, call.words("ar", key))

    assert answer.status_code == 422
    assert {"error", "message", "hint"} == answer.json().keys()
    assert {path: path.read_bytes() for path in files} == files


@pytest.mark.parametrize(
    "value",
    [
        "# no comment",
        "a: b",
        "'",
        '"',
        "{",
        "*a*",
        "- a",
        "<b>&amp;</b>",
        "\\n",
        "null",
        "1",
        "yes",
        "@",
        "😀 ﷽",
    ],
)
def test_words_that_mean_something_in_yaml_are_words(call, value):
    was = call.string(HEADING, **AR)["target"]
    assert call.edit("ar", HEADING, value, was).status_code == 200
    assert call.words("ar", HEADING) == value
    assert call.string(HEADING, **AR)["target"] == value


def test_markup_in_a_text_stays_text(call):
    was = call.string(HEADING, **AR)["target"]
    call.edit("ar", HEADING, "<script>alert(1)</script>", was)

    answer = call.get("/api/text", **AR)

    assert answer.headers["content-type"] == "application/json"
    assert call.string(HEADING, **AR)["shown"] == "<script>alert(1)</script>"
    assert call.page(**AR)["fresh"] is True


def test_a_removed_placeholder_is_written_and_found_and_the_last_page_stays(call):
    good = call.page(**AR)
    was = call.string(FIGURE, **AR)["target"]
    assert "{lasting}" in was

    answer = call.edit("ar", FIGURE, was.replace("{lasting}", ""), was)

    assert answer.status_code == 200
    page = call.page(**AR)
    assert page["fresh"] is False
    assert [(problem["code"], problem["key"]) for problem in page["problems"]] == [("S024", FIGURE)]
    assert (page["pages"], page["regions"]) == (good["pages"], good["regions"])
    assert [finding["code"] for finding in call.string(FIGURE, **AR)["findings"]] == ["S024"]
    assert call.undo("ar", FIGURE).status_code == 200
    assert call.page(**AR)["fresh"] is True


def test_a_missing_string_is_written_where_the_english_file_has_it(call):
    path = call.file(FILE)
    line = next(line for line in path.read_text("utf-8").splitlines(True) if "heading:" in line)
    path.write_text(path.read_text("utf-8").replace(line, "", 1), "utf-8")
    missing = call.string(HEADING, **AR)
    assert (missing["state"], missing["target"]) == ("missing", "")

    assert call.edit("ar", HEADING, "ما هو؟", "").status_code == 200

    assert call.string(HEADING, **AR)["target"] == "ما هو؟"
    assert call.page(**AR)["fresh"] is True


def test_a_link_out_of_content_is_not_written_through(call, tmp_path):
    path = call.file(FILE)
    outside = tmp_path / "outside.yaml"
    path.rename(outside)
    path.symlink_to(outside)
    before = outside.read_bytes()
    was = call.string(HEADING, **AR)["target"]

    answer = call.edit("ar", HEADING, "x", was)

    assert answer.status_code == 422
    assert outside.read_bytes() == before
    assert path.is_symlink()


def test_a_file_that_may_not_be_replaced_says_so(call, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    was = call.string(HEADING, **AR)["target"]
    before = call.file(FILE).read_bytes()
    monkeypatch.setattr("leaflets.preview.edits.write_atomically", full)

    answer = call.edit("ar", HEADING, "x", was)

    assert answer.status_code == 422
    assert "no space left on device" in answer.json()["message"]
    assert call.file(FILE).read_bytes() == before
    monkeypatch.undo()
    assert call.undo("ar", HEADING).status_code == 404, "what was never done cannot be undone"


def test_a_file_that_is_broken_just_now_is_not_written(call):
    was = call.words("ar", HEADING)
    call.edit("ar", HEADING, "mine", was)
    path = call.file(FILE)
    broken = path.read_bytes().replace(b"title: ", b"title: [", 1)
    path.write_bytes(broken)

    for answer in (call.edit("ar", HEADING, "again", "mine"), call.undo("ar", HEADING)):
        assert answer.status_code == 422
        assert FILE in answer.json()["message"]
    assert path.read_bytes() == broken
    path.write_bytes(broken.replace(b"title: [", b"title: ", 1))
    assert call.undo("ar", HEADING).json()["value"] == was


def test_who_may_read_the_file_may_read_it_after_an_edit(call):
    path = call.file(FILE)
    path.chmod(0o640)
    assert call.edit("ar", HEADING, "x", call.words("ar", HEADING)).status_code == 200
    assert path.stat().st_mode & 0o777 == 0o640


def test_english_can_be_edited_too(call):
    was = call.string(HEADING, **EN)["target"]
    assert call.edit("en-GB", HEADING, "Which is it?", was).status_code == 200
    assert call.string(HEADING, **AR)["source"] == "Which is it?"
    assert call.page(**EN)["fresh"] is True

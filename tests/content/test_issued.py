"""content/issued/: an edition's words come back as they were written, and no change of a file goes unseen."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.content.issued import FOLDER, format_snapshot, issued_file, read_issued
from leaflets.model.record import Snapshot

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SNAPSHOT = Snapshot(
    "cure",
    "ar",
    "easy",
    "1.2",
    "3f9k2m",
    "a" * 64,
    "هل يُشفى؟",
    {"cure.easy/title": "هل يُشفى؟", "safety/stroke-face": "Call {emergency-number}"},
    {"mvd-success": "85-90/100None"},
)


def written(root: Path, text: str, name: str = "3f9k2m") -> None:
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    (root / FOLDER / f"{name}.json").write_text(text, "utf-8", newline="")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, format_snapshot(SNAPSHOT))
    assert read_issued(tmp_path) == ({"3f9k2m": SNAPSHOT}, ())
    assert (tmp_path / issued_file("3f9k2m")).is_file()


def test_where_nothing_was_issued_there_is_nothing(tmp_path: Path) -> None:
    assert read_issued(tmp_path) == ({}, ())


@given(
    st.dictionaries(WORDS, WORDS, max_size=5),
    st.dictionaries(
        WORDS, st.sampled_from(["85-90/100None", "3-3/Nonemonth", "None-1/1000None"]), max_size=3
    ),
)
def test_any_words_are_read_back_and_equal_ones_give_equal_bytes(
    tmp_path_factory: pytest.TempPathFactory, words: dict[str, str], figures: dict[str, str]
) -> None:
    root = tmp_path_factory.mktemp("any")
    given_ = Snapshot("cure", "ar", "easy", "1", "3f9k2m", "c", "t", words, figures)
    written(root, format_snapshot(given_))
    found, problems = read_issued(root)
    assert not problems
    assert found["3f9k2m"] == given_
    assert list(found["3f9k2m"].words) == list(words)
    assert format_snapshot(found["3f9k2m"]) == format_snapshot(given_)


def test_a_person_can_read_it_and_check_its_hash_with_other_tools() -> None:
    """A string stands on a line of its own, in its own letters; the hash is that of the lines without it."""
    lines = format_snapshot(SNAPSHOT).splitlines()
    assert '  "safety/stroke-face": "Call {emergency-number}"' in lines
    *rest, stated, end = lines
    others = "\n".join([*rest, end]).replace(" },\n}", " }\n}")
    assert json.loads(format_snapshot(SNAPSHOT))["sha256"] == sha256(others.encode()).hexdigest()
    assert stated.startswith(' "sha256": ')


def test_any_changed_character_of_the_words_shows(tmp_path: Path) -> None:
    text = format_snapshot(SNAPSHOT)
    for at in range(len(text)):
        if text[at].isalnum():
            other = "8" if text[at] != "8" else "9"
            written(tmp_path, text[:at] + other + text[at + 1 :])
            found, problems = read_issued(tmp_path)
            assert not found, text[max(at - 20, 0) : at + 20]
            assert [problem.code for problem in problems][:1] in (["B170"], ["B171"])


def test_line_ends_of_another_system_are_no_change(tmp_path: Path) -> None:
    written(tmp_path, format_snapshot(SNAPSHOT).replace("\n", "\r\n"))
    assert read_issued(tmp_path) == ({"3f9k2m": SNAPSHOT}, ())


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("", "no JSON object"),
        ("[]", "no JSON object"),
        ("[" * 100_000, "no JSON object"),
        ('{"code": "3f9k2m", "code": "3f9k2m"}', "'code' stands in it twice"),
        ("{}", "'code' is missing in it"),
        (format_snapshot(SNAPSHOT).replace('"title"', '"name"'), "an edition has no 'name'"),
        (format_snapshot(SNAPSHOT).replace('"1.2"', "1.2"), "'version' is not of the form"),
        (format_snapshot(SNAPSHOT).replace('"1.2"', '"1.3"'), "the file was changed since"),
        (format_snapshot(SNAPSHOT).replace("85-90/", "85-9O/"), "'85-9O/100None' is no figure"),
    ],
)
def test_what_is_damaged_is_told_with_its_file(tmp_path: Path, bad: str, said: str) -> None:
    written(tmp_path, bad)
    found, problems = read_issued(tmp_path)
    assert not found
    assert {(problem.code, problem.where.file) for problem in problems} == {("B170", f"{FOLDER}/3f9k2m.json")}
    assert any(said in problem.message for problem in problems)


def test_a_file_under_another_name_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    written(tmp_path, format_snapshot(SNAPSHOT))
    written(tmp_path, format_snapshot(SNAPSHOT), "7g8h9j")
    found, problems = read_issued(tmp_path)
    assert list(found) == ["3f9k2m"]
    assert [(problem.code, problem.where.file) for problem in problems] == [("B171", f"{FOLDER}/7g8h9j.json")]

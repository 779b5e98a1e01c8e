"""The journal of edits, read as a killed server left it."""

from __future__ import annotations

import pytest

from leaflets.preview import journal as module
from leaflets.preview.journal import FILE, Edit, Journal

FIRST, SECOND = Edit("ar", "safety/face", "a", "b"), Edit("ar", "safety/face", "b", "“c”\u2028")


@pytest.fixture
def written(tmp_path):
    journal = Journal(tmp_path)
    journal.add(FIRST)
    journal.add(SECOND)
    return tmp_path


def test_it_remembers_the_last_edit_of_each_string(written):
    journal = Journal(written)
    assert journal.last("ar", "safety/face") == SECOND
    assert journal.last("de", "safety/face") is None
    journal.drop(SECOND)
    assert Journal(written).last("ar", "safety/face") == FIRST
    Journal(written).drop(FIRST)
    assert Journal(written).last("ar", "safety/face") is None


def test_wherever_it_was_cut_all_whole_edits_are_there_and_it_can_go_on(written):
    whole = (written / FILE).read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == ord("}")]
    for length in range(len(whole) + 1):
        (written / FILE).write_bytes(whole[:length])
        kept = [edit for edit, end in zip((FIRST, SECOND), ends, strict=True) if end < length]
        journal = Journal(written)
        assert journal.last("ar", "safety/face") == (kept[-1] if kept else None)
        later = Edit("ar", "safety/face", "c", "d")
        journal.add(later)
        assert Journal(written).last("ar", "safety/face") == later
        journal.drop(later)
        assert Journal(written).last("ar", "safety/face") == (kept[-1] if kept else None)


@pytest.mark.parametrize(
    "line", [b"[]", b"7", b'{"locale": "ar"}', b'{"locale": 1, "key": 2, "undone": true}', b"\xff"]
)
def test_what_is_no_edit_is_passed_over(written, line):
    (written / FILE).write_bytes((written / FILE).read_bytes() + line + b"\n")
    assert Journal(written).last("ar", "safety/face") == SECOND


def test_it_does_not_grow_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LINES", 20)
    monkeypatch.setattr(module, "DEPTH", 5)
    journal = Journal(tmp_path)
    for number in range(100):
        journal.add(Edit("ar", f"safety/{number % 3}", str(number), str(number + 3)))
    assert len((tmp_path / FILE).read_bytes().split()) < 1000
    again = Journal(tmp_path)
    for key in ("safety/0", "safety/1", "safety/2"):
        last = again.last("ar", key)
        assert last is not None
        assert int(last.after) >= 100
        for _ in range(5):
            again.drop(again.last("ar", key) or last)
        assert again.last("ar", key) is None

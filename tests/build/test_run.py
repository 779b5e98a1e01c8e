"""Files appear whole or not at all, where the contract says, with a record that knows when to print again."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from leaflets.build.files import sweep, write_atomically
from leaflets.build.record import Record
from leaflets.build.run import Built, Desk, build, remove_stale, tasks
from tests.build.printers import edition, make_printer

GOOD, BAD = edition("good"), edition("bad")


@pytest.fixture
def inputs(tiny):
    """With a text for each of the two editions."""
    library = tiny.library
    own = library.locales["en-GB"]
    text = own.texts["tiny.standard"]
    own = replace(own, texts={job.text: text for job in (GOOD, BAD)})
    return replace(tiny, library=replace(library, locales={"en-GB": own}))


@pytest.fixture
def record(tmp_path):
    return Record(tmp_path, "leaflets")


@pytest.fixture
def run(inputs, record):
    """Do what must be done for the editions: the results, and the reasons of each."""

    def do(*editions):
        seen: list[Built] = []
        todo = [task for task in tasks(editions, Desk(inputs, record)) if task.reasons]
        results = build(todo, make_printer, seen.append)
        assert tuple(seen) == results
        return results

    return do


def reasons(results):
    return [built.reasons for built in results]


def test_the_path_is_locale_then_leaflet_and_level(run, tmp_path):
    run(GOOD)
    assert (tmp_path / "en-GB" / "good.standard.pdf").read_text() == "good"


def test_one_failing_edition_does_not_stop_the_others(run):
    bad, good = run(BAD, GOOD)
    assert [p.code for p in bad.problems] == ["T101"]
    assert good.path.exists()
    assert not bad.path.exists()


def test_a_failed_edition_leaves_the_earlier_file_alone(run, tmp_path):
    earlier = tmp_path / BAD.path
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"yesterday's")
    run(BAD)
    assert earlier.read_bytes() == b"yesterday's"


def test_a_failed_edition_is_tried_again(run):
    run(BAD)
    assert reasons(run(BAD)) == [("new",)]


def test_a_folder_that_cannot_be_written_is_a_problem_with_a_remedy(run, tmp_path):
    (tmp_path / "en-GB").write_text("a file where a folder must be")
    (result,) = run(GOOD)
    assert [p.code for p in result.problems] == ["B103"]
    assert "-o" in result.problems[0].hint


def test_a_write_that_breaks_off_leaves_nothing_behind(tmp_path, monkeypatch):
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(target, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["x.pdf"]
    assert target.read_bytes() == b"old"


def test_halves_of_files_that_a_killed_run_left_are_removed_and_those_of_a_living_one_stay(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".x.pdf.{gone.pid}.part").touch()
    (tmp_path / f".x.pdf.{os.getpid()}.part").touch()
    sweep(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [f".x.pdf.{os.getpid()}.part"]


def test_a_file_that_stands_as_it_was_printed_is_not_printed_again(run):
    assert reasons(run(GOOD)) == [("new",)]
    assert run(GOOD) == ()


def damage(path, old, new):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def test_a_file_that_is_missing_or_damaged_is_printed_again(run, tmp_path):
    run(GOOD)
    (tmp_path / GOOD.path).unlink()
    assert reasons(run(GOOD)) == [("the file is missing",)]
    damage(tmp_path / GOOD.path, b"g", b"f")
    assert reasons(run(GOOD)) == [("the file is not as it was written",)]
    assert (tmp_path / GOOD.path).read_text() == "good"
    assert run(GOOD) == ()


def test_a_damaged_entry_of_the_record_is_noticed_wherever_the_damage_is(run, record, tmp_path):
    run(GOOD)
    entry = tmp_path / ".record" / "leaflets" / f"{GOOD.path}.json"
    whole = entry.read_bytes()
    for place in range(0, len(whole), 7):
        entry.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert reasons(run(GOOD)) == [("its record is damaged",)]
    for place in range(0, len(whole), 101):
        entry.write_bytes(whole[:place])
        assert reasons(run(GOOD)) == [("its record is damaged",)]
    assert entry.read_bytes() == whole


def test_an_entry_of_another_version_of_the_program_is_not_trusted(run, tmp_path, monkeypatch):
    with monkeypatch.context() as later:
        later.setattr("leaflets.build.record.FORMAT", 2)
        run(GOOD)
    assert reasons(run(GOOD)) == [("its record is of another version of the program",)]
    assert run(GOOD) == ()


def test_a_file_without_a_record_is_printed_anew(run, tmp_path):
    (tmp_path / "en-GB").mkdir()
    (tmp_path / GOOD.path).write_bytes(b"from somewhere")
    assert reasons(run(GOOD)) == [("there is no record of the file",)]


def test_the_file_of_an_edition_that_is_no_more_is_removed_with_its_folder(run, record, tmp_path):
    run(GOOD)
    (stale,) = remove_stale([BAD], record)
    assert (stale.path, stale.is_removed) == (tmp_path / GOOD.path, True)
    assert [p.name for p in tmp_path.iterdir()] == [".record"]
    assert remove_stale([BAD], record) == ()


def test_a_file_that_is_not_ours_is_never_removed(run, record, tmp_path):
    run(GOOD)
    (tmp_path / GOOD.path).write_bytes(b"somebody's own")
    (tmp_path / "en-GB" / "notes.pdf").write_bytes(b"notes")
    (stale,) = remove_stale([], record)
    assert not stale.is_removed
    assert (tmp_path / GOOD.path).read_bytes() == b"somebody's own"
    assert (tmp_path / "en-GB" / "notes.pdf").exists()

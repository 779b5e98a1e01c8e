"""Files appear whole or not at all, where the contract says."""

from pathlib import Path

import pytest

from leaflets.build.run import Built, build, write_atomically
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.edition import Edition

GOOD, BAD = Edition("ar", "basics", "standard"), Edition("en-GB", "basics", "standard")


def print_job(edition):
    """Prints the edition's name, and fails for BAD."""
    if edition == BAD:
        raise LeafletError((Problem("T101", Where("a.yaml", 3), "no letter", "choose another font"),))
    return edition.locale.encode()


def run(folder, *editions):
    seen: list[Built] = []
    results = build(editions, print_job, folder, seen.append)
    assert tuple(seen) == results
    return results


def test_the_path_is_locale_then_leaflet_and_level(tmp_path):
    run(tmp_path, GOOD)
    assert (tmp_path / "ar" / "basics.standard.pdf").read_text() == "ar"


def test_one_failing_edition_does_not_stop_the_others(tmp_path):
    bad, good = run(tmp_path, BAD, GOOD)
    assert [p.code for p in bad.problems] == ["T101"]
    assert good.path.exists()
    assert not bad.path.exists()


def test_a_failed_edition_leaves_the_earlier_file_alone(tmp_path):
    earlier = tmp_path / BAD.path
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"yesterday's")
    run(tmp_path, BAD)
    assert earlier.read_bytes() == b"yesterday's"


def test_a_folder_that_cannot_be_written_is_a_problem_with_a_remedy(tmp_path):
    (tmp_path / "ar").write_text("a file where a folder must be")
    (result,) = run(tmp_path, GOOD)
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

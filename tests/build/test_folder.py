"""A folder that is replaced as a whole, whatever happens in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.build.folder import replaced


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "release").mkdir()
    (tmp_path / "release/old.pdf").write_text("old", "utf-8")
    return tmp_path / "release"


def names(folder: Path) -> list[str]:
    """Of the files in it; beside it there may be nothing."""
    assert list(folder.parent.iterdir()) == [folder]
    return sorted(path.name for path in folder.iterdir())


def give_up_half_way(folder: Path, expected: str = "") -> None:
    """Begin to fill a new folder, and fail; `expected` has to be in the old one by then."""
    with replaced(folder) as new:
        (new / "new.pdf").write_text("new", "utf-8")
        assert not expected or (folder / expected).exists()
        raise ValueError("half done")


def test_the_new_folder_takes_the_place_of_the_old(folder: Path) -> None:
    with replaced(folder) as new:
        (new / "new.pdf").write_text("new", "utf-8")
        assert (folder / "old.pdf").exists()
    assert names(folder) == ["new.pdf"]


def test_a_failure_leaves_the_old_folder(folder: Path) -> None:
    with pytest.raises(ValueError, match="half"):
        give_up_half_way(folder)
    assert names(folder) == ["old.pdf"]


def test_where_there_was_none_a_failure_leaves_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="half"):
        give_up_half_way(tmp_path / "release")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_moved_away_is_put_back_first(folder: Path) -> None:
    """It was killed between the two renamings: the old folder is aside, the new one not yet in its place."""
    folder.replace(folder.with_name(".release.old"))
    folder.with_name(".release.new").mkdir()
    with pytest.raises(ValueError, match="half"):
        give_up_half_way(folder, "old.pdf")
    assert names(folder) == ["old.pdf"]

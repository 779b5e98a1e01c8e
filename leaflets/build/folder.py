"""A folder that is replaced as a whole: readers find the old one or the new one, and never a mixture."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new folder to fill, which takes the place of `folder` when the block ends without an error.

    A run that was killed between the two renamings leaves the old folder beside its place: the next run puts
    it back first. Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{end}") for end in ("new", "old"))
    _recover(folder, new, old)
    new.mkdir()
    try:
        yield new
        if folder.exists():
            folder.replace(old)
        new.replace(folder)
    except BaseException:
        _recover(folder, new, old)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _recover(folder: Path, new: Path, old: Path) -> None:
    if old.exists() and not folder.exists():
        old.replace(folder)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)

"""New files in content/: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from leaflets.errors import LeafletError, Problem, Where


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Put files where none are; `files` are named from `root`. Raises LeafletError B103, and then nothing is new.

    Each is written whole beside its place and then linked there, which never replaces what somebody else has
    put there in between.
    """
    begun: list[Path] = []
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            made += _folders(path.parent)
            _write_new(path, text.encode("utf-8"))
            begun.append(path)
    except BaseException as error:
        for path in begun:
            path.unlink(missing_ok=True)
        for folder in reversed(made):
            shutil.rmtree(folder, ignore_errors=True)
        if not isinstance(error, OSError):
            raise
        hint = "See that you may write to this folder, and that the disk is not full. Nothing was begun."
        what = f"it cannot be written: {error.strerror}"
        raise LeafletError((Problem("B103", Where(name), what, hint),)) from None


def _folders(folder: Path) -> list[Path]:
    """Make the folder and those above it; which of them are new."""
    new = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(new):
        parent.mkdir()
    return list(reversed(new))


def _write_new(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        with path.open("xb"):
            pass
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

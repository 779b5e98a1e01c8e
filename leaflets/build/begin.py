"""New files in content/: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leaflets.errors import LeafletError, Problem, Where


def write_new(root: Path, files: Mapping[str, str]) -> None:
    """Put files where none are; `files` are named from `root`. Raises LeafletError B103, and then nothing is new.

    None replaces what somebody else has put there in between.
    """
    begun: list[Path] = []
    made: list[Path] = []
    try:
        for name, text in files.items():
            made += _folders((root / name).parent)
            _write_new(root / name, text.encode("utf-8"))
            begun.append(root / name)
    except BaseException as error:
        for path in begun:
            path.unlink(missing_ok=True)
        for folder in reversed(made):
            folder.rmdir()
        if isinstance(error, OSError):
            hint = "See that you may write to this folder, and that the disk is not full. Nothing was begun."
            what = f"it cannot be written: {error.strerror}"
            raise LeafletError((Problem("B103", Where(_of(error, root)), what, hint),)) from None
        raise


def _of(error: OSError, root: Path) -> str:
    path = Path(str(error.filename2 or error.filename or root))
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _folders(folder: Path) -> list[Path]:
    """Make the folder and those above it; which of them are new."""
    new = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    for parent in reversed(new):
        parent.mkdir()
    return list(reversed(new))


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        try:
            file.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

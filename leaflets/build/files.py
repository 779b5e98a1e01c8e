"""Files that are whole or not there at all, whenever a run is killed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from stat import S_IMODE

_PART = ".part"


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step, so that no reader and no killed run ever sees half a file.

    Whoever might read or write the file that stood there may do the same with the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    try:
        part.write_bytes(data)
        if path.exists():
            part.chmod(S_IMODE(path.stat().st_mode))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_together(files: Mapping[Path, bytes]) -> None:
    """All of them or none: where one cannot be written, those before it get their former bytes back.

    Raises OSError of the one that could not be written.
    """
    former = {path: path.read_bytes() if path.exists() else None for path in files}
    written: list[Path] = []
    try:
        for path, data in files.items():
            written.append(path)
            write_atomically(path, data)
    except BaseException:
        for path in written[:-1]:
            data_before = former[path]
            if data_before is None:
                path.unlink()
            else:
                write_atomically(path, data_before)
        raise


def sweep(folder: Path) -> None:
    """Remove the halves that killed runs left in a folder. Those of runs still at work stay."""
    for part in folder.glob(f".*{_PART}"):
        process = part.name.split(".")[-2]
        if process.isdigit() and not _is_running(int(process)):
            part.unlink(missing_ok=True)


def file_sha256(path: Path) -> str | None:
    """None where there is no file that can be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _is_running(process: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 is a signal like any other
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

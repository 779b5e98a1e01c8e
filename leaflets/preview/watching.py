"""Hears of changed files of content/ and fonts/, by whatever editor, and not of what editors keep beside."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, awatch

FOLDERS = ("content", "fonts")
_READ = (".yaml", ".yml", ".svg", ".j2", ".ttf", ".otf")
_STEP = 15
"""Milliseconds without a change after which those before are told. A file is saved in less."""
_LONGEST = 200
"""Milliseconds after which they are told in any case: a branch that is checked out changes hundreds."""


def is_read(_: Change, path: str) -> bool:
    """Whether a file can be one of a library: no hidden file, copy, or half of one."""
    name = Path(path).name
    return name.endswith(_READ) and not name.startswith((".", "#", "~"))


async def changed_files(root: Path, stop: asyncio.Event) -> AsyncIterator[tuple[str, ...]]:
    """Files of the workspace that have changed, come or gone, relative to its root."""
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    real = {folder.resolve(): folder for folder in folders}
    async for changes in _changes(tuple(real), stop):
        yield tuple(sorted({_relative(Path(path), real, root) for _, path in changes}))


async def _changes(folders: Sequence[Path], stop: asyncio.Event) -> AsyncIterator[set[tuple[Change, str]]]:
    """As the system tells them or, where it can watch no more folders, by looking at the files again."""
    for polling in (False, True):
        try:
            async for changes in awatch(
                *folders,
                watch_filter=is_read,
                stop_event=stop,
                step=_STEP,
                debounce=_LONGEST,
                raise_interrupt=False,
                force_polling=polling or None,
            ):
                yield changes
        except (OSError, RuntimeError):
            continue
        return


def _relative(path: Path, real: dict[Path, Path], root: Path) -> str:
    """fonts/, or content/ itself, may be a link to a folder elsewhere."""
    for place, folder in real.items():
        if path.is_relative_to(place):
            return (folder / path.relative_to(place)).relative_to(root).as_posix()
    return path.as_posix()

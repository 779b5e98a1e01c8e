"""What is on record of each string, for the commands that ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.state import Standing


def read_standings(
    root: Path, library: Library, locales: Iterable[str], files: Collection[str] = ()
) -> Mapping[str, tuple[Standing, ...]]:
    """Locale -> its strings, each with its entry; only those of `files` where they are named.

    Raises LeafletError with every fault of the states files.
    """
    from leaflets.content.states import load_states
    from leaflets.states.standing import standings

    return {
        name: tuple(
            standing
            for standing in standings(library, name, load_states(root, name, files))
            if not files or standing.message.key.partition("/")[0] in files
        )
        for name in locales
    }

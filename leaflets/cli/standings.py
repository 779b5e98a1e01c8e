"""What is on record of each string, for the commands that ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.state import ReadBack, Standing


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


def read_back(root: Path, library: Library, locales: Iterable[str]) -> Mapping[str, tuple[ReadBack, ...]]:
    """Locale -> its strings, each with what readers said of it. Raises LeafletError as above."""
    from leaflets.content.readings import load_readings
    from leaflets.states.readback import read_backs

    return {name: tuple(read_backs(library, name, load_readings(root, name))) for name in locales}

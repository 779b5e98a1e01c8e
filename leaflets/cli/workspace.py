"""Where the workspace is."""

from __future__ import annotations

from pathlib import Path

from leaflets.errors import LeafletError, Problem, Where


def find_root(given: Path | None) -> Path:
    """The workspace: the given folder, or the nearest one upwards that holds content/ and fonts/."""
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "content").is_dir() and (folder / "fonts").is_dir():
            return folder
    hint = "Run the command inside the project's folder, or name that folder with --root."
    raise LeafletError((Problem("B105", Where(str(start)), "there is no content/ and fonts/ here", hint),))

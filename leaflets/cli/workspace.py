"""Where the workspace is, and the press that prints from it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.errors import LeafletError, Problem, Where

if TYPE_CHECKING:
    from leaflets.pipeline import Press


def find_root(given: Path | None) -> Path:
    """The workspace: the given folder, or the nearest one upwards that holds content/ and fonts/."""
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "content").is_dir() and (folder / "fonts").is_dir():
            return folder
    hint = "Run the command inside the project's folder, or name that folder with --root."
    raise LeafletError((Problem("B105", Where(str(start)), "there is no content/ and fonts/ here", hint),))


def open_press(root: Path, locales: Collection[str]) -> Press:
    """The press over the locales asked for, or over all. Raises LeafletError."""
    from leaflets.content.library import load
    from leaflets.pipeline import Press
    from leaflets.text.faces import FontLibrary
    from leaflets.text.typesetter import Typesetter

    library = load(root, _present(root, locales))
    fonts = FontLibrary.open(root)
    return Press(library, fonts, Typesetter(fonts))


def _present(root: Path, asked: Collection[str]) -> Collection[str] | None:
    """The locales to read: those asked for. All, where one is not there: plan() tells what there is."""
    names = {path.name for path in (root / "content" / "locales").glob("*")}
    return asked if asked and names.issuperset(asked) else None

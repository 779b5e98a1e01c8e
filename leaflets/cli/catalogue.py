"""The codes of all problems, read from docs/problems.md: one text for the page and for the terminal.

The wheel carries the page as leaflets/problems.md (pyproject.toml); a checkout has it in docs/.
"""

from __future__ import annotations

import re
from pathlib import Path

from leaflets.frozen import frozen

_PACKAGE = Path(__file__).parents[1]
_PAGES = (_PACKAGE / "problems.md", _PACKAGE.parent / "docs" / "problems.md")


@frozen
class Entry:
    """A row: `what` is wrong, and `more` as pairs of the column's head and its words."""

    section: str
    what: str
    more: tuple[tuple[str, str], ...]


def read_catalogue() -> dict[str, Entry]:
    """Code -> its row, in the order of the page."""
    page = next(path for path in _PAGES if path.exists())
    return parse_catalogue(page.read_text("utf-8"))


def parse_catalogue(page: str) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    section, heads = "", list[str]()
    for line in page.splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ").partition(": ")[2]
        elif line.startswith("|"):
            code, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            if code == "code":
                heads = cells
            elif re.fullmatch(r"[A-Z][0-9]{3}", code):
                more = [(head, cell) for head, cell in zip(heads[1:], cells[1:], strict=False) if cell]
                entries[code] = Entry(section, cells[0], tuple(more))
    return entries

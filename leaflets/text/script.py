"""Scripts of characters: UAX #24 of Unicode 15.0."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache

from leaflets.text.unicode_data.scripts import SCRIPT, SCRIPT_EXTENSIONS


@lru_cache(maxsize=2)
def _runs(table: str) -> tuple[list[int], list[str]]:
    """First code points and values of a table's runs."""
    tokens = table.split()
    return [int(point, 16) for point in tokens[::2]], tokens[1::2]


@cache
def script(char: str) -> str:
    """The Script property of one character as an ISO 15924 code.

    "Zyyy" is Common (digits, punctuation), "Zinh" Inherited (marks that follow their base), "Zzzz"
    unassigned.
    """
    starts, values = _runs(SCRIPT)
    return values[bisect_right(starts, ord(char)) - 1]


@cache
def script_extensions(char: str) -> tuple[str, ...]:
    """The scripts that a character is used with, in alphabetical order.

    A character with no such list is used with its own script: ("Latn",), or ("Zyyy",) for any.
    """
    starts, values = _runs(SCRIPT_EXTENSIONS)
    listed = values[bisect_right(starts, ord(char)) - 1]
    return (script(char),) if listed == "-" else tuple(listed.split(","))

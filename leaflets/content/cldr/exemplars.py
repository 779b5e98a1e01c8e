"""CLDR's exemplar sets: the letters of a language as CLDR writes them, member by member."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\{([^}]*)\}|\\u([0-9A-F]{4})|\\U([0-9A-F]{8})|\\(.)|(-)|\s+|(.)", re.DOTALL)


def expand(unicode_set: str) -> Iterator[str]:
    """The members of an exemplar set in its own order: characters, ranges, escapes, {strings}.

    That is all of UTS #35's UnicodeSet that CLDR's JSON uses for exemplars.
    """
    if unicode_set[:1] + unicode_set[-1:] != "[]":
        raise ValueError(f"not a set of characters: {unicode_set[:40]}")
    first, ranging = "", False
    for unit, code, long, escaped, hyphen, plain in _TOKEN.findall(unicode_set[1:-1]):
        member = unit or (chr(int(code or long, 16)) if code or long else escaped or plain)
        if hyphen:
            ranging = True
        elif member and ranging:
            yield from map(chr, range(ord(first) + 1, ord(member) + 1))
            ranging = False
        elif member:
            yield member
            first = member

"""Full-width punctuation that meets: one of the two marks gives up the empty half of its square.

JLREQ 3.1.4, CLREQ 3.1.6 and CSS Text 4, 9.2 (`text-spacing-trim`): as wide as in a line of their own,
"。" and "“" would leave a hole of a whole square between two sentences. Which half is empty is the
font's to say: its OpenType feature `halt` sets each mark half as wide, with its ink where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from leaflets.frozen import frozen

OPENING = "〈《「『【〔〖〘〚〝（［｛‘“"
CLOSING = "、。，．：；〉》」』】〕〗〙〛〞〟）］｝’”"
"""Stops too: in most fonts they stand at the left of their square, as closing marks do."""
MIDDLE = "・·\u3000"
NARROW_OPENING = "([{"
NARROW_CLOSING = ")]}"

_BEFORE = OPENING + MIDDLE + NARROW_OPENING
"""After any of these, and after a closing mark of a whole square, an opening one gives up its left half."""
_AFTER = CLOSING + MIDDLE + NARROW_CLOSING
"""Before any of these a closing mark gives up its right half."""


@frozen
class Meeting:
    """How the marks of one face meet. `opening` are those with an empty left half -> its font units."""

    opening: Mapping[str, int]
    pattern: re.Pattern[str]
    """Matches every mark that gives up a half."""

    def halved(self, text: str, start: int, end: int) -> Iterator[int]:
        """Indices from `start` to `end` of what gives up a half, by its neighbours in `text`."""
        for found in self.pattern.finditer(text, start, end + 1):
            if found.start() < end:
                yield found.start()


def meeting(marks: Iterable[tuple[str, int, int]]) -> Meeting | None:
    """From a face's marks: (mark, font units that `halt` takes off it, and how far that moves its ink left).

    None for a face whose marks have no half to give up. Ink that moves by all that is taken off stands in
    the right half; ink in the middle moves by half of it, and such a mark stays whole.
    """
    known = [(mark, less, shift) for mark, less, shift in marks if less > 0]
    opening = {mark: less for mark, less, shift in known if mark in OPENING and shift == less}
    squares = "".join(mark for mark, _, _ in known if mark in CLOSING)
    closing = "".join(mark for mark, _, shift in known if mark in CLOSING and shift == 0)
    found = []
    if opening:
        found.append(f"(?<={_any_of(_BEFORE + squares)}){_any_of(''.join(opening))}")
    if closing:
        found.append(f"{_any_of(closing)}(?={_any_of(_AFTER)})")
    return Meeting(opening, re.compile("|".join(found))) if found else None


def _any_of(characters: str) -> str:
    return f"[{re.escape(characters)}]"

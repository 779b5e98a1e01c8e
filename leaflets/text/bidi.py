"""The bidirectional algorithm: UAX #9 of Unicode 15.0, rules P2 to L2.

Not here: splitting into paragraphs (P1: a caller passes one paragraph), and L3 and L4, which the
shaper does. Characters that rule X9 removes stay, with the level of the character before them
(section 5.2), so that levels and text always have the same indices.

Most text of a left-to-right paragraph needs none of it. So the rules live in leaflets.text.bidi_paragraph,
and that module with its regular expressions is loaded when first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from leaflets.text.bidi_classes import lifts


def paragraph_level(text: str) -> int:
    """0 or 1: the direction of the first strong character outside isolates (P2, P3)."""
    if not lifts(text):
        return 0
    from leaflets.text.bidi_paragraph import first_strong_level

    return first_strong_level(text)


def embedding_levels(text: str, base: int | None = None) -> tuple[int, ...]:
    """The resolved embedding level of every character of one paragraph, before lines are known.

    `base` is the paragraph's level, 0 (left to right) or 1; None finds it in the text.
    """
    if not base and not lifts(text):
        return (0,) * len(text)
    from leaflets.text.bidi_paragraph import first_strong_level, resolved_levels

    return tuple(resolved_levels(text, first_strong_level(text) if base is None else base))


def line_levels(
    text: str, levels: Sequence[int], base: int, start: int = 0, end: int | None = None
) -> tuple[int, ...]:
    """Levels of the characters start to end (exclusive), which are one line of the paragraph (L1).

    `text` and `levels` are the whole paragraph's, `base` is its level. The result is the line's only.
    """
    line = tuple(levels[start:end])
    if line.count(base) == len(line):
        return line
    from leaflets.text.bidi_paragraph import reset_levels

    return tuple(reset_levels(text[start:end], line, base))


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indices of a line's characters, or of its runs, from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    # A reversal moves characters only inside a stretch of a lower limit: stretches keep their place.
    for lowest in range(max(levels), min(odd) - 1, -1):
        at = 0
        for reverse, group in groupby(levels, lowest.__le__):
            end = at + len(list(group))
            if reverse:
                order[at:end] = order[at:end][::-1]
            at = end
    return order

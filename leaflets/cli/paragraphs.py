"""Texts in a terminal, with the words that differ marked: a label in the margin, the text beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leaflets.text.terminal import lines
from leaflets.translation.word_diff import Kind, Piece

WIDTH = 80
_LABEL = 9
_COLOURS: dict[Kind, str] = {"same": "", "gone": "\033[31m", "new": "\033[32m"}
_PLAIN = "\033[0m"
_WHOLE = re.compile(r"\{[a-z0-9.-]+\}|\[-\S?|\{\+\S?|\S?-\]|\S?\+\}")
"""Names in braces, and the signs of a change with the letter beside them."""


def paragraph(label: str, pieces: Iterable[Piece], language: str, *, colour: bool) -> Iterator[str]:
    """On as many lines as it takes. With `colour`, in the colours of a terminal; the signs stay."""
    text, kinds = "", list[Kind]()
    for piece in pieces:
        text += piece.marked
        kinds += [piece.kind] * len(piece.marked)
    margin = f"  {label:{_LABEL}} "
    for start, end in lines(text, WIDTH - len(margin), language, _WHOLE):
        yield margin + (_coloured(text, kinds, start, end) if colour else text[start:end])
        margin = " " * len(margin)


def _coloured(text: str, kinds: Sequence[Kind], start: int, end: int) -> str:
    parts = []
    while start < end:
        stop = next((at for at in range(start, end) if kinds[at] != kinds[start]), end)
        sign = _COLOURS[kinds[start]]
        parts.append(f"{sign}{text[start:stop]}{_PLAIN if sign else ''}")
        start = stop
    return "".join(parts)

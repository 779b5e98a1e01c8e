"""A model of paper: sheets come out of a duplex printer, are stacked, folded once, and read page by page.

It knows nothing of page numbers or of which page belongs where: only where ink lies and which way is up.
Points, x to the right and y downwards. A face is described as a person sees it who looks at the FRONT of the
sheet, through the paper where it is the back's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ink:
    """One mark: what it says, where it lies, and whether its top is towards the top of the sheet."""

    says: object
    x: float
    y: float
    upright: bool = True


def rotated(side: Sequence[Ink], width: float, height: float) -> list[Ink]:
    """A side that is printed with half a turn (/Rotate 180)."""
    return [Ink(ink.says, width - ink.x, height - ink.y, not ink.upright) for ink in side]


def through_paper(back: Sequence[Ink], width: float, height: float, edge: str) -> list[Ink]:
    """A back, as it lies behind the front: the printer turned the sheet over on this edge of the paper.

    A booklet's sheet lies on its side, wider than high: its short edges are left and right, and turning about
    one of them swaps left and right; its long edges are above and below, and turning about one swaps those.
    """
    assert width > height
    if edge == "short-edge":
        return [Ink(ink.says, width - ink.x, ink.y, ink.upright) for ink in back]
    return [Ink(ink.says, ink.x, height - ink.y, not ink.upright) for ink in back]


def read_booklet(
    sides: Sequence[Sequence[Ink]], width: float, height: float, edge: str, binding: str
) -> list[tuple[object, bool]]:
    """What each page says, and whether it is upright, in the order in which a hand turns them.

    `sides`: fronts and backs in turn, as they come from the file. The first front is outside; the pile is
    folded upright in its middle. A leaf is half a sheet, bound at its left ("ltr") or at its right ("rtl").
    """
    sheets = [
        (front, through_paper(back, width, height, edge))
        for front, back in zip(sides[0::2], sides[1::2], strict=True)
    ]

    def half(face: Sequence[Ink], right: bool) -> tuple[object, bool]:
        (ink,) = [ink for ink in face if (ink.x > width / 2) is right]
        return ink.says, ink.upright

    opened_from_right = binding == "ltr"
    pages = []
    for front, back in sheets:  # from the cover to the middle: the front of a leaf, then what is behind it
        pages += [half(front, opened_from_right), half(back, opened_from_right)]
    for front, back in reversed(sheets):  # from the middle to the back cover, on the other half of each sheet
        pages += [half(back, not opened_from_right), half(front, not opened_from_right)]
    return pages

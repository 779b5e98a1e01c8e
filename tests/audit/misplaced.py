"""Ways to spoil where the words of a finished sheet stand, whatever its layout.

Each takes the same two lines of a text, the longest pieces at two heights of one element, so that it works on
any sheet with a paragraph of two lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Name, Pdf

from tests.audit.damage import Instructions, elements, inside, marks, operator, page_of, parse, repaint


@dataclass(frozen=True)
class Piece:
    """What one operator shows: its place among the page's instructions and on the page, and its size."""

    at: int
    x: float
    y: float
    size: float
    codes: int


@dataclass(frozen=True)
class Lines:
    """Two lines of one element: on which page, and the longest piece of each."""

    page: pikepdf.Page
    first: Piece
    second: Piece


def lines(pdf: Pdf) -> Lines:
    """Of all elements the one with the longest lines."""
    found = [
        pair for role in ("P", "LBody") for element in elements(pdf, role) for pair in pairs(pdf, element)
    ]
    return max(found, key=lambda pair: min(pair.first.codes, pair.second.codes))


def pairs(pdf: Pdf, element: pikepdf.Object) -> Iterator[Lines]:
    if Name.K not in element or len(list(element.K)) != 1 or not marks(element):
        return
    page = page_of(pdf, element)
    instructions = parse(page)
    rows: dict[float, list[Piece]] = {}
    for piece in pieces(instructions, *inside(instructions, marks(element)[0])):
        rows.setdefault(round(piece.y, 1), []).append(piece)
    longest = [max(row, key=lambda piece: piece.codes) for row in rows.values()]
    if len(longest) > 1:
        longest.sort(key=lambda piece: -piece.codes)
        yield Lines(page, longest[0], longest[1])


def pieces(instructions: Instructions, start: int, end: int) -> Iterator[Piece]:
    """What is shown between two instructions. The size may have been set long before them."""
    x = y = size = 0.0
    for at, (operands, name) in enumerate(instructions[: end + 1]):
        match str(name):
            case "BT":
                x = y = 0.0
            case "Tf":
                size = float(operands[1])
            case "Td":
                x, y = x + float(operands[0]), y + float(operands[1])
            case "Tj" | "TJ" if at > start:
                yield Piece(at, x, y, size, sum(map(len, strings(operands))) // 2)


def strings(operands: list[object]) -> list[bytes]:
    """The strings of Tj, and of the array of TJ."""
    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]


def around(lines: Lines, before: bytes, after: bytes) -> None:
    """Put operators right before and after the first line's longest piece."""
    at = lines.first.at
    repaint(
        lines.page, lambda all_: [*all_[:at], *operator(before), all_[at], *operator(after), *all_[at + 1 :]]
    )


def moved(lines: Lines, x: float, y: float) -> None:
    around(lines, b"%.2f %.2f Td" % (x, y), b"%.2f %.2f Td" % (-x, -y))


def drawn_last(lines: Lines, source: bytes) -> None:
    repaint(lines.page, lambda all_: [*all_, *operator(b"/Artifact BMC " + source + b" EMC")])


# --- damages ----------------------------------------------------------------------------------------


def word_covered(pdf: Pdf) -> None:
    """A white box over a letter or two inside a line: its first letter and its end can still be read."""
    found = lines(pdf)
    piece = found.first
    box = piece.x + 1.5 * piece.size, piece.y - 2, 1.5 * piece.size, piece.size + 2
    drawn_last(found, b"1 1 1 rg %.2f %.2f %.2f %.2f re f" % box)


def word_dropped(pdf: Pdf) -> None:
    """The second half of a piece is not painted; its tag and the pieces after it stay."""
    found = lines(pdf)

    def cut(all_: Instructions) -> Instructions:
        operands, _ = all_[found.first.at]
        longest = max(strings(operands), key=len)
        half = longest[: len(longest) // 4 * 2]
        return [
            *all_[: found.first.at],
            ([pikepdf.String(half)], pikepdf.Operator("Tj")),
            *all_[found.first.at + 1 :],
        ]

    repaint(found.page, cut)


def line_off_the_sheet(pdf: Pdf) -> None:
    found = lines(pdf)
    moved(found, float(found.page.mediabox[2]), 0)


def line_over_the_edge(pdf: Pdf) -> None:
    """Only its last letters are off the sheet, below the middle letter nothing is lost."""
    found = lines(pdf)
    moved(found, -found.first.x - found.first.size, 0)


def line_printed_over_another(pdf: Pdf) -> None:
    found = lines(pdf)
    moved(found, found.second.x - found.first.x, found.second.y - found.first.y)


def line_struck_through(pdf: Pdf) -> None:
    found = lines(pdf)
    piece = found.first
    left, right, y = piece.x, piece.x + 3 * piece.size, piece.y + 0.3 * piece.size
    drawn_last(found, b"0.5 w %.2f %.2f m %.2f %.2f l S" % (left, y, right, y))


def line_cut_off(pdf: Pdf) -> None:
    """A clipping path hides all but its first letters."""
    found = lines(pdf)
    piece = found.first
    window = piece.x, piece.y - 4, piece.size, 2 * piece.size
    around(found, b"ET q %.2f %.2f %.2f %.2f re W n BT" % window, b"ET Q BT")

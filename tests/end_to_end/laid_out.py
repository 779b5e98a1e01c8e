"""A finished sheet as PDFium reads, measures and paints it: what of the Document is lost, astray or unseen.

PDFium (Chromium's reader) shares nothing with what wrote the file, or with the audit. Each function lists
what is wrong; an empty list is good.
"""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import pikepdf
import pypdfium2
from pypdfium2 import raw

from leaflets.model.content import Direction
from leaflets.model.document import Document, Element, Text
from leaflets.model.sheet import Sheet
from tests.conformance.readers import squash

#: Elements that stand inside a line of text.
INLINE = {"a", "number", "span", "strong"}
#: A bracket is turned round or not in right-to-left text.
ONE_BRACKET = str.maketrans(")]}»”›", "([{«“‹")
MILLIMETRE = 72 / 25.4
HYPHENS = {0xFFFE: "-", 0x0002: "-"}
#: Points. Slanted and round letters reach over the edges of their place.
OVERHANG = 2.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Piece:
    """A text object: its page as a person counts them, its words, the box of its ink, and if it is tagged."""

    page: int
    text: str
    box: Box
    tagged: bool


def pieces(data: bytes, *, folded: bool, direction: Direction) -> list[Piece]:
    """All text objects in the order of pages; on each, in the order in which they are painted."""
    found: list[Piece] = []
    with pypdfium2.PdfDocument(data) as pdf:
        for side, page in enumerate(pdf):
            textpage = page.get_textpage()
            middle = page.get_width() / 2
            for shown in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                left, low, right, high = shown.get_bounds()
                at = side
                if folded:
                    at = _leaf(len(pdf), side, right_half=left >= middle, direction=direction)
                    shift = middle if left >= middle else 0.0
                    left, right = left - shift, right - shift
                tagged = raw.FPDFPageObj_GetMarkedContentID(shown.raw) >= 0
                found.append(Piece(at, _text(shown, textpage), (left, low, right, high), tagged))
    return sorted(found, key=lambda piece: piece.page)


def _leaf(sides: int, side: int, *, right_half: bool, direction: Direction) -> int:
    """Which page of a booklet lies on that half.

    Side s has page s: from left to right at the right of an outer side and at the left of an inner one, from
    right to left the other way. The other half counts from the end.
    """
    first = right_half == (side % 2 == 0) if direction is Direction.LTR else right_half == (side % 2 == 1)
    return side if first else 2 * sides - 1 - side


def _text(shown: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> str:
    """UTF-16 with a final NUL. A hyphen at a line's end is U+FFFE or U+0002."""
    size = raw.FPDFTextObj_GetText(shown.raw, textpage.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(
        shown.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return buffer.raw[: size - 2].decode("utf-16-le").translate(HYPHENS)


def lost(document: Document, found: Sequence[Piece]) -> list[tuple[str, str]]:
    """Blocks of the Document, in its order, that the pages do not have in theirs, with what stands there.

    Where a line runs from right to left, PDFium turns its words round, those of a column beside it as well:
    then the letters of a block are compared, whatever their order in it.
    """
    one_way = all(element.direction is Direction.LTR for element in document.main.elements())
    text = squash("".join(piece.text for piece in found if piece.tagged))
    wrong, at = [], 0
    for element in _blocks(document.main):
        block = squash(element.text())
        read = text[at : at + len(block)]
        at += len(block)
        if read != block and (one_way or _letters(read) != _letters(block)):
            wrong.append((block, read))
    return wrong if at == len(text) else [*wrong, ("", text[at:])]


def _letters(text: str) -> Counter[str]:
    """PDFium makes full-width marks narrow ones where it turns words round."""
    return Counter(unicodedata.normalize("NFKC", text).translate(ONE_BRACKET))


def _blocks(element: Element) -> Iterator[Element]:
    """Each element that is one stretch of text. A drawn bullet has no letters."""
    if element.name == "marker":
        return
    if any(isinstance(child, Text) or child.name in INLINE for child in element.children):
        yield element
        return
    for child in element.children:
        if isinstance(child, Element):
            yield from _blocks(child)


def astray(sheet: Sheet, found: Sequence[Piece]) -> list[Piece]:
    """Words outside the margins of their page."""
    style, width, height = sheet.style, sheet.paper.width * MILLIMETRE, sheet.paper.height * MILLIMETRE
    side, top, bottom = style.frame.side, style.band.top, style.footer.bottom
    if width > height:
        own = style.landscape
        side, top, bottom = own.side, own.band_top, own.footer_bottom
    indent = drop = 0.0
    if sheet.folded is not None:
        indent = (sheet.folded.width * MILLIMETRE / 2 - width) / 2
        drop = (sheet.folded.height * MILLIMETRE - height) / 2
    left, right = indent + side - OVERHANG, indent + width - side + OVERHANG
    low, high = drop + bottom - OVERHANG, drop + height - top + OVERHANG
    return [
        piece
        for piece in found
        if piece.text.strip()
        and not (
            left <= piece.box[0] and piece.box[2] <= right and low <= piece.box[1] and piece.box[3] <= high
        )
    ]


def colliding(found: Sequence[Piece]) -> list[tuple[str, str]]:
    """Pairs of words of which one covers more than a quarter of the other's box. Marks stand on letters."""
    inked = [piece for piece in found if any(map(_is_no_mark, piece.text))]
    return [
        (one.text, other.text)
        for page in {piece.page for piece in inked}
        for one, other in combinations([piece for piece in inked if piece.page == page], 2)
        if _shared(one.box, other.box) > min(_area(one.box), _area(other.box)) / 4
    ]


def _is_no_mark(character: str) -> bool:
    return not character.isspace() and not unicodedata.category(character).startswith("M")


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _shared(a: Box, b: Box) -> float:
    across, along = (min(a[i + 2], b[i + 2]) - max(a[i], b[i]) for i in (0, 1))
    return max(across, 0.0) * max(along, 0.0)


# --- what is painted --------------------------------------------------------------------------------

_TEXT = {"Tj", "TJ", "'", '"'}
_PATHS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"}
_CLIPS = {"W", "W*"}
_COLOURS = {"g", "rg", "k", "sc", "scn", "cs"}
_INKED = bytes(int(value < 64) for value in range(256))
"""A byte of grey -> 1 where it is nearly black."""
_EQUAL = bytes([1, *[0] * 255])
"""The difference of two bytes -> 1 where there is none."""


def unseen(data: bytes) -> list[int]:
    """Pages, from 0, that look the same somewhere with and without their text, though there is text.

    What is covered, clipped, see-through or of its ground's colour changes nothing when it is taken away.
    """
    whole = _painted(data)
    without = _painted(_rewritten(data, _TEXT, black=False))
    alone = _painted(_rewritten(data, _PATHS | _CLIPS | _COLOURS, black=True))
    return [
        number
        for number, (page, empty, text) in enumerate(zip(whole, without, alone, strict=True))
        if _same_below(page, empty, text)
    ]


def _same_below(page: bytes, empty: bytes, text: bytes) -> int:
    """How many pixels of text are equal on both pages. A byte each of large numbers, which need no loop."""
    difference = int.from_bytes(page) ^ int.from_bytes(empty)
    equal = difference.to_bytes(len(page)).translate(_EQUAL)
    return (int.from_bytes(equal) & int.from_bytes(text.translate(_INKED))).bit_count()


def _painted(data: bytes) -> list[bytes]:
    """Each page in grey, two pixels a point."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [bytes(page.render(scale=2, grayscale=True).buffer) for page in pdf]


def _rewritten(data: bytes, without: set[str], *, black: bool) -> bytes:
    """The file without some operators; paths that are no longer painted still end."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            kept: list[tuple[list[pikepdf.Object], pikepdf.Operator]] = []
            for step in pikepdf.parse_content_stream(page):
                operator = str(step.operator)
                if operator not in without:
                    kept.append((list(step.operands), step.operator))
                elif operator in _PATHS - {"Do", "sh"}:
                    kept.append(([], pikepdf.Operator("n")))
            start = b"0 g\n" if black else b""
            page.Contents = pdf.make_stream(start + pikepdf.unparse_content_stream(kept))
        target = io.BytesIO()
        pdf.save(target)
    return target.getvalue()

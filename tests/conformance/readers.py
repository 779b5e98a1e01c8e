"""Other programs' readings of a PDF's text, and how near they come to a block of expected text."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from tests.conformance.commands import GateError, run

#: Marks of direction that poppler and PDFium put round right-to-left words; the page has none.
DIRECTION_MARKS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


#: Characters that mean nothing to anyone else: private ones, U+FFFD for a lost letter, no characters at all.
NO_TEXT = re.compile("[\ue000-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]")

QUOTED = re.compile('^ *"(.*)"$', re.MULTILINE)


def squash(text: str) -> str:
    """NFC without white space or marks of direction: what all readers agree to tell."""
    return "".join(unicodedata.normalize("NFC", text).translate(DIRECTION_MARKS).split())


def poppler(pdf: Path, *options: str) -> list[str]:
    """The text of each page as `pdftotext` has it."""
    done = run(["pdftotext", "-enc", "UTF-8", *options, str(pdf), "-"])
    if done.returncode != 0:
        raise GateError(f"pdftotext could not read {pdf}: {done.stderr}")
    *pages, rest = done.stdout.split("\f")
    if rest:
        raise GateError(f"pdftotext did not end the last page of {pdf}")
    return pages


def poppler_halves(pdf: Path) -> list[tuple[str, str]]:
    """What stands on the left and on the right half of each page, as the paper lies in the file.

    poppler counts from the top left corner of a page as it is seen: of a turned one, from its other end.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        turned = [page.get_rotation() == 180 for page in document]
        width, height = document[0].get_size()
    finally:
        document.close()
    size = ("-y", "0", "-W", f"{width / 2:.0f}", "-H", f"{height + 1:.0f}")
    left, right = (poppler(pdf, "-raw", "-x", x, *size) for x in ("0", f"{width / 2:.0f}"))
    pairs = zip(left, right, turned, strict=True)
    return [(right, left) if turned else (left, right) for left, right, turned in pairs]


def poppler_tags(pdf: Path) -> str:
    """What stands on the pages under the tags, squashed, in the order of the structure tree.

    `pdfinfo` prints a line for each piece, quoted, and turns right-to-left words round: their letters are
    there, from the last to the first.
    """
    done = run(["pdfinfo", "-enc", "UTF-8", "-struct-text", str(pdf)])
    if done.returncode != 0:
        raise GateError(f"pdfinfo could not read {pdf}: {done.stderr}")
    return squash("".join(QUOTED.findall(done.stdout)))


def pdfium(pdf: Path) -> list[str]:
    """The text of each page as PDFium (Chromium's reader) has it.

    PDFium says U+FFFE for a hyphen at a line's end, so that a program may join the word: it is a hyphen.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document]
    finally:
        document.close()


def pdfium_spoken(pdf: Path) -> list[list[str]]:
    """Every /ActualText of each page's structure tree, in PDFium's order."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    try:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            tops = range(raw.FPDF_StructTree_CountChildren(tree))
            elements = (raw.FPDF_StructTree_GetChildAtIndex(tree, index) for index in tops)
            pages.append([text for element in elements for text in _actual_texts(element)])
            raw.FPDF_StructTree_Close(tree)
    finally:
        document.close()
    return pages


def joined(spoken: Iterable[list[str]]) -> str:
    """The pages' trees as one squashed text. What began on the page before is told again: once is enough."""
    texts: list[str] = []
    for page in spoken:
        found = [squash(text) for text in page]
        texts += found[_shared(texts, found) :]
    return "".join(texts)


def _shared(before: list[str], after: list[str]) -> int:
    """How many of the last texts before are the first ones after."""
    for count in range(min(len(before), len(after)), 0, -1):
        if before[-count:] == after[:count]:
            return count
    return 0


def _actual_texts(element: object) -> Iterator[str]:
    if not element:
        return
    text = _string(raw.FPDF_StructElement_GetActualText, element)
    if text:
        yield text
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _actual_texts(raw.FPDF_StructElement_GetChildAtIndex(element, index))


def _string(get: Callable[..., int], element: object) -> str:
    """PDFium hands out UTF-16LE with a final NUL, and says how many bytes that takes."""
    size = get(element, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le")


def nearness(block: str, text: str) -> float:
    """1 - d / len(block), d the least Levenshtein distance of `block` to any piece of `text`.

    Myers' bit-parallel search (A fast bit-vector algorithm for approximate string matching, J. ACM 46,
    1999): bit i of the vectors is row i of the table of distances, one step for each character of `text`.
    """
    if block in text:
        return 1.0
    places: dict[str, int] = {}
    for index, character in enumerate(block):
        places[character] = places.get(character, 0) | 1 << index
    full, last = (1 << len(block)) - 1, 1 << len(block) - 1
    up, down, distance, least = full, 0, len(block), len(block)
    for character in text:
        equal = places.get(character, 0)
        vertical = equal | down
        horizontal = (((equal & up) + up) ^ up) | equal
        rise = down | ~(horizontal | up)
        fall = up & horizontal
        distance += bool(rise & last) - bool(fall & last)
        least = min(least, distance)
        rise, fall = rise << 1, fall << 1
        up, down = (fall | ~(vertical | rise)) & full, rise & vertical & full
    return 1 - least / len(block)

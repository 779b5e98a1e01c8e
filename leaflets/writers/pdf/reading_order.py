"""The order in which a right-to-left run is written, so that readers of the content stream get its words.

Text extraction goes by the order of the stream (pdftotext -raw, pdf.js), by positions (PDFium, pdftotext),
or by both. All of them turn a stretch of right-to-left letters around themselves, so letters have to stand
in visual order; but most take everything else as they find it. So: words in logical order, the letters of
a word in visual order, whatever is between words (spaces, punctuation, brackets) in logical order; and the
marks on a word's last letter after the word, for a stretch that starts with a mark isn't taken for
right-to-left. Measured on the Arabic leaflet's 143 blocks, exact ones of pdftotext -raw, pdftotext, PDFium
and pdf.js: whole runs in visual order 11, 134, 137, 142; this order 143, 134, 137, 134.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from leaflets.frozen import frozen
from leaflets.model.text import Cluster
from leaflets.text.bidi_classes import LETTERS, classes_of

_WORD = frozenset(LETTERS[name] for name in ("R", "AL", "NSM", "BN"))
_MARKS = LETTERS["NSM"]


@frozen
class Piece:
    """Clusters in visual order that are written together, `offset` font units right of their stretch."""

    offset: int
    clusters: Sequence[Cluster]


def stretches(clusters: Sequence[Cluster]) -> list[tuple[int, int, int]]:
    """The words of a right-to-left run and the single clusters between them, in logical order.

    Each as (start, end, width): a slice of the clusters, and the sum of its advances.
    """
    found: list[tuple[int, int, int]] = []
    end, width = len(clusters), 0
    for index in range(len(clusters) - 1, -1, -1):
        cluster = clusters[index]
        if _is_letter(cluster.text):
            width += cluster.advance
            continue
        if index + 1 < end:
            found.append((index + 1, end, width))
        found.append((index, index + 1, cluster.advance))
        end, width = index, 0
    if end:
        found.append((0, end, width))
    return found


def pieces(stretch: Sequence[Cluster]) -> list[Piece]:
    """A word, and after it the marks on its last letter, which is its leftmost cluster.

    The marks' code draws the letter too and the letter's own code is blank, as PDFium passes over text
    that draws nothing. A word of one letter can't have it so: it would be passed over itself.
    """
    last = stretch[0]
    marks = _final_marks(last.text)
    if not marks:
        return [Piece(0, stretch)]
    share = max(last.advance, 0) // (2 * marks)
    room = share * marks
    drawn = last.glyphs
    in_letter = () if len(stretch) > 1 else tuple((glyph, dx - room, dy) for glyph, dx, dy in drawn)
    letter = Cluster(last.text[:-marks], in_letter, last.advance - room)
    found = [Piece(room, [letter, *stretch[1:]])]
    for count, mark in enumerate(last.text[-marks:], 1):
        glyphs = drawn if count == marks and not in_letter else ()
        found.append(Piece(room - count * share, (Cluster(mark, glyphs, share),)))
    return found


@lru_cache(maxsize=4096)
def _is_letter(text: str) -> bool:
    return classes_of(text[0]) in _WORD


@lru_cache(maxsize=4096)
def _final_marks(text: str) -> int:
    """How many marks end the text; 0 where nothing but marks is in it."""
    classes = classes_of(text)
    marks = len(classes) - len(classes.rstrip(_MARKS))
    return marks if marks < len(text) else 0

"""Right-to-left text in the order that readers of a content stream make sense of."""

from __future__ import annotations

import pytest

from leaflets.model.text import Cluster
from leaflets.writers.pdf.reading_order import pieces, stretches


def visual(*texts: str) -> list[Cluster]:
    """Clusters of a right-to-left text given in logical order, one glyph and 100 units each."""
    return [Cluster(text, ((index, 0, 0),), 100) for index, text in enumerate(texts)][::-1]


def written(*texts: str) -> list[tuple[int, str]]:
    """(place, text in stream order) of every piece."""
    clusters = visual(*texts)
    left = sum(cluster.advance for cluster in clusters)
    found = []
    for start, end, width in stretches(clusters):
        left -= width
        found += [
            (left + piece.offset, "".join(cluster.text for cluster in piece.clusters))
            for piece in pieces(clusters[start:end])
        ]
    return found


def test_words_come_in_the_order_they_are_read_and_their_letters_from_the_left() -> None:
    assert written("א", "ב", " ", "ג", "ד") == [(300, "בא"), (200, " "), (0, "דג")]


def test_punctuation_follows_the_word_it_follows() -> None:
    assert written("א", "ב", ")", ".", " ") == [(300, "בא"), (200, ")"), (100, "."), (0, " ")]


def test_marks_on_a_last_letter_come_after_the_word() -> None:
    assert written("ع", "ا", "د", "ة\u064b") == [(50, "ةداع"), (0, "\u064b")]


def test_marks_inside_a_word_stay_inside() -> None:
    assert written("ش\u064f", "د") == [(0, "دش\u064f")]


@pytest.mark.parametrize("texts", [("ع", "ة\u064b"), ("ة\u064b",), ("ع", "ق\u0651\u064c"), ("א", " ", "ב")])
def test_no_glyph_and_no_width_is_lost(texts: tuple[str, ...]) -> None:
    clusters = visual(*texts)
    found = [piece for start, end, _ in stretches(clusters) for piece in pieces(clusters[start:end])]
    drawn = sorted(glyph for piece in found for cluster in piece.clusters for glyph, _, _ in cluster.glyphs)
    assert drawn == list(range(len(texts)))
    assert sum(cluster.advance for piece in found for cluster in piece.clusters) == 100 * len(texts)


def test_a_letter_alone_with_its_mark_is_drawn_by_the_letter() -> None:
    letter, mark = pieces(visual("ة\u064b"))
    assert (letter.offset, letter.clusters[0].glyphs) == (50, ((0, -50, 0),))
    assert (mark.offset, mark.clusters[0].glyphs) == (0, ())


def test_a_mark_without_a_letter_stands_for_itself() -> None:
    assert written("\u064b") == [(0, "\u064b")]

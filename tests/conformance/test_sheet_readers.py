"""What other programs read in booklets and in sheets of two languages.

A booklet's sides have no order of reading, a line of a bilingual sheet has two: so they are read by the tags,
by the halves of a side, and block by block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from leaflets.audit.booklet import leaves
from leaflets.audit.visual_order import has_right_to_left
from tests.conformance.expected import (
    blocks_of,
    direction_of,
    edition_of,
    expectation_of,
    is_plain,
    name_of,
    sheets,
)
from tests.conformance.readers import poppler_halves, poppler_tags
from tests.conformance.readings import PDFIUM, PDFJS, RAW, Readings, compare, parting

#: A bracket is turned round or not in right-to-left text.
ONE_BRACKET = str.maketrans(")]}»”", "([{«“")
LEAST_NEARNESS = 0.95


def those(wanted: Callable[[Path], bool]) -> list[object]:
    return [pytest.param(pdf, id=name_of(pdf)) for pdf in sheets() if wanted(pdf)]


def is_folded(pdf: Path) -> bool:
    return edition_of(pdf).is_folded


def pieces(text: str, blocks: list[str]) -> Iterator[tuple[str, str]]:
    """Each block beside as many letters of the text as it has, and at last what the text has beyond them."""
    at = 0
    for block in blocks:
        yield block, text[at : at + len(block)]
        at += len(block)
    yield "", text[at:]


def same(block: str, read: str) -> bool:
    """Letter for letter; from right to left the letters alone count, since poppler turns words round."""
    if has_right_to_left(block):
        return Counter(block.translate(ONE_BRACKET)) == Counter(read.translate(ONE_BRACKET))
    return block == read


@pytest.mark.parametrize("pdf", those(lambda pdf: not is_plain(pdf)))
def test_what_stands_under_the_tags_is_the_content_in_its_order(pdf: Path) -> None:
    """Read by poppler, which takes the letters from the pages and only their order from the tags."""
    found = pieces(poppler_tags(pdf), blocks_of(expectation_of(pdf)))
    assert [(block, read) for block, read in found if not same(block, read)] == []


@pytest.mark.parametrize("pdf", those(is_folded))
def test_the_halves_of_the_sides_are_the_pages_in_their_order(pdf: Path) -> None:
    halves = poppler_halves(pdf)
    places = leaves(len(halves), right_to_left=direction_of(pdf) == "rtl")
    pages = {page: halves[side][half] for (side, half), page in places.items()}
    assert parting([pages[page] for page in sorted(pages)], expectation_of(pdf)) == ""


@pytest.mark.parametrize("pdf", those(lambda pdf: not is_plain(pdf)))
def test_a_search_finds_every_block(pdf: Path, readings: dict[Path, Readings]) -> None:
    comparison = compare(readings[pdf].pages[RAW], expectation_of(pdf))
    assert [block for block, near in zip(comparison.blocks, comparison.near, strict=True) if near < 1] == []


@pytest.mark.parametrize("pdf", those(lambda pdf: not is_plain(pdf)))
def test_a_browser_reads_every_block_nearly_as_its_content(pdf: Path, readings: dict[Path, Readings]) -> None:
    expected = expectation_of(pdf)
    assert (
        max(compare(readings[pdf].pages[reader], expected).mean for reader in (PDFIUM, PDFJS))
        >= LEAST_NEARNESS
    )

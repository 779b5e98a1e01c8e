"""Every reader's reading of every built file, and how it compares with the content, block by block."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from leaflets.audit.parts import Expectation
from tests.conformance import pdfjs
from tests.conformance.expected import blocks_of, difference, spoken_of, without_furniture
from tests.conformance.readers import joined, nearness, pdfium, pdfium_spoken, poppler, squash

RAW, PDFIUM, PDFJS = "pdftotext -raw", "PDFium", "pdf.js"
READERS = (RAW, PDFIUM, PDFJS)
TREES = (PDFIUM, PDFJS)
"""Readers that hand out the structure tree."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Of one file: reader -> the text of each page, and reader -> the texts of each page's tree."""

    pages: Mapping[str, Sequence[str]]
    spoken: Mapping[str, Sequence[list[str]]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one reader's text of one file compares with the content.

    `parts` is where they part ("" where they never do), `near` how near the text comes to each block.
    """

    parts: str
    blocks: tuple[str, ...]
    near: tuple[float, ...]

    @property
    def exact(self) -> float:
        """The share of blocks that the text has letter for letter."""
        return sum(value == 1 for value in self.near) / len(self.near)

    @property
    def mean(self) -> float:
        return fmean(self.near)


def read_all(files: Sequence[Path]) -> dict[Path, Readings]:
    by_pdfjs = pdfjs.read(files)
    return {
        file: Readings(
            {RAW: poppler(file, "-raw"), PDFIUM: pdfium(file), PDFJS: by_pdfjs[file].pages},
            {PDFIUM: pdfium_spoken(file), PDFJS: by_pdfjs[file].spoken},
        )
        for file in files
    }


def parting(pages: Sequence[str], expected: Expectation) -> str:
    """Where the text of the pages, in its order and without furniture, leaves the content."""
    try:
        text = without_furniture([squash(page) for page in pages], expected)
    except ValueError as error:
        return str(error)
    return difference(text, "".join(blocks_of(expected)))


def compare(
    pages: Sequence[str], expected: Expectation, same: Callable[[str], str] = lambda text: text
) -> Comparison:
    """`same` maps characters to one that count as the same."""
    blocks = tuple(blocks_of(expected))
    parts = parting(pages, expected)
    text = same("".join(squash(page) for page in pages))
    near = tuple(1.0 if not parts else nearness(same(block), text) for block in blocks)
    return Comparison(parts, blocks, near)


def tree_parting(spoken: Sequence[list[str]], expected: Expectation) -> str:
    """Where the structure tree's /ActualText leaves the content."""
    return difference(joined(spoken), "".join(spoken_of(expected)))

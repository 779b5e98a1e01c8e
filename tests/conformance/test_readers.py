"""What other programs read in the PDFs of build/leaflets, specimens and sheets is what the YAML says.

The expected text is the audit's: read from the YAML's own keys, not from compose, layout or writer. Booklets
and sheets in two languages are read in test_sheet_readers.py.
"""

from pathlib import Path
from unicodedata import normalize

import pytest

from leaflets.audit.parts import Expectation
from tests.conformance.expected import (
    between_furniture,
    built,
    direction_of,
    expectation_of,
    is_plain,
    locale_of,
    name_of,
    sheets,
)
from tests.conformance.readers import NO_TEXT, poppler, squash
from tests.conformance.readings import (
    PDFIUM,
    PDFJS,
    RAW,
    READERS,
    TREES,
    Readings,
    compare,
    parting,
    tree_parting,
)

#: Readers turn a bracket round in right-to-left text, each in its own way; which way is told by ActualText.
ONE_BRACKET = str.maketrans(")]}»”", "([{«“")
LEAST_NEARNESS = 0.95


def files(direction: str = "") -> list[object]:
    """The built files, all or of one direction of writing. With none, pytest stops: nothing is skipped."""
    found = [*built(), *filter(is_plain, sheets())]
    return [param(pdf) for pdf in found if direction in ("", direction_of(pdf))]


def param(pdf: Path) -> object:
    """Some sheets are leaflets as well: the folder tells them apart."""
    return pytest.param(pdf, id=f"{pdf.parents[1].name}/{name_of(pdf)}")


def folded(text: str) -> str:
    return text.translate(ONE_BRACKET)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("pdf", files("ltr"))
def test_each_reader_reads_left_to_right_text_as_its_content_in_order(
    pdf: Path, reader: str, readings: dict[Path, Readings]
) -> None:
    assert parting(readings[pdf].pages[reader], expectation_of(pdf)) == ""


@pytest.mark.parametrize("reader", TREES)
@pytest.mark.parametrize("pdf", files("rtl"))
def test_the_structure_tree_of_right_to_left_text_speaks_its_content_exactly(
    pdf: Path, reader: str, readings: dict[Path, Readings]
) -> None:
    """By readers that share nothing with the program that wrote the file or with the audit."""
    assert tree_parting(readings[pdf].spoken[reader], expectation_of(pdf)) == ""


#: Scripts that write no spaces between words, so that a reader may part them anywhere.
WITHOUT_SPACES = {"ja", "th", "zh-Hans", "zh-Hant"}


@pytest.mark.parametrize("pdf", files("ltr"))
def test_no_word_is_parted_in_what_a_search_finds(pdf: Path) -> None:
    """White space is left out of the other comparisons. A line may end at a hyphen or a slash of a word."""
    if locale_of(pdf) in WITHOUT_SPACES:
        return
    elements = [element for element in expectation_of(pdf).root.walk() if not element.drawn]
    wanted = {word for element in elements for word in element.text.split()}
    whole = {normalize("NFC", word) for word in wanted if not set(word) & set("-/–—_")}
    read = normalize("NFC", " ".join(poppler(pdf, "-raw"))).split()
    assert whole - set(read) == set()


def near_blocks(pages: list[str], expected: Expectation) -> dict[str, float]:
    comparison = compare(pages, expected, folded)
    return dict(zip(comparison.blocks, comparison.near, strict=True))


@pytest.mark.parametrize("pdf", files("rtl"))
def test_a_browser_reads_right_to_left_text_nearly_as_its_content(
    pdf: Path, readings: dict[Path, Readings]
) -> None:
    expected = expectation_of(pdf)
    nearest = max(compare(readings[pdf].pages[reader], expected).mean for reader in (PDFIUM, PDFJS))
    assert nearest >= LEAST_NEARNESS


@pytest.mark.parametrize("pdf", files("rtl"))
def test_some_reader_reads_every_block_of_right_to_left_text(
    pdf: Path, readings: dict[Path, Readings]
) -> None:
    """No order of glyphs satisfies every reader, so each block has to satisfy one.

    Between the two halves of a block that goes on on the next page stand a footer and a mark.
    """
    expected = expectation_of(pdf)
    pages = [poppler(pdf), *(readings[pdf].pages[reader] for reader in (RAW, PDFIUM, PDFJS))]
    pages += [[between_furniture([squash(page) for page in reading], expected)] for reading in pages]
    near = [near_blocks(list(reading), expected) for reading in pages]
    best = {block: max(values[block] for values in near) for block in near[0]}
    assert {block: value for block, value in best.items() if value < LEAST_NEARNESS} == {}


@pytest.mark.parametrize("pdf", [*files(), *(param(pdf) for pdf in sheets() if not is_plain(pdf))])
def test_no_reader_finds_a_character_that_means_nothing(pdf: Path, readings: dict[Path, Readings]) -> None:
    read = {reader: "".join(pages) for reader, pages in readings[pdf].pages.items()}
    told = {f"{reader}'s tree": str(pages) for reader, pages in readings[pdf].spoken.items()}
    assert {
        reader: NO_TEXT.findall(text) for reader, text in (read | told).items() if NO_TEXT.search(text)
    } == {}

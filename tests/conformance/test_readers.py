"""What other programs read in the PDFs of build/leaflets is what the YAML says.

The expected text is the audit's: read from the YAML's own keys, not from compose, layout or writer.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from leaflets.audit.expectation import Expectation, expect
from leaflets.audit.source import Workspace
from leaflets.audit.telling import Edition
from tests.conformance.readers import nearness, pdfium, poppler, spoken, squash

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "build" / "leaflets").glob("*/*.pdf"))

#: Readers turn a bracket round in right-to-left text, each in its own way; which way is told by ActualText.
ONE_BRACKET = str.maketrans(")]}»", "([{«")
LEAST_NEARNESS = 0.95


def expectation_of(pdf: Path) -> Expectation:
    workspace = Workspace(ROOT)
    leaflet, _, level = pdf.stem.partition(".")
    due = date.fromisoformat(workspace.local(pdf.parent.name, pdf.stem).value("review-due"))
    edition = Edition(workspace, pdf.parent.name, leaflet, level, clinic=None, overdue=date.today() > due)
    return expect(edition)


def of_direction(direction: str) -> list[object]:
    """The built files of one direction of writing. With none of them, pytest stops: nothing is skipped."""
    return [
        pytest.param(pdf, id=f"{pdf.parent.name}/{pdf.stem}")
        for pdf in FILES
        if Workspace(ROOT).local(pdf.parent.name, "locale").value("direction") == direction
    ]


def words_of(expected: Expectation) -> list[str]:
    """Text that stands on the page as letters, block by block. A drawn bullet has none."""
    return [squash(element.text) for element in expected.root.walk() if element.text and not element.drawn]


def without_furniture(pages: list[str], expected: Expectation, content: str) -> str:
    """The pages as one string without footers, the draft's mark and repeated heads of a table."""
    footer = re.escape(squash("•".join(expected.footer[:-1]) + expected.footer[-1]))
    for name, pattern in (("code", "[0-9a-z]{6}"), ("page", "[0-9]+"), ("pages", str(len(pages)))):
        footer = footer.replace(re.escape(f"{{{name}}}"), pattern)
    band, heads = squash("".join(expected.band)), squash("".join(expected.table_heads))
    text = ""
    for number, page in enumerate(pages, 1):
        body, footers = re.subn(f"{footer}$", "", page)
        assert footers == 1, f"page {number} does not end with its footer"
        if number > 1:
            assert body.startswith(band), f"page {number} does not begin with the mark of a draft"
            body = body.removeprefix(band)
            if heads and not content.startswith(heads, len(text)):
                body = body.removeprefix(heads)
        text += body
    return text


def difference(read: str, content: str) -> str:
    """Where two texts part, and what each has there; "" where they never do."""
    if read == content:
        return ""
    pairs = enumerate(zip(read, content, strict=False))
    place = next((i for i, (a, b) in pairs if a != b), min(len(read), len(content)))
    around = slice(max(place - 20, 0), place + 40)
    return f"after {place} characters: read {read[around]!r}, expected {content[around]!r}"


@pytest.mark.parametrize("pdf", of_direction("ltr"))
def test_poppler_reads_a_left_to_right_leaflet_as_its_content_in_order(pdf: Path) -> None:
    expected = expectation_of(pdf)
    content = "".join(words_of(expected))
    assert not difference(without_furniture(poppler(pdf, "-raw"), expected, content), content)


@pytest.mark.parametrize("pdf", of_direction("rtl"))
def test_some_reader_reads_every_block_of_a_right_to_left_leaflet(pdf: Path) -> None:
    """No order of glyphs satisfies every reader, so each block has to satisfy one."""
    readings = [poppler(pdf), poppler(pdf, "-raw"), pdfium(pdf)]
    texts = ["".join(pages).translate(ONE_BRACKET) for pages in readings]
    blocks = [block.translate(ONE_BRACKET) for block in words_of(expectation_of(pdf))]
    unread = {block: max(nearness(block, text) for text in texts) for block in blocks}
    assert {block: value for block, value in unread.items() if value < LEAST_NEARNESS} == {}


@pytest.mark.parametrize("pdf", of_direction("rtl"))
def test_the_structure_tree_of_a_right_to_left_leaflet_speaks_its_content_exactly(pdf: Path) -> None:
    """By PDFium, which shares nothing with the program that wrote the file or the audit."""
    content = [squash(element.text) for element in expectation_of(pdf).root.walk()]
    assert not difference("".join(spoken(pdf)), "".join(content))

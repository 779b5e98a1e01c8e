"""`leaflets listen` says of every built file what other programs find in its tags.

poppler (pdfinfo -struct-text) hands out the tree with its text. It shares nothing with `listen`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from leaflets.audit.ears import Heard, Saying, hear
from tests.conformance.commands import run
from tests.conformance.expected import built, direction_of, name_of, sheets
from tests.conformance.readers import poppler_tags, squash

KINDS = {"H1": "heading", "H2": "heading", "H3": "heading", "L": "list", "LI": "item", "Table": "table"} | {
    "TH": "cell",
    "TD": "cell",
    "Figure": "figure",
    "Caption": "caption",
}


def turned(pdf: Path) -> bool:
    """Whether something in it runs from right to left: poppler turns such words round."""
    _, bilingual, name = pdf.stem.partition(".bilingual")
    beside = name.removeprefix("-").partition(".")[0] if bilingual else ""
    return direction_of(pdf) == "rtl" or beside in RIGHT_TO_LEFT


RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
FILES = [*built(), *sheets()]


def parameters(files: list[Path]) -> list[object]:
    return [pytest.param(pdf, id=f"{pdf.parents[1].name}/{name_of(pdf)}") for pdf in files]


@cache
def said(pdf: Path) -> tuple[Saying, ...]:
    heard = hear(pdf.read_bytes(), pdf.name)
    assert isinstance(heard, Heard)
    return heard.sayings


def roles(pdf: Path) -> list[str]:
    """Structure types in poppler's order, each on a line of its own."""
    done = run(["pdfinfo", "-enc", "UTF-8", "-struct-text", str(pdf)])
    return re.findall(r"(?m)^ *([A-Z][A-Za-z0-9]*)(?: \((?:block|inline)\))?:?$", done.stdout)


def heard(pdf: Path) -> str:
    """All words but what poppler does not tell: a drawing's /Alt, and what a drawn bullet stands for."""
    told = "".join(f"{saying.label}{saying.text}" for saying in said(pdf) if saying.kind != "figure")
    return squash(told).translate(BULLETS)


BULLETS = str.maketrans("", "", "•◦▪☐")


@pytest.mark.parametrize("pdf", parameters(FILES))
def test_blocks_are_said_in_the_order_in_which_poppler_finds_them(pdf: Path) -> None:
    wanted = [KINDS[role] for role in roles(pdf) if role in KINDS]
    assert wanted
    assert [saying.kind for saying in said(pdf) if saying.kind in KINDS.values()] == wanted


@pytest.mark.parametrize("pdf", parameters([pdf for pdf in FILES if not turned(pdf)]))
def test_words_that_run_from_left_to_right_are_said_as_poppler_reads_them(pdf: Path) -> None:
    assert heard(pdf) == poppler_tags(pdf).translate(BULLETS)


@pytest.mark.parametrize("pdf", parameters([pdf for pdf in FILES if turned(pdf)]))
def test_of_right_to_left_words_no_letter_is_lost_and_none_is_said_twice(pdf: Path) -> None:
    wanted = Counter(filter(str.isalnum, poppler_tags(pdf)))
    assert Counter(filter(str.isalnum, heard(pdf))) == wanted

"""A drawing that would be taller than a page with its words is made smaller; its words never are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.errors import LeafletError
from leaflets.layout.figures import SMALLER
from leaflets.model.page import PaintedPath
from tests.layout.documents import SENTENCE, document, node, runs

WORDS = 8
"""Sentences of a caption of some lines."""


def drawing(height: int) -> str:
    return f'<svg viewBox="0 0 100 {height}"><path d="M0 0L100 {height}" class="s-hue"/></svg>'


def figure(caption: str):
    return node("figure", node("drawing", name="tower"), node("figcaption", caption), alt="A tower.")


@pytest.fixture
def set_tower(set_pages, library):
    own = replace(library.styles["standard"].figure, scale=1.0)

    def run(height: int, caption: str = SENTENCE * WORDS):
        doc = document(node("div", figure(caption)))
        return doc, set_pages(doc, drawings={"tower": drawing(height)}, figure=own)

    return run


def extent(doc, pages) -> tuple[float, float]:
    """Width of what is painted of the drawing, and the least size of its words."""
    ident = next(element.id for element in doc.main.elements() if element.name == "figure")
    items = [item for page in pages.pages for item in page.items]
    paths = [item for item in items if isinstance(item, PaintedPath) and item.owner == ident]
    places = [x for path in paths for segment in path.segments for x in segment[1::2]]
    return max(places) - min(places), min(run.size for run in runs(pages))


def test_one_that_fits_keeps_its_size(set_tower):
    width, _ = extent(*set_tower(300))
    assert width == pytest.approx(100)


def test_one_that_does_not_is_smaller_and_its_words_are_not(set_tower):
    small, size = extent(*set_tower(690))
    full, own = extent(*set_tower(300))
    assert min(SMALLER) * full <= small < full
    assert size == own


def test_one_that_would_have_to_be_far_smaller_is_told(set_tower):
    with pytest.raises(LeafletError) as caught:
        set_tower(990, SENTENCE * 60)
    assert [problem.code for problem in caught.value.problems] == ["L008"]

"""What a browser prints on every page: the mark of a draft, the edition's code. Read as CSS Syntax 3 does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import band, node, paragraph
from tests.writers.html.pages import by_hand, edition, page, press
from tests.writers.html.spoken import parsed


def edges(html: str) -> dict[str, str]:
    """Margin box -> what stands in it."""
    (style,) = parsed(html).iter("style")
    boxes = re.findall(r'@([a-z-]+) \{ content: "((?:[^"\\]|\\[0-9a-f]+ )*)"', style.text)
    return {
        place: re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), text) for place, text in boxes
    }


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [("en-GB/basics.standard", "left", "right"), ("ar/basics.easy", "right", "left")],
)
def test_every_printed_page_says_that_it_is_a_draft_and_of_what(name: str, start: str, end: str) -> None:
    of = edition(name)
    html = page(of)
    draft = press().library.locales[of.locale].locale.draft
    assert edges(html)[f"top-{start}"] == f"{draft.tab} - {draft.text}"
    (identity,) = (p for p in parsed(html).iter("p") if p.get("class") == "identity")
    assert edges(html)[f"bottom-{start}"] == "".join(identity.itertext())
    english = press().library.locales["en-GB"].locale.draft
    assert (edges(html).get(f"top-{end}") == f"{english.tab} - {english.text}") == (of.locale != "en-GB")


def test_what_is_no_draft_has_no_mark() -> None:
    assert not [place for place in edges(by_hand(node("h1", "Title"))) if place.startswith("top")]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30))
def test_no_words_of_a_mark_end_it(text: str) -> None:
    html = by_hand(band(text), node("h1", "Title"), paragraph("Words."))
    assert edges(html)["top-left"] == f"DRAFT - {text}"
    assert len(list(parsed(html).iter("style"))) == 1

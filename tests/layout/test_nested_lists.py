"""Lists in items of lists: each further in than the one that holds it, and never parted from its lead-in."""

from __future__ import annotations

import pytest

from leaflets.layout.paths import Segments
from leaflets.model.library import Library
from leaflets.model.page import PaintedPath
from tests.layout.conftest import Setter
from tests.layout.documents import SENTENCE, Node, document, node, paragraph, runs, text_of, words
from tests.layout.test_page_craft import filler, pages_of

CLASSES = ("points", "second", "third")
MARKS = ("•", "◦", "▪")


def nested(depth: int, *names: str, inside: tuple[Node, ...] = ()) -> Node:
    """A list; `inside` stands below the first item's lead-in."""
    items = []
    for i, name in enumerate(names):
        body = node("body", paragraph(f"{name}:"), *inside) if inside and i == 0 else node("body", f"{name}.")
        items.append(node("li", node("marker", actual=MARKS[depth]), body))
    return node("ul", *items, classes=CLASSES[depth])


def three() -> Node:
    innermost = nested(2, "Third1", "Third2")
    return nested(0, "First1", "First2", inside=(nested(1, "Second1", "Second2", inside=(innermost,)),))


def edges(segments: Segments) -> tuple[float, float]:
    xs = [value for _, *values in segments for value in values[::2]]
    return min(xs), max(xs)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_each_list_begins_where_the_words_of_the_item_that_holds_it_do(
    set_pages: Setter, library: Library, direction: str
) -> None:
    text = document(three(), direction=direction)
    pages = set_pages(text)
    markers = [element.id for element in text.main.elements() if element.name == "marker"]
    at = {item.owner: edges(item.segments) for item in pages.pages[0].items if isinstance(item, PaintedPath)}
    starts = [at[marker][0] if direction == "ltr" else -at[marker][1] for marker in markers]
    first1, second1, third1, third2, second2, first2 = starts
    lists = library.styles["standard"].lists
    assert second1 - first1 == pytest.approx(lists["points"].indent, abs=1)
    assert third1 - second1 == pytest.approx(lists["second"].indent, abs=1)
    assert (third2, second2, first2) == pytest.approx((third1, second1, first1))


def test_each_level_has_a_bullet_of_its_own(set_pages: Setter) -> None:
    text = document(three())
    items = [item for item in set_pages(text).pages[0].items if isinstance(item, PaintedPath)]
    looks: dict[str, set[tuple[bool, bool]]] = {}
    for marker in (element for element in text.main.elements() if element.name == "marker"):
        (path,) = (item for item in items if item.owner == marker.id)
        round_ = any(kind == "C" for kind, *_ in path.segments)
        looks.setdefault(marker.attrs["actual"], set()).add((round_, path.fill is not None))
    assert looks == {"•": {(True, True)}, "◦": {(True, False)}, "▪": {(False, True)}}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_items_are_painted_in_the_order_of_reading(set_pages: Setter, direction: str) -> None:
    pages = set_pages(document(three(), direction=direction))
    found = text_of([run for run in runs(pages) if isinstance(run.owner, int)])
    names = ["First1", "Second1", "Third1", "Third2", "Second2", "First2"]
    places = [found.index(name) for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("lines", range(30, 40))
def test_a_lead_in_is_never_parted_from_the_first_item_below_it(set_pages: Setter, lines: int) -> None:
    inner = tuple(f"Inner{i} {SENTENCE}" for i in range(8))
    text = document(
        *filler(lines), nested(0, "Outer0", *(f"Outer{i}" for i in range(1, 9)), inside=(nested(1, *inner),))
    )
    pages = set_pages(text)
    lead, first, second = pages_of(pages, "Outer0", "Inner0", "Inner1")
    assert lead == first == second
    assert {words(run)[:6] for run in runs(pages)} >= {"Outer0", "Inner7", "Outer8"}


def test_a_long_list_of_short_lists_may_be_parted(set_pages: Setter) -> None:
    """Three items of twenty each are no short list, which would have to stand on one page."""
    inner = nested(1, *(f"Inner{i}" for i in range(60)))
    pages = set_pages(document(nested(0, "Outer0", "Outer1", "Outer2", inside=(inner,))))
    assert len(pages.pages) == 2

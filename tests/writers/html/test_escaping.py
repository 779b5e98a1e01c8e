"""Whatever a text says, a browser shows it as it is: nothing becomes markup, an attribute or a link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.documents import Node, node, paragraph
from tests.writers.html.pages import by_hand
from tests.writers.html.spoken import parsed

CHARACTERS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n"
)
"""What XML can hold, which the markup of a layout is read as."""

HOSTILE = (
    "</p><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "]]><!-- -->",
    "&lt;b&gt; &amp;amp; &#106;avascript:",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {page}",
    "</title><style>*{display:none}</style>",
)


def _cells(text: str) -> Node:
    return node("table", node("tbody", node("tr", node("td", paragraph(text)))))


def _terms(term: str, value: str) -> Node:
    return node("dl", node("term", node("dt", term), node("dd", value)))


def _picture(alt: str, *words: Node) -> Node:
    return node("figure", node("crowd", of="1", filled="1", between="0"), *words, alt=alt)


PLACES: dict[str, tuple[Callable[[str], Node], Callable[[Any], str]]] = {
    "heading": (lambda text: node("h2", text), lambda main: whole(main, "h2")),
    "paragraph": (paragraph, lambda main: whole(main, "p")),
    "term": (lambda text: _terms(text, "value"), lambda main: whole(main, "dt")),
    "value": (lambda text: _terms("term", text), lambda main: whole(main, "dd")),
    "item": (
        lambda text: node("ul", node("li", node("marker", actual="•"), node("body", text))),
        lambda main: whole(main, "li"),
    ),
    "cell": (_cells, lambda main: whole(main, "td")),
    "caption": (
        lambda text: _picture("alt", node("figcaption", text)),
        lambda main: whole(main, "figcaption"),
    ),
    "description": (
        _picture,
        lambda main: next(each.get("aria-label") for each in main.iter("div") if each.get("role")),
    ),
    "link": (
        lambda text: node("p", node("a", text, href="https://example.org")),
        lambda main: whole(main, "a"),
    ),
    "address": (
        lambda text: node("p", node("a", "words", href=f"https://example.org/{text}")),
        lambda main: next(main.iter("a")).get("href").removeprefix("https://example.org/"),
    ),
    "day": (
        lambda text: node("dl", node("term", node("dt", "term"), node("dd", "value", datetime=text))),
        lambda main: next(main.iter("time")).get("datetime"),
    ),
}
"""Where a text may stand: how it gets there, and how it is found in the page's `main`."""


def whole(main: Any, name: str) -> str:
    (element,) = main.iter(name)
    return "".join(element.itertext())


def main_of(place: str, text: str) -> Any:
    """The page is read by the grammar of HTML without one error."""
    return parsed(by_hand(node("h1", "Title"), PLACES[place][0](text))).find("body/main")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_stays_words(place: str, text: str) -> None:
    assert PLACES[place][1](main_of(place, text)) == text


@given(st.sampled_from(sorted(PLACES)), st.text(CHARACTERS, min_size=1, max_size=40))
def test_any_text_in_any_place_comes_back_as_itself(place: str, text: str) -> None:
    main = main_of(place, text)
    assert PLACES[place][1](main) == text
    assert [each.tag for each in main.iter()] == [each.tag for each in main_of(place, "plain").iter()]

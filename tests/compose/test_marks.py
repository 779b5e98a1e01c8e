"""What of a string is bold and where it links to, as the page has it."""

from __future__ import annotations

import pytest

from leaflets.compose.marks import read_marks


@pytest.mark.parametrize(
    ("text", "bold", "links"),
    [
        ("plain {name} & <b>no mark</b>", 0, ()),
        ("**one** and **two {name}**", 2, ()),
        ("**注意！**请", 1, ()),
        (
            "[a](https://example.org/?a=1&b=2) and **[b](tel:+44)**",
            1,
            ("https://example.org/?a=1&b=2", "tel:+44"),
        ),
        ("[no link]", 0, ()),
    ],
)
def test_bold_and_links_are_counted_as_they_print(text: str, bold: int, links: tuple[str, ...]) -> None:
    found = read_marks(text)
    assert (found.bold, found.links, found.complaints) == (bold, links, ())


@pytest.mark.parametrize("text", ["*one*", "a ** b", "[a](ftp://example.org)"])
def test_what_no_leaflet_prints_is_told(text: str) -> None:
    assert read_marks(text).complaints

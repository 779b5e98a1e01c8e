"""A layout that lacks what layout needs is told in words."""

import pytest

from leaflets.compose.markup import parse_markup
from leaflets.compose.render import _missing_parts
from leaflets.compose.tree import find
from leaflets.errors import Where

FOOTER = "<footer><span>left</span><span>right</span></footer>"


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        (f"<main></main>{FOOTER}", None),
        ("<main></main>", None),
        (FOOTER, "no <main>"),
        ("<main></main><footer><span>left</span></footer>", "two parts"),
        ("<main></main><footer><p>left</p><span>right</span></footer>", "two parts"),
    ],
)
def test_what_a_sheet_cannot_do_without(markup, complaint):
    root, problems = parse_markup(f"<leaflet>{markup}</leaflet>", "layout", [])
    assert problems == ()
    found = list(_missing_parts(find(root.children, "main"), find(root.children, "footer"), Where("layout")))
    assert [p.code for p in found] == (["C203"] if complaint else [])
    assert all(complaint in p.message for p in found)

"""Layouts share macros by importing them; a mistake is told with the file and line that it is in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.errors import LeafletError
from leaflets.model.document import Document
from leaflets.model.edition import Edition
from leaflets.model.library import Library

ROOT = Path(__file__).parents[2]
BASICS = Edition("en-GB", "basics", "standard")

LAYOUT = """\
{%- import "shared" as shared with context -%}
<leaflet>
<main>{{ shared.title() }}</main>
</leaflet>
"""
SHARED = """\
{%- macro title() %}
<h1>{{ text.title }}</h1>
{%- endmacro %}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, ("en-GB",))


def composed(library: Library, **layouts: str) -> Document:
    return compose(replace(library, templates=layouts), BASICS, as_of=date(2026, 11, 22))


def test_an_imported_macro_prints_strings_with_their_keys(library: Library) -> None:
    document = composed(library, leaflet=LAYOUT, shared=SHARED)
    (title,) = [element for element in document.main.elements() if element.name == "h1"]
    assert title.text() == library.locales["en-GB"].texts["basics.standard"].title
    assert title.children[0].origin.key == "basics.standard/title"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("layouts", "code", "place"),
    [
        ({"leaflet": LAYOUT}, "C204", "content/layouts/shared.xml.j2"),
        ({"leaflet": LAYOUT, "shared": SHARED.replace("text.", "txet.")}, "C201", "shared.xml.j2:2"),
        ({"leaflet": LAYOUT, "shared": SHARED.replace("endmacro", "endmarco")}, "C201", "shared.xml.j2:3"),
        ({"leaflet": LAYOUT.replace("title()", "titel()"), "shared": SHARED}, "C201", "leaflet.xml.j2:3"),
    ],
)
def test_a_mistake_is_told_where_it_is(
    library: Library, layouts: dict[str, str], code: str, place: str
) -> None:
    with pytest.raises(LeafletError) as caught:
        composed(library, **layouts)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert place in str(problem.where)

"""A drawing on screen: what it shows in each direction, where its labels stand, and what never passes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from leaflets.errors import LeafletError
from tests.layout.documents import node, question
from tests.writers.html.pages import by_hand, press
from tests.writers.html.spoken import parsed

SVG = "{http://www.w3.org/2000/svg}"
TWO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><title>Two</title>
<style>path { fill: none }</style>
<g data-panel="0 0 90 60" data-rtl-dx="110"><path d="M0 0L9 9" class="s-hue" stroke-width="2"/>
<text id="one" x="30" y="20" text-anchor="middle" data-width="40" font-weight="bold">sample</text></g>
<g data-panel="100 0 300 60" data-rtl-dx="-100">
<g data-dir="ltr"><circle cx="110" cy="9" r="3" class="f-hue"/></g>
<g data-dir="rtl"><rect x="110" y="9" width="3" height="3" class="f-none"/></g>
<text id="two" x="190" y="50" text-anchor="end">sample</text></g></svg>"""
PLAIN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">
<g data-rtl-dx="50"><line x1="0" y1="0" x2="9" y2="9" class="s-ink"/>
<text id="one" x="30" y="20">sample</text></g></svg>"""


def figure(*labels: str, name: str = "two") -> Any:
    words = [node("label", f"words of {label}", name=label) for label in labels]
    drawing = node("drawing", *words, name=name)
    return question("1", "Why?", node("figure", drawing, node("figcaption", "Caption"), alt="A picture"))


def shown(svg: str, *labels: str, direction: str = "ltr") -> Any:
    tree = parsed(by_hand(figure(*labels), drawings={"two": svg}, direction=direction))
    return next(each for each in tree.iter("div") if each.get("role") == "img")


def styles(drawing: Any) -> dict[str, str]:
    """Class and place of each label, by its words."""
    found = [span for span in drawing.iter("span") if "label" in span.get("class", "").split()]
    return {"".join(span.itertext()): f"{span.get('class')}; {span.get('style')}" for span in found}


def test_each_panel_is_a_picture_of_its_own_no_wider_than_the_drawing() -> None:
    boxes = [svg.get("viewBox") for svg in shown(TWO, "one", "two").iter(f"{SVG}svg")]
    assert boxes == ["0 0 90 60", "100 0 100 60"]


def test_labels_stand_in_their_panel_where_the_drawing_has_them() -> None:
    assert styles(shown(TWO, "one", "two")) == {
        "words of one": "label at-middle bold; --x: 30; --y: 20; --room: 40",
        "words of two": "label at-end; --x: 10; --y: 50",
    }


@pytest.mark.parametrize(("direction", "name"), [("ltr", "circle"), ("rtl", "rect")])
def test_what_is_for_one_direction_is_shown_in_that_one_alone(direction: str, name: str) -> None:
    drawing = shown(TWO, "one", "two", direction=direction)
    assert [each.tag for each in drawing.iter() if each.tag in (f"{SVG}circle", f"{SVG}rect")] == [
        f"{SVG}{name}"
    ]


def test_a_drawing_without_panels_is_one_and_its_groups_move_as_on_paper() -> None:
    left, right = (shown(PLAIN, "one", direction=direction) for direction in ("ltr", "rtl"))
    assert [group.get("transform") for group in left.iter(f"{SVG}g")] == [None]
    assert [group.get("transform") for group in right.iter(f"{SVG}g")] == ["translate(50 0)"]
    assert "--x: 30" in styles(left)["words of one"]
    assert "--x: 80" in styles(right)["words of one"]


def test_the_samples_and_the_styles_of_the_file_are_not_shown() -> None:
    text = "".join(shown(TWO, "one", "two").itertext())
    assert "sample" not in text
    assert "fill" not in text
    assert "Two" not in text


HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "a link": '<a href="https://example.org"><path d="M0 0"/></a>',
    "an image": '<image href="https://example.org/x.png"/>',
    "HTML": "<foreignObject><p>words</p></foreignObject>",
    "a use": '<use href="#x"/>',
    "an animation": '<animate attributeName="d"/>',
    "a quote in a path": "<path d='M0 0&quot; onload=&quot;alert(1)'/>",
    "a reference in a class": '<path d="M0 0" class="url(https://example.org)"/>',
    "a word for a number": '<text id="a" x="here" y="1">a</text>',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_drawing_is_refused_by_name(kind: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n{HOSTILE[kind]}</svg>'
    with pytest.raises(LeafletError) as refused:
        shown(svg)
    (problem,) = refused.value.problems
    assert (problem.code, problem.where.file) == ("W010", "content/pictures/two.svg")


@pytest.mark.parametrize(
    "svg",
    [
        '<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 9 9">&x;</svg>',
        '<svg viewBox="0 0 9 9"><path',
        '<svg viewBox="0 0 9"/>',
        "no drawing",
    ],
)
def test_what_is_no_svg_is_refused(svg: str) -> None:
    with pytest.raises(LeafletError, match="W010"):
        shown(svg)


def test_attributes_that_a_drawing_has_no_use_for_do_not_pass() -> None:
    svg = TWO.replace("<path", '<path onclick="alert(1)" style="fill: url(x)" filter="url(x)"')
    (path,) = shown(svg, "one", "two").iter(f"{SVG}path")
    assert dict(path.attrib) == {"d": "M0 0L9 9", "class": "s-hue", "stroke-width": "2"}


def test_all_that_is_missing_is_told_at_once() -> None:
    parts = (figure("one", "three"), figure(name="none"))
    with pytest.raises(LeafletError) as refused:
        by_hand(*parts, drawings={"two": TWO})
    assert [problem.code for problem in refused.value.problems] == ["W011", "W010"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_drawing_of_the_project_is_shown_with_all_its_labels(direction: str) -> None:
    library = press().library
    for name, words in library.locales["en-GB"].pictures.items():
        page = by_hand(figure(*words.labels, name=name), drawings=library.drawings, direction=direction)
        assert len([span for span in parsed(page).iter("span") if span.get("style")]) == len(words.labels)


def test_the_style_sheet_takes_no_label_for_a_part_of_a_leaflet() -> None:
    templates = "".join(press().library.templates.values())
    of_parts = {name for found in re.findall(r'class="([a-z -]+)"', templates) for name in found.split()}
    of_labels = {
        name for place in styles(shown(TWO, "one", "two")).values() for name in place.split(";")[0].split()
    }
    assert {"label", "bold"} < of_labels
    assert not of_labels & of_parts

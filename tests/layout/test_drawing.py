from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.layout.drawing import DrawingError, read_drawing
from leaflets.model.content import Direction

PICTURES = sorted((Path(__file__).resolve().parents[2] / "content/pictures").glob("*.svg"))
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
<title>Two panels</title><style>.s-hue { stroke: #0B4F60 }</style>
<g class="s-hue" stroke-width="2" stroke-linecap="round" data-rtl-dx="60">
  <path d="M1 1L9 9"/>
  <circle cx="5" cy="5" r="2" class="s-none f-tint"/>
  <text id="eye" x="12" y="8" data-width="30" font-weight="bold">eye</text>
</g>
<g data-dir="ltr"><line x1="0" y1="0" x2="4" y2="0" class="s-soft" stroke-dasharray="3 1"/></g>
<g data-dir="rtl"><line x1="9" y1="0" x2="8" y2="0" class="s-soft"/></g>
</svg>"""


def test_shapes_inherit_from_their_group_and_may_differ():
    path, circle, line = read_drawing(SVG, Direction.LTR).shapes
    assert (path.pen.stroke, path.pen.width, path.pen.round_ends) == ("hue", 2.0, True)
    assert (circle.pen.stroke, circle.pen.fill) == (None, "tint")
    assert line.pen.dash == (3.0, 1.0)


def test_right_to_left_moves_panels_and_mirrors_nothing():
    plain, swapped = read_drawing(SVG, Direction.LTR), read_drawing(SVG, Direction.RTL)
    assert list(plain.shapes[0].segments) == [("M", 1, 1), ("L", 9, 9)]
    assert list(swapped.shapes[0].segments) == [("M", 61, 1), ("L", 69, 9)]
    assert (plain.places["eye"].x, swapped.places["eye"].x) == (12, 72)
    assert list(swapped.shapes[-1].segments) == [("M", 9, 0), ("L", 8, 0)]
    assert len(plain.shapes) == len(swapped.shapes) == 3


def test_a_label_has_its_place_and_width():
    place = read_drawing(SVG, Direction.LTR).places["eye"]
    assert (place.y, place.width, place.bold, place.anchor) == (8, 30, True, "start")


@pytest.mark.parametrize(
    ("inside", "complaint"),
    [
        ('<path d="M0 0" fill="red"/>', "fill"),
        ('<path d="M0 0" transform="scale(2)"/>', "transform"),
        ("<defs/>", "<defs>"),
        ("<clipPath/>", "<clipPath>"),
        ('<path d="M0"/>', "too few numbers"),
        ('<path d="" class="s-hue"/>', "nothing is drawn"),
        ('<path d="M0 0" class="hue"/>', "neither"),
        ('<path d="M0 0"><circle r="1"/></path>', "<circle> can't stand here"),
        ('<svg viewBox="0 0 9 9"/>', "<svg> can't stand here"),
        ('<text x="1" y="1"/>', "label's id"),
        ('<text id="a" x="1" y="1"/><text id="a" x="1" y="1"/>', "label's id"),
        ('<text id="a" x="1" y="1"><tspan/></text>', "<tspan>"),
        ('<text id="a" x="1" y="1" data-width="-3"/>', "data-width"),
        ('<text id="a" x="1" y="1" data-width="nan"/>', "data-width"),
        ('<text id="a" x="1" y="40"/>', "the place of the label “a” runs out of the drawing"),
        ('<circle cx="wide" cy="0" r="1"/>', "wide"),
        ("<g>", "not well-formed"),
        ('<g data-dir="up"/>', "data-dir"),
        ('<g data-rtl-dx="far"/>', "data-rtl-dx"),
        ('<g data-panel="0 0 9"/>', "four numbers"),
        ('<g><g data-panel="0 0 9 9"/></g>', "directly in <svg>"),
    ],
)
def test_what_the_profile_does_not_know_is_refused_with_its_line(inside, complaint):
    with pytest.raises(DrawingError, match=complaint) as caught:
        read_drawing(f'<svg viewBox="0 0 9 9">\n{inside}\n</svg>', Direction.LTR)
    assert caught.value.line in (2, 3)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<title><script>alert(1)</script></title>",
        '<title onload="alert(1)">x</title>',
        '<g onclick="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image xlink:href="https://example.org/a.png"/>',
        '<use href="#a"/>',
        '<a href="https://example.org">x</a>',
        "<foreignObject/>",
        '<animate attributeName="x"/>',
        '<xi:include href="a.svg"/>',
        '<path d="M0 0L9 9" href="a"/>',
        "<style>@import 'a.css';</style>",
        "<style>path { fill: URL (#a) }</style>",
        "<style>path { fill: u\\72l(#a) }</style>",
        "<style><![CDATA[<script>]]></style>",
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_what_runs_loads_or_leads_away_is_refused_with_the_advice_to_delete_it(inside):
    with pytest.raises(DrawingError) as caught:
        read_drawing(f'<svg viewBox="0 0 9 9">\n{inside}\n</svg>', Direction.LTR)
    assert caught.value.line == 2
    assert caught.value.hint.startswith("Delete it")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>',
        '<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">',
    ],
)
def test_a_document_type_is_refused_before_its_entities_are_read(doctype):
    with pytest.raises(DrawingError, match="declares no entities"):
        read_drawing(f'{doctype}<svg viewBox="0 0 9 9">&a;</svg>', Direction.LTR)


@pytest.mark.parametrize(
    "view",
    [
        *("", "0 0 9", "0 0 9 9 9", "a b c d", "0 0 9pt 9pt", "0 0 1_0 9"),
        *("0 0 0 9", "0 0 -9 9", "0 0 nan 9", "0 0 9 inf", "0 0 1e9 9", "0 0 9 5000", "0 0 1e-9 9"),
        *("1 0 9 9", "0 -1 9 9"),
    ],
)
def test_a_drawing_has_a_size_that_can_be_printed(view):
    with pytest.raises(DrawingError, match="viewBox") as caught:
        read_drawing(f'<svg viewBox="{view}"><path d="M1 1L2 2" class="s-hue"/></svg>', Direction.LTR)
    assert caught.value.line == 1


@pytest.mark.parametrize(
    "shape",
    [
        '<circle cx="nan" cy="1" r="1"/>',
        '<circle cx="1" cy="1" r="-1"/>',
        '<ellipse cx="1" cy="1" rx="1"/>',
        '<line x1="inf" y1="0" x2="1" y2="1"/>',
        '<line x1="1_0" y1="0" x2="1" y2="1"/>',
        '<rect x="1" y="1" width="-4" height="4"/>',
        '<polygon points="1 1 2"/>',
        '<polyline points="1 1 nan 2"/>',
        '<path d="M0 0L1e400 3"/>',
        '<path d="M0 0L20000 3"/>',
        '<path d="M0 0A1e-300 1e-300 0 0 1 9 9"/>',
        '<path d="M0 0L9 9" stroke-width="nan"/>',
        '<path d="M0 0L9 9" stroke-width="-2"/>',
        '<path d="M0 0L9 9" stroke-width="5000"/>',
        '<path d="M0 0L9 9" stroke-dasharray="0 0"/>',
        '<path d="M0 0L9 9" stroke-dasharray="-1 3"/>',
        '<path d="M0 0L9 9" stroke-dasharray="0.0001"/>',
        '<path d="M0 0L9 9" stroke-dasharray="inf"/>',
    ],
)
def test_a_number_that_no_paper_can_show_is_refused_where_it_stands(shape):
    svg = f'<svg viewBox="0 0 9 9">\n<g class="s-hue">\n{shape}</g></svg>'
    with pytest.raises(DrawingError) as caught:
        read_drawing(svg, Direction.LTR)
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "shape",
    [
        '<rect x="-5" y="2" width="9" height="4" class="f-hue"/>',
        '<rect x="1" y="40" width="9" height="40" class="f-hue"/>',
        '<path d="M50 25C50 -50 60 -50 60 25" class="s-hue"/>',
        '<line x1="1" y1="25" x2="99" y2="25" class="s-hue" stroke-width="60"/>',
        '<g data-rtl-dx="60"><circle cx="60" cy="9" r="4" class="f-hue"/></g>',
    ],
)
def test_nothing_is_painted_outside_the_drawing_where_text_stands(shape):
    svg = f'<svg viewBox="0 0 100 50">\n{shape}</svg>'
    with pytest.raises(DrawingError, match="runs out of the drawing") as caught:
        read_drawing(svg, Direction.RTL)
    assert caught.value.line == 2


def test_a_curve_may_have_its_handles_outside():
    """It turns at a height of 6.25: the box of its points would say -50."""
    svg = '<svg viewBox="0 0 100 50"><path d="M10 31C10 -2 90 -2 90 31" class="s-hue"/></svg>'
    assert read_drawing(svg, Direction.LTR).shapes


def test_a_panel_does_not_run_into_the_one_below_where_they_are_stacked():
    low = '<g data-panel="0 0 50 50">\n<rect x="1" y="1" width="9" height="80" class="f-hue"/></g>'
    svg = f'<svg viewBox="0 0 100 90">{low}<g data-panel="50 0 50 50"/></svg>'
    assert read_drawing(svg, Direction.LTR).shapes
    with pytest.raises(DrawingError, match="runs out of its panel"):
        read_drawing(svg, Direction.LTR, 6.0)


@pytest.mark.parametrize(
    ("inside", "complaint"),
    [
        ("<g>" * 1000 + "</g>" * 1000, "groups"),
        ('<circle cx="5" cy="5" r="1"/>' * 2001, "2000 shapes"),
        ('<path d="M1 1' + "L2 2" * 20_001 + '"/>', "20000 lines"),
    ],
)
def test_a_drawing_beyond_reason_is_refused(inside, complaint):
    with pytest.raises(DrawingError, match=complaint):
        read_drawing(f'<svg viewBox="0 0 9 9">{inside}</svg>', Direction.LTR)


def test_a_colour_that_the_style_has_not_is_told_with_the_nearest():
    svg = '<svg viewBox="0 0 9 9">\n<path d="M1 1L2 2" class="s-hu"/></svg>'
    with pytest.raises(DrawingError, match="did you mean “hue”") as caught:
        read_drawing(svg, Direction.LTR, None, ("ink", "hue"))
    assert caught.value.line == 2


@pytest.mark.parametrize("stacked", [None, 9.0], ids=["beside", "stacked"])
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_every_drawing_of_the_project_stays_in_its_frame(picture, direction, stacked):
    """In each direction, and with its panels side by side or one below the other, as large print has them."""
    drawing = read_drawing(picture.read_text("utf-8"), direction, stacked)
    assert drawing.shapes
    assert drawing.places

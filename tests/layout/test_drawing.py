from __future__ import annotations

import pytest

from leaflets.layout.drawing import DrawingError, read_drawing
from leaflets.model.content import Direction

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
        ('<path d="M0"/>', "too few numbers"),
        ('<path d="M0 0" class="hue"/>', "neither"),
        ('<text x="1" y="1"/>', "label's id"),
        ('<text id="a" x="1" y="1"/><text id="a" x="1" y="1"/>', "label's id"),
        ('<circle cx="wide" cy="0" r="1"/>', "wide"),
        ("<g>", "not well-formed"),
    ],
)
def test_what_the_profile_does_not_know_is_refused_with_its_line(inside, complaint):
    with pytest.raises(DrawingError, match=complaint) as caught:
        read_drawing(f'<svg viewBox="0 0 9 9">\n{inside}\n</svg>', Direction.LTR)
    assert caught.value.line in (2, 3)


def test_entities_are_refused():
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg viewBox="0 0 9 9"/>'
    with pytest.raises(DrawingError, match="entities"):
        read_drawing(bomb, Direction.LTR)

"""Every drawing of content/pictures/ says the same in black alone, with every dot either ink or paper.

Each is set on a sheet of its own with the sample words of its labels, in colour and in black.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping

import pytest

from tests.end_to_end.bitmaps import DOT, Sheet, lost, sheets
from tests.end_to_end.prints import COLOUR, MONO, ROOT, figures, set_by_hand
from tests.end_to_end.test_mono import CLEAR, NEAR
from tests.layout.documents import node
from tools.pictograms import Point, absolute, commands, flat

PICTURES = sorted(path.stem for path in (ROOT / "content/pictures").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
FAINT = 12
"""Levels of grey: the tint on paper, 19, and all that is clearer."""
WIDE = 8.0
"""Units: a stroke so wide is a nerve or a vessel, not a line."""


def source(name: str) -> str:
    return (ROOT / "content/pictures" / f"{name}.svg").read_text("utf-8")


def without_tiles(svg: str) -> str:
    """A tinted square behind a pictogram is there to please; no tint without lines is elsewhere."""
    return re.sub(r'<rect[^>]* class="f-tint"/>', "", svg)


def drawn(
    svg: str, palette: str, direction: str = "ltr", colours: Mapping[str, str] | None = None
) -> tuple[Sheet, Point]:
    """The sheet, and where on it the drawing's upper left corner is, in points from the upper left."""
    texts = ET.fromstring(svg).iter(f"{SVG}text")
    labels = [node("label", text.text, name=text.attrib["id"]) for text in texts]
    figure = node("figure", node("drawing", *labels, name="it"), alt="a drawing")
    data = set_by_hand(figure, palette=palette, direction=direction, pictures={"it": svg}, colours=colours)
    ((_, _, (left, _, _, top)),) = figures(data)
    (sheet,) = sheets(data)
    return sheet, (left, sheet.height - top)


def share_lost(svg: str, least: int, direction: str = "ltr", **colours: str) -> float:
    (coloured, _), (mono, _) = drawn(svg, COLOUR, direction), drawn(svg, MONO, direction, colours)
    return lost(coloured.grey, mono.bits, least, NEAR)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("name", PICTURES)
def test_where_colours_meet_ink_and_paper_meet(name: str, direction: str) -> None:
    assert share_lost(source(name), CLEAR, direction) < 0.002


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_tinted_has_lines_round_it(name: str) -> None:
    """All but the end of a time line, which fades out, and of a neck, which the sheet cuts off."""
    assert share_lost(without_tiles(source(name)), FAINT) < 0.01


def test_muscles_without_their_fibres_would_be_missed() -> None:
    assert share_lost(source("face-muscles"), CLEAR, wash="#000000") > 0.1


# --- nerves and vessels -------------------------------------------------------------------------------


def strokes(svg: str, colour: str) -> Iterator[str]:
    """The path data of the wide strokes in a colour."""
    for path in ET.fromstring(svg).iter(f"{SVG}path"):
        if f"s-{colour}" in path.get("class", "").split() and float(path.get("stroke-width", 1)) >= WIDE:
            yield path.attrib["d"]


def inked(sheet: Sheet, corner: Point, places: Iterable[Point]) -> float:
    """The share of the places, in units of the drawing, that are ink."""
    dots = [
        sheet.bits.getpixel((round((corner[0] + x) * DOT), round((corner[1] + y) * DOT))) for x, y in places
    ]
    assert dots
    return dots.count(0) / len(dots)


def centre(data: str) -> list[Point]:
    """Places along the middle of a stroke."""
    (subpath,) = absolute([*commands(data)])
    return flat(subpath)


CLOSE_VIEWS = [name for name in PICTURES if any(strokes(source(name), "ink"))]


@pytest.mark.parametrize("name", CLOSE_VIEWS)
def test_a_nerve_is_solid_and_a_vessel_hollow(name: str) -> None:
    """But where the one passes over the other, or the edge of the view or a leader crosses it."""
    svg = source(name)
    sheet, corner = drawn(svg, MONO)
    nerves, vessels = [*strokes(svg, "hue")], [*strokes(svg, "ink")]
    assert len(nerves) == len(vessels)
    assert all(inked(sheet, corner, centre(nerve)) > 0.75 for nerve in nerves)
    assert all(inked(sheet, corner, centre(vessel)) < 0.1 for vessel in vessels)


def test_close_views_are_looked_at() -> None:
    assert {"face-nerve", "nerve-artery", "decompression"} <= {*CLOSE_VIEWS}


# --- leaders ------------------------------------------------------------------------------------------

LEADER = re.compile(
    r'd="M[\d.]+ [\d.]+L[\d.]+ [\d.]+" class="s-soft"[^>]*/>\s*'
    r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" class="f-soft"/>'
)


def ring(x: float, y: float, radius: float) -> list[Point]:
    steps = 24
    turns = [complex(0, 1) ** (4 * step / steps) for step in range(steps)]
    return [(x + radius * turn.real, y + radius * turn.imag) for turn in turns]


def leaders(name: str) -> list[tuple[float, float, float]]:
    return [
        (float(x), float(y), float(radius))
        for x, y, radius in (found.groups() for found in LEADER.finditer(source(name)))
    ]


@pytest.mark.parametrize("name", [name for name in PICTURES if leaders(name)])
def test_the_dot_of_a_leader_stands_free_of_what_it_points_at(name: str) -> None:
    sheet, corner = drawn(source(name), MONO)
    for x, y, radius in leaders(name):
        assert inked(sheet, corner, [(x, y), *ring(x, y, radius / 2)]) == 1
        assert inked(sheet, corner, ring(x, y, radius + 0.6)) < 0.5, (x, y)

"""Paths against fontTools' own reading of the same SVG, and against geometry."""

from __future__ import annotations

import math
from operator import mul

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from hypothesis import given
from hypothesis import strategies as st

from leaflets.layout.paths import Segments, bounds, ellipse, moved, path_data, rectangle


def numbers(segments: Segments) -> list[float]:
    return [value for segment in segments for value in segment[1:]]


def as_pen_values(segments: Segments) -> list[tuple[str, tuple[float, ...]]]:
    names = {"M": "moveTo", "L": "lineTo", "C": "curveTo", "Z": "closePath"}
    return [(names[segment[0]], tuple(segment[1:])) for segment in segments]


def oracle(data: str) -> list[tuple[str, tuple[float, ...]]]:
    pen = RecordingPen()
    parse_path(data, pen)
    found: list[tuple[str, tuple[float, ...]]] = []
    at = start = (0.0, 0.0)
    for operator, arguments in pen.value:
        name, points = operator, arguments
        if name == "moveTo":
            start = points[0]
        if name == "closePath" and found[-1] == ("lineTo", start) and at == start:
            found.pop()  # fontTools draws the closing line as well
        if name == "endPath":
            continue
        if name == "qCurveTo":
            (qx, qy), (x, y) = points
            first = (at[0] + (qx - at[0]) * 2 / 3, at[1] + (qy - at[1]) * 2 / 3)
            points = (first, (x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3), (x, y))
            name = "curveTo"
        found.append((name, tuple(value for point in points for value in point)))
        at = points[-1] if points else at
    return found


def area(segments: Segments) -> float:
    pen = AreaPen()
    for name, values in as_pen_values(segments):
        points = list(zip(values[::2], values[1::2], strict=True))
        getattr(pen, name)(*points)
    return float(abs(pen.value))


@pytest.mark.parametrize(
    "data",
    [
        "M10 20L30 40H50V60Z",
        "m10,20l5-5h4v-3z",
        "M0 0 10 10 20 0",
        "m1 1 2 2 3 3",
        "M10 10C20 20 30 20 40 10S60 0 70 10",
        "m10 10c1 2 3 4 5 6s2 2 4 4",
        "M0 0Q10 20 20 0T40 0",
        "M0 0q5 5 10 0t10 0",
        "M.5.5L-1e1-2E-1",
        "M0 0S10 10 20 0",
    ],
)
def test_path_data_means_what_svg_says(data):
    found = as_pen_values(path_data(data))
    expected = oracle(data)
    assert [name for name, _ in found] == [name for name, _ in expected]
    for (_, ours), (_, theirs) in zip(found, expected, strict=True):
        assert ours == pytest.approx(theirs)


@pytest.mark.parametrize(("large", "sweep"), [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_arcs_end_where_they_should_and_enclose_what_they_should(large, sweep):
    data = f"M40 50A30 20 25 {large} {sweep} 70 65Z"
    assert as_pen_values(path_data(data))[-2][1][-2:] == pytest.approx((70, 65))
    pen = AreaPen()
    parse_path(data, pen)
    assert area(path_data(data)) == pytest.approx(abs(pen.value), rel=2e-3)


def test_a_circle_has_its_area():
    assert area(ellipse(5, 5, 3, 3)) == pytest.approx(math.pi * 9, rel=1e-3)


def test_round_corners_cut_their_share_of_the_area():
    lost = area(rectangle(0, 0, 20, 10)) - area(rectangle(0, 0, 20, 10, radius=2))
    assert lost == pytest.approx((4 - math.pi) * 4, rel=1e-2)
    upper_only = area(rectangle(0, 0, 20, 10)) - area(rectangle(0, 0, 20, 10, radius=2, bottom_radius=0))
    assert upper_only == pytest.approx(lost / 2)


def test_moving_and_scaling_reach_every_point():
    segments = path_data("M1 2C3 4 5 6 7 8Z")
    assert numbers(moved(segments, 10, 100, 2)) == [12, 104, 16, 108, 20, 112, 24, 116]


@pytest.mark.parametrize("data", ["10 10", "M1", "M1 1L2", "M1 1X2 2", "M0 0Z5 5", "L1 1"])
def test_broken_path_data_is_refused(data):
    with pytest.raises(ValueError, match="path data"):
        path_data(data)


@given(st.lists(st.tuples(*[st.floats(-50, 50)] * 6), min_size=1, max_size=3))
def test_bounds_are_those_of_many_points_on_the_curves(curves):
    segments = (("M", 0.0, 0.0), *(("C", *numbers) for numbers in curves))
    xs, ys, at = [0.0], [0.0], (0.0, 0.0)
    for x1, y1, x2, y2, x3, y3 in curves:
        for step in range(201):
            t = step / 200
            parts = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
            xs.append(sum(map(mul, parts, (at[0], x1, x2, x3))))
            ys.append(sum(map(mul, parts, (at[1], y1, y2, y3))))
        at = (x3, y3)
    assert bounds(segments) == pytest.approx((min(xs), min(ys), max(xs), max(ys)), abs=0.02)

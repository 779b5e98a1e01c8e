"""QR codes as shapes: the squares that are painted are those of the code, in few rectangles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import segno

from leaflets.layout.artwork import _squares
from leaflets.layout.paths import Segments
from leaflets.text.qr import QUIET, across, qr_modules

ADDRESSES = ("https://example.org/#h4k2wm", "https://example.org/" + "x" * 200)


def rectangles(path: Segments) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of each outline of a path."""
    points: list[tuple[float, float]] = []
    for name, *numbers in path:
        if name == "M" and points:
            yield _box(points)
            points = []
        points += zip(numbers[::2], numbers[1::2], strict=True)
    yield _box(points)


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_dark_square_is_painted_once_and_no_other(address):
    modules = qr_modules(address)
    assert modules is not None
    painted: list[tuple[int, int]] = []
    for left, top, right, bottom in rectangles(_squares(modules, 2.0)):
        columns = range(round(left / 2) - QUIET, round(right / 2) - QUIET)
        rows = range(round(top / 2) - QUIET, round(bottom / 2) - QUIET)
        painted += [(row, column) for row in rows for column in columns]
    dark = {(y, x) for y, row in enumerate(modules) for x, value in enumerate(row) if value}
    assert len(painted) == len(set(painted))
    assert set(painted) == dark


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_takes_far_fewer_rectangles_than_squares(address):
    modules = qr_modules(address)
    assert modules is not None
    assert len(list(rectangles(_squares(modules, 1.0)))) < sum(map(sum, modules)) / 1.5


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_has_the_smallest_version_that_error_level_m_allows(address):
    modules = qr_modules(address)
    assert modules is not None
    assert len(modules) == segno.make_qr(address, error="m", boost_error=False).symbol_size(border=0)[0]
    assert across(modules) == len(modules) + 8


def test_what_no_code_can_hold_has_none():
    assert qr_modules("x" * 3000) is None

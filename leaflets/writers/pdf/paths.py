"""Paths as operators: how they look and where they go (ISO 32000-1 8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from leaflets.model.page import Colour, PaintedPath, Segment
from leaflets.writers.pdf.syntax import fine_number, number

PAINT = {(False, False): "n", (True, False): "f", (False, True): "S", (True, True): "B"}
"""Whether it is filled and stroked -> the operator."""


def pen(path: PaintedPath) -> Iterator[tuple[str, str]]:
    """Operator and operands of the colours and lines that a path is painted with."""
    if path.fill is not None:
        yield "rg", colour(path.fill)
    if path.stroke is not None:
        yield "RG", colour(path.stroke)
        yield "w", number(path.stroke_width)
        yield "J", "1" if path.round_ends else "0"
        yield "j", "1" if path.round_ends else "0"
        yield "d", f"[{' '.join(map(number, path.dash))}] 0"


def outline(segments: Sequence[Segment], height: float, paint: str) -> list[str]:
    """A rectangle, straight lines, or a shape told from its own first point; y counts down from `height`.

    Bullets and ticks are then the same bytes wherever they stand, which is what compression likes.
    """
    if corners := _rectangle(segments):
        x0, y0, x1, y1 = corners
        place = f"{number(x0)} {number(height - y1)} {number(x1 - x0)} {number(y1 - y0)}"
        return [f"{place} re", paint]
    if not any(segment[0] == "C" for segment in segments):
        return [_path(segments, 0, height), paint]
    _, x, y = segments[0]  # type: ignore[misc]
    move = f"q 1 0 0 1 {number(x)} {number(height - y)} cm"
    return [move, _path(segments, x, y), paint, "Q"]


@lru_cache(maxsize=256)
def colour(value: Colour) -> str:
    return " ".join(fine_number(component / 255) for component in value)


_SEGMENTS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _path(segments: Sequence[Segment], x: float, y: float) -> str:
    """Path operators, counted right and up from the point (x, y)."""
    parts: list[str] = []
    for segment in segments:
        values: tuple[float, ...] = segment[1:]
        parts += [number(y - value if odd % 2 else value - x) for odd, value in enumerate(values)]
        parts.append(_SEGMENTS[segment[0]])
    return " ".join(parts)


def _rectangle(segments: Sequence[Segment]) -> tuple[float, float, float, float] | None:
    """(left, top, right, bottom) where the path is just that, with or without a line back to its start."""
    if len(segments) not in {5, 6} or [segment[0] for segment in segments[:-1]] != ["M"] + ["L"] * (
        len(segments) - 2
    ):
        return None
    points = [(segment[1], segment[2]) for segment in segments[:-1]]  # type: ignore[misc]
    (x0, y0), (x1, y1) = points[0], points[2]
    turns = {((x0, y0), (x1, y0), (x1, y1), (x0, y1)), ((x0, y0), (x0, y1), (x1, y1), (x1, y0))}
    if segments[-1][0] != "Z" or tuple(points[:4]) not in turns or points[4:] not in ([], [(x0, y0)]):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

"""What a document paints from its resources: small drawings that it paints many times, each told once as a
form XObject (ISO 32000-1 8.10), and pictures in dots (8.9).

A form has neither tags nor resources of its own: what it paints belongs to the marked content that it is
painted in, so an icon array is one Figure however many people it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.frozen import frozen
from leaflets.model.artwork import Raster
from leaflets.model.page import PaintedPath, PaintedStamps
from leaflets.writers.pdf.paths import PAINT, outline, pen
from leaflets.writers.pdf.syntax import compress, number


@frozen
class Form:
    """`box`: left, bottom, right and top of all that it paints, from the place where it is painted."""

    box: tuple[float, float, float, float]
    operators: str

    def body(self) -> tuple[bytes, bytes]:
        """The entries of its stream, and its compressed data."""
        corners = " ".join(map(number, self.box))
        entries = f"/Type/XObject/Subtype/Form/BBox[{corners}]/Resources<<>>"
        return entries.encode(), compress(self.operators.encode())


@frozen
class Image:
    """A picture whose dots stand in the file as they were compressed when it was read. PDF/A-2 6.2.8: nothing
    see-through, no smoothing asked for; its colours are those of the output intent.
    """

    picture: Raster

    def body(self) -> tuple[bytes, bytes]:
        picture = self.picture
        space = b"DeviceGray" if picture.grey else b"DeviceRGB"
        entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s/BitsPerComponent 8" % (
            picture.width,
            picture.height,
            space,
        )
        return entries, picture.samples


class Forms:
    """The forms and pictures of one document, in the order of their first use."""

    def __init__(self) -> None:
        self._names: dict[Form | Image, str] = {}

    def name(self, stamps: PaintedStamps) -> str:
        """The resource name of the drawing, new where no page has painted it yet."""
        form = Form(_box(stamps.paths), " ".join(_operators(stamps.paths)))
        return self._names.setdefault(form, f"P{len(self._names)}")

    def image_name(self, picture: Raster) -> str:
        """The resource name of a picture."""
        return self._names.setdefault(Image(picture), f"I{len(self._names)}")

    def all(self) -> dict[str, Form | Image]:
        return {name: form for form, name in self._names.items()}


def _operators(paths: Sequence[PaintedPath]) -> Iterator[str]:
    """Told with y upwards from the place where the form is painted."""
    state: dict[str, str] = {}
    for path in paths:
        for operator, operands in pen(path):
            if state.get(operator) != operands:
                state[operator] = operands
                yield f"{operands} {operator}"
        yield from outline(path.segments, 0.0, PAINT[path.fill is not None, path.stroke is not None])


def _box(paths: Sequence[PaintedPath]) -> tuple[float, float, float, float]:
    """Control points hold the curves; a stroke reaches half its width beyond them, a sharp corner more."""
    xs = [value for path in paths for segment in path.segments for value in segment[1::2]]
    ys = [-value for path in paths for segment in path.segments for value in segment[2::2]]
    around = max(path.stroke_width for path in paths) + 1
    return min(xs) - around, min(ys) - around, max(xs) + around, max(ys) + around

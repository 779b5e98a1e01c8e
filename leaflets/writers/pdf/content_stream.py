"""A page's items as a content stream: marked content, glyph runs, paths (ISO 32000-1 8.5, 9.4, 14.6).

Every item is inside exactly one marked-content sequence: of its structure element, or of an artifact.
Neighbours of one owner share a sequence; sequences are never nested. The stream holds an operator only
where it changes something.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from leaflets.frozen import frozen
from leaflets.model.page import Artifact, Colour, LinkArea, Owner, Page, PaintedPath, PaintedRun, Segment
from leaflets.writers.pdf.fonts import DocumentFonts, FaceCodes, Shown
from leaflets.writers.pdf.reading_order import pieces, stretches
from leaflets.writers.pdf.structure import Structure
from leaflets.writers.pdf.structure_objects import PageMarks
from leaflets.writers.pdf.syntax import compress, decimal, fine_number, hundredths, number

_ARTIFACTS = {
    Artifact.LAYOUT: "/Artifact<</Type/Layout>>BDC",
    Artifact.HEADER: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    Artifact.FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}
"""Property lists of artifacts (14.8.2.2.2)."""

_PAINT = {(False, False): "n", (True, False): "f", (False, True): "S", (True, True): "B"}


@frozen
class PageContent:
    """A page's compressed content stream and what it marked."""

    stream: bytes
    marks: PageMarks


def page_content(page: Page, height: float, structure: Structure, fonts: DocumentFonts) -> PageContent:
    """Paint one page. `height` of the sheet in points: items count y downwards, PDF counts it upwards."""
    painter = _Painter(height, structure, fonts)
    for item in page.items:
        if isinstance(item, PaintedRun):
            painter.show(item)
        elif isinstance(item, PaintedPath):
            painter.draw(item)
    operators = painter.finish()
    links = tuple(item for item in page.items if isinstance(item, LinkArea))
    return PageContent(
        compress("\n".join(operators).encode("latin-1")), PageMarks(tuple(painter.owners), links)
    )


class _Painter:
    """The graphics state that the page has reached, and the operators that led there.

    A page starts with PDF's defaults (8.4.1), so nothing is set that already is so.
    """

    def __init__(self, height: float, structure: Structure, fonts: DocumentFonts) -> None:
        self.owners: list[int] = []
        self._height = height
        self._structure = structure
        self._fonts = fonts
        self._operators: list[str] = []
        self._open: int | Artifact | None = None
        self._in_text = False
        self._pen = (0, 0)
        self._text_style: tuple[str, float, float, Colour] | None = None
        """Face, size, tracking and colour of the last run, if the state still has them."""
        self._state: dict[str, str] = {
            "rg": "0 0 0",
            "RG": "0 0 0",
            "w": "1",
            "J": "0",
            "j": "0",
            "d": "[] 0",
            "Tc": "0",
        }

    def show(self, item: PaintedRun) -> None:
        """A glyph run, in a text object of its own marked content."""
        self._enter(item.owner)
        if not self._in_text:
            self._operators.append("BT")
            self._in_text, self._pen = True, (0, 0)
        codes = self._fonts.face(item.run.face)
        style = (item.run.face, item.size, item.tracking, item.colour)
        if style != self._text_style:
            self._set("Tf", f"/{codes.resource} {number(item.size)}")
            self._set("Tc", number(item.tracking))
            self._set("rg", _colour(item.colour))
            self._text_style = style
        spread = item.tracking / item.size * 1000
        if item.run.rtl:
            self._show_right_to_left(item, codes, spread)
        else:
            self._move(hundredths(item.x), hundredths(self._height - item.y))
            self._operators.append(_show_operator(codes.show(item.run.clusters, rtl=False), spread))

    def _show_right_to_left(self, item: PaintedRun, codes: FaceCodes, spread: float) -> None:
        """Piece by piece in reading order; pieces that were written before are known by their clusters."""
        operators = self._operators
        last_x, last_y = self._pen
        y = hundredths(self._height - item.y)
        unit = item.size / codes.file.units_per_em * 100
        clusters = item.run.clusters
        identities = tuple(map(id, clusters))
        written = codes.written.setdefault(spread, {})
        tracking = item.tracking * 100
        right = item.x * 100 + item.run.advance * unit + len(clusters) * tracking
        for start, end, width in stretches(clusters):
            key = identities[start:end]
            known = written.get(key)
            if known is None:
                known = written[key] = [
                    (piece.offset, _show_operator(codes.show(piece.clusters, rtl=True), spread))
                    for piece in pieces(clusters[start:end])
                ]
                codes.keep(clusters[start:end])
            right -= width * unit + (end - start) * tracking
            for offset, operator in known:
                x = round(right + offset * unit)
                operators += (f"{decimal(x - last_x)} {decimal(y - last_y)} Td", operator)
                last_x, last_y = x, y
        self._pen = last_x, last_y

    def _move(self, x: int, y: int) -> None:
        """To a point in hundredths of a point; Td counts from where the last run started."""
        last_x, last_y = self._pen
        self._operators.append(f"{decimal(x - last_x)} {decimal(y - last_y)} Td")
        self._pen = x, y

    def draw(self, item: PaintedPath) -> None:
        self._enter(item.owner)
        self._end_text()
        if item.fill is not None:
            self._set("rg", _colour(item.fill))
            self._text_style = None
        if item.stroke is not None:
            self._set("RG", _colour(item.stroke))
            self._set("w", number(item.stroke_width))
            self._set("J", "1" if item.round_ends else "0")
            self._set("j", "1" if item.round_ends else "0")
            self._set("d", f"[{' '.join(map(number, item.dash))}] 0")
        self._operators += self._outline(
            item.segments, _PAINT[item.fill is not None, item.stroke is not None]
        )

    def _outline(self, segments: Sequence[Segment], paint: str) -> list[str]:
        """A rectangle, straight lines, or a shape told from its own first point.

        Bullets and ticks are then the same bytes wherever they stand, which is what compression likes.
        """
        if corners := _rectangle(segments):
            x0, y0, x1, y1 = corners
            place = f"{number(x0)} {number(self._height - y1)} {number(x1 - x0)} {number(y1 - y0)}"
            return [f"{place} re", paint]
        if not any(segment[0] == "C" for segment in segments):
            return [_path(segments, 0, self._height), paint]
        _, x, y = segments[0]  # type: ignore[misc]
        move = f"q 1 0 0 1 {number(x)} {number(self._height - y)} cm"
        return [move, _path(segments, x, y), paint, "Q"]

    def finish(self) -> list[str]:
        self._leave()
        return self._operators

    def _enter(self, owner: Owner) -> None:
        key = owner if isinstance(owner, Artifact) else self._structure.holders[owner]
        if key == self._open:
            return
        self._leave()
        if isinstance(key, Artifact):
            self._operators.append(_ARTIFACTS[key])
        else:
            role = self._structure.nodes[key].role.value
            self._operators.append(f"/{role}<</MCID {len(self.owners)}>>BDC")
            self.owners.append(key)
        self._open = key

    def _leave(self) -> None:
        self._end_text()
        if self._open is not None:
            self._operators.append("EMC")
            self._open = None

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    def _set(self, operator: str, operands: str) -> None:
        if self._state.get(operator) != operands:
            self._state[operator] = operands
            self._operators.append(f"{operands} {operator}")


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


@lru_cache(maxsize=256)
def _colour(colour: Colour) -> str:
    return " ".join(fine_number(component / 255) for component in colour)


def _show_operator(shown: Sequence[Shown], spread: float) -> str:
    """Tj, or TJ where kerning moves a glyph off its place.

    `spread` is the tracking in thousandths of an em: it is meant for clusters, but PDF adds it after every
    code. TJ's numbers are thousandths of an em to the left. What rounding them leaves over is carried on,
    so that a run is never off by more than half a thousandth of an em.
    """
    texts = [cluster.codes for cluster in shown]
    parts: list[str] = []
    gap, start = 0.0, 0
    for index in [index for index, cluster in enumerate(shown) if cluster.loose]:
        cluster = shown[index]
        for end, space in (
            (index, cluster.before),
            (index + 1, cluster.after - spread * (cluster.parts - 1)),
        ):
            gap += space
            if (gap >= 0.5 or gap <= -0.5) and end < len(shown):
                move = round(gap)
                gap -= move
                parts.append(f"({''.join(texts[start:end])}){-move}" if end > start else str(-move))
                start = end
    last = f"({''.join(texts[start:])})"
    return f"[{''.join(parts)}{last}]TJ" if parts else f"{last}Tj"

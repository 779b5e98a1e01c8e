"""A page's items as a content stream: marked content, glyph runs, paths (ISO 32000-1 8.5, 9.4, 14.6).

Every item is inside exactly one marked-content sequence: of its structure element, or of an artifact.
Neighbours of one owner share a sequence; sequences are never nested. The stream holds an operator only
where it changes something.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.model.page import Artifact, Colour, LinkArea, Owner, Page, PaintedPath, PaintedRun
from leaflets.writers.pdf.fonts import DocumentFonts, FaceCodes, compress
from leaflets.writers.pdf.structure import Structure
from leaflets.writers.pdf.structure_objects import PageMarks
from leaflets.writers.pdf.syntax import decimal, fine_number, hundredths, number

_ARTIFACTS = {
    Artifact.LAYOUT: "/Artifact<</Type/Layout>>BDC",
    Artifact.HEADER: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    Artifact.FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}
"""Property lists of artifacts (14.8.2.2.2)."""

_PAINT = {(False, False): "n", (True, False): "f", (False, True): "S", (True, True): "B"}


@dataclass(frozen=True, slots=True)
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
    return PageContent(compress("\n".join(operators).encode()), PageMarks(tuple(painter.owners), links))


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
        self._set("Tf", f"/{codes.resource} {number(item.size)}")
        self._set("Tc", number(item.tracking))
        self._set("rg", _colour(item.colour))
        place = hundredths(item.x), hundredths(self._height - item.y)
        step = place[0] - self._pen[0], place[1] - self._pen[1]
        if step != (0, 0):
            self._operators.append(f"{decimal(step[0])} {decimal(step[1])} Td")
            self._pen = place
        self._operators.append(_show_operator(item, codes))

    def draw(self, item: PaintedPath) -> None:
        self._enter(item.owner)
        self._end_text()
        if item.fill is not None:
            self._set("rg", _colour(item.fill))
        if item.stroke is not None:
            self._set("RG", _colour(item.stroke))
            self._set("w", number(item.stroke_width))
            self._set("J", "1" if item.round_ends else "0")
            self._set("j", "1" if item.round_ends else "0")
            self._set("d", f"[{' '.join(map(number, item.dash))}] 0")
        self._operators.append(self._path(item))
        self._operators.append(_PAINT[item.fill is not None, item.stroke is not None])

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

    def _path(self, item: PaintedPath) -> str:
        height = self._height
        parts: list[str] = []
        for segment in item.segments:
            numbers: tuple[float, ...] = segment[1:]  # type: ignore[assignment]
            parts += [number(height - value if odd % 2 else value) for odd, value in enumerate(numbers)]
            parts.append(_SEGMENTS[segment[0]])
        return " ".join(parts)


_SEGMENTS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _colour(colour: Colour) -> str:
    return " ".join(fine_number(component / 255) for component in colour)


def _show_operator(item: PaintedRun, codes: FaceCodes) -> str:
    """Tj, or TJ where kerning moves a glyph off its place.

    TJ's numbers are thousandths of an em to the left. What rounding them leaves over is carried on, so
    that a run is never off by more than half a thousandth of an em.
    """
    strings: list[str] = []
    pieces: list[str] = []
    rtl = item.run.rtl
    per_code = item.tracking / item.size * 1000
    gap = 0.0
    for cluster in item.run.clusters:
        shown = codes.show(cluster, rtl=rtl)
        gap += shown.before
        if gap >= 0.5 or gap <= -0.5:
            move = round(gap)
            gap -= move
            pieces += [f"<{''.join(strings)}>", str(-move)] if strings else [str(-move)]
            strings.clear()
        strings.append(shown.codes)
        gap += shown.after - per_code * (shown.count - 1)
    pieces.append(f"<{''.join(strings)}>")
    return f"{pieces[0]}Tj" if len(pieces) == 1 else f"[{''.join(pieces)}]TJ"

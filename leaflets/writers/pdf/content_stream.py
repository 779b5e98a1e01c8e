"""A page's items as a content stream: marked content, glyph runs, paths (ISO 32000-1 8.5, 9.4, 14.6).

Every item is inside exactly one marked-content sequence: of its structure element, or of an artifact.
Neighbours of one owner share a sequence; sequences are never nested. The stream holds an operator only
where it changes something.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from leaflets.frozen import frozen
from leaflets.model.page import (
    Artifact,
    Colour,
    LinkArea,
    Owner,
    Page,
    PaintedImage,
    PaintedPath,
    PaintedRun,
    PaintedStamps,
)
from leaflets.writers.pdf.fonts import DocumentFonts, FaceCodes, Shown
from leaflets.writers.pdf.forms import Forms
from leaflets.writers.pdf.paths import PAINT, colour, outline, pen
from leaflets.writers.pdf.reading_order import pieces, stretches
from leaflets.writers.pdf.structure import Structure
from leaflets.writers.pdf.structure_objects import PageMarks
from leaflets.writers.pdf.syntax import compress, decimal, hundredths, number

_ARTIFACTS = {
    Artifact.LAYOUT: "/Artifact<</Type/Layout>>BDC",
    Artifact.HEADER: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    Artifact.FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}
"""Property lists of artifacts (14.8.2.2.2)."""


@frozen
class PageContent:
    """A page's compressed content stream and what it marked."""

    stream: bytes
    marks: PageMarks


def page_content(
    page: Page, height: float, structure: Structure, fonts: DocumentFonts, forms: Forms
) -> PageContent:
    """Paint one page. `height` of the sheet in points: items count y downwards, PDF counts it upwards."""
    painter = _Painter(height, structure, fonts, forms)
    starts = dict(zip(accumulate((leaf.items for leaf in page.leaves), initial=0), page.leaves, strict=False))
    for at, item in enumerate(page.items):
        if at in starts:
            painter.turn_to(starts[at].number)
        if isinstance(item, PaintedRun):
            painter.show(item)
        elif isinstance(item, PaintedPath):
            painter.draw(item)
        elif isinstance(item, PaintedStamps):
            painter.stamp(item)
        elif isinstance(item, PaintedImage):
            painter.place(item)
    operators = painter.finish()
    links = tuple(item for item in page.items if isinstance(item, LinkArea))
    return PageContent(
        compress("\n".join(operators).encode("latin-1")),
        PageMarks(tuple(painter.owners), links, tuple(painter.leaves)),
    )


class _Painter:
    """The graphics state that the page has reached, and the operators that led there.

    A page starts with PDF's defaults (8.4.1), so nothing is set that already is so.
    """

    def __init__(self, height: float, structure: Structure, fonts: DocumentFonts, forms: Forms) -> None:
        self.owners: list[int] = []
        self.leaves: list[int] = []
        self._leaf: int | None = None
        self._height = height
        self._structure = structure
        self._fonts = fonts
        self._forms = forms
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
            self._set("rg", colour(item.colour))
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
            self._text_style = None
        for operator, operands in pen(item):
            self._set(operator, operands)
        paint = PAINT[item.fill is not None, item.stroke is not None]
        self._operators += outline(item.segments, self._height, paint)

    def stamp(self, item: PaintedStamps) -> None:
        """A form at each of its places, each told from the one before: the rows of a crowd are alike then."""
        self._enter(item.owner)
        self._end_text()
        name = self._forms.name(item)
        last_x, last_y = 0, 0
        self._operators.append("q")
        for x, y in item.places:
            across, up = hundredths(x), hundredths(self._height - y)
            self._operators.append(f"1 0 0 1 {decimal(across - last_x)} {decimal(up - last_y)} cm/{name} Do")
            last_x, last_y = across, up
        self._operators.append("Q")

    def place(self, item: PaintedImage) -> None:
        """A picture fills the unit square, which is made as large as it is to be (8.9.5)."""
        self._enter(item.owner)
        self._end_text()
        name = self._forms.image_name(item.picture)
        size = f"{number(item.width)} 0 0 {number(item.height)}"
        corner = f"{number(item.x)} {number(self._height - item.y - item.height)}"
        self._operators.append(f"q {size} {corner} cm/{name} Do Q")

    def turn_to(self, leaf: int) -> None:
        """What comes now is another page of a booklet: nothing goes on from the one beside it."""
        self._leave()
        self._leaf = leaf

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
            if self._leaf is not None:
                self.leaves.append(self._leaf)
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

"""What each operator of a content stream does, and what it paints: ISO 32000-1 8 and 9, cut down to the
operators that a leaflet uses. execution.py runs a page's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pikepdf

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.painting import (
    BLACK,
    IDENTITY,
    Area,
    Colour,
    Glyph,
    Image,
    Mark,
    Matrix,
    Point,
    Rule,
    Shape,
    Shown,
    apply,
    box_of,
    multiply,
)

_PALE = 0.7
"""A fill that is lighter in all of red, green and blue leaves a shape an outline to the eye."""


@dataclass(slots=True)
class _State:
    ctm: Matrix = IDENTITY
    fill: Colour = BLACK
    stroke: Colour = BLACK
    font: EmbeddedFont | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    percent: float = 100.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    clear: bool = False
    """Something in the graphics state makes what is painted see-through."""


@dataclass(slots=True)
class Interpreter:
    """The state that a page has reached, and all that it has painted so far. A method for each operator."""

    page: pikepdf.Page
    fonts: Mapping[str, EmbeddedFont]
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    marks: list[Mark] = field(default_factory=list)
    polygons: list[list[Point]] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    strokes: list[tuple[Point, Point]] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    mcids: list[int] = field(default_factory=list)
    strays: int = 0
    sequences: int = 0
    order: int = 0
    unknown: list[str] = field(default_factory=list)

    def mark(self) -> Mark:
        """The innermost surroundings that say anything: a bare /Span inside an MCID changes nothing."""
        for mark in reversed(self.marks):
            if mark.mcid is not None or mark.artifact is not None:
                return mark
        self.strays += 1
        return Mark()

    # --- graphics state

    def save(self) -> None:
        self.stack.append(replace(self.state))

    def restore(self) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concatenate(self, *values: float) -> None:
        self.state.ctm = multiply(_matrix(values), self.state.ctm)

    def graphics_state(self, name: str) -> None:
        resource = self.page.Resources["/ExtGState"][name]
        alpha = min(float(resource.get("/ca", 1)), float(resource.get("/CA", 1)))
        if alpha < 1 or resource.get("/SMask", "/None") != "/None":
            self.state.clear = True

    def fill_colour(self, *values: float) -> None:
        self.state.fill = _colour(values)

    def stroke_colour(self, *values: float) -> None:
        self.state.stroke = _colour(values)

    # --- paths

    def move(self, x: float, y: float) -> None:
        self.polygons.append([apply(self.state.ctm, x, y)])

    def line(self, x: float, y: float) -> None:
        self.polygons[-1].append(apply(self.state.ctm, x, y))

    def curve(self, *values: float) -> None:
        ctm = self.state.ctm
        p0 = self.polygons[-1][-1]
        p1, p2, p3 = (apply(ctm, values[i], values[i + 1]) for i in (0, 2, 4))
        for step in range(1, 9):
            t = step / 8
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            self.polygons[-1].append(
                (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])
            )

    def close(self) -> None:
        if self.polygons:
            self.polygons.append([self.polygons[-1][0]])

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.polygons.append([apply(self.state.ctm, *corner) for corner in corners])

    def fill(self) -> None:
        mark = self.mark()
        polygons = tuple(tuple(polygon) for polygon in self.polygons if len(polygon) > 2)
        if polygons:
            box = box_of(point for polygon in polygons for point in polygon)
            self.areas.append(Area(self.order, mark, polygons, self.state.fill, box))
        self._shapes(mark, filled=min(self.state.fill) < _PALE and not self.state.clear)
        self.polygons = []

    def _shapes(self, mark: Mark, *, filled: bool) -> None:
        if mark.mcid is not None:
            outlines = (polygon for polygon in self.polygons if len(polygon) > 2)
            self.shapes += [Shape(mark.mcid, box_of(outline), filled) for outline in outlines]

    def stroke(self) -> None:
        self._shapes(self.mark(), filled=False)
        for polygon in self.polygons:
            self.strokes += pairwise(polygon)
            (x0, y0), (x1, y1) = polygon[0], polygon[-1]
            if len(polygon) == 2 and abs(y0 - y1) < 0.1:
                self.rules.append(Rule(min(x0, x1), max(x0, x1), y0))
        self.polygons = []

    def image(self) -> None:
        """It fills the unit square."""
        corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
        self.images.append(Image(self.mark(), box_of(apply(self.state.ctm, *corner) for corner in corners)))

    def end_path(self) -> None:
        self.polygons = []

    # --- text

    def begin_text(self) -> None:
        self.text_matrix = self.line_matrix = IDENTITY

    def set_font(self, name: str, size: float) -> None:
        self.state.font, self.state.size = self.fonts.get(name), size
        if self.state.font is None:
            self.unknown.append(f"font {name}")

    def text_move(self, x: float, y: float) -> None:
        self.text_matrix = self.line_matrix = multiply((1, 0, 0, 1, x, y), self.line_matrix)

    def text_move_leading(self, x: float, y: float) -> None:
        self.state.leading = -y
        self.text_move(x, y)

    def next_line(self) -> None:
        self.text_move(0, -self.state.leading)

    def set_text_matrix(self, *values: float) -> None:
        self.text_matrix = self.line_matrix = _matrix(values)

    def show(self, *pieces: bytes | float) -> None:
        """Tj and TJ: strings are codes, numbers move against the direction of writing in 1/1000 em."""
        state, font = self.state, self.state.font
        if font is None:
            self.unknown.append("text without a font")
            return
        percent = state.percent / 100
        across, along = percent * state.size, state.size / 1000 * percent
        glyphs: list[Glyph] = []
        for piece in pieces:
            if not isinstance(piece, bytes):
                self._advance(-piece * along)
                continue
            for code in font.codes(piece):
                matrix = multiply(self.text_matrix, state.ctm)
                start = apply(matrix, 0, state.rise)
                self._advance(font.width(code) * along)
                end = apply(multiply(self.text_matrix, state.ctm), 0, state.rise)
                self._advance(state.character_space * percent)
                glyphs.append(Glyph(font.characters.get(code, "\ufffd"), code, start, end))
        matrix = multiply(self.text_matrix, state.ctm)
        visible = state.mode in (0, 2) and not state.clear and across > 0
        size = state.size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        self.shown.append(Shown(self.order, self.mark(), font, tuple(glyphs), size, state.fill, visible))

    def show_on_next_line(self, piece: bytes) -> None:
        self.next_line()
        self.show(piece)

    def _advance(self, distance: float) -> None:
        self.text_matrix = multiply((1, 0, 0, 1, distance, 0), self.text_matrix)

    # --- marked content

    def begin_marked(self, tag: str, properties: pikepdf.Object | str | None = None) -> None:
        self.sequences += 1
        if isinstance(properties, str):
            properties = self.page.Resources["/Properties"][properties]
        mcid: int | None = None
        artifact: str | None = None
        if properties is not None and "/MCID" in properties:
            mcid = int(properties["/MCID"])
            self.mcids.append(mcid)
        if tag == "/Artifact":
            found = properties if properties is not None else pikepdf.Dictionary()
            artifact = str(found.get("/Subtype", found.get("/Type", "/")))[1:]
        if properties is not None and "/ActualText" in properties:
            self.unknown.append("ActualText inside the page, where readers lose the text after it")
        inside = [mark for mark in self.marks if mark.mcid is not None or mark.artifact is not None]
        if inside and (mcid is not None or artifact is not None):
            self.unknown.append("a tag inside another tag's content")
        self.marks.append(Mark(mcid, artifact, self.sequences))

    def end_marked(self) -> None:
        if self.marks:
            self.marks.pop()
        else:
            self.unknown.append("EMC without its BDC")


def _matrix(values: tuple[float, ...]) -> Matrix:
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def _colour(values: tuple[float, ...]) -> Colour:
    """DeviceGray and DeviceRGB as they are, DeviceCMYK by the plain conversion of 10.3.5."""
    if len(values) == 1:
        return (values[0],) * 3
    if len(values) == 4:
        c, m, y, k = values
        return (1 - min(1, c + k), 1 - min(1, m + k), 1 - min(1, y + k))
    r, g, b = values
    return (r, g, b)

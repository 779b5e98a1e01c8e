"""What a clinic adds to a sheet besides words: its logo, and a QR code that leads to the sheet's standing."""

from __future__ import annotations

from itertools import groupby

from leaflets.errors import Problem, Where
from leaflets.layout.boxes import FORBIDDEN, Extent, Fragment, Placed, Slice, stack, start_x
from leaflets.layout.drawing import DrawingError, read_drawing
from leaflets.layout.figures import painted
from leaflets.layout.paragraphs import set_text
from leaflets.layout.paths import Segments, rectangle
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.artwork import QR_LEAST_MODULE, QR_MOST, Vector, fitted, in_grey
from leaflets.model.content import Direction
from leaflets.model.document import Element
from leaflets.model.page import PaintedImage, PaintedPath
from leaflets.text.qr import QUIET, Modules, across, qr_modules

_MILLIMETRE = 72 / 25.4
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
"""Of a QR code: whatever the ground of the sheet and its colours, a camera needs these."""


def logo_of(element: Element) -> Element | None:
    """The clinic's logo in a part of the sheet."""
    return next((child for child in element.elements() if "logo" in child.classes), None)


def logo(setting: Setting, figure: Element, width: float, part: float = 1.0) -> tuple[float, Fragment]:
    """The logo and its width: as large as fits in its box, or as a `part` of that. `width`: the line's."""
    style = setting.style.logo
    most = min(style.width, width * style.share) * part, style.height * part
    name = next((child.attrs["name"] for child in figure.elements() if child.name == "art"), "")
    art = setting.art.get(name)
    if art is None:
        return 0.0, Fragment(0.0)
    if isinstance(art, Vector):
        return _drawn(setting, figure, art, most)
    wide, high = fitted(art.width, art.height, *most)
    picture = in_grey(art) if setting.is_grey else art
    content: tuple[Placed, ...] = (
        (0.0, 0.0, Extent(figure.id, wide, high)),
        (0.0, 0.0, PaintedImage(figure.id, 0.0, 0.0, wide, high, picture)),
    )
    return wide, Fragment(high, content)


def _drawn(
    setting: Setting, figure: Element, art: Vector, most: tuple[float, float]
) -> tuple[float, Fragment]:
    try:
        drawing = read_drawing(art.svg, Direction.LTR, own_paint=True)
    except DrawingError as error:
        setting.note(Problem("L011", Where(art.file, error.line), str(error), error.hint, "logo.file"))
        return 0.0, Fragment(0.0)
    wide, high = fitted(drawing.width, drawing.height, *most)
    scale = wide / drawing.width
    content: list[Placed] = [(0.0, 0.0, Extent(figure.id, wide, high))]
    content += [
        (0.0, 0.0, painted(setting, figure.id, shape, scale))
        for shape in drawing.shapes
        if shape.pen.fill or shape.pen.stroke
    ]
    return wide, Fragment(high, tuple(content))


def current_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """The QR code at the start side, its words beside it, or below it where they have no room."""
    style = setting.style.qr
    figures = [child for child in element.elements() if "qr" in child.classes]
    texts = [set_text(setting, child, "small") for child in element.elements() if child.name == "p"]
    least = max((text.min_width for text in texts), default=0.0)
    side, code = _qr(setting, figures[0]) if figures else (0.0, Fragment(0.0))
    indent = side + style.gap if figures else 0.0
    beside = indent + least <= width + SLACK
    room = width - indent if beside else width
    words = stack(Slice(line) for text in texts for line in text.lines(room))
    left = start_x(element.direction, width, 0.0, side)
    content: list[Placed] = [(left, 0.0, code)] if figures else []
    if beside:
        drop = max(0.0, (code.height - words.height) / 2)
        content.append((start_x(element.direction, width, indent, room), drop, words))
        height = max(code.height, words.height)
    else:
        content.append((0.0, code.height, words))
        height = code.height + words.height
    return [Slice(Fragment(height, tuple(content)), style.space, FORBIDDEN)]


def qr_side(setting: Setting, element: Element) -> float:
    """The width of the QR code in a part, in points."""
    figure = next((child for child in element.elements() if "qr" in child.classes), None)
    return _qr(setting, figure)[0] if figure else 0.0


def _qr(setting: Setting, figure: Element) -> tuple[float, Fragment]:
    """The code on its white ground, and its side."""
    address = next((child.attrs["of"] for child in figure.elements() if child.name == "code"), "")
    modules = qr_modules(address)
    most = QR_MOST * _MILLIMETRE
    if modules is None or across(modules) * QR_LEAST_MODULE > QR_MOST:
        what = f"the QR code of an address with {len(address)} characters would be larger than {QR_MOST:g} mm"
        setting.note(
            Problem("L012", figure.where, what, "Give a shorter address in the clinic's file.", "url")
        )
        return 0.0, Fragment(0.0)
    least = QR_LEAST_MODULE * _MILLIMETRE
    module = max(least, min(setting.style.qr.module, most / across(modules)))
    side = across(modules) * module
    ground = rectangle(0.0, 0.0, side, side)
    content: tuple[Placed, ...] = (
        (0.0, 0.0, Extent(figure.id, side, side)),
        (0.0, 0.0, PaintedPath(figure.id, ground, fill=_WHITE)),
        (0.0, 0.0, PaintedPath(figure.id, _squares(modules, module), fill=_BLACK)),
    )
    return side, Fragment(side, content)


def _squares(modules: Modules, module: float) -> Segments:
    """The dark modules as one path: what is dark in a row, and the same in the rows below it, is one
    rectangle. One path is filled at once, so that no hairline stands between two rectangles.
    """
    segments: Segments = ()
    open_: dict[tuple[int, int], int] = {}
    for number, row in enumerate((*modules, ())):
        runs = set(_runs(row))
        for run in sorted(open_.keys() - runs):
            top = open_.pop(run)
            start, end = run
            segments += rectangle(
                (start + QUIET) * module,
                (top + QUIET) * module,
                (end - start) * module,
                (number - top) * module,
            )
        open_ |= dict.fromkeys(runs - open_.keys(), number)
    return segments


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Start and end of each stretch of dark modules."""
    found, at = [], 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            found.append((at, at + length))
        at += length
    return found

"""Runs a page's content stream as a printer runs it, and keeps what it paints.

An operator that a leaflet does not use is kept as `unknown`: the audit never passes over what it does not
understand. A form (8.10) is run anew at each place where it is painted, so that what a page shows many times
is counted as often.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.interpreter import Interpreter
from leaflets.audit.painting import Matrix, Painting, Point, apply, box_of

_OPERATORS = {
    "q": "save",
    "Q": "restore",
    "cm": "concatenate",
    "gs": "graphics_state",
    "g": "fill_colour",
    "rg": "fill_colour",
    "k": "fill_colour",
    "G": "stroke_colour",
    "RG": "stroke_colour",
    "K": "stroke_colour",
    "m": "move",
    "l": "line",
    "c": "curve",
    "h": "close",
    "re": "rectangle",
    "f": "fill",
    "F": "fill",
    "S": "stroke",
    "s": "stroke",
    "B": "fill",
    "b": "fill",
    "n": "end_path",
    "BT": "begin_text",
    "Tf": "set_font",
    "Td": "text_move",
    "TD": "text_move_leading",
    "T*": "next_line",
    "Tm": "set_text_matrix",
    "Tj": "show",
    "TJ": "show",
    "'": "show_on_next_line",
    "BMC": "begin_marked",
    "BDC": "begin_marked",
    "EMC": "end_marked",
}
"""Operator -> the method that runs it."""

_SETTINGS = {
    "Tc": "character_space",
    "Tw": "word_space",
    "Tz": "percent",
    "TL": "leading",
    "Ts": "rise",
    "Tr": "mode",
}
"""Operator -> the number of the graphics state that it sets."""

_IGNORED = frozenset({"w", "J", "j", "M", "d", "ri", "i", "ET", "MP", "DP"})
"""Operators that change neither where nor in which colour text and areas are painted."""


_EDGE = 0.1
"""Points by which a shape may pass a form's box: numbers are rounded."""

Step = tuple[str, list[object]]
"""An operator with its operands."""


def paint_page(page: pikepdf.Page, fonts: Mapping[str, EmbeddedFont]) -> Painting:
    """Raises pikepdf.PdfError where the stream is no content stream."""
    execution = _Execution(Interpreter(page, fonts))
    execution.run(_steps(page))
    interpreter = execution.interpreter
    box = [float(value) for value in page.mediabox]
    return Painting(
        width=box[2] - box[0],
        height=box[3] - box[1],
        shown=tuple(interpreter.shown),
        areas=tuple(interpreter.areas),
        rules=tuple(interpreter.rules),
        strokes=tuple(interpreter.strokes),
        shapes=tuple(interpreter.shapes),
        images=tuple(interpreter.images),
        mcids=tuple(interpreter.mcids),
        strays=interpreter.strays,
        unknown=tuple(interpreter.unknown),
    )


@dataclass(slots=True)
class _Execution:
    """One page's. `forms`: name -> the steps of a form, its matrix and its box's corners."""

    interpreter: Interpreter
    forms: dict[str, tuple[list[Step], Matrix, tuple[Point, ...]]] = field(default_factory=dict)

    def run(self, steps: Iterable[Step], *, in_form: bool = False) -> None:
        interpreter = self.interpreter
        for name, operands in steps:
            interpreter.order += 1
            if name in _SETTINGS:
                (value,) = operands
                setattr(interpreter.state, _SETTINGS[name], int(value) if name == "Tr" else value)  # type: ignore[call-overload]
            elif name in _OPERATORS:
                getattr(interpreter, _OPERATORS[name])(*operands)
            elif name == "Do" and not in_form:
                self._paint_object(str(operands[0]))
            elif name not in _IGNORED:
                interpreter.unknown.append(f"operator {name}")

    def _paint_object(self, name: str) -> None:
        """A picture, or a form."""
        named = self.interpreter.page.Resources.get("/XObject", pikepdf.Dictionary()).get(name)
        if named is not None and named.get("/Subtype") == "/Image":
            if not _is_opaque(named):
                self.interpreter.unknown.append(f"the picture {name}, which is more than plain dots")
            self.interpreter.image()
            return
        self._paint_form(name)

    def _paint_form(self, name: str) -> None:
        """8.10.1: the state is saved, the matrix taken in, the box cuts off what passes it."""
        interpreter = self.interpreter
        if name not in self.forms:
            form = interpreter.page.Resources.get("/XObject", pikepdf.Dictionary()).get(name)
            if form is None or not _is_plain(form):
                interpreter.unknown.append(f"operator Do of {name}, which is no plain drawing")
                return
            self.forms[name] = list(_steps(form)), _matrix(form), _corners(form)
        steps, matrix, corners = self.forms[name]
        shapes, areas = len(interpreter.shapes), len(interpreter.areas)
        interpreter.save()
        interpreter.concatenate(*matrix)
        box = box_of(apply(interpreter.state.ctm, *corner) for corner in corners)
        self.run(steps, in_form=True)
        interpreter.restore()
        boxes = [shape.box for shape in interpreter.shapes[shapes:]]
        boxes += [area.box for area in interpreter.areas[areas:]]
        if any(_passes(painted, box) for painted in boxes):
            interpreter.unknown.append(f"{name} paints outside its own box")


def _is_opaque(image: pikepdf.Object) -> bool:
    """Dots that hide what lies below, in the colours of the output intent, none made up between them."""
    see_through = any(name in image for name in ("/SMask", "/Mask", "/SMaskInData", "/ImageMask"))
    plain = image.get("/ColorSpace") in ("/DeviceRGB", "/DeviceGray") and image.get("/BitsPerComponent") == 8
    return plain and not see_through and not image.get("/Interpolate", False)


def _is_plain(form: pikepdf.Object) -> bool:
    """A form that needs neither fonts nor anything else of its own."""
    resources = form.get("/Resources", pikepdf.Dictionary())
    return form.get("/Subtype") == "/Form" and "/Group" not in form and len(resources) == 0


def _passes(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    low = any(inner[i] < outer[i] - _EDGE for i in (0, 1))
    return low or any(inner[i] > outer[i] + _EDGE for i in (2, 3))


def _matrix(form: pikepdf.Object) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    return (a, b, c, d, e, f)


def _corners(form: pikepdf.Object) -> tuple[Point, ...]:
    left, bottom, right, top = (float(value) for value in form.BBox)
    return ((left, bottom), (right, bottom), (right, top), (left, top))


def _steps(stream: pikepdf.Page | pikepdf.Object) -> Iterable[Step]:
    for instruction in pikepdf.parse_content_stream(stream):
        yield str(instruction.operator), [v for operand in instruction.operands for v in _plain(operand)]


def _plain(operand: object) -> list[object]:
    """Numbers as floats, strings as bytes, names as text, an array as its items; dictionaries stay."""
    if isinstance(operand, int | float | Decimal):
        return [float(operand)]
    if isinstance(operand, pikepdf.String):
        return [bytes(operand)]
    if isinstance(operand, pikepdf.Array):
        return [value for item in operand for value in _plain(item)]
    if isinstance(operand, pikepdf.Name):
        return [str(operand)]
    return [operand]

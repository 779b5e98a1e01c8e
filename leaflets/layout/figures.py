"""Figures: a drawing with its labels in the document's language, and a caption."""

from __future__ import annotations

from leaflets.errors import Problem, Where
from leaflets.layout.boxes import FORBIDDEN, Extent, Fragment, Placed, Slice, stack, start_x
from leaflets.layout.drawing import DrawingError, Shape, read_drawing
from leaflets.layout.labels import place_labels
from leaflets.layout.paragraphs import set_text
from leaflets.layout.paths import moved
from leaflets.layout.setting import Setting
from leaflets.model.document import Element
from leaflets.model.page import Owner, PaintedPath

SMALLER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)
"""Parts of its scale that a drawing too tall for a page may have; its words keep their size."""


def figure_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """The picture and its caption as one slice.

    Where long words and high lines make it taller than a page, the drawing is as much smaller as it takes;
    where that takes too much, or leaves no room for a label, it stays as it was and the page has to say so.
    """
    before = list(setting.problems)
    whole = _figure(setting, element, width, 1.0)
    told = list(setting.problems)
    for part in SMALLER if whole.height > setting.room else ():
        setting.problems[:] = before
        fragment = _figure(setting, element, width, part)
        if setting.problems != before:
            break
        if fragment.height <= setting.room:
            return [Slice(fragment, cost=FORBIDDEN)]
    setting.problems[:] = told
    return [Slice(whole, cost=FORBIDDEN)]


def _figure(setting: Setting, element: Element, width: float, part: float) -> Fragment:
    slices = []
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.name == "drawing":
            slices.append(Slice(_drawing(setting, element, child, width, part)))
        else:
            space = setting.style.figure.caption_space
            lines = set_text(setting, child, "caption").lines(width)
            slices += [Slice(line, space=0.0 if i else space) for i, line in enumerate(lines)]
    fragment = stack(slices)
    extent: Placed = (0.0, 0.0, Extent(element.id, width, fragment.height))
    return Fragment(fragment.height, (extent, *fragment.content))


def _drawing(setting: Setting, figure: Element, element: Element, width: float, part: float) -> Fragment:
    """The drawing at the start side, scaled down to the column if need be, or up as the style says; never
    mirrored. It is taller where a label has more lines than there is room for in it.
    """
    name = element.attrs.get("name", "")
    where = Where(f"content/pictures/{name}.svg")
    svg = setting.drawings.get(name)
    if svg is None:
        setting.note(
            Problem(
                "L003",
                element.where,
                f"there is no drawing {name!r}",
                f"Put the drawing into {where.file}, or correct the picture's name.",
            )
        )
        return Fragment(0.0)
    try:
        drawing = read_drawing(svg, element.direction, setting.style.figure.stacked, setting.colour_names)
    except DrawingError as error:
        setting.note(Problem("L004", Where(where.file, error.line), str(error), error.hint))
        return Fragment(0.0)
    scale = min(setting.style.figure.scale, width / drawing.width) * part
    left = start_x(element.direction, width, 0.0, drawing.width * scale)
    labels = place_labels(setting, element, drawing, where, (left, scale, width))
    top = max(0.0, *(-label.top for label in labels), 0.0)
    bottom = max(drawing.height * scale, *(label.bottom for label in labels), 0.0)
    content: list[Placed] = [
        (left, top, painted(setting, figure.id, shape, scale)) for shape in drawing.shapes
    ]
    content += [(x, top + y, line) for label in labels for x, y, line in label.lines]
    return Fragment(top + bottom, tuple(content))


def painted(setting: Setting, owner: Owner, shape: Shape, scale: float) -> PaintedPath:
    pen = shape.pen
    return PaintedPath(
        owner,
        moved(shape.segments, 0.0, 0.0, scale),
        fill=setting.colour(pen.fill) if pen.fill else None,
        stroke=setting.colour(pen.stroke) if pen.stroke else None,
        stroke_width=pen.width * scale if pen.stroke else 0.0,
        round_ends=pen.round_ends,
        dash=tuple(length * scale for length in pen.dash),
    )

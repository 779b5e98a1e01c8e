"""Figures: a drawing with its labels in the document's language, and a caption."""

from __future__ import annotations

from leaflets.errors import Problem, Where
from leaflets.layout.boxes import FORBIDDEN, Extent, Fragment, Placed, Slice, stack, start_x
from leaflets.layout.drawing import Drawing, DrawingError, Place, Shape, read_drawing
from leaflets.layout.paragraphs import set_text
from leaflets.layout.paths import moved
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element
from leaflets.model.page import Owner, PaintedPath


def figure_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """The picture and its caption as one slice."""
    slices = []
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.name == "drawing":
            slices.append(Slice(_drawing(setting, element, child, width)))
        else:
            space = setting.style.figure.caption_space
            lines = set_text(setting, child, "caption").lines(width)
            slices += [Slice(line, space=0.0 if i else space) for i, line in enumerate(lines)]
    fragment = stack(slices)
    extent: Placed = (0.0, 0.0, Extent(element.id, width, fragment.height))
    return [Slice(Fragment(fragment.height, (extent, *fragment.content)), cost=FORBIDDEN)]


def _drawing(setting: Setting, figure: Element, element: Element, width: float) -> Fragment:
    """The drawing at the start side, scaled down to the column if need be, or up as the style says; never
    mirrored.
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
        drawing = read_drawing(svg, element.direction, setting.style.figure.stacked)
    except DrawingError as error:
        setting.note(
            Problem(
                "L004",
                Where(where.file, error.line),
                str(error),
                "leaflets/layout/drawing.py lists what a drawing may hold.",
            )
        )
        return Fragment(0.0)
    scale = min(setting.style.figure.scale, width / drawing.width)
    left = start_x(element.direction, width, 0.0, drawing.width * scale)
    content: list[Placed] = [
        (left, 0.0, painted(setting, figure.id, shape, scale)) for shape in drawing.shapes
    ]
    content += _labels(setting, element, drawing, where, (left, scale, width))
    return Fragment(drawing.height * scale, tuple(content))


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


def _labels(
    setting: Setting, element: Element, drawing: Drawing, where: Where, frame: tuple[float, float, float]
) -> list[Placed]:
    """The labels in document order. `frame`: the drawing's left edge, its scale, and the column's width."""
    labels = {child.attrs["name"]: child for child in element.children if isinstance(child, Element)}
    content: list[Placed] = []
    for name, label in labels.items():
        place = drawing.places.get(name)
        if place is None:
            setting.note(
                Problem(
                    "L005",
                    label.origin.where if label.origin else label.where,
                    f"the drawing has no place for the label {name!r}",
                    f"Add <text id={name!r}> to {where.file}, or correct the label's name.",
                    label.origin.key if label.origin else "",
                )
            )
        else:
            content += _label(setting, label, place, frame)
    for name in sorted(drawing.places.keys() - labels.keys()):
        setting.note(
            Problem(
                "L006",
                where,
                f"the label {name!r} of this drawing has no words in {setting.locale.locale}",
                f"Add {name} to the picture's labels in pictures.yaml of that language.",
            )
        )
    return content


def _label(setting: Setting, label: Element, place: Place, frame: tuple[float, float, float]) -> list[Placed]:
    left, scale, width = frame
    text = set_text(setting, label, "label", bold=place.bold)
    room = text.width if place.width is None else place.width * scale
    text.require(room)
    x, y = left + place.x * scale, place.y * scale - text.baseline
    content: list[Placed] = []
    for i, (line_width, line) in enumerate(text.anchored_lines(room, place.anchor)):
        start = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[place.anchor] * line_width
        if start < -SLACK or start + line_width > width + SLACK:
            setting.note(
                Problem(
                    "L007",
                    label.origin.where if label.origin else label.where,
                    f"the label “{label.text()}” does not fit on its side of the drawing",
                    "Use fewer or shorter words, or give the label more room in the drawing.",
                    label.origin.key if label.origin else "",
                )
            )
        content.append((x, y + i * text.role.leading, line))
    return content

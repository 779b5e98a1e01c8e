"""A pictogram on its tile beside the words of an idea: at the start side, never mirrored.

The words say all; the pictogram is decoration, or, beside an item of a list, what stands for its bullet.
"""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.errors import Problem, Where
from leaflets.layout.boxes import FORBIDDEN, Fragment, Placed, Slice, shifted, stack, start_x
from leaflets.layout.drawing import DrawingError, read_drawing
from leaflets.layout.figures import painted
from leaflets.layout.paths import rectangle
from leaflets.layout.setting import Setting
from leaflets.model.document import Element
from leaflets.model.page import Artifact, Owner, PaintedPath, PaintedStamps
from leaflets.model.style_blocks import Tiles

ATTRIBUTE = "pictogram"


def indent(setting: Setting) -> float:
    """Where the words begin, from the start side, in points; 0 in a style without pictograms."""
    style = setting.style.pictograms
    return style.tile + style.gap if style else 0.0


def is_pictured(element: Element) -> bool:
    """Whether a pictogram stands beside the block, or beside items of it."""
    return ATTRIBUTE in element.attrs or any(
        isinstance(child, Element) and ATTRIBUTE in child.attrs for child in element.children
    )


def beside_pictogram(
    setting: Setting, element: Element, lines: Sequence[Fragment], owner: Owner, width: float, cost: float
) -> list[Slice]:
    """Lines, set for the width less the indent, beside the tile. What is taller than it may go over a page,
    at a `cost`; less than that stands in its middle.
    """
    style = setting.style.pictograms
    assert style is not None
    left = start_x(element.direction, width, indent(setting), width - indent(setting))
    tile = _tile(setting, style, element, owner, width)
    taken, height = 0, 0.0
    while taken < len(lines) and (height < style.tile or len(lines) - taken < 2):
        height += lines[taken].height
        taken += 1
    words = stack(Slice(line) for line in lines[:taken])
    drop = max(0.0, (style.tile - words.height) / 2) if taken == len(lines) else 0.0
    content: tuple[Placed, ...] = ((0.0, 0.0, tile), (left, drop, words))
    first = Slice(Fragment(max(style.tile, words.height), content))
    rest = [Slice(shifted(line, left) if left else line, cost=cost) for line in lines[taken:]]
    if len(rest) == 1:
        rest = [Slice(rest[0].fragment, cost=FORBIDDEN)]
    return [first, *rest]


def _tile(setting: Setting, style: Tiles, element: Element, owner: Owner, width: float) -> Fragment:
    name = f"pictograms/{element.attrs[ATTRIBUTE]}"
    where = Where(f"content/{name}.svg")
    x = start_x(element.direction, width, 0.0, style.tile)
    ground = PaintedPath(
        Artifact.LAYOUT,
        rectangle(0.0, 0.0, style.tile, style.tile, radius=style.radius),
        fill=setting.colour(style.fill),
    )
    content: list[Placed] = [(x, 0.0, ground)]
    try:
        drawing = read_drawing(setting.drawings[name], element.direction, colours=setting.colour_names)
    except DrawingError as error:
        setting.note(Problem("L004", Where(where.file, error.line), str(error), error.hint))
        return Fragment(style.tile, tuple(content))
    scale = style.size / max(drawing.width, drawing.height)
    across, down = ((style.tile - side * scale) / 2 for side in (drawing.width, drawing.height))
    paths = tuple(painted(setting, owner, shape, scale) for shape in drawing.shapes)
    content.append((x + across, down, PaintedStamps(owner, paths, ((0.0, 0.0),))))
    return Fragment(style.tile, tuple(content))

"""Icon arrays: a rate as a crowd of people, and beside it what each kind of person stands for.

Three fills tell them apart, so that nothing depends on colour and a photocopy keeps it: filled, only the
shoulders filled, outline. People fill the crowd row by row from the start side's top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.frozen import frozen
from leaflets.layout.boxes import FORBIDDEN, Extent, Fragment, Placed, Slice, padded, stack, start_x
from leaflets.layout.paragraphs import TextBlock, set_text
from leaflets.layout.paths import ellipse, moved, path_data
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.content import Direction
from leaflets.model.document import Element
from leaflets.model.page import Artifact, Owner, PaintedPath, PaintedStamps
from leaflets.model.style import RoleName
from leaflets.model.style_blocks import CrowdGrid

_HEAD = ellipse(0.5, 0.26, 0.19, 0.19)
_SHOULDERS = path_data("M.14 .92 L.14 .8 C.14 .62 .3 .54 .5 .54 C.7 .54 .86 .62 .86 .8 L.86 .92 Z")
"""A person in a square of one unit."""

_HUNDRED = 100

_ROLE: RoleName = "description"


@frozen
class Kind:
    """Which parts of a person are filled."""

    head: bool
    shoulders: bool


_KINDS: Mapping[str, Kind] = {
    "filled": Kind(head=True, shoulders=True),
    "between": Kind(head=False, shoulders=True),
    "rest": Kind(head=False, shoulders=False),
}
"""Class of the words beside the crowd -> the kind of person that they explain."""


def icons_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """The crowd with its words beside it, or below where they have no room there: one slice."""
    style = setting.style.icons
    parts = [child for child in element.children if isinstance(child, Element)]
    across, picture = 0.0, Fragment(0.0)
    for figure, crowd in (
        (part, child) for part in parts for child in part.elements() if child.name == "crowd"
    ):
        across, picture = _picture(setting, figure, crowd, width)
    blocks = [(part, set_text(setting, part, _ROLE)) for part in parts if part.name == "p"]
    indent = style.sign + style.sign_gap
    room = width - across - style.beside
    direction = element.direction
    if all(text.min_width + indent <= room + SLACK for _, text in blocks) and not is_crowded(element):
        key = _key(setting, blocks, room)
        content: tuple[Placed, ...] = (
            (start_x(direction, width, 0.0, across), 0.0, picture),
            (start_x(direction, width, across + style.beside, room), 0.0, key),
        )
        return [Slice(Fragment(max(picture.height, key.height), content), cost=FORBIDDEN)]
    left = start_x(direction, width, 0.0, across)
    key = _key(setting, blocks, width)
    above = Fragment(picture.height, ((left, 0.0, picture),))
    return [Slice(stack([Slice(above), Slice(key, space=style.between)]), cost=FORBIDDEN)]


def _picture(setting: Setting, figure: Element, crowd: Element, width: float) -> tuple[float, Fragment]:
    """The crowd and its width."""
    grid = _grid(setting, crowd, width)
    across, down = _extent(grid, crowd)
    extent: Placed = (0.0, 0.0, Extent(figure.id, across, down))
    return across, Fragment(down, (extent, *_people(setting, figure, crowd, grid)))


def is_crowded(element: Element) -> bool:
    """Whether there are so many people that they take the full measure of the sheet."""
    crowds = (child for child in element.elements() if child.name == "crowd")
    return "icons" in element.classes and any(int(crowd.attrs["of"]) > _HUNDRED for crowd in crowds)


def _grid(setting: Setting, crowd: Element, width: float) -> CrowdGrid:
    """The style's, with smaller people where the measure is too narrow for them."""
    style = setting.style.icons
    grid = style.hundred if int(crowd.attrs["of"]) <= _HUNDRED else style.thousand
    gaps = (grid.columns - 1) // grid.group * grid.gap
    cell = min(grid.cell, (width - gaps) / grid.columns)
    return CrowdGrid(columns=grid.columns, group=grid.group, cell=cell, gap=grid.gap)


def _extent(grid: CrowdGrid, crowd: Element) -> tuple[float, float]:
    """Width and height in points."""
    rows = -(-int(crowd.attrs["of"]) // grid.columns)
    return _offset(grid, grid.columns - 1) + grid.cell, _offset(grid, rows - 1) + grid.cell


def _offset(grid: CrowdGrid, index: int) -> float:
    """Of a row or a column from the first one."""
    return index * grid.cell + index // grid.group * grid.gap


def _people(setting: Setting, figure: Element, crowd: Element, grid: CrowdGrid) -> Iterator[Placed]:
    """Those of each kind, row by row."""
    of, filled, between = (int(crowd.attrs[name]) for name in ("of", "filled", "between"))
    across, _ = _extent(grid, crowd)
    places = []
    for index in range(of):
        row, column = divmod(index, grid.columns)
        x = _offset(grid, column)
        if figure.direction is Direction.RTL:
            x = across - x - grid.cell
        places.append((x, _offset(grid, row)))
    kinds = ("filled", places[:filled]), ("between", places[filled : filled + between])
    for name, some in (*kinds, ("rest", places[filled + between :])):
        if some:
            person = _person(setting, figure.id, _KINDS[name], grid.cell)
            yield 0.0, 0.0, PaintedStamps(figure.id, person, tuple(some))


def _person(setting: Setting, owner: Owner, kind: Kind, cell: float) -> tuple[PaintedPath, PaintedPath]:
    """Head and shoulders. The stroke shrinks with the people, so that the two never touch."""
    style = setting.style.icons
    colour = setting.colour(style.stroke.colour)
    head, shoulders = (
        PaintedPath(
            owner,
            moved(outline, 0.0, 0.0, cell),
            fill=colour if filled else None,
            stroke=colour,
            stroke_width=style.stroke.width * cell / style.hundred.cell,
        )
        for outline, filled in ((_HEAD, kind.head), (_SHOULDERS, kind.shoulders))
    )
    return head, shoulders


def _key(setting: Setting, blocks: Iterable[tuple[Element, TextBlock]], width: float) -> Fragment:
    """What each kind of person stands for, after a sample of it."""
    style = setting.style.icons
    indent = style.sign + style.sign_gap
    slices = []
    for element, text in blocks:
        kind = next((_KINDS[name] for name in element.classes if name in _KINDS), _KINDS["rest"])
        lines = stack(Slice(line) for line in text.lines(width - indent))
        left = start_x(element.direction, width, 0.0, style.sign)
        top = text.baseline - text.metrics.cap_height * text.role.size / 2 - style.sign / 2
        sign = [(left, top, path) for path in _person(setting, Artifact.LAYOUT, kind, style.sign)]
        row = padded(lines, start_x(element.direction, width, indent, width - indent), 0.0, 0.0, sign)
        slices.append(Slice(row, space=style.between))
    return stack(slices)

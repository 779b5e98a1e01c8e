"""Blocks that are kept whole and stand apart: title, short answer, emergency box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.errors import Problem, Where
from leaflets.layout.artwork import logo, logo_of
from leaflets.layout.balance import balanced
from leaflets.layout.boxes import Fragment, Placed, Slice, beside, padded, stack, start_x
from leaflets.layout.flow import block_slices, blocks
from leaflets.layout.paragraphs import TextBlock, heading, set_text
from leaflets.layout.paths import Segments, moved, path_data, rectangle
from leaflets.layout.setting import Setting
from leaflets.model.document import Element
from leaflets.model.page import Artifact, PaintedPath
from leaflets.model.style import Emergency, Icon, RoleName
from leaflets.model.style_blocks import Panel


def _area(setting: Setting, colour: str, x: float, width: float, height: float) -> Placed:
    path = PaintedPath(Artifact.LAYOUT, rectangle(0.0, 0.0, width, height), fill=setting.colour(colour))
    return x, 0.0, path


def title_block(setting: Setting, element: Element, width: float) -> Fragment:
    """A rule over the kind of leaflet, its title and its description."""
    return below_rule(setting, headed(setting, element, width), width)


def below_rule(setting: Setting, fragment: Fragment, width: float) -> Fragment:
    """What stands at the head of a leaflet, below the rule that it begins with."""
    style = setting.style.title
    rule: Placed = (0.0, style.rule.width / 2, setting.rule(style.rule, 0.0, 0.0, width, 0.0))
    return padded(fragment, 0.0, style.rule.width + style.padding, 0.0, (rule,))


_PARTS = (1.0, 0.9, 0.8, 0.7, 0.6)
"""Of its size that a logo beside a title may have."""


def headed(setting: Setting, element: Element, width: float) -> Fragment:
    """The lines of the title with the clinic's logo, if any, at the end side: as large as it may be where the
    whole is as low as can be; above the title where a word has no room beside it. A large logo that pushes
    the title into one more line would cost every page after it.
    """
    figure = logo_of(element)
    if figure is None:
        return title_lines(setting, element, width)
    beside = [
        _with_logo(setting, element, picture, across, width)
        for across, picture in (logo(setting, figure, width, part) for part in _PARTS)
        if _least_width(setting, element) <= width - across - setting.style.logo.gap
    ]
    if beside:
        return min(beside, key=lambda fragment: round(fragment.height))
    across, picture = logo(setting, figure, width)
    left = start_x(element.direction, width, width - across, across)
    above = Fragment(picture.height, ((left, 0.0, picture),))
    return stack([Slice(above), Slice(title_lines(setting, element, width), setting.style.title.padding)])


def _with_logo(
    setting: Setting, element: Element, picture: Fragment, across: float, width: float
) -> Fragment:
    """The words in their room, the logo at the end of the line."""
    room = width - across - setting.style.logo.gap
    words = title_lines(setting, element, room)
    content: tuple[Placed, ...] = (
        (start_x(element.direction, width, 0.0, room), 0.0, words),
        (start_x(element.direction, width, width - across, across), 0.0, picture),
    )
    return Fragment(max(words.height, picture.height), content, words.baseline)


def _least_width(setting: Setting, element: Element) -> float:
    """That of the widest word of the title or below it."""
    return max((set_text(setting, child, role).min_width for child, role in _titled(element)), default=0.0)


def _titled(element: Element) -> Iterator[tuple[Element, RoleName]]:
    """The words of a title block, with their roles."""
    for child in blocks(element):
        if child.name != "figure":
            role: RoleName = "description" if "description" in child.classes else "kind"
            yield child, "title" if child.name == "h1" else role


def title_lines(setting: Setting, element: Element, width: float) -> Fragment:
    """The kind of leaflet, its title and its description, without the rule."""
    style = setting.style.title
    slices = []
    for child, role in _titled(element):
        if role == "title":
            slices.append(Slice(heading(set_text(setting, child, role), width)))
            continue
        lines = set_text(setting, child, role).lines(width)
        space = style.description_space if role == "description" else 0.0
        slices += [Slice(line, space=0.0 if i else space) for i, line in enumerate(lines)]
    return stack(slices)


def short_answer(setting: Setting, element: Element, width: float) -> Fragment:
    """A tinted panel with a bar at its start side."""
    style = setting.style.short_answer
    padding = style.padding
    inner = width - style.bar.width - 2 * padding.side
    slices = []
    for child in blocks(element):
        if child.name == "h2":
            slices.append(Slice(heading(set_text(setting, child, "short-answer-heading"), inner)))
        else:
            slices += block_slices(setting, child, "short-answer", inner)
    text = stack(slices)
    height = padding.top + text.height + padding.bottom
    bar = start_x(element.direction, width, 0.0, style.bar.width)
    behind = (
        _area(setting, style.fill, 0.0, width, height),
        _area(setting, style.bar.colour, bar, style.bar.width, height),
    )
    left = start_x(element.direction, width, style.bar.width + padding.side, inner)
    return padded(text, left, padding.top, padding.bottom, behind)


def emergency_slices(setting: Setting, element: Element, width: float) -> list[Slice]:
    """A framed box: a heading bar with the sign of a phone, then the groups of signs in columns.

    Where the style parts it, since type is large or the sheet small: a box for the heading and the first
    group, and one for each further group, which may go to the next page.
    """
    copy = "copy" in element.classes
    style = setting.style.emergency_copy if copy else setting.style.emergency
    inner = width - 2 * (style.frame.width + style.padding.side)
    role: RoleName = "emergency-copy-heading" if copy else "emergency-heading"
    bar, parts = Fragment(0.0), [list[Slice]()]
    for child in blocks(element):
        if child.name == "h2":
            bar = _emergency_heading(setting, style, set_text(setting, child, role), inner)
        elif "columns" in child.classes and style.parted:
            groups = [_emergency_column(setting, style, group, inner) for group in blocks(child)]
            parts = [[Slice(group)] for group in groups] or parts
        elif "columns" in child.classes:
            parts[-1].append(Slice(_emergency_columns(setting, style, child, inner)))
        else:
            parts[-1] += block_slices(setting, child, "emergency", inner)
    cost = setting.style.breaking.in_table
    first, *rest = parts
    slices = [Slice(_emergency_box(setting, style, bar, stack(first), width))]
    slices += [
        Slice(_emergency_box(setting, style, Fragment(0.0), stack(part), width), style.padding.bottom, cost)
        for part in rest
    ]
    return slices


def _emergency_box(
    setting: Setting, style: Emergency, bar: Fragment, body: Fragment, width: float
) -> Fragment:
    """The frame round a heading bar, or none, and what stands below it."""
    frame = style.frame.width
    left = frame + style.padding.side
    text = padded(body, left, style.padding.top, style.padding.bottom)
    height = 2 * frame + bar.height + text.height
    content: list[Placed] = []
    if style.bar and bar.height:
        fill = rectangle(
            frame / 2,
            frame / 2,
            width - frame,
            bar.height + frame / 2,
            radius=style.radius,
            bottom_radius=0.0,
        )
        content.append((0.0, 0.0, PaintedPath(Artifact.LAYOUT, fill, fill=setting.colour(style.bar))))
    content.append(
        framed(setting, Panel(frame=style.frame, radius=style.radius, padding=style.padding), width, height)
    )
    content += [(left, frame, bar), (0.0, frame + bar.height, text)]
    return Fragment(height, tuple(content))


def framed(setting: Setting, panel: Panel, width: float, height: float) -> Placed:
    """The stroke lies wholly inside the panel."""
    line = panel.frame.width if panel.frame else 0.0
    path = PaintedPath(
        Artifact.LAYOUT,
        rectangle(line / 2, line / 2, width - line, height - line, radius=panel.radius),
        stroke=setting.colour(panel.frame.colour) if panel.frame else None,
        stroke_width=line,
    )
    return 0.0, 0.0, path


def _emergency_heading(setting: Setting, style: Emergency, text: TextBlock, width: float) -> Fragment:
    icon = setting.style.phone
    direction = text.element.direction
    indent = icon.size + icon.gap
    lines = heading(text, width - indent)
    colour = setting.colour(text.role.colour)
    middle = text.baseline - text.metrics.cap_height * text.role.size / 2
    sign = PaintedPath(
        Artifact.LAYOUT, moved(_outline(setting, icon), 0.0, 0.0, icon.size / icon.view), fill=colour
    )
    content: tuple[Placed, ...] = (
        (start_x(direction, width, 0.0, icon.size), middle - icon.size / 2, sign),
        (start_x(direction, width, indent, width - indent), 0.0, lines),
    )
    framed = Fragment(lines.height, content, lines.baseline)
    return padded(framed, 0.0, style.bar_padding, style.bar_padding)


def _outline(setting: Setting, icon: Icon) -> Segments:
    try:
        return path_data(icon.path)
    except (ValueError, ArithmeticError) as error:
        where = Where(f"content/styles/{setting.style.style}.yaml")
        hint = "Write it as the path of a drawing: M L H V C S Q T A Z and numbers."
        setting.note(Problem("L004", where, f"the sign of the telephone: {error}", hint, "phone.path"))
        return ()


def _emergency_columns(setting: Setting, style: Emergency, element: Element, width: float) -> Fragment:
    """The groups of signs in the style's shares; in widths that make the box low where lists go across."""
    parts = blocks(element)
    if "across" in element.classes:
        room = width - style.column_gap * (len(parts) - 1)
        least = [room / (2 * len(parts))] * len(parts)
        columns = balanced(
            least,
            lambda i, measure: _emergency_column(setting, style, parts[i], measure),
            room,
            setting.style.row.step,
        )
    else:
        columns = [
            (measure, _emergency_column(setting, style, column, measure))
            for column, _, measure in shared(element, style.shares, style.column_gap, width)
        ]
    placed, start = [], 0.0
    for measure, column in columns:
        placed.append((start_x(element.direction, width, start, measure), column))
        start += measure + style.column_gap
    return beside(placed)


def _emergency_column(setting: Setting, style: Emergency, element: Element, width: float) -> Fragment:
    slices: list[Slice] = []
    for child in blocks(element):
        close = "close" in child.classes
        inner = block_slices(setting, child, "emergency-close" if close else "emergency", width)
        space = style.close_space if close else setting.style.flow.after_lead
        slices += [Slice(piece.fragment, space if j == 0 else piece.space) for j, piece in enumerate(inner)]
    return stack(slices)


def shared(
    element: Element, shares: Sequence[float], gap: float, width: float
) -> list[tuple[Element, float, float]]:
    """The children of an element as columns: each with its start and its width, in points.

    In these shares, or in equal ones where there is another number of children.
    """
    parts = blocks(element)
    if not parts:
        return []
    if len(shares) != len(parts):
        shares = (1.0,) * len(parts)
    unit = (width - gap * (len(parts) - 1)) / sum(shares)
    columns, start = [], 0.0
    for part, share in zip(parts, shares, strict=True):
        columns.append((part, start, unit * share))
        start += unit * share + gap
    return columns

"""A style: colours, sizes, spaces and keeps as data (content/styles/<id>.yaml).

Lengths are points here; the YAML says "6mm" or "12pt". Colours are names of `Style.colours`. "Start"
and "end" are the sides of the reading direction, so that one style serves both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.content import Strict
from leaflets.model.style_blocks import (
    Columns,
    Fields,
    Figure,
    Icons,
    KeyFacts,
    LogoBox,
    Padding,
    Panel,
    QrCode,
    Row,
    Rule,
    Table,
    Tiles,
    WritingTable,
)

RoleName = Literal[
    "band",
    "band-tab",
    "kind",
    "title",
    "description",
    "short-answer",
    "short-answer-heading",
    "emergency",
    "emergency-heading",
    "emergency-copy-heading",
    "emergency-close",
    "heading",
    "body",
    "term",
    "table-head",
    "table-row-head",
    "table-cell",
    "label",
    "caption",
    "panel-heading",
    "field",
    "small",
    "small-heading",
    "date",
    "footer",
]
"""Every kind of text that a sheet has. A style sets each of them."""


@frozen(kw_only=True)
class TextRole(Strict):
    """How one kind of text is set. `tracking` is added after every cluster (0 for joined scripts).

    `balanced`: its lines come out about equally long, as suits a heading. No line is longer than `measure`,
    however wide its column: the eye finds the next line then.
    """

    size: float
    leading: float
    colour: str = "ink"
    bold: bool = False
    tracking: float = 0.0
    balanced: bool = False
    measure: float = math.inf


@frozen(kw_only=True)
class ScriptRole(Strict):
    """What a script changes in a role: other letters need other sizes. The rest stays.

    `measure` is in place of the style's, where letters are so narrow that a line of it holds too many.
    """

    size: float
    leading: float
    tracking: float = 0.0
    measure: float = 0.0


@frozen(kw_only=True)
class PageFrame(Strict):
    """The text area of a sheet, from its edges. `body_top` counts from the edge where no band stands."""

    side: float
    body_top: float
    body_bottom: float


@frozen(kw_only=True)
class Landscape(Strict):
    """What a sheet on its side, which is low, has instead: the text area, and where band and footer stand."""

    side: float
    body_top: float
    body_bottom: float
    band_top: float
    band_gap: float
    footer_bottom: float


@frozen(kw_only=True)
class Band(Strict):
    """The mark of a draft: `top` from the sheet's edge, `gap` down to the text area.

    `tab_side` is on either side of the tab's word; `padding.side` at the start of a sentence, and `end`
    is the least there is at its end, for lines are ragged there.
    """

    top: float
    gap: float
    frame: Rule
    padding: Padding
    end: float
    tab_side: float
    tab: str
    """Colour of the tab behind the word; the word itself is in the role `band-tab`."""


@frozen(kw_only=True)
class Footer(Strict):
    """`bottom`: the sheet's edge to the text's lower edge; `gap`: rule to text; `apart`: identity to page.

    `space` is the least between the text area and the rule.
    """

    bottom: float
    space: float
    rule: Rule
    gap: float
    apart: float


@frozen(kw_only=True)
class TitleBlock(Strict):
    rule: Rule
    padding: float
    description_space: float


@frozen(kw_only=True)
class ShortAnswer(Strict):
    space: float
    fill: str
    bar: Rule
    padding: Padding


@frozen(kw_only=True)
class Icon(Strict):
    """A small drawn sign: SVG path data in a square of `view` units, printed `size` points wide."""

    path: str
    view: float
    size: float
    gap: float


@frozen(kw_only=True)
class Emergency(Strict):
    """A framed box with a heading bar. Without `bar` the heading stands on the paper.

    `shares`: the widths of its columns in proportion, the first at the start side.
    """

    space: float
    frame: Rule
    radius: float
    bar: str | None = None
    bar_padding: float
    padding: Padding
    column_gap: float
    shares: tuple[float, ...]
    close_space: float
    parted: bool = False
    """Whether each group of signs after the first has a box of its own, which may go to the next page."""


@frozen(kw_only=True)
class Question(Strict):
    """A question in the margin beside its text.

    `heading_width` + `gap` + the text column are the full measure; the number hangs in `number_width`,
    or more where the widest number needs it to stand `number_gap` from the words.
    Where one word of one heading is wider than the heading column, the whole edition sets its headings
    above the text, `stacked_space` apart, and the text no wider than `stacked_width`.
    """

    space: float
    heading_width: float
    number_width: float
    number_gap: float
    gap: float
    stacked_width: float
    stacked_space: float


@frozen(kw_only=True)
class Flow(Strict):
    """Space between the blocks of a section."""

    paragraph: float
    after_lead: float
    wide: float


@frozen(kw_only=True)
class ListStyle(Strict):
    """`mark` is `size` wide, `inset` from the start side; the text begins at `indent`.

    Items are `between` apart, a mark at least `apart` below the one above: a hand that ticks needs room.
    Where a list may stand in columns, they are `across` apart.
    """

    mark: Literal["dot", "ring", "square", "box"]
    size: float
    inset: float
    indent: float
    between: float
    apart: float = 0.0
    across: float
    stroke: Rule | None = None
    radius: float = 0.0


@frozen(kw_only=True)
class Dates(Strict):
    gap: float


@frozen(kw_only=True)
class Link(Strict):
    """The underline of a link, `drop` below the baseline."""

    colour: str
    underline: Rule
    drop: float


@frozen(kw_only=True)
class Breaking(Strict):
    """Where a page may end. First the fewest pages, then the least cost.

    A paragraph of up to `whole_lines` lines and a list of up to `whole_items` items stay on one page;
    as much as `lines_with_heading` lines stands below a heading. A break costs `in_paragraph`, `in_list`,
    `in_table` or `in_section` (between two blocks of one section), each more than nothing between
    sections; `before_copy` is between the emergency box and its copy in the source language, which
    share a page wherever that takes no page more. `unfilled` weighs the empty share of a page
    (squared); a last page filled less than `last_page` (share) costs up to `short_last_page`, and one with
    less than `last_lines` lines `stranded` more.
    """

    whole_lines: int
    whole_items: int
    lines_with_heading: int
    in_paragraph: float
    in_list: float
    in_table: float
    in_section: float
    before_copy: float
    unfilled: float
    last_page: float
    short_last_page: float
    last_lines: int
    stranded: float


@frozen(kw_only=True)
class Style(Strict):
    style: str
    based_on: str = ""
    """Another style that says what this one leaves out."""
    colours: Mapping[str, str]
    """Name -> "#RRGGBB"."""
    text: Mapping[RoleName, TextRole]
    scripts: Mapping[str, Mapping[RoleName, ScriptRole]] = field(default_factory=dict)
    """ISO 15924 code -> what text of that script's locales changes; or a locale -> what it does.

    A locale's own roles come before its script's.
    """
    frame: PageFrame
    landscape: Landscape
    band: Band
    footer: Footer
    title: TitleBlock
    short_answer: ShortAnswer
    emergency: Emergency
    emergency_copy: Emergency
    phone: Icon
    """The sign in the heading of the emergency box."""
    question: Question
    flow: Flow
    lists: Mapping[str, ListStyle]
    """Class of a `ul` -> its look; "points" serves a list without one.

    `second` and `third` are lists in items of another list.
    """
    key_facts: KeyFacts
    table: Table
    figure: Figure
    clinic: Panel
    notes: Panel
    fields: Fields
    form: WritingTable
    icons: Icons
    pictograms: Tiles | None = None
    dates: Dates
    logo: LogoBox = LogoBox()
    qr: QrCode = QrCode()
    pair: Columns
    row: Row
    end: Columns
    link: Link
    breaking: Breaking


@frozen(kw_only=True)
class Palette(Strict):
    """content/palettes/<id>.yaml: other colours for any style, such as black alone. `--style` names one."""

    palette: str
    colours: Mapping[str, str]
    """Name -> "#RRGGBB": all that a style has."""

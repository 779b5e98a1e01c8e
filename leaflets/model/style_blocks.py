"""What a style says of each kind of block in a text: tables, figures, panels, fields, forms, icons.

Lengths are points, colours names, as in leaflets/model/style.py.
"""

from __future__ import annotations

from leaflets.frozen import frozen
from leaflets.model.artwork import LOGO_HEIGHT, LOGO_WIDTH
from leaflets.model.content import Strict


@frozen(kw_only=True)
class Rule(Strict):
    width: float
    colour: str


@frozen(kw_only=True)
class Padding(Strict):
    """`side` is both the start and the end side."""

    top: float
    side: float
    bottom: float


@frozen(kw_only=True)
class KeyFacts(Strict):
    term_width: float
    padding: float
    rule: Rule


@frozen(kw_only=True)
class Table(Strict):
    """No vertical rules. `pad` is above and below a row, `start` before the first cell, `gap` after a cell.

    `apart` is between the paragraphs of a cell.
    """

    top: Rule
    head: str
    head_rule: Rule
    row_rule: Rule
    end_rule: Rule
    pad: float
    start: float
    gap: float
    apart: float


@frozen(kw_only=True)
class Figure(Strict):
    """A drawing is never printed larger than `scale` times its own size.

    `stacked`: its panels stand one below the other, so many units of the drawing apart, where type is too
    large for them to stand side by side.
    """

    caption_space: float
    scale: float = 1.0
    stacked: float | None = None


@frozen(kw_only=True)
class Panel(Strict):
    """`least`: its width where the words of others would leave it less, which nobody could write in."""

    frame: Rule | None = None
    least: float = 0.0
    radius: float = 0.0
    padding: Padding


@frozen(kw_only=True)
class Fields(Strict):
    """Lines to write on, `pitch` apart, or `filled` where print stands on them; a label and its value stand
    `gap` apart.

    A label longer than the share `label` of the line leaves too little of it: a second line stands below.
    """

    pitch: float
    filled: float
    label: float
    rule: Rule
    gap: float


@frozen(kw_only=True)
class Columns(Strict):
    """Sections side by side. `shares` are the widths in proportion, first at the start side."""

    space: float
    gap: float
    shares: tuple[float, ...]


@frozen(kw_only=True)
class Row(Strict):
    """Parts side by side, `gap` apart. Their widths follow from their words: `step` by `step`, the tallest
    is made wider, so that the row is about as low as can be.
    """

    space: float
    gap: float
    step: float


@frozen(kw_only=True)
class WritingTable(Strict):
    """A table to write in: rows are at least `row` high, upright rules stand between its columns.

    One that takes up to the share `whole` of a page is never parted. The rows of one that has a sheet to
    itself grow up to `most`, so that it fills the sheet.
    """

    row: float
    most: float = 0.0
    whole: float
    rule: Rule


@frozen(kw_only=True)
class CrowdGrid(Strict):
    """People in `columns`, each in a square `cell`, with a `gap` after every `group` of rows and columns."""

    columns: int
    group: int
    cell: float
    gap: float


@frozen(kw_only=True)
class Icons(Strict):
    """A crowd of a hundred or a thousand people; `stroke` is that of the hundred's, a smaller one's thinner.

    Its words stand `beside` it, `between` apart, each after a `sign` (a person that wide).
    """

    hundred: CrowdGrid
    thousand: CrowdGrid
    stroke: Rule
    beside: float
    between: float
    sign: float
    sign_gap: float


@frozen(kw_only=True)
class LogoBox(Strict):
    """A clinic's logo is as large as fits in here and in its `share` of the line, `gap` from the title. Where
    the title's words need the room it is made smaller, and is no narrower than `least` in a row of parts.
    """

    width: float = LOGO_WIDTH * 72 / 25.4
    height: float = LOGO_HEIGHT * 72 / 25.4
    share: float = 0.3
    least: float = 85.0
    gap: float = 17.0


@frozen(kw_only=True)
class QrCode(Strict):
    """A QR code of squares with the side `module`; its words stand `gap` from it, and it stands `space` below
    the dates.
    """

    module: float = 1.7
    gap: float = 4.25
    space: float = 4.25


@frozen(kw_only=True)
class Tiles(Strict):
    """Pictograms, `size` wide, each on a tile that is `tile` wide, `gap` from the words at its side."""

    tile: float
    size: float
    gap: float
    radius: float
    fill: str

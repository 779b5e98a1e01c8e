"""What crosses between layout and the text engine: spans in, lines of glyph runs out.

Lengths inside a glyph run are font units of its face (integers), so that a shaped run is exact,
hashable and independent of size; lines and positions are in points.
"""

from __future__ import annotations

from leaflets.frozen import frozen
from leaflets.model.content import Direction
from leaflets.model.document import Origin


@frozen
class Span:
    """A stretch of a paragraph in one style, belonging to one structure element.

    `owner` is the id of the Element whose marked content the glyphs become. `lang` is a BCP 47 tag.
    `isolate` as in leaflets.model.document.Text.
    """

    text: str
    owner: int
    lang: str
    bold: bool = False
    isolate: str = ""
    origin: Origin | None = None


@frozen
class TextStyle:
    """How a paragraph is set. `families` are tried in order for every grapheme cluster.

    `size`, `leading` and `tracking` in points; `locale` names the locale in a problem's text.
    `number_family`: tried first for what runs from left to right inside a right-to-left text.
    """

    families: tuple[str, ...]
    size: float
    direction: Direction
    locale: str
    tracking: float = 0.0
    whole_words: tuple[str, ...] = ()
    """Kept whole at the ends of lines: Locale.whole_words."""
    number_family: str | None = None


@frozen
class Cluster:
    """One shaping cluster: the characters it stands for and the glyphs that draw it.

    `glyphs`: (glyph id, dx, dy) from the cluster's left end and baseline, in visual order;
    `advance`: the cluster's width. Both in font units. `text` is in logical order and never empty;
    ignorable characters (joiners, bidi controls) belong to a neighbour or are dropped.
    """

    text: str
    glyphs: tuple[tuple[int, int, int], ...]
    advance: int


@frozen
class GlyphRun:
    """Clusters of one face in VISUAL order, left to right. `rtl` tells how their text was read."""

    face: str
    """Id of the face: "<family>/<weight>" of fonts/manifest.yaml, e.g. "noto-sans/bold"."""
    clusters: tuple[Cluster, ...]
    rtl: bool
    advance: int


@frozen
class LineRun:
    """A glyph run, `x` points right of the line's left end; `span` indexes the paragraph's spans."""

    x: float
    run: GlyphRun
    span: int


@frozen
class Line:
    """One line: runs in LOGICAL order of their first characters, `width` without trailing spaces.

    `end` is the index of the first character after the line, in the paragraph's text without
    isolates. A line's trailing spaces have runs too (they are text, and belong to the reading
    order), hanging beyond the line's end side: right of `width` in a left-to-right paragraph, at a
    negative x in a right-to-left one.
    """

    runs: tuple[LineRun, ...]
    width: float
    end: int


@frozen
class FaceMetrics:
    """Vertical metrics of a face, in em of the size (multiply by points): ascent up, descent down (> 0)."""

    ascent: float
    descent: float
    x_height: float
    cap_height: float

"""A shaped paragraph: everything about its text that doesn't depend on the width, and its lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.model.content import Direction
from leaflets.model.text import Cluster, GlyphRun, Line, LineRun, TextStyle
from leaflets.text.bidi import line_levels, visual_order
from leaflets.text.breaking import (
    EPSILON,
    SPACES,
    Breaks,
    break_positions,
    grapheme_positions,
    has_looser_breaks,
    measured,
    reluctant_positions,
    visible_end,
)
from leaflets.text.shape import APART, Item, ShapedRun, Shaper
from leaflets.text.total_fit import total_fit


@frozen
class ShapedItem:
    """An item, its glyphs, and its place: `x` points from the paragraph's start in logical order.

    `scale` is points to a font unit.
    """

    item: Item
    shaped: ShapedRun
    scale: float
    x: float


@frozen
class Analysis:
    """A paragraph's text and what was found about it.

    `levels` None means level 0 throughout; `whole` are (start, end) of stretches that never break;
    `missing` are (index, grapheme) of everything that no face draws.
    """

    text: str
    levels: tuple[int, ...] | None
    items: tuple[ShapedItem, ...]
    whole: tuple[tuple[int, int], ...]
    missing: tuple[tuple[int, str], ...]


@frozen
class Piece:
    """The part of an item on a line, its clusters in logical order, `width` in points."""

    source: ShapedItem
    level: int
    clusters: tuple[Cluster, ...]
    advance: int
    width: float

    def run(self) -> GlyphRun:
        rtl = self.level % 2 == 1
        clusters = self.clusters[::-1] if rtl else self.clusters
        return GlyphRun(self.source.item.face.id, clusters, rtl, self.advance)


class Paragraph:
    """Shaped text. `problems` names every character that no font draws; such a paragraph is not to be set."""

    __slots__ = (
        "_analysis",
        "_breaks",
        "_edges",
        "_given_up",
        "_lines",
        "_min_word_width",
        "_reluctant",
        "_shaper",
        "_style",
        "problems",
    )

    def __init__(
        self, analysis: Analysis, style: TextStyle, shaper: Shaper, problems: tuple[Problem, ...] = ()
    ) -> None:
        self.problems = problems
        self._analysis = analysis
        self._style = style
        self._shaper = shaper
        self._lines: dict[tuple[float, float, bool], tuple[Line, ...]] = {}
        text = analysis.text
        self._given_up = {
            at: units * source.scale
            for source in analysis.items
            for at, units in shaper.meetings(text, source.item)
        }
        """Index between two full-width marks that meet -> points that the second gave up to the first."""
        self._edges = self._measured_edges()
        self._reluctant = reluctant_positions(text, style.locale)
        positions = break_positions(text, style.locale, analysis.whole, style.whole_words)
        self._breaks = self._measured(positions, ())
        self._min_word_width = -1.0

    @property
    def text(self) -> str:
        """The text of all spans."""
        return self._analysis.text

    @property
    def width(self) -> float:
        """The width on one line, or of the widest line if breaks are forced. Points."""
        return self._breaks.natural()

    @property
    def min_word_width(self) -> float:
        """The width of the widest word or other part that breaks in an emergency only. Points."""
        if self._min_word_width < 0:
            loose = has_looser_breaks(self._style.locale)
            whole_words = self._style.whole_words
            breaks = self._measured(self._loose_positions(whole_words), ()) if loose else self._breaks
            self._min_word_width = breaks.widest()
        return self._min_word_width

    def lines(
        self, width: float, first_width: float | None = None, *, balanced: bool = False
    ) -> tuple[Line, ...]:
        """The lines of a column `width` points wide, the first one `first_width` where it differs.

        `balanced` makes them about equally long, as suits a heading.
        """
        first_width = width if first_width is None else first_width
        key = width, first_width, balanced
        lines = self._lines.get(key)
        if lines is None:
            lines = self._lines[key] = self._fitted(width, first_width, balanced)
        return lines

    def _fitted(self, width: float, first_width: float, balanced: bool) -> tuple[Line, ...]:
        """Lines no wider than asked, but for what can't be parted.

        A line that begins or ends inside a word is shaped anew, and may come out a hair wider than the
        word's own advances said. Then the lines are chosen again with that much less room.
        """
        short = 0.0
        while True:
            breaks = self.breaks(min(width, first_width) - short)
            taken = total_fit(breaks, width - short, first_width - short, balanced=balanced)
            lines = self._set(breaks, taken)
            over = max(self._overruns(taken, lines, width, first_width), default=0.0)
            if over <= EPSILON:
                return lines
            short += over

    @staticmethod
    def _overruns(
        taken: Sequence[int], lines: Sequence[Line], width: float, first_width: float
    ) -> Iterator[float]:
        """How much wider than asked each line is that could have been broken earlier. Points."""
        for previous, index, line in zip((-1, *taken), taken, lines, strict=False):
            if index - previous > 1:
                yield line.width - (width if previous >= 0 else first_width)

    def _set(self, breaks: Breaks, taken: Sequence[int]) -> tuple[Line, ...]:
        found: list[Line] = []
        start = 0
        for index in taken:
            end = breaks.positions[index]
            hanging = breaks.following[index] + self._given_up.get(end, 0.0) - breaks.visible[index]
            found.append(self._line(start, end, hanging))
            start = end
        return tuple(found)

    # --- measuring

    def _measured(self, positions: Sequence[int], emergency: Collection[int]) -> Breaks:
        visible: list[float] = []
        following: list[float] = []
        previous = 0
        text, edges, given_up = self.text, self._edges, self._given_up
        for position in positions:
            end = visible_end(text, previous, position) if text[position - 1] in SPACES else position
            visible.append(edges[end])
            following.append(edges[position] - given_up.get(position, 0.0))
            previous = position
        return measured(text, positions, visible, following, emergency, self._reluctant)

    def _measured_edges(self) -> list[float]:
        """Points from the paragraph's start to every character and to the end, in logical order."""
        edges = [0.0]
        tracking = self._style.tracking
        for source in self._analysis.items:
            x, scale, shaped = source.x, source.scale, source.shaped
            if tracking:
                places = map(shaped.before, range(1, shaped.starts[-1] + 1))
                edges += [x + units * scale + count * tracking for units, count in places]
                continue
            words = zip(shaped.words, shaped.sums, strict=False)
            edges += [x + (before + end) * scale for word, before in words for end in word.ends]
        return edges

    def breaks(self, room: float) -> Breaks:
        """The paragraph's breaks, with emergency ones inside every part wider than `room`.

        Those are first the ones that the language keeps for this, then those inside the locale's whole
        words, then any between graphemes.
        """
        breaks = self._breaks
        if breaks.widest() <= room:
            return breaks
        if has_looser_breaks(self._style.locale):
            breaks = self._parted(breaks, room, self._loose_positions(self._style.whole_words))
        if self._style.whole_words:
            breaks = self._parted(breaks, room, self._loose_positions(()))
        return self._parted(breaks, room, None)

    def _loose_positions(self, words: tuple[str, ...]) -> list[int]:
        return break_positions(self.text, self._style.locale, self._analysis.whole, words, loose=True)

    def _parted(self, breaks: Breaks, room: float, allowed: Sequence[int] | None) -> Breaks:
        """The breaks and, in parts wider than `room`, those of `allowed` (None: any between graphemes)."""
        positions: list[int] = []
        emergency = {breaks.positions[index] for index in breaks.emergency}
        start, x = 0, 0.0
        for end, visible, following in zip(breaks.positions, breaks.visible, breaks.following, strict=True):
            if visible - x > room:
                last = visible_end(self.text, start, end)
                if allowed is None:
                    inside = grapheme_positions(self.text, self._style.locale, start, last)
                else:
                    inside = [at for at in allowed if start < at < last]
                positions += inside
                emergency.update(inside)
            positions.append(end)
            start, x = end, following
        return self._measured(positions, emergency)

    # --- lines

    def _line(self, start: int, end: int, hanging: float) -> Line:
        pieces = list(self._pieces(start, end))
        total = sum(piece.width for piece in pieces)
        rtl = self._style.direction == Direction.RTL
        x = 0.0 - hanging if rtl else 0.0
        places = [0.0] * len(pieces)
        for index in (
            visual_order([piece.level for piece in pieces]) if self._analysis.levels else range(len(pieces))
        ):
            places[index] = x
            x += pieces[index].width
        runs = tuple(
            LineRun(place, piece.run(), piece.source.item.span)
            for place, piece in zip(places, pieces, strict=True)
        )
        return Line(runs, total - hanging, end)

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of items on a line, in logical order, cut again where L1 changes the level."""
        base = 1 if self._style.direction == Direction.RTL else 0
        levels = None
        if self._analysis.levels is not None:
            levels = line_levels(self.text, self._analysis.levels, base, start, end)
        for source in self._analysis.items:
            item = source.item
            if item.end <= start:
                continue
            if item.start >= end:
                break
            first, last = max(item.start, start), min(item.end, end)
            if levels is None:
                yield self._piece(source, 0, (first, last), (start, end))
                continue
            for level, group in groupby(levels[first - start : last - start]):
                stop = first + len(list(group))
                yield self._piece(source, level, (first, stop), (start, end))
                first = stop

    def _piece(self, source: ShapedItem, level: int, part: tuple[int, int], line: tuple[int, int]) -> Piece:
        """The characters `part` of an item. Punctuation at the ends of the line meets nothing."""
        start, end = part
        item, shaped = source.item, source.shaped
        first, last = start - item.start, end - item.start
        if self._safe(source, start) and self._safe(source, end):
            advance = shaped.before(last)[0] - shaped.before(first)[0]
            return self._placed(source, level, shaped.clusters(first, last), advance)
        shaped = self._shaper.shape(self.text, replace(item, start=start, end=end), line)
        return self._placed(source, level, shaped.clusters(), shaped.advance)

    def _placed(self, source: ShapedItem, level: int, clusters: tuple[Cluster, ...], advance: int) -> Piece:
        width = advance * source.scale + len(clusters) * self._style.tracking
        return Piece(source, level, clusters, advance, width)

    def _safe(self, source: ShapedItem, at: int) -> bool:
        """Whether the item's glyphs are the same if it is cut here: at its ends, beside a space, and
        between ideographs and other characters that are shaped alone.

        Between marks that meet it is not, since they don't meet where a line begins. Elsewhere the part
        is shaped anew, which HarfBuzz's unsafe-to-break flag would often spare, but reading that flag
        costs more than the shaping.
        """
        item = source.item
        if at in self._given_up:
            return False
        if at in (item.start, item.end):
            return True
        return APART.match(self.text, at - 1) is not None and source.shaped.starts_at(at - item.start)

"""The blocks of a specimen as the layout set them: what it would take to set them again elsewhere.

Where a block stands comes from the pages. How wide its column is and where its lines end is known only
while it is set, so a Recorder stands between layout and text engine and writes it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaflets.compose.specimen import compose_specimen
from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.content import Direction
from leaflets.model.library import Library
from leaflets.model.page import PaintedRun
from leaflets.model.text import Span, TextStyle
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

PAPER = "a4"
STYLE = "standard"
ASSUMED_LEADING = 1.5
"""Of the size, for a block of one line: nothing shows the real one, and nothing depends on it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph set in a column. Lengths in points, `x` and `top` from the page's top left corner.

    `natural` is the width of the whole text on one line, `lines` the text of each line as we end it.
    """

    page: int
    x: float
    top: float
    width: float
    leading: float
    natural: float
    style: TextStyle
    spans: tuple[Span, ...]
    colour: tuple[int, int, int]
    lines: tuple[str, ...]


@dataclass(slots=True)
class Recorded:
    """One paragraph as layout asks for it. What isn't about lines goes to the paragraph itself."""

    paragraph: Any
    spans: tuple[Span, ...]
    style: TextStyle
    column: float = 0.0
    ends: tuple[int, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.paragraph, name)

    def lines(self, width: float, *others: Any, **named: Any) -> Any:
        lines = self.paragraph.lines(width, *others, **named)
        self.column, self.ends = width, tuple(line.end for line in lines)
        return lines

    def texts(self) -> tuple[str, ...]:
        text = self.paragraph.text
        starts = (0, *self.ends)
        return tuple(text[start:end] for start, end in zip(starts, self.ends, strict=False))


class Recorder(Typesetter):
    """A typesetter that remembers what it was asked to set."""

    def __init__(self, fonts: FontLibrary) -> None:
        super().__init__(fonts)
        self.recorded: list[Recorded] = []

    def paragraph(self, spans: Sequence[Span], style: TextStyle) -> Any:
        made = Recorded(super().paragraph(spans, style), tuple(spans), style)
        self.recorded.append(made)
        return made


def all_blocks(root: Path) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Each locale with its specimen's blocks."""
    library, fonts = load(root), FontLibrary.open(root)
    for locale in sorted(library.locales):
        if library.locales[locale].specimen is not None:
            yield locale, tuple(blocks(library, fonts, locale))


def blocks(library: Library, fonts: FontLibrary, locale: str) -> Iterator[Block]:
    """In the order in which they were set; furniture is left out."""
    recorder = Recorder(fonts)
    pages = paginate(
        compose_specimen(library, locale),
        library.styles[STYLE],
        library.papers[PAPER],
        recorder,
        library.locales[locale].locale,
        library.drawings,
    )
    painted: dict[int, list[tuple[int, PaintedRun]]] = {}
    for number, page in enumerate(pages.pages):
        for item in page.items:
            if isinstance(item, PaintedRun) and isinstance(item.owner, int):
                painted.setdefault(item.owner, []).append((number, item))
    # Layout may try a block in several widths: the last one is the one that stands.
    last = {frozenset(span.owner for span in made.spans): made for made in recorder.recorded if made.ends}
    for owners, made in last.items():
        runs = [run for owner in owners for run in painted.get(owner, ())]
        if any(_text(run) for _, run in runs):
            yield _block(made, runs, fonts)


def _block(made: Recorded, painted: list[tuple[int, PaintedRun]], fonts: FontLibrary) -> Block:
    page = min(number for number, _ in painted)
    runs = [run for number, run in painted if number == page and _text(run)]
    baselines = sorted({run.y for run in runs})
    style, first = made.style, [run for run in runs if run.y == baselines[0]]
    leading = ASSUMED_LEADING * style.size
    if len(baselines) > 1:
        leading = (baselines[-1] - baselines[0]) / (len(baselines) - 1)
    weight = "bold" if made.spans[0].bold else "regular"
    metrics = fonts.metrics(f"{style.families[0]}/{weight}")
    x = min(run.x for run in first)
    if style.direction is Direction.RTL:
        x = max(_right(run, fonts) for run in first) - made.column
    return Block(
        page=page,
        x=x,
        top=baselines[0] - (leading + (metrics.ascent - metrics.descent) * style.size) / 2,
        width=made.column,
        leading=leading,
        natural=made.paragraph.width,
        style=style,
        spans=made.spans,
        colour=runs[0].colour,
        lines=made.texts(),
    )


def _text(run: PaintedRun) -> str:
    """What a run draws; "" where it is a space, which may hang beside its column."""
    return "".join(cluster.text for cluster in run.run.clusters).strip()


def _right(run: PaintedRun, fonts: FontLibrary) -> float:
    return run.x + run.run.advance * run.size / fonts.face(run.run.face).units_per_em

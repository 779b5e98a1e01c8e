"""First-fit beside total-fit over the real texts, in the columns of the real leaflets: looks and time.

`python benchmarks/lines.py` prints a table. "Slack" is the sum, over all lines but each paragraph's last,
of the square of the share of the measure that the line leaves empty; "one word" counts last lines shorter
than a seventh of the measure, or than a third if of one word; "stairs" counts three lines in a row that
grow, or shrink, visibly; "avoided" counts line ends after a one-letter word, a number and the like;
"ms" is processor time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from unittest import mock

from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.edition import Edition
from leaflets.model.sheet import sheet_of
from leaflets.text.breaking import Breaks, first_fit
from leaflets.text.faces import FontLibrary
from leaflets.text.paragraph import Paragraph
from leaflets.text.total_fit import SHORT, STEP, total_fit
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 22)
ROUNDS = 20

Chooser = Callable[[Breaks, float, float], tuple[int, ...]]


@dataclass(slots=True)
class Looks:
    lines: int = 0
    slack: float = 0.0
    one_word: int = 0
    stairs: int = 0
    avoided: int = 0
    milliseconds: float = 0.0


def columns(edition: Edition) -> list[tuple[Breaks, float]]:
    """Every paragraph of an edition with the width it is set in."""
    library = load(ROOT)
    document = compose(library, edition, as_of=AS_OF)
    sheet = sheet_of(library, edition)
    found: dict[tuple[int, float], tuple[Paragraph, float]] = {}
    original = Paragraph.lines

    def recording(paragraph: Paragraph, width: float, *rest: float, **options: bool) -> object:
        found[id(paragraph), width] = paragraph, width
        return original(paragraph, width, *rest, **options)

    with mock.patch.object(Paragraph, "lines", recording):
        paginate(
            document,
            sheet.style,
            sheet.paper,
            Typesetter(FontLibrary.open(ROOT)),
            library.locales[edition.locale].locale,
            library.drawings,
        )
    return [(paragraph.breaks(width), width) for paragraph, width in found.values()]


def judge(looks: Looks, breaks: Breaks, width: float, taken: tuple[int, ...]) -> None:
    """Add a paragraph's lines."""
    looks.lines += len(taken)
    first, x = 0, 0.0
    for stop in breaks.forced:
        lengths: list[float] = []
        pieces = 0
        for end in (index for index in taken if first <= index <= stop):
            lengths.append((breaks.visible[end] - x) / width)
            pieces, first, x = end + 1 - first, end + 1, breaks.following[end]
            looks.avoided += end in breaks.reluctant
        *full, last = lengths
        looks.slack += sum((1 - length) ** 2 for length in full)
        looks.one_word += bool(full) and (last < SHORT or (pieces == 1 and last < 1 / 3))
        steps = [(b - a > STEP) - (a - b > STEP) for a, b in pairwise(full)]
        looks.stairs += sum(one == two != 0 for one, two in pairwise(steps))


def measured(choose: Chooser, paragraphs: list[tuple[Breaks, float]]) -> Looks:
    looks = Looks()
    start = time.process_time()
    for _ in range(ROUNDS):
        for breaks, width in paragraphs:
            choose(breaks, width, width)
    looks.milliseconds = (time.process_time() - start) * 1000 / ROUNDS
    for breaks, width in paragraphs:
        judge(looks, breaks, width, choose(breaks, width, width))
    return looks


def main() -> None:
    head = f"{'edition':24}{'lines by':10}{'lines':>6}{'slack':>8}{'one word':>10}{'stairs':>8}{'avoided':>9}"
    print(f"{head}{'ms':>8}")
    for locale, folder in load(ROOT).locales.items():
        for text in folder.texts.values():
            edition = Edition(locale, text.leaflet, text.level)
            paragraphs = columns(edition)
            for name, choose in (("first-fit", first_fit), ("total-fit", total_fit)):
                looks = measured(choose, paragraphs)
                print(
                    f"{edition.locale + ' ' + edition.text:24}{name:10}{looks.lines:6}{looks.slack:8.2f}"
                    f"{looks.one_word:10}{looks.stairs:8}{looks.avoided:9}{looks.milliseconds:8.2f}"
                )


if __name__ == "__main__":
    main()

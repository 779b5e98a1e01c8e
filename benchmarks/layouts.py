"""What each layout costs beside the same text as a plain A4 leaflet: `make bench ARGS=layouts`.

One process, warm: fonts open, the template compiled, every text altered each time, as in the other parts. All
layouts are set in turn in each round, each right after its plain leaflet, and a ratio is the median of the
rounds' own ratios. Processor time, since the machine may be busy: merging, layout and PDF.
"""

from __future__ import annotations

import io
import json
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pikepdf

from leaflets.build.collector import few_collections
from leaflets.build.plan import plan
from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.model.document import Element, Text
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.sheet import own_layout, sheet_of
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 22)
LEAFLET = "basics"
PLAIN = "leaflet"
BESIDE = {"en-GB": "ar", "ar": "en-GB"}


@dataclass(frozen=True, slots=True)
class Case:
    """A layout, and what it is measured by. `plain`: the same text, or basics where it has no other layout.

    `other` is the plain leaflet of a bilingual sheet's second language.
    """

    layout: str
    edition: Edition
    plain: Edition
    other: Edition | None = None


def cases(library: Library, locale: str) -> Iterator[Case]:
    for name, layout in library.layouts.items():
        beside = BESIDE[locale] if layout.bilingual else ""
        for text in _candidates(library, locale, name):
            edition = _edition(library, locale, text, Makeup(layout=name, beside=beside))
            if edition is not None:
                same = _edition(library, locale, text, Makeup(layout=PLAIN))
                plain = same or Edition(locale, LEAFLET, "standard")
                other = _edition(library, beside, text, Makeup(layout=PLAIN)) if beside else None
                yield Case(name, edition, plain, other)
                break


def _candidates(library: Library, locale: str, layout: str) -> list[str]:
    """Texts in the order in which they are taken: those whose own layout it is, then basics, then any."""
    texts = [Edition(locale, text.leaflet, text.level) for text in library.locales[locale].texts.values()]
    texts.sort(
        key=lambda text: (
            own_layout(library, text.leaflet, text.level) != layout,
            text.leaflet != LEAFLET,
            text.level != "standard",
            text.text,
        )
    )
    return [text.text for text in texts]


def _edition(library: Library, locale: str, text: str, makeup: Makeup) -> Edition | None:
    """None where the layout cannot have the text."""
    leaflet, _, level = text.partition(".")
    editions, problems = plan(library, [locale], [leaflet], [level], makeup)
    return None if problems else next(each for each in editions if not each.makeup.paper)


def _altered(element: Element, mark: str) -> Element:
    """Every text but the labels of pictures, which have no room for more."""
    if element.name == "label":
        return element
    children = (
        replace(child, text=child.text + mark) if isinstance(child, Text) else _altered(child, mark)
        for child in element.children
    )
    return replace(element, children=tuple(children))


class Bench:
    def __init__(self) -> None:
        fonts = FontLibrary.open(ROOT)
        self.press = Press(load(ROOT, list(BESIDE)), fonts, Typesetter(fonts))
        self.count = 0

    def seconds(self, edition: Edition) -> tuple[float, int]:
        """Processor seconds to print the edition with a text that was never seen, and its pages."""
        self.count += 1
        library = self.press.library
        start = time.process_time()
        document = compose(library, edition, as_of=AS_OF)
        merged = time.process_time() - start
        main = _altered(document.main, f" {self.count}")
        changed = replace(document, main=main)
        start = time.process_time()
        # What the press does after merging: the text is altered between the two.
        data = self.press._set(changed, edition.locale, sheet_of(library, edition))  # noqa: SLF001
        spent = merged + time.process_time() - start
        with pikepdf.open(io.BytesIO(data)) as pdf:
            sides = len(pdf.pages)
        return spent, sides


def measure(rounds: int) -> dict[str, dict[str, Mapping[str, float | str]]]:
    bench = Bench()
    found: dict[str, dict[str, Mapping[str, float | str]]] = {}
    for locale in BESIDE:
        every = list(cases(bench.press.library, locale))
        taken: dict[str, list[tuple[float, float, float]]] = {case.layout: [] for case in every}
        pages: dict[str, tuple[int, int]] = {}
        for round_ in range(rounds + 1):
            for case in every:
                plain, plain_pages = bench.seconds(case.plain)
                spent, own_pages = bench.seconds(case.edition)
                other = bench.seconds(case.other)[0] if case.other else 0.0
                pages[case.layout] = own_pages, plain_pages
                if round_:
                    taken[case.layout].append((spent, plain, other))
        found[locale] = {case.layout: _row(case, taken[case.layout], *pages[case.layout]) for case in every}
    return found


def _row(
    case: Case, taken: list[tuple[float, float, float]], pages: int, plain_pages: int
) -> Mapping[str, float | str]:
    """`pages` are the file's: in a booklet, sides of a sheet with two pages each."""
    ratio = statistics.median(spent / plain for spent, plain, _ in taken)
    row: dict[str, float | str] = {
        "text": case.edition.text,
        "plain": case.plain.text,
        "ms": 1000 * statistics.median(spent for spent, _, _ in taken),
        "plain_ms": 1000 * statistics.median(plain for _, plain, _ in taken),
        "pages": pages,
        "plain_pages": plain_pages,
        "ratio": ratio,
        "page_ratio": ratio * plain_pages / pages,
    }
    if case.other:
        row["ratio_of_both"] = statistics.median(spent / (plain + other) for spent, plain, other in taken)
    return row


if __name__ == "__main__":
    with few_collections():
        print(json.dumps(measure(int(sys.argv[1]))))

"""Our own side of the warm run: the Document altered as the peers' trees are, then layout and PDF.

As in a build, fonts that were cut once are kept, and Python's collector of cycles runs seldom.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from leaflets.cli import few_collections
from leaflets.compose.composer import compose
from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.document import Element, Text
from leaflets.model.edition import Edition
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.pdf.fonts import FontCache
from leaflets.writers.pdf.writer import write

ROOT = Path(__file__).parents[2]


def alter(node: Element | Text, mark: str) -> Element | Text:
    if isinstance(node, Text):
        return replace(node, text=node.text + mark)
    return replace(node, children=tuple(alter(child, mark) for child in node.children))


def warm(edition: Edition, runs: int) -> list[float]:
    library = load(ROOT)
    fonts = FontLibrary.open(ROOT)
    typesetter = Typesetter(fonts)
    subsets = FontCache()
    document = compose(library, edition, as_of=date(2026, 11, 22))
    style = library.styles[library.levels[edition.level].style]
    locale = library.locales[edition.locale].locale
    seconds = []
    for run in range(runs + 1):
        main = alter(document.main, f" {run}")
        assert isinstance(main, Element)
        changed = replace(document, main=main)
        start = time.perf_counter()
        pages = paginate(changed, style, library.papers[edition.paper], typesetter, locale, library.drawings)
        write(changed, pages, fonts, subsets)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


def tree(edition: Edition, out: str) -> None:
    from tree import document_json

    document = compose(load(ROOT), edition, as_of=date(2026, 11, 22))
    Path(out).write_text(json.dumps(document_json(document), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    edition = Edition(sys.argv[2], "basics", "standard")
    if sys.argv[1] == "--tree":
        tree(edition, sys.argv[3])
    else:
        with few_collections():
            print(json.dumps(warm(edition, int(sys.argv[3]))))

"""Our own side of the warm run: the Document altered as the peers' trees are, then layout and PDF.

As in a build, fonts that were cut once are kept, and Python's collector of cycles runs seldom.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import uharfbuzz as hb
from tree import PROCESSES, document_json

from leaflets.build.collector import few_collections
from leaflets.compose.composer import compose
from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.document import Element, Text
from leaflets.model.edition import Edition
from leaflets.model.sheet import sheet_of
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.pdf.fonts import FontCache
from leaflets.writers.pdf.writer import write

ROOT = Path(__file__).parents[2]


def alter(node: Element | Text, mark: str) -> Element | Text:
    if isinstance(node, Text):
        return replace(node, text=node.text + mark)
    return replace(node, children=tuple(alter(child, mark) for child in node.children))


class Side:
    """Everything open, as in a build; each call alters the document first and times what follows."""

    def __init__(self, locales: Sequence[str]) -> None:
        self.library = load(ROOT, locales)
        self.fonts = FontLibrary.open(ROOT)
        self.typesetter = Typesetter(self.fonts)
        self.subsets = FontCache()
        self.editions = {locale: Edition(locale, "basics", "standard") for locale in locales}
        self.documents = {
            locale: compose(self.library, edition, as_of=date(2026, 11, 22))
            for locale, edition in self.editions.items()
        }

    def run(self, job: tuple[str, int]) -> float:
        locale, number = job
        document = self.documents[locale]
        main = alter(document.main, f" {number}")
        assert isinstance(main, Element)
        changed = replace(document, main=main)
        library = self.library
        sheet = sheet_of(library, self.editions[locale])
        start = time.perf_counter()
        pages = paginate(
            changed,
            sheet.style,
            sheet.paper,
            self.typesetter,
            library.locales[locale].locale,
            library.drawings,
        )
        write(changed, pages, self.fonts, self.subsets)
        return time.perf_counter() - start


def warm(locale: str, runs: int) -> list[float]:
    side = Side([locale])
    return [side.run((locale, run)) for run in range(runs + 1)][1:]


def batch(locales: Sequence[str], count: int) -> None:
    """`count` altered documents, the locales in turn, in two processes."""
    side = Side(locales)
    jobs = [(locales[run % len(locales)], run) for run in range(count)]
    context = get_context("fork")
    workers = [context.Process(target=_all, args=(side, jobs[part::PROCESSES])) for part in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit(worker.exitcode)


def _all(side: Side, jobs: Sequence[tuple[str, int]]) -> None:
    for job in jobs:
        side.run(job)


def tree(locale: str, out: str, clinic: str = "") -> None:
    """With a clinic's file: that of its copy."""
    side = Side([locale])
    if clinic:
        own = load_clinic(Path(clinic), ROOT, side.library)
        document = compose(side.library, side.editions[locale], clinic=own, as_of=date(2026, 11, 22))
        side.documents[locale] = document
    families = side.library.locales[locale].locale.fonts
    faces = [side.fonts.hb_face(f"{family}/regular") for family in families]
    names = [str(face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)) for face in faces]
    plain = document_json(side.documents[locale], families, names)
    Path(out).write_text(json.dumps(plain, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    action, *rest = sys.argv[1:]
    with few_collections():
        if action == "--tree":
            tree(*rest)
        elif action == "--batch":
            batch(rest[1:], int(rest[0]))
        else:
            print(json.dumps(warm(rest[0], int(rest[1]))))

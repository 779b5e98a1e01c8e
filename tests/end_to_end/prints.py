"""Leaflets of the real workspace as bytes, in colour and in black alone."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf

from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.edition import Edition, Makeup
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.pdf.writer import write
from tests.layout.documents import Node, document

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
COLOUR, MONO = "", "mono"


@lru_cache(maxsize=1)
def press() -> Press:
    fonts = FontLibrary.open(ROOT)
    return Press(load(ROOT, ("en-GB", "ar")), fonts, Typesetter(fonts))


@lru_cache(maxsize=64)
def printed(name: str, palette: str) -> bytes:
    """`name`: "en-GB/basics.standard"."""
    locale, _, text = name.partition("/")
    leaflet, _, level = text.partition(".")
    return press().print_edition(Edition(locale, leaflet, level, Makeup(palette=palette)), as_of=DAY)


def recoloured(name: str, colours: Mapping[str, str]) -> bytes:
    """In black alone, but for these colours of the palette."""
    library = press().library
    mono = library.palettes[MONO]
    changed = replace(mono, colours={**mono.colours, **colours})
    other = replace(press(), library=replace(library, palettes={MONO: changed}))
    locale, _, text = name.partition("/")
    leaflet, _, level = text.partition(".")
    return other.print_edition(Edition(locale, leaflet, level, Makeup(palette=MONO)), as_of=DAY)


def figures(data: bytes) -> Iterator[tuple[str, int, tuple[float, float, float, float]]]:
    """Of each tagged figure, in reading order: alternative text, page from 0, and box in points."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        waiting = [pdf.Root.StructTreeRoot.K[0]]
        while waiting:
            element = waiting.pop(0)
            if element.S == "/Figure":
                attributes = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
                (box,) = [each.BBox for each in attributes if "/BBox" in each]
                left, bottom, right, top = (float(edge) for edge in box)
                yield str(element.Alt), pages[_page(element)], (left, bottom, right, top)
            waiting = [kid for kid in _kids(element) if "/S" in kid] + waiting


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    found: Any = element.get("/K", [])
    kids = found if isinstance(found, pikepdf.Array) else [found]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]


def _page(element: pikepdf.Object) -> tuple[int, int]:
    """Of an element or of the first below it that says so."""
    while "/Pg" not in element:
        element = _kids(element)[0]
    return element.Pg.objgen


def set_by_hand(
    *parts: Node,
    palette: str,
    direction: str = "ltr",
    pictures: Mapping[str, str] | None = None,
    colours: Mapping[str, str] | None = None,
) -> bytes:
    """A sheet of the standard style with these parts alone; `colours` stand for those of the palette."""
    library, fonts = press().library, press().fonts
    style = library.styles["standard"]
    own = library.palettes[palette].colours if palette else style.colours
    style = replace(style, colours={**own, **(colours or {})})
    text = document(*parts, direction=direction)
    locale = library.locales["ar" if direction == "rtl" else "en-GB"].locale
    pages = paginate(text, style, library.papers["a4"], press().typesetter, locale, pictures or {})
    return write(text, pages, fonts)

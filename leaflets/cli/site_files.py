"""Every file of a site but its PDFs: lists, leaflets to read, answers to codes, and how all of them look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from leaflets.build.site import own_files
from leaflets.cli.site_stock import Stock
from leaflets.frozen import frozen
from leaflets.pipeline import Press
from leaflets.site.answers import Coded, answers
from leaflets.site.around import STYLE as LEAFLET_STYLE
from leaflets.site.around import around
from leaflets.site.card import page_of
from leaflets.site.catalogue import Catalogue, items
from leaflets.site.frame import ICON, SCRIPT, STYLE
from leaflets.site.look import look
from leaflets.site.pages import pages
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.html.fonts import site_fonts
from leaflets.writers.html.stylesheet import stylesheet


@frozen
class Made:
    """`files`: path -> bytes. `sheets`: paths of the PDFs beside them."""

    files: Mapping[str, bytes]
    sheets: tuple[str, ...]
    catalogue: Catalogue
    codes: Mapping[str, Coded]


def make_site(stock: Stock, root: Path, as_of: date) -> Made:
    """Equal stock, equal bytes. Raises LeafletError."""
    found = tuple(items(stock.library, stock.editions, stock.states, as_of))
    clinic = stock.clinic
    named = (str(clinic.name), clinic.language) if clinic else ("", "")
    catalogue = Catalogue(stock.library, found, stock.released, *named)
    codes = {coded.code: coded for coded in answers(stock.library, stock.known, as_of)}
    fonts = FontLibrary.open(root)
    read = dict(_leaflets(stock, catalogue, fonts, as_of))
    texts = {**read, **dict(pages(catalogue, codes))}
    files = {path: page.encode() for path, page in texts.items()}
    sheets = tuple(edition.path for item in found for edition in item.sheets)
    return Made({**files, **dict(_looks(catalogue, texts, fonts))}, sheets, catalogue, codes)


def _leaflets(
    stock: Stock, catalogue: Catalogue, fonts: FontLibrary, as_of: date
) -> Iterator[tuple[str, str]]:
    press = Press(stock.library, fonts, Typesetter(fonts))
    for item in catalogue.items:
        for edition in item.sheets:
            page = press.html(
                edition,
                clinic=stock.clinic,
                as_of=as_of,
                around=around(catalogue, item, edition),
                draft=not stock.released,
            )
            yield f"{edition.locale}/{page_of(edition)}", page


def _looks(catalogue: Catalogue, made: Mapping[str, str], fonts: FontLibrary) -> Iterator[tuple[str, bytes]]:
    """The script, the style sheets, and the fonts with all letters of the pages that were made."""
    library, static = catalogue.library, own_files()
    locales = {name: library.locales[name] for name in dict.fromkeys((library.source, *catalogue.locales))}
    yield from ((name, static[name]) for name in (SCRIPT, ICON))
    yield STYLE, look((own.locale for own in locales.values()), fonts, static[STYLE].decode()).encode()
    yield LEAFLET_STYLE, stylesheet(replace(library, locales=locales), fonts).encode()
    texts = {
        name: "".join(page for path, page in made.items() if path.startswith(f"{name}/")) for name in locales
    }
    texts[library.source] = "".join(made.values())
    chains = {name: own.locale.fonts for name, own in locales.items()}
    yield from site_fonts(fonts, chains, texts).items()

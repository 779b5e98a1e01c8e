"""What `leaflets site` writes: what there is to offer and how it stands, then every page of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.build.inputs import Inputs
from leaflets.build.plan import plan
from leaflets.build.record import Record
from leaflets.build.run import tasks
from leaflets.build.site import own_files
from leaflets.cli.printing import Order, read_inputs
from leaflets.cli.standings import read_standings
from leaflets.content.records import read_records
from leaflets.errors import LeafletError
from leaflets.frozen import frozen
from leaflets.pipeline import Press
from leaflets.records.approval import lacking, withdrawn
from leaflets.site.answers import Answer, Coded
from leaflets.site.around import STYLE as LEAFLET_STYLE
from leaflets.site.around import around
from leaflets.site.card import page_of
from leaflets.site.catalogue import Catalogue, Item, State, items
from leaflets.site.frame import SCRIPT, STYLE
from leaflets.site.look import look
from leaflets.site.pages import pages
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.html.fonts import site_fonts
from leaflets.writers.html.stylesheet import stylesheet

if TYPE_CHECKING:
    from leaflets.model.edition import Edition
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded


@frozen
class Made:
    """`files`: path -> bytes. `sheets`: the PDFs beside them, which are there already."""

    files: Mapping[str, bytes]
    sheets: tuple[str, ...]
    catalogue: Catalogue
    codes: Mapping[str, Coded]


def make_site(order: Order) -> Made:
    """From the PDFs that stand in the output folder. Raises LeafletError."""
    inputs = read_inputs(order)
    library = inputs.library
    records, broken = read_records(order.root)
    if broken:
        raise LeafletError(broken)
    editions = _printed(order, inputs)
    states = dict(_states(library, records, editions))
    assert order.as_of is not None, "reviews are judged by a day"
    found = tuple(items(library, editions, states, order.as_of))
    clinic = inputs.clinic
    named = (str(clinic.name), clinic.language) if clinic else ("", "")
    catalogue = Catalogue(library, found, False, *named)
    codes = {item.code: _coded(item) for item in found}
    fonts = FontLibrary.open(order.root)
    press = Press(library, fonts, Typesetter(fonts))
    read = {
        f"{edition.locale}/{page_of(edition)}": press.html(
            edition, clinic=clinic, as_of=order.as_of, around=around(catalogue, item, edition)
        )
        for item in found
        for edition in item.sheets
    }
    files = {**read, **dict(pages(catalogue, codes))}
    files = {path: page.encode() for path, page in files.items()} | dict(_looks(catalogue, files, fonts))
    sheets = tuple(edition.path for item in found for edition in item.sheets)
    return Made(files, sheets, catalogue, codes)


def _looks(catalogue: Catalogue, made: Mapping[str, str], fonts: FontLibrary) -> Iterator[tuple[str, bytes]]:
    """The script, the style sheets, and the fonts with all letters of the pages that were made."""
    library, static = catalogue.library, own_files()
    locales = {name: library.locales[name] for name in dict.fromkeys((library.source, *catalogue.locales))}
    yield SCRIPT, static[SCRIPT]
    own = look((texts.locale for texts in locales.values()), fonts, static[STYLE].decode())
    yield STYLE, own.encode()
    yield LEAFLET_STYLE, stylesheet(replace(library, locales=locales), fonts).encode()
    texts = {
        name: "".join(page for path, page in made.items() if path.startswith(f"{name}/")) for name in locales
    }
    texts[library.source] = "".join(made.values())
    chains = {name: found.locale.fonts for name, found in locales.items()}
    yield from site_fonts(fonts, chains, texts).items()


def _printed(order: Order, inputs: Inputs) -> tuple[Edition, ...]:
    """The editions whose PDF is what would be printed today, and whose warnings are not stale."""
    library, choice = inputs.library, order.choice
    editions, problems = plan(library, choice.locales, choice.leaflets, choice.levels, choice.makeup)
    if problems:
        raise LeafletError(problems)
    stale = _stale(order.root, library, {edition.locale for edition in editions} - {library.source})
    judged = tasks(editions, inputs, Record(order.output, order.what))
    whole = {task.job for task in judged if not task.reasons}
    return tuple(edition for edition in editions if edition in whole and edition.locale not in stale)


def _stale(root: Path, library: Library, locales: Iterable[str]) -> set[str]:
    standings = read_standings(root, library, sorted(locales), files=("safety",))
    return {name for name, strings in standings.items() if any(standing.stale for standing in strings)}


def _states(
    library: Library, records: tuple[Recorded, ...], editions: Iterable[Edition]
) -> Iterator[tuple[str, State]]:
    from leaflets.model.identity import text_code

    for locale, text in dict.fromkeys((edition.locale, edition.text) for edition in editions):
        code = text_code(library, library.locales[locale].texts[text])
        if withdrawn(records, code):
            yield code, State.WITHDRAWN
        elif not lacking(library, records, locale, text):
            yield code, State.APPROVED


def _coded(item: Item) -> Coded:
    text = item.text
    return Coded(
        item.code, text.leaflet, text.locale, text.level, text.version, str(text.title), Answer.DRAFT
    )

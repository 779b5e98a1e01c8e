"""What the page of an edition leads to: its PDF, its language's list, other levels, sheets, languages."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.edition import OWN, Edition
from leaflets.model.screen import Neighbour, Surroundings
from leaflets.site.card import page_of
from leaflets.site.catalogue import Catalogue, Item
from leaflets.site.frame import FRONT, ICON
from leaflets.site.tree import Phrase
from leaflets.site.words import Words

STYLE = "leaflets.css"


def around(catalogue: Catalogue, item: Item, edition: Edition) -> Surroundings:
    words = Words(catalogue.library, edition.locale)
    return Surroundings(
        stylesheet=f"../{STYLE}",
        icon=f"../{ICON}",
        pdf=edition.path.rpartition("/")[2],
        index=FRONT,
        levels=tuple(_levels(catalogue, edition, words)),
        others=tuple(_others(catalogue, item, edition)),
    )


def _levels(catalogue: Catalogue, edition: Edition, words: Words) -> Iterator[Neighbour]:
    """Other sheets of this text by the names of their layouts, other texts by the names of their levels."""
    for item in catalogue.of(edition.locale):
        if item.text.leaflet != edition.leaflet:
            continue
        for sheet in item.sheets:
            if sheet == edition:
                continue
            parts = [] if sheet.text == edition.text else [words.level(sheet.level)]
            if sheet.text == edition.text or sheet.makeup != OWN:
                parts.append(words.sheet(sheet.makeup))
            yield _neighbour(page_of(sheet), parts, words)


def _others(catalogue: Catalogue, item: Item, edition: Edition) -> Iterator[Neighbour]:
    """In each other language the same sheet of this text, or the text's own, or another level."""
    for locale in catalogue.locales:
        same = [other for other in catalogue.of(locale) if other.text.leaflet == item.text.leaflet]
        sheets = [sheet for other in same for sheet in other.sheets]
        if locale == edition.locale or not sheets:
            continue
        best = min(
            sheets,
            key=lambda sheet: (
                sheet.text != edition.text,
                sheet.makeup != edition.makeup,
                sheet.makeup != OWN,
            ),
        )
        words = Words(catalogue.library, locale)
        yield _neighbour(f"../{locale}/{page_of(best)}", [words.own(str(words.locale.name))], words)


def _neighbour(address: str, parts: list[Phrase], words: Words) -> Neighbour:
    """English words that stand in for a language's own say so."""
    foreign = parts[0] if len(parts) == 1 and parts[0].lang else None
    locale = words.locale
    return Neighbour(
        address,
        " · ".join(part.text for part in parts),
        foreign.lang if foreign else locale.locale,
        locale.direction,
    )

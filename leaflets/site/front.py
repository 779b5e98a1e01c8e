"""The first page: all languages by their own names, then all leaflets, to be narrowed where scripts run."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from leaflets.model.library import Library
from leaflets.site.card import Hand, add_card
from leaflets.site.catalogue import Catalogue
from leaflets.site.choices import add_choices
from leaflets.site.codes import FOLDER, LIST
from leaflets.site.frame import FRONT, begin
from leaflets.site.tree import add, to_html
from leaflets.site.words import Words


def front_page(catalogue: Catalogue) -> str:
    library = catalogue.library
    words = Words(library, library.source)
    title = words.site("title").text
    frame = begin(catalogue, words, title, live=True, mark=words if catalogue.marked else None)
    main = frame.main
    add(main, "h1", title)
    add(main, "p", words.site("lead"), class_="lead")
    _languages(main, catalogue, words)
    add(main, "h2", words.site("back"), id="all")
    add_choices(main, catalogue, catalogue.items, words)
    for locale in catalogue.locales:
        hand = Hand(words, Words(library, locale, library.source), f"{locale}/", "h4")
        group = add(main, "section", class_="group", data_group="")
        group.set("aria-labelledby", locale)
        _names(add(group, "h3", id=locale), library, locale, words)
        cards = add(group, "ul", class_="cards")
        for item in catalogue.of(locale):
            add_card(cards, item, hand)
    add(main, "h2", LIST, id="codes")
    add(add(main, "p"), "a", "Look up the code at its foot", href=f"{FOLDER}/{FRONT}", class_="button codes")
    return to_html(frame.page)


def _languages(main: ET.Element, catalogue: Catalogue, words: Words) -> None:
    nav = add(main, "nav")
    nav.set("aria-labelledby", "languages")
    add(nav, "h2", words.site("language"), id="languages")
    places = add(nav, "ul", class_="languages")
    for locale in catalogue.locales:
        link = add(add(places, "li"), "a", href=f"{locale}/{FRONT}", hreflang=locale)
        _names(link, catalogue.library, locale, words)


def _names(parent: ET.Element, library: Library, locale: str, words: Words) -> None:
    """The language's own name, and the English one where that is another."""
    own = Words(library, locale, words.locale.locale)
    add(parent, "span", own.own(str(own.locale.name)), class_="own")
    if str(own.locale.name) != own.locale.english_name:
        parent[-1].tail = " "
        add(parent, "span", words.english(own.locale.english_name), class_="english")

"""The page of one language, in that language."""

from __future__ import annotations

from itertools import groupby

from leaflets.site.card import Hand, add_card
from leaflets.site.catalogue import Catalogue
from leaflets.site.choices import add_choices
from leaflets.site.frame import begin
from leaflets.site.tree import add, to_html
from leaflets.site.words import Words


def language_page(catalogue: Catalogue, locale: str) -> str:
    words = Words(catalogue.library, locale)
    title = words.site("title")
    named = f"{title.text} · {words.locale.name}"
    mark = words if catalogue.marked else None
    frame = begin(catalogue, words, named, up="../", live=True, mark=mark)
    main = frame.main
    add(main, "h1", title)
    names = add(main, "p", class_="language")
    add(names, "span", str(words.locale.name))
    if str(words.locale.name) != words.locale.english_name:
        names[-1].tail = " · "
        add(names, "span", words.english(words.locale.english_name))
    add(main, "p", words.site("lead"), class_="lead")
    own = catalogue.of(locale)
    add_choices(main, catalogue, own, words)
    hand = Hand(words, words, "", "h3", titled=True)
    for leaflet, group in groupby(own, lambda item: item.text.leaflet):
        section = add(main, "section", class_="group", data_group="")
        section.set("aria-labelledby", leaflet)
        items = tuple(group)
        add(section, "h2", str(items[0].text.title), id=leaflet)
        cards = add(section, "ul", class_="cards")
        for item in items:
            add_card(cards, item, hand)
    return to_html(frame.page)

"""The fields that narrow a list. They are hidden until the script runs: without it the list is whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from leaflets.model.library import Library
from leaflets.site.catalogue import Catalogue, Item
from leaflets.site.tree import Phrase, add
from leaflets.site.words import Words


def add_choices(main: ET.Element, catalogue: Catalogue, items: tuple[Item, ...], words: Words) -> None:
    form = add(main, "form", role="search", class_="choices", data_choices="", hidden="")
    form.set("aria-label", words.site("search").text)
    search = _field(form, "search", words.site("search"))
    add(search, "input", type="search", id="choose-search", name="search", autocomplete="off")
    for name, options in _selects(catalogue, items, words).items():
        if len(options) > 1:
            _select(form, name, words.site(name), words.site("any"), options)
    count = str(len(items))
    found = add(main, "p", words.site("found", number=count), role="status", class_="found")
    found.set("data-found", words.site("found").text)
    found.set("data-nothing", words.site("nothing").text)


def _selects(
    catalogue: Catalogue, items: tuple[Item, ...], words: Words
) -> Mapping[str, Mapping[str, Phrase]]:
    library = catalogue.library
    locales = dict.fromkeys(item.text.locale for item in items)
    leaflets = dict.fromkeys(item.text.leaflet for item in items)
    levels = dict.fromkeys(item.text.level for item in items)
    ordered = [name for name in library.locales[library.source].locale.levels if name in levels]
    layouts = dict.fromkeys(sheet.makeup.layout for item in items for sheet in item.sheets)
    return {
        "language": {name: _language(library, name, words) for name in locales},
        "topic": {name: _topic(items, name, words) for name in leaflets},
        "level": {name: words.level(name) for name in ordered},
        "layout": {name or "own": words.layout(name) for name in sorted(layouts)},
    }


def _language(library: Library, name: str, words: Words) -> Phrase:
    """An option holds plain text alone: its own name, then the English one."""
    own = Words(library, name, words.locale.locale)
    names = dict.fromkeys((str(own.locale.name), own.locale.english_name))
    return Phrase(" · ".join(names))


def _topic(items: Iterable[Item], leaflet: str, words: Words) -> Phrase:
    """The leaflet's title in the page's language, else in the first that has one: English comes first."""
    texts = [item.text for item in items if item.text.leaflet == leaflet]
    own = [text for text in texts if text.locale == words.locale.locale]
    return Phrase(str((own or texts)[0].title))


def _field(form: ET.Element, name: str, label: Phrase) -> ET.Element:
    field = add(form, "div", class_="choice")
    add(field, "label", label, for_=f"choose-{name}")
    return field


def _select(form: ET.Element, name: str, label: Phrase, any_: Phrase, options: Mapping[str, Phrase]) -> None:
    select = add(_field(form, name, label), "select", id=f"choose-{name}", name=name, autocomplete="off")
    add(select, "option", any_, value="")
    for value, said in options.items():
        add(select, "option", said, value=value)

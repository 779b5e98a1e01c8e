"""What a leaflet on screen needs to know of the pages around it. All addresses are relative to its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from leaflets.frozen import frozen
from leaflets.model.artwork import Art
from leaflets.model.clinic import Clinic
from leaflets.model.content import Direction
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.model.locale import SiteWords
from leaflets.model.sheet import layout_of, sheet_of


@frozen
class Neighbour:
    """A page beside this one: `words` is what its link says, in their own language."""

    address: str
    words: str
    lang: str
    direction: Direction


@frozen
class Surroundings:
    """Where the page stands. What is empty is left out of the page."""

    stylesheet: str
    icon: str = ""
    pdf: str = ""
    index: str = ""
    levels: tuple[Neighbour, ...] = ()
    """The same leaflet in the same language at other levels, or on other sheets."""
    others: tuple[Neighbour, ...] = ()
    """The same leaflet in other languages."""


@frozen
class Screen:
    """Everything beside the Document that its page on screen is made of.

    `lang` and `direction` are those of `words`: the source's, where a language has none of its own.
    """

    style: str
    layout: str
    words: SiteWords | None
    lang: str
    direction: Direction
    around: Surroundings
    colours: Mapping[str, str] = field(default_factory=dict)
    """Name of a colour -> "#RRGGBB", where it is not the style's own: a clinic's, or a palette's."""
    art: Mapping[str, Art] = field(default_factory=dict)
    """What a clinic adds: its logo."""


def screen_of(
    library: Library, edition: Edition, clinic: Clinic | None, around: Surroundings, art: Mapping[str, Art]
) -> Screen:
    """How an edition is shown: in its sheet's colours, with the page's own words in its language."""
    own, source = (library.locales[name].locale for name in (edition.locale, library.source))
    speaking = own if own.site is not None else source
    style = sheet_of(library, edition, clinic).style
    plain = library.styles[style.style].colours
    return Screen(
        style=style.style,
        layout=layout_of(library, edition).layout,
        words=speaking.site,
        lang=speaking.locale,
        direction=speaking.direction,
        around=around,
        colours={name: value for name, value in style.colours.items() if plain.get(name) != value},
        art=art,
    )

"""What the site offers: each text with its sheets, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import groupby

from leaflets.frozen import frozen
from leaflets.model.content import Text
from leaflets.model.edition import Edition
from leaflets.model.identity import text_code
from leaflets.model.library import Library


class State(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@frozen
class Item:
    """One text. `sheets`: its editions, its own first; none where nobody may have it.

    `english` is the title of the English leaflet.
    """

    text: Text
    english: str
    code: str
    state: State
    overdue: bool
    sheets: tuple[Edition, ...]

    @property
    def name(self) -> str:
        """Tells it apart, and is an id in a page."""
        return f"{self.text.locale}-{self.text.leaflet}-{self.text.level}"


@frozen
class Catalogue:
    """`released`: made of what `leaflets release` wrote, unmarked; else all is drafts, with their band."""

    library: Library
    items: tuple[Item, ...]
    released: bool
    clinic: str = ""
    clinic_language: str = ""

    @property
    def locales(self) -> tuple[str, ...]:
        """The source first, then by their English names."""
        return tuple(dict.fromkeys(item.text.locale for item in self.items))

    def of(self, locale: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.text.locale == locale)

    @property
    def marked(self) -> bool:
        return not self.released


def items(
    library: Library, editions: Iterable[Edition], states: Mapping[str, State], as_of: date
) -> Iterator[Item]:
    """In the order in which a reader looks: language, leaflet, from easy to detailed.

    `states`: code -> how the text stands; what has none is a draft.
    """
    for (locale, name), sheets in groupby(
        sorted(editions, key=_place(library)), lambda e: (e.locale, e.text)
    ):
        text = library.locales[locale].texts[name]
        english = library.locales[library.source].texts[name]
        code = text_code(library, text)
        state = states.get(code, State.DRAFT)
        offered = () if state is State.WITHDRAWN else tuple(sheets)
        yield Item(text, str(english.title), code, state, as_of > text.review_due, offered)


class _place:  # noqa: N801 - a function with its library, used as sorted()'s key
    def __init__(self, library: Library) -> None:
        self._library = library
        self._leaflets = list(library.leaflets)
        self._levels = list(library.locales[library.source].locale.levels)

    def __call__(self, edition: Edition) -> tuple[object, ...]:
        locale = self._library.locales[edition.locale].locale
        return (
            edition.locale != self._library.source,
            locale.english_name,
            edition.locale,
            self._leaflets.index(edition.leaflet),
            self._levels.index(edition.level),
            edition.makeup,
        )

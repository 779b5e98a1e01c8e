"""The words of one language for the pages of the site; English, and said to be, where it has none yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from leaflets.compose.figures import long_date
from leaflets.model.edition import Makeup
from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.site.tree import Phrase


class Words:
    """`page` is the language of the page on which they stand, this one unless another is named."""

    def __init__(self, library: Library, locale: str, page: str = "") -> None:
        self.locale = library.locales[locale].locale
        self._english = library.locales[library.source].locale
        self._page = page or locale

    @property
    def foreign(self) -> bool:
        return self.locale.locale != self._page

    def own(self, text: str) -> Phrase:
        """Words in this language."""
        return Phrase(text, self.locale.locale, self.locale.direction) if self.foreign else Phrase(text)

    def english(self, text: str) -> Phrase:
        """English words."""
        english = self._english
        return (
            Phrase(text) if english.locale == self._page else Phrase(text, english.locale, english.direction)
        )

    def with_english(self) -> Iterator[tuple[Locale, Callable[[str], Phrase]]]:
        """The language and how its words are said; then English, where that is another."""
        yield self.locale, self.own
        if self.locale.locale != self._english.locale:
            yield self._english, self.english

    def site(self, name: str, **values: str) -> Phrase:
        """One of locale.yaml's `site`."""
        own, english = self.locale.site, self._english.site
        if own is not None:
            return self.own(_filled(getattr(own, name), values))
        assert english is not None, "the source has the words of the site"
        return self.english(_filled(getattr(english, name), values))

    def furniture(self, name: str) -> Phrase:
        return self.own(str(getattr(self.locale.furniture, name)))

    def level(self, name: str) -> Phrase:
        return self.own(str(self.locale.levels[name]))

    def date(self, value: date) -> Phrase:
        return self.own(long_date(value, self.locale))

    def sheet(self, makeup: Makeup) -> Phrase:
        """The name of a sheet: of its layout, then what else is not the text's own."""
        name = self.layout(makeup.layout)
        more = [part for part in (makeup.paper, makeup.palette, makeup.beside) if part]
        return Phrase(" · ".join([name.text, *more]), name.lang, name.direction)

    def layout(self, name: str) -> Phrase:
        """The text's own where `name` is empty."""
        if not name:
            return self.site("own_sheet")
        for site, said in ((self.locale.site, self.own), (self._english.site, self.english)):
            if site is not None and name in site.layouts:
                return said(str(site.layouts[name]))
        return self.english(name)


def _filled(pattern: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", value)
    return str(pattern)

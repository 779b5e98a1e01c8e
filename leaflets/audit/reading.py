"""An element as a screen reader speaks it, and as the eye sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leaflets.audit.painting import Glyph, Painting, Shown
from leaflets.audit.structure import Annotation, Content, Tag

INLINE = frozenset({"Span", "Link", "Quote", "Code"})
"""Roles that stand inside a line of text."""


@dataclass(frozen=True, slots=True)
class Page:
    """What reading an element needs of a page: its text by marked-content id."""

    painting: Painting
    by_mcid: Mapping[int, tuple[Shown, ...]]


def open_page(painting: Painting) -> Page:
    by_mcid: dict[int, tuple[Shown, ...]] = {}
    for shown in painting.shown:
        if shown.mark.mcid is not None:
            by_mcid[shown.mark.mcid] = (*by_mcid.get(shown.mark.mcid, ()), shown)
    return Page(painting, by_mcid)


@dataclass(frozen=True, slots=True)
class Reader:
    pages: tuple[Page, ...]
    leaves: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """In a booklet: (page of the file, 0 for its left half or 1) -> which page of the booklet that is."""

    def shown(self, tag: Tag) -> Iterator[tuple[int, Shown]]:
        """Everything painted for the element and below it, with the page (from 0), in tag order."""
        for content in tag.contents():
            for shown in self.pages[content.page].by_mcid.get(content.mcid, ()):
                yield content.page, shown

    def glyphs(self, tag: Tag) -> Iterator[tuple[int, Glyph]]:
        for page, shown in self.shown(tag):
            for glyph in shown.glyphs:
                yield page, glyph

    def seen(self, tag: Tag) -> Iterator[tuple[int, Glyph]]:
        """Glyphs with the page that a person sees them on, which in a booklet is half a page of the file."""
        for page, glyph in self.glyphs(tag):
            half = int(glyph.start[0] >= self.pages[page].painting.width / 2)
            yield self.leaves.get((page, half), page), glyph

    def pieces(self, tag: Tag) -> Iterator[tuple[str, tuple[tuple[int, Glyph], ...]]]:
        """What an element says stretch by stretch, each with its glyphs: its own, its inline elements."""
        for kid in tag.kids:
            if isinstance(kid, Tag):
                yield "".join(text for text, _ in self.spoken(kid)), tuple(self.seen(kid))
            elif isinstance(kid, Content):
                for shown in self.pages[kid.page].by_mcid.get(kid.mcid, ()):
                    yield shown.text, tuple((kid.page, glyph) for glyph in shown.glyphs)

    def painted_text(self, tag: Tag) -> str:
        return "".join(shown.text for _, shown in self.shown(tag))

    def spoken(self, tag: Tag) -> Iterator[tuple[str, str]]:
        """(text, language) in reading order; ActualText stands for all that lies below it."""
        if tag.actual is not None:
            yield tag.actual, tag.lang
            return
        for kid in tag.kids:
            if isinstance(kid, Tag):
                yield from self.spoken(kid)
            elif isinstance(kid, Content):
                for shown in self.pages[kid.page].by_mcid.get(kid.mcid, ()):
                    yield shown.text, tag.lang

    def links(self, tag: Tag) -> Iterator[tuple[str, str]]:
        """(words, address) of every link inside; one that wraps has the same address twice."""
        for kid in tag.tags():
            if kid.role == "Link":
                words = "".join(text for text, _ in self.spoken(kid))
                addresses = {part.uri for part in kid.kids if isinstance(part, Annotation)}
                yield words, " ".join(sorted(addresses))
            yield from self.links(kid)


def is_text(tag: Tag) -> bool:
    """Whether the element is one stretch of text: nothing but words and inline elements below it."""
    return all(kid.role in INLINE and is_text(kid) for kid in tag.tags())

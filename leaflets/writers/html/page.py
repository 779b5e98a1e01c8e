"""Document -> one page of HTML, whole in itself: no script, nothing from outside but its style sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.errors import LeafletError
from leaflets.model.document import Document, Element
from leaflets.model.screen import Neighbour, Screen
from leaflets.writers.html.edges import identity_of, printed_edges
from leaflets.writers.html.elements import Body
from leaflets.writers.html.markup import Attributes, Html, escaped, tag, void

_POLICY = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""What a browser must not do, whatever stands in the page."""


def write_html(document: Document, drawings: Mapping[str, str], screen: Screen) -> str:
    """The page. Equal values: equal text. Raises LeafletError with all that is wrong with its drawings."""
    main = document.main
    titles = (element.id for element in main.elements() if element.name == "h1")
    body = Body(drawings, screen.art, next(titles, None))
    inside = body.element(main)
    if body.problems:
        raise LeafletError(tuple(body.problems))
    colours = "; ".join(f"--{name}: {value}" for name, value in sorted(screen.colours.items()))
    page = tag(
        "body",
        {"class": f"leaflet style-{screen.style} layout-{screen.layout}", "style": colours or None},
        *_above(screen),
        inside,
        _below(document, screen),
    )
    language = {"lang": document.metadata.lang, "dir": str(document.metadata.direction)}
    return f"<!DOCTYPE html>\n{tag('html', language, _head(document, screen), page)}\n"


def _head(document: Document, screen: Screen) -> Html:
    around = screen.around
    metadata = document.metadata
    parts = [
        void("meta", {"charset": "utf-8"}),
        void("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        void("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("title", {}, escaped(metadata.title)),
        void("meta", {"name": "description", "content": metadata.subject}),
        void("link", {"rel": "stylesheet", "href": around.stylesheet}),
    ]
    if around.icon:
        parts.append(void("link", {"rel": "icon", "href": around.icon}))
    if around.pdf:
        attributes = {"rel": "alternate", "type": "application/pdf", "href": around.pdf}
        parts.append(void("link", attributes))
    parts += [
        void("link", {"rel": "alternate", "hreflang": other.lang, "href": other.address})
        for other in around.others
    ]
    return tag("head", {}, *parts, printed_edges(document))


def _above(screen: Screen) -> Iterator[Html]:
    """The way past the links, and the links."""
    say = screen.words
    if say is None:
        return
    around, attributes = screen.around, _language(screen)
    yield tag("a", {"class": "skip", "href": "#text", **attributes}, escaped(say.skip))
    links = [
        *([_link(around.index, say.back)] if around.index else ()),
        *([_link(around.pdf, say.pdf, kind="application/pdf")] if around.pdf else ()),
        *map(_neighbour, around.levels),
    ]
    if links:
        items = (tag("li", {}, link) for link in links)
        nav = tag("nav", {"aria-label": str(say.title)}, tag("ul", {}, *items))
        yield tag("header", {"class": "around", **attributes}, nav)


def _below(document: Document, screen: Screen) -> Html:
    """The other languages, and what tells this edition from all others."""
    parts = [_others(screen)] if screen.around.others and screen.words is not None else []
    if (identity := _identity(document.footer)) is not None:
        parts.append(identity)
    return tag("footer", {"class": "around"}, *parts)


def _others(screen: Screen) -> Html:
    assert screen.words is not None
    named = "other-languages"
    heading = tag("p", {"id": named}, escaped(screen.words.others))
    items = (tag("li", {}, _neighbour(other)) for other in screen.around.others)
    return tag("nav", {"aria-labelledby": named, **_language(screen)}, heading, tag("ul", {}, *items))


def _identity(footer: Element | None) -> Html | None:
    """The footer of a sheet but for its page number."""
    part = identity_of(footer)
    if part is None:
        return None
    return tag("p", {"class": "identity", "dir": str(part.direction)}, Body({}, {}, None).inside(part))


def _language(screen: Screen) -> dict[str, str]:
    return {"lang": screen.lang, "dir": str(screen.direction)}


def _link(address: str, text: str, *, kind: str = "") -> Html:
    attributes: Attributes = {"href": address, "type": kind or None}
    return tag("a", attributes, escaped(text))


def _neighbour(neighbour: Neighbour) -> Html:
    language = {"lang": neighbour.lang, "hreflang": neighbour.lang, "dir": str(neighbour.direction)}
    return tag("a", {"href": neighbour.address, **language}, escaped(neighbour.words))

"""What a browser prints at the edges of every page: the mark of a draft above, the edition's code below.

A page that has left its others must say for itself that it is a draft, and which edition it was. The margin
boxes of CSS (CSS Paged Media 3, 5) do that; a browser that lacks them prints both once.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model.content import Direction
from leaflets.model.document import Document, Element
from leaflets.writers.html.markup import Html

_LOOK = "font-family: var(--letters); font-size: 8.5pt; line-height: normal;"
_STRONG = "border: 1pt solid; padding: 0 2mm; margin: 2mm 0;"


def printed_edges(document: Document) -> Html:
    boxes = " ".join((*_above(document), *_below(document)))
    return Html(f"<style>@page {{ {boxes} }}</style>")


def identity_of(footer: Element | None) -> Element | None:
    """The part of a sheet's footer that tells its edition from all others."""
    parts = footer.children if footer is not None else ()
    return next((part for part in parts if isinstance(part, Element) and "identity" in part.classes), None)


def _above(document: Document) -> Iterator[str]:
    """A draft's word and sentence at the start side; the other language's at the other."""
    band = next((part for part in _elements(document.main) if part.name == "band"), None)
    if band is None:
        return
    lines = _elements(band)
    own = [line for line in lines if "band-copy" not in line.classes]
    copies = [line for line in lines if "band-copy" in line.classes]
    start, end = _sides(document)
    yield _box(f"top-{start}", " - ".join(line.text() for line in own), document.main.direction, _STRONG)
    for copy in copies:
        yield _box(f"top-{end}", copy.text(), copy.direction, _STRONG)


def _below(document: Document) -> Iterator[str]:
    start, end = _sides(document)
    identity = identity_of(document.footer)
    if identity is not None:
        yield _box(f"bottom-{start}", identity.text(), identity.direction)
    yield f"@bottom-{end} {{ content: counter(page); {_LOOK} }}"


def _sides(document: Document) -> tuple[str, str]:
    return ("right", "left") if document.main.direction is Direction.RTL else ("left", "right")


def _elements(element: Element) -> list[Element]:
    return [child for child in element.children if isinstance(child, Element)]


def _box(place: str, text: str, direction: Direction, look: str = "") -> str:
    return f"@{place} {{ content: {_string(text)}; direction: {direction}; {_LOOK} {look} }}"


def _string(text: str) -> str:
    """A string of CSS (CSS Syntax 3, 4.3.7). All but letters, digits and spaces are spelled by number:
    nothing ends it, or the element around it.
    """
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'

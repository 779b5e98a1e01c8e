"""One leaflet in two languages: the parts of two trees that one template made, woven block by block.

Both were made alike, so that they can be laid beside each other by their places alone: a heading beside its
heading, a paragraph beside its paragraph, under the same number. What needs the whole width (a picture, a
form) stands below its other. Every part keeps its own language.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.compose.markup import Node
from leaflets.model.document import Text
from leaflets.model.locale import Locale

_WHOLE = frozenset({"figure", "table"})
_WIDE = frozenset({"icons", "fields"})
_ONCE = frozenset({"rules"})
"""Room to write, which is of no language."""


def weave(main: Node, other: Node, locale: Locale, *, is_source: bool) -> Node:
    """The tree of `main` with what `other` says beside it. `locale` is the other's.

    `is_source`: its emergency box and mark of a draft stand in `main` already, as in every draft.
    """
    theirs = [_in_language(part, locale) for part in _nodes(other) if "copy" not in _classes(part)]
    matching = iter(theirs)
    children: list[Node | Text] = []
    for part in _nodes(main):
        if "copy" in _classes(part):
            children.append(part)
            continue
        children += _woven(part, next(matching), locale, is_source=is_source)
    return Node(main.name, main.attrs, children)


def _woven(part: Node, their: Node, locale: Locale, *, is_source: bool) -> Iterator[Node]:
    classes = _classes(part)
    if part.name == "band":
        yield part if is_source else Node("band", part.attrs, [*part.children, _band_line(their)])
    elif classes & {"title-block", "short-answer"}:
        logo = _taken(part, "logo")
        _taken(their, "logo")
        yield Node("div", {"class": "row"}, [part, their, *logo])
    elif "emergency" in classes:
        yield part
        if not is_source:
            their.attrs["class"] = "emergency copy"
            yield their
    elif "question" in classes:
        yield Node("section", {"class": "twins"}, list(_twins(part, their)))
    else:
        _say_beside(part, _taken(their, "current"), _in_language(Node("p", {}), locale))
        yield part
        yield their


def _say_beside(part: Node, theirs: list[Node], language: Node) -> None:
    """A sheet has its QR code once: what the other language says of it stands below one's own words."""
    for own in _nodes(part):
        if "current" in _classes(own) and theirs:
            words = [child for child in _nodes(theirs[0]) if child.name == "p"]
            for child in words:
                child.attrs |= language.attrs
            own.children += words
        else:
            _say_beside(own, theirs, language)


def _taken(part: Node, name: str) -> list[Node]:
    """What has this class, out of the part: a sheet shows its clinic's logo once."""
    found = [child for child in _nodes(part) if name in _classes(child)]
    part.children = [child for child in part.children if child not in found]
    return [*found, *(inner for child in _nodes(part) for inner in _taken(child, name))]


def _twins(part: Node, their: Node) -> Iterator[Node]:
    language = {name: value for name, value in their.attrs.items() if name != "class"}
    for own, other in zip(_nodes(part), _nodes(their), strict=True):
        if own.name in _ONCE:
            yield own
        elif own.name in _WHOLE or _classes(own) & _WIDE:
            other.attrs |= language
            yield own
            yield other
        else:
            lead = " lead" if "lead" in _classes(own) else ""
            beside: list[Node | Text] = [Node("div", {}, [own]), Node("div", dict(language), [other])]
            yield Node("div", {"class": f"twin{lead}"}, beside)


def _band_line(band: Node) -> Node:
    """The other's word and sentence of a draft, on one line."""
    tab, text = _nodes(band)[:2]
    words = [
        Text(child.text, bold=True, origin=child.origin) for child in tab.children if isinstance(child, Text)
    ]
    language = {name: value for name, value in band.attrs.items() if name != "class"}
    return Node("p", {"class": "band-copy", **language}, [*words, Text(" - "), *text.children])


def _in_language(part: Node, locale: Locale) -> Node:
    part.attrs |= {"lang": locale.locale, "dir": str(locale.direction)}
    return part


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _classes(node: Node) -> set[str]:
    return set(node.attrs.get("class", "").split())

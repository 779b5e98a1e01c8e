"""The tree of nodes -> the frozen Document tree: white space, foreign words, isolates, ids.

What is decided here holds for every writer: which words are tagged in another language (PDF/UA
7.2, "natural language"), which stretches are isolated in right-to-left text (UAX #9), and which
element owns which text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from leaflets.compose.markup import CONTAINERS, INLINE, Node
from leaflets.errors import Where
from leaflets.memory import ANEW, Recall
from leaflets.model.content import Direction
from leaflets.model.document import Element, Text
from leaflets.model.locale import Locale
from leaflets.text.script import script

_SPACES = re.compile(r"[ \t\r\n]+")

_TECHNICAL = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*[A-Za-z0-9/#=&_~-]"
    r"|\+?\d[\d ().\-\u00a0]{5,}\d"
    r"|\d+(?:[.,]\d+)?[ \u00a0]?(?:mg|ml|mL|g|kg|mcg|µg|mm|cm)\b"
)
"""Web addresses, phone numbers and doses: unisolated they turn round in right-to-left text."""

MARKS = {"points": "•", "plain": "•", "ticks": "☐", "second": "◦", "third": "▪"}
"""Class of a list -> the character that its drawn marker stands for. `second` and `third` stand in items of
another list.
"""


@lru_cache(maxsize=32)
def _foreign_words(scripts: tuple[str, ...]) -> re.Pattern[str]:
    letters = "".join(chr(code) for code in range(0x41, 0x2FF) if script(chr(code)) in scripts)
    inside = re.escape(letters)
    return re.compile(rf"[{inside}](?:[{inside}0-9 '&./-]*[{inside}0-9])?")


class TreeBuilder:
    """Freezes one tree. `locale` is the document's; parts in other languages keep their words untagged."""

    def __init__(
        self, locale: Locale, where: Where, beside: Locale | None = None, recall: Recall = ANEW
    ) -> None:
        self.recall = recall
        self.foreign = {own.locale: own.foreign for own in (locale, beside) if own}
        self.where = where
        self.next_id = 0

    def part(self, node: Node, lang: str, direction: Direction) -> Element:
        """The element of a node, the same object for the same markup where that begins with the same id."""
        if not self.recall or node.source is None:
            return self.element(node, lang, direction)
        first, source = self.next_id, node.source
        key = "element", source.markup, tuple(map(id, source.origins)), first, lang, direction
        element, self.next_id = self.recall(
            key, lambda: (self.element(node, lang, direction), self.next_id), keep=source
        )
        return element

    def element(self, node: Node, lang: str, direction: Direction, root: bool = False) -> Element:
        own_lang = node.take("lang") or lang
        own_direction = Direction(node.take("dir") or direction)
        classes = tuple((node.take("class") or "").split())
        if node.name == "ul":
            _set_marks(node, classes)
        ident = self.next_id
        self.next_id += 1
        children = self._contents(node, own_lang, own_direction)
        return Element(
            id=ident,
            name=node.name,
            children=tuple(
                child if isinstance(child, Text) else self.part(child, own_lang, own_direction)
                for child in children
            ),
            direction=own_direction,
            lang=own_lang if root or own_lang != lang else None,
            classes=classes,
            attrs=node.attrs,
            where=self.where,
            origin=node.origin,
        )

    def _contents(self, node: Node, lang: str, direction: Direction) -> list[Node | Text]:
        if node.name not in CONTAINERS:
            return node.children
        children: list[Node | Text] = list(_collapse(node))
        if foreign := self.foreign.get(lang):
            children = [part for child in children for part in _tag_foreign(child, foreign, direction)]
        if direction is Direction.RTL:
            children = [part for child in children for part in _isolate(child)]
            children = list(_wrap_plain_parts(children))
        return children


def _tag_foreign(
    child: Node | Text, foreign: Mapping[str, str], direction: Direction
) -> Iterator[Node | Text]:
    """A word like MRI in Arabic becomes a span tagged `en`, so that a voice reads it as English."""
    if isinstance(child, Node) or child.isolate:
        yield child
        return
    end = 0
    technical = [match.span() for match in _TECHNICAL.finditer(child.text)]
    for match in _foreign_words(tuple(foreign)).finditer(child.text):
        if any(start < match.end() and match.start() < stop for start, stop in technical):
            continue
        yield from _piece(child, end, match.start())
        lang = foreign[script(match[0][0])]
        word = replace(child, text=match[0], isolate="ltr" if direction is Direction.RTL else "")
        yield Node("span", {"lang": lang}, [word])
        end = match.end()
    yield from _piece(child, end, len(child.text))


def _piece(text: Text, start: int, end: int) -> Iterator[Text]:
    if start < end:
        yield replace(text, text=text.text[start:end])


def _collapse(node: Node) -> Iterator[Node | Text]:
    """Runs of white space become one space; none at the ends of a block (no-break spaces stay)."""
    children = list(node.children)
    outer = node.name not in INLINE
    after_space = outer
    out: list[Node | Text] = []
    for child in children:
        if isinstance(child, Node):
            after_space = False
            out.append(child)
            continue
        text = _SPACES.sub(" ", child.text)
        if after_space:
            text = text.removeprefix(" ")
        if text:
            after_space = text.endswith(" ")
            out.append(replace(child, text=text))
    if outer and out and isinstance(last := out[-1], Text):
        out[-1] = replace(last, text=last.text.removesuffix(" "))
    return (child for child in out if isinstance(child, Node) or child.text)


def _isolate(child: Node | Text) -> Iterator[Node | Text]:
    if isinstance(child, Node) or child.isolate:
        yield child
        return
    end = 0
    for match in _TECHNICAL.finditer(child.text):
        yield from _piece(child, end, match.start())
        yield replace(child, text=match[0], isolate="ltr")
        end = match.end()
    yield from _piece(child, end, len(child.text))


def _wrap_plain_parts(children: list[Node | Text]) -> Iterator[Node | Text]:
    """Where a right-to-left block holds inline elements, its plain parts become spans of their own.

    Only an element whose content is nothing but text can carry /ActualText for just that text.
    """
    if not any(isinstance(child, Node) for child in children):
        yield from children
        return
    plain: list[Node | Text] = []
    for child in children:
        if isinstance(child, Text):
            plain.append(child)
            continue
        if plain:
            yield Node("span", {}, plain)
            plain = []
        yield child
    if plain:
        yield Node("span", {}, plain)


def _set_marks(node: Node, classes: Iterable[str]) -> None:
    mark = next((MARKS[name] for name in classes if name in MARKS), MARKS["points"])
    for item in node.children:
        for part in item.children if isinstance(item, Node) else ():
            if isinstance(part, Node) and part.name == "marker":
                part.attrs["actual"] = mark


def find(nodes: Iterable[Node | Text], name: str) -> Node | None:
    """The first node of this name, depth first."""
    for node in nodes:
        if isinstance(node, Node):
            if node.name == name:
                return node
            inner = find(node.children, name)
            if inner is not None:
                return inner
    return None

"""Markup with provenance -> a mutable tree of nodes, by expat.

The tree keeps the template's shape; `leaflets.compose.tree` turns it into the frozen Document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, cast
from xml.parsers import expat

from leaflets.errors import Problem, Where
from leaflets.model.document import ROLES, Origin, Text

CONTAINERS = frozenset(
    {"h1", "h2", "h3", "p", "body", "dt", "dd", "figcaption", "label", "a", "span", "number"}
)
"""Elements that hold text; in all others white space between elements means nothing."""

INLINE = frozenset({"a", "span", "number"})
"""Elements inside a line of text that have a structure element of their own."""

_UNWRAPPED = frozenset({"c", "strong", "bdi"})
_KNOWN = (
    frozenset(ROLES)
    | _UNWRAPPED
    | {"leaflet", "footer", "drawing", "crowd", "rules", "alt", "li", "art", "code"}
)

_NUMBERED = re.compile(rb'<c n="\d+">')
"""The number counts what was printed before, which is no matter of the part that it is in."""

_NUMBERS = {"rules": ("count",), "crowd": ("of", "filled", "between")}
"""Element -> its attributes that layout reads as numbers."""
_SPANS = ("colspan", "rowspan")
"""Attributes of a cell, numbers where they stand."""

Isolate = Literal["", "ltr", "rtl", "auto"]


@dataclass(frozen=True, slots=True)
class Source:
    """The markup that a node was made from, and the origins of its texts, in their order."""

    markup: bytes
    origins: tuple[Origin, ...]


@dataclass(slots=True)
class Node:
    """An element on its way into the Document."""

    name: str
    attrs: dict[str, str]
    children: list[Node | Text] = field(default_factory=list)
    origin: Origin | None = None
    source: Source | None = None
    """Of the footer, and of what stands directly in `main`."""

    def take(self, name: str) -> str | None:
        return self.attrs.pop(name, None)


class _Builder:
    """expat's handlers. Bold, isolate and origin are what surrounds the current character."""

    def __init__(self, where: Where, origins: list[Origin], markup: bytes) -> None:
        self.where = where
        self.origins = origins
        self.markup = markup
        self.used: list[Origin] = []
        self.begun = (0, 0)
        """Where the part under way begins, in the markup and in `used`."""
        self.problems: list[Problem] = []
        self.root = Node("", {})
        self.stack = [self.root]
        self.surroundings: list[tuple[bool, Isolate, Origin | None]] = [(False, "", None)]
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, name: str, attrs: dict[str, str]) -> None:
        bold, isolate, origin = self.surroundings[-1]
        if name == "c":
            origin = self.origins[int(attrs["n"])]
            self.used.append(origin)
        elif name == "strong":
            bold = True
        elif name == "bdi":
            isolate = cast(Isolate, attrs.get("dir", "auto"))
        self.surroundings.append((bold, isolate, origin))
        if name in _UNWRAPPED:
            return
        if name not in _KNOWN:
            self.problem(f"the layout uses <{name}>, which no leaflet knows")
        for needed in _NUMBERS.get(name, ()):
            if not attrs.get(needed, "").isdecimal():
                self.problem(f"<{name}> needs a number in “{needed}”")
        for span in _SPANS:
            if not attrs.get(span, "1").isdecimal():
                self.problem(f"<{name}> needs a number in “{span}”")
        node = Node(name, dict(attrs))
        if self.is_part(node):
            self.begun = self.parser.CurrentByteIndex, len(self.used)
        self.stack[-1].children.append(node)
        self.stack.append(node)
        if name == "li":
            body = Node("body", {})
            node.children += [Node("marker", {}), body]
            self.stack.append(body)

    def end(self, name: str) -> None:
        self.surroundings.pop()
        if name in _UNWRAPPED:
            return
        node = self.stack.pop()
        if name == "li":
            self.end_item(node)
            node = self.stack.pop()
        if self.is_part(node):
            start, first = self.begun
            plain = _NUMBERED.sub(b"<c>", self.markup[start : self.parser.CurrentByteIndex])
            node.source = Source(plain, tuple(self.used[first:]))
        if name == "alt":
            figure = self.stack[-1]
            figure.children.remove(node)
            figure.attrs["alt"] = "".join(child.text for child in node.children if isinstance(child, Text))
            figure.origin = next((c.origin for c in node.children if isinstance(c, Text)), None)

    def is_part(self, node: Node) -> bool:
        """The node under way hangs in the last of the stack."""
        return self.stack[-1].name == "main" or node.name == "footer"

    def end_item(self, body: Node) -> None:
        """An item holds text, or blocks: a paragraph with a list below it. White space between those means
        nothing.
        """
        blocks: list[Node | Text] = [
            child for child in body.children if isinstance(child, Node) and child.name not in INLINE
        ]
        if not blocks:
            return
        if any(
            not isinstance(child, Text) or child.text.strip()
            for child in body.children
            if child not in blocks
        ):
            self.problem("text stands beside a block in <li>")
        body.children = blocks

    def characters(self, data: str) -> None:
        node = self.stack[-1]
        bold, isolate, origin = self.surroundings[-1]
        if node.name in CONTAINERS or node.name == "alt":
            node.children.append(Text(data, bold, isolate, origin))
        elif data.strip():
            self.problem(f"text stands directly in <{node.name}>: {data.strip()[:40]!r}")

    def problem(self, message: str) -> None:
        hint = "docs/architecture.md lists the elements, and which of them hold text."
        self.problems.append(Problem("C202", self.where, message, hint))


def parse_markup(markup: str, file: str, origins: list[Origin]) -> tuple[Node, tuple[Problem, ...]]:
    """The tree below `<leaflet>`, and everything wrong with the markup. `file` is the layout's."""
    encoded = markup.encode("utf-8")
    builder = _Builder(Where(file), origins, encoded)
    try:
        builder.parser.Parse(encoded, True)
    except expat.ExpatError as error:
        near = markup.splitlines()[error.lineno - 1 : error.lineno]
        builder.problem(
            f"the layout's markup is not well formed ({error}), near {''.join(near).strip()[:60]!r}"
        )
    return builder.root, tuple(builder.problems)

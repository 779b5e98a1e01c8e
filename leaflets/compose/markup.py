"""Markup with provenance -> a mutable tree of nodes, by expat.

The tree keeps the template's shape; `leaflets.compose.tree` turns it into the frozen Document.
"""

from __future__ import annotations

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

_NUMBERS = {"rules": ("count",), "crowd": ("of", "filled", "between")}
"""Element -> its attributes that layout reads as numbers."""
_SPANS = ("colspan", "rowspan")
"""Attributes of a cell, numbers where they stand."""

Isolate = Literal["", "ltr", "rtl", "auto"]


@dataclass(slots=True)
class Node:
    """An element on its way into the Document."""

    name: str
    attrs: dict[str, str]
    children: list[Node | Text] = field(default_factory=list)
    origin: Origin | None = None

    def take(self, name: str) -> str | None:
        return self.attrs.pop(name, None)


class _Builder:
    """expat's handlers. Bold, isolate and origin are what surrounds the current character."""

    def __init__(self, where: Where, origins: list[Origin]) -> None:
        self.where = where
        self.origins = origins
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
        if name == "alt":
            figure = self.stack[-1]
            figure.children.remove(node)
            figure.attrs["alt"] = "".join(child.text for child in node.children if isinstance(child, Text))
            figure.origin = next((c.origin for c in node.children if isinstance(c, Text)), None)

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
    builder = _Builder(Where(file), origins)
    try:
        builder.parser.Parse(markup.encode("utf-8"), True)
    except expat.ExpatError as error:
        near = markup.splitlines()[error.lineno - 1 : error.lineno]
        builder.problem(
            f"the layout's markup is not well formed ({error}), near {''.join(near).strip()[:60]!r}"
        )
    return builder.root, tuple(builder.problems)

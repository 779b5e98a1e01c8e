"""What a screen reader says of a page of HTML: its elements by html5lib, and nothing of this program.

It gives the Sayings that `leaflets.audit.ears` hears in a PDF, which reads by its tags alone: two readers of
two formats that share no code, so that what they agree on is in both files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import html5lib

from leaflets.audit.ears import Cell, Saying, Words

BLOCKS = frozenset(
    {
        "main", "section", "div", "h1", "h2", "h3", "p", "ul", "dl", "table", "figure", "li", "dt", "dd",
        "thead", "tbody", "tr", "th", "td", "figcaption", "header", "footer", "nav",
    }
)  # fmt: skip


def parsed(page: str) -> Any:
    """The page as a tree. Any error of HTML's own grammar fails."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return parser.parse(page)


def said(page: str) -> tuple[Saying, ...]:
    """The leaflet of a page: what stands in its one `main`."""
    tree = parsed(page)
    (main,) = tree.iter("main")
    return tuple(_Voice(tree, tree.get("lang")).walk(main))


class _Voice:
    def __init__(self, tree: Any, lang: str) -> None:
        self._above = {child: element for element in tree.iter() for child in element}
        self._lang = lang
        self._lists = 0

    def lang(self, element: Any) -> str:
        while element is not None:
            if element.get("lang"):
                return str(element.get("lang"))
            element = self._above.get(element)
        return self._lang

    def walk(self, element: Any) -> Iterator[Saying]:
        name = element.tag
        if element.get("aria-hidden") == "true":
            return
        if name in ("h1", "h2", "h3"):
            yield Saying("heading", self.words(element), level=int(name[1]))
        elif element.get("role") == "heading":
            yield Saying("heading", self.words(element), level=int(element.get("aria-level")))
        elif name == "ul":
            yield from self._list(element, [("", item) for item in element if item.tag == "li"])
        elif name == "dl":
            yield from self._list(element, [(self._line(pair[0]), pair[1]) for pair in element])
        elif name == "table":
            yield from self._table(element)
        elif name == "figure":
            yield from self._figure(element)
        elif any(below.tag in BLOCKS for below in element.iter() if below is not element):
            for child in element:
                yield from self.walk(child)
        elif words := self.words(element):
            yield Saying("text", words)

    def _list(self, element: Any, items: list[tuple[str, Any]]) -> Iterator[Saying]:
        self._lists += 1
        level = self._lists
        yield Saying("list", level=level, count=len(items))
        for number, (label, item) in enumerate(items, 1):
            words, rest = self._opening(item)
            yield Saying("item", words, 0, level, number, len(items), label=label)
            for part in rest:
                yield from self.walk(part)
        self._lists -= 1
        yield Saying("list-end", level=level)

    def _opening(self, holder: Any) -> tuple[tuple[Words, ...], list[Any]]:
        """What is said at once with an item or a cell, and the blocks that follow it."""
        blocks = [part for part in holder if part.get("aria-hidden") != "true"]
        if len(blocks) == 1 and blocks[0].tag == "div":
            return self._opening(blocks[0])
        if not any(below.tag in BLOCKS for below in holder.iter() if below is not holder):
            return self.words(holder), []
        return (self.words(blocks[0]), blocks[1:]) if blocks[0].tag == "p" else ((), blocks)

    def _table(self, element: Any) -> Iterator[Saying]:
        cells = list(_places(element))
        rows = max(cell.row + cell.rows for _, cell in cells) - 1
        columns = max(cell.column + cell.columns for _, cell in cells) - 1
        yield Saying("table", count=rows, columns=columns)
        for tag, cell in cells:
            heads = tuple(self._line(head) for head in _heads(cell, cells))
            words, rest = self._opening(tag)
            yield Saying("cell", words, cell=Cell(**{**_fields(cell), "heads": heads}))
            for part in rest:
                yield from self.walk(part)
        yield Saying("table-end")

    def _figure(self, element: Any) -> Iterator[Saying]:
        (image,) = (part for part in element.iter() if part.get("role") == "img" or part.tag == "img")
        alt = image.get("alt") if image.tag == "img" else image.get("aria-label")
        yield Saying("figure", tidy([Words(alt, self.lang(image))]))
        for part in element.iter():
            if "label" in part.get("class", "").split():
                yield Saying("label", self.words(part))
            elif part.tag == "figcaption":
                yield Saying("caption", self.words(part))

    def _line(self, element: Any) -> str:
        """All texts of a head or a term in one line, as it is said before its cell or its words."""
        blocks = [part for part in element if part.tag == "p"] or [element]
        return " / ".join("".join(word.text for word in self.words(block)) for block in blocks)

    def words(self, element: Any) -> tuple[Words, ...]:
        return tidy(self._flow(element))

    def _flow(self, element: Any, address: str = "") -> Iterator[Words]:
        if element.get("aria-hidden") == "true":
            return
        address = element.get("href", address)
        if element.text:
            yield Words(element.text, self.lang(element), address)
        for child in element:
            yield from self._flow(child, address)
            if child.tail:
                yield Words(child.tail, self.lang(element), address)


def tidy(parts: Iterable[Words]) -> tuple[Words, ...]:
    """Neighbours in one language and of one address together; spaces between them belong to the first."""
    found: list[Words] = []
    for (lang, address), group in groupby(parts, key=lambda part: (part.lang, part.address)):
        text = "".join(part.text for part in group)
        if text.strip():
            found.append(Words(" ".join(text.split()), lang, address))
    return tuple(found)


def _places(table: Any) -> Iterator[tuple[Any, Cell]]:
    """HTML's own table model: a cell moves on past those that reach down from above."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr"), 1):
        column = 1
        for tag in line:
            while (row, column) in taken:
                column += 1
            rows, columns = int(tag.get("rowspan", "1")), int(tag.get("colspan", "1"))
            taken |= {(row + down, column + on) for down in range(rows) for on in range(columns)}
            scopes: dict[str | None, Any] = {"col": "column", "row": "row"}
            head: Any = scopes[tag.get("scope")] if tag.tag == "th" else ""
            yield tag, Cell(row, column, rows, columns, head, ())
            column += columns


def _heads(cell: Cell, cells: list[tuple[Any, Cell]]) -> Iterator[Any]:
    """Those above it, then those beside it."""
    for tag, other in cells:
        if other.head == "column" and cell.head != "column" and other.row < cell.row and _meet(cell, other):
            yield tag
    for tag, other in cells:
        if other.head == "row" and cell.head == "" and _beside(cell, other):
            yield tag


def _meet(one: Cell, other: Cell) -> bool:
    return one.column < other.column + other.columns and other.column < one.column + one.columns


def _beside(one: Cell, other: Cell) -> bool:
    return one.row < other.row + other.rows and other.row < one.row + one.rows


def _fields(cell: Cell) -> dict[str, Any]:
    return {name: getattr(cell, name) for name in ("row", "column", "rows", "columns", "head")}

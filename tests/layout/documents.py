"""Documents written out by hand, and what stands on their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from leaflets.model.content import Direction
from leaflets.model.document import ROLES, Document, Element, Metadata, Text
from leaflets.model.page import Pages, PaintedRun

SENTENCE = "The nerve sends signals that you did not ask for, and the muscles on that side tighten. "


@dataclass(frozen=True)
class Node:
    name: str
    classes: str
    children: tuple[Any, ...]
    attrs: dict[str, str]


def node(name: str, /, *children: Any, classes: str = "", **attrs: str) -> Node:
    return Node(name, classes, children, attrs)


def paragraph(text: str, classes: str = "") -> Node:
    return node("p", text, classes=classes)


def bullets(*texts: str, classes: str = "points") -> Node:
    items = [node("li", node("marker", actual="•"), node("body", text)) for text in texts]
    return node("ul", *items, classes=classes)


def question(number: str, words: str, *blocks: Node) -> Node:
    heading = node("h2", node("number", number), " " + words)
    return node("section", heading, *blocks, classes="question")


def table(heads: tuple[str, ...], *rows: tuple[str, ...]) -> Node:
    head = node("thead", node("tr", *(node("th", paragraph(text), scope="col") for text in heads)))
    body = [
        node(
            "tr",
            node("th", paragraph(row[0]), scope="row"),
            *(node("td", paragraph(cell)) for cell in row[1:]),
        )
        for row in rows
    ]
    return node("table", head, node("tbody", *body), classes="compare")


def band(*sentences: str) -> Node:
    texts = [paragraph(text, "band-text") for text in sentences]
    return node("band", paragraph("DRAFT", "tab"), *texts)


def _element(part: Node, ids: Iterator[int], direction: Direction, lang: str | None = None) -> Element:
    own = Direction(part.attrs.get("dir", direction))
    return Element(
        id=next(ids),
        name=part.name,
        children=tuple(
            Text(child)
            if isinstance(child, str)
            else child
            if isinstance(child, Text)
            else _element(child, ids, own)
            for child in part.children
        ),
        direction=own,
        lang=part.attrs.get("lang", lang),
        classes=tuple(part.classes.split()),
        attrs={key: value for key, value in part.attrs.items() if key not in ("dir", "lang")},
    )


def document(*parts: Node, direction: str = "ltr", lang: str | None = None) -> Document:
    ids = count()
    way = Direction(direction)
    lang = lang or ("ar" if way is Direction.RTL else "en-GB")
    main = _element(node("main", *parts), ids, way, lang)
    foot = node("footer", node("span", "English • basics"), node("span", "page {page} of {pages}"), dir="ltr")
    metadata = Metadata(
        title="A test",
        lang=lang,
        direction=way,
        subject="",
        identifier="",
        code="",
        issued="2026-11-22",
        updated="2026-11-22",
    )
    return Document(main, _element(foot, ids, way, lang), metadata)


def runs(pages: Pages, page: int | None = None) -> list[PaintedRun]:
    chosen = pages.pages if page is None else (pages.pages[page],)
    return [item for sheet in chosen for item in sheet.items if isinstance(item, PaintedRun)]


def words(run: PaintedRun) -> str:
    clusters = run.run.clusters[::-1] if run.run.rtl else run.run.clusters
    return "".join(cluster.text for cluster in clusters)


def text_of(items: list[PaintedRun]) -> str:
    return "".join(words(item) for item in items)


def owners(document: Document) -> dict[int, str]:
    """Element id -> the text that belongs to that element and to none inside it."""
    found: dict[int, str] = {}

    def walk(element: Element, owner: int) -> None:
        owner = element.id if element.name in ROLES else owner
        for child in element.children:
            if isinstance(child, Element):
                walk(child, owner)
            else:
                found[owner] = found.get(owner, "") + child.text

    walk(document.main, document.main.id)
    return found

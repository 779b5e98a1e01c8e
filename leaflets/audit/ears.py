"""What a screen reader says of a file, in order: its tags and nothing else.

Artifacts (footers, repeated heads of tables, rules) and the ends of pages are not said. Where a figure has a
description, that is said in place of the drawing; its labels and its caption follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Literal

import pikepdf

from leaflets.audit.findings import UNREADABLE, Findings
from leaflets.audit.pages import paint_pages
from leaflets.audit.reading import Page, Reader, is_text, open_page
from leaflets.audit.spans import Place, places
from leaflets.audit.structure import Annotation, Content, Tag, read_structure
from leaflets.audit.visual_order import plain
from leaflets.errors import Problem
from leaflets.frozen import frozen

Kind = Literal[
    "heading",
    "text",
    "list",
    "list-end",
    "item",
    "table",
    "table-end",
    "cell",
    "figure",
    "label",
    "caption",
]


_NAME_OF_STREAM = re.compile(r"^stream <[^>]*>: ")
"""Before what pikepdf says of bytes: where they are in memory, which tells nobody anything."""


@frozen
class Words:
    """A stretch in one language, `address` where it is a link."""

    text: str
    lang: str
    address: str = ""


@frozen
class Cell:
    """Where a cell stands, from 1, over how many rows and columns, what it heads, and its heads' words."""

    row: int
    column: int
    rows: int
    columns: int
    head: Literal["", "column", "row"]
    heads: tuple[str, ...]


@frozen
class Saying:
    """One thing that is said. `page` is where it begins, from 1; 0 where nothing of it is on paper.

    `level`: of a heading; of a list, 1 the outermost. `number` of `count`: headings in the file, items in
    their list. `count` of a list: its items; of a table: its rows, with `columns`.
    """

    kind: Kind
    words: tuple[Words, ...] = ()
    page: int = 0
    level: int = 0
    number: int = 0
    count: int = 0
    columns: int = 0
    label: str = ""
    """What stands before an item: its bullet, its term or its number."""
    cell: Cell | None = None

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.words)


@frozen
class Heard:
    """A file as it is said: its title and language first."""

    title: str
    lang: str
    sayings: tuple[Saying, ...]


def hear(data: bytes, name: str) -> Heard | tuple[Problem, ...]:
    """The file as it is said, or why that cannot be known. `name` stands in the problems."""
    findings = Findings(name)
    hint = "Give the path of a PDF, or the name of an edition: ar/basics.standard"
    if b"%PDF-" not in data[:1024]:
        findings.add("A001", "this is no PDF", hint=hint)
        return tuple(findings.problems)
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            paintings = paint_pages(pdf, findings)
            top = read_structure(pdf, paintings, findings)
            title, lang = str(pdf.docinfo.get("/Title", "")), str(pdf.Root.get("/Lang", ""))
            if top is not None:
                voice = _Voice(tuple(open_page(painting) for painting in paintings), _headings(top))
                return Heard(plain(title), lang, tuple(voice.walk(top)))
    except UNREADABLE as error:
        reason = _NAME_OF_STREAM.sub("", str(error))
        findings.add("A001", f"the file cannot be read: {reason}", hint=hint)
    return tuple(findings.problems)


def _level(tag: Tag) -> int:
    """Of a heading, 0 for anything else."""
    name = tag.role.removeprefix("H")
    return int(name) if tag.role.startswith("H") and name.isdigit() else int(tag.role == "H")


def _headings(tag: Tag) -> int:
    return bool(_level(tag)) + sum(map(_headings, tag.tags()))


class _Voice:
    """Goes down the tags. It counts headings as it meets them, and lists that are open."""

    def __init__(self, pages: tuple[Page, ...], headings: int) -> None:
        self._reader = Reader(pages)
        self._headings = headings
        self._heading = 0
        self._lists = 0

    def walk(self, tag: Tag) -> Iterator[Saying]:
        if tag.role == "L":
            yield from self._list(tag)
        elif tag.role == "Table":
            yield from self._table(tag)
        elif tag.role == "Figure":
            yield from self._figure(tag)
        elif level := _level(tag):
            self._heading += 1
            yield Saying("heading", self.words(tag), tag.page(), level, self._heading, self._headings)
        elif is_text(tag):
            if words := self.words(tag):
                yield Saying("text", words, tag.page())
        else:
            for kid in tag.tags():
                yield from self.walk(kid)

    def words(self, tag: Tag) -> tuple[Words, ...]:
        return _tidy(self._flow(tag))

    def _flow(self, tag: Tag, address: str = "") -> Iterator[Words]:
        if tag.actual is not None:
            yield Words(tag.actual, tag.lang, address)
            return
        for kid in tag.kids:
            if isinstance(kid, Tag):
                yield from self._flow(kid, _address(kid) or address)
            elif isinstance(kid, Content):
                for shown in self._reader.pages[kid.page].by_mcid.get(kid.mcid, ()):
                    yield Words(shown.text, tag.lang, address)

    def _said(self, *tags: Tag) -> str:
        """All texts below in one line, as a head is said before its cell."""
        texts = (text for tag in tags for text in _texts(tag))
        return " / ".join("".join(part.text for part in self.words(text)) for text in texts)

    def _opening(self, tags: list[Tag]) -> tuple[tuple[Words, ...], list[Tag]]:
        """What is said at once with the item or the cell that holds `tags`, and what follows it."""
        while len(tags) == 1 and not is_text(tags[0]) and tags[0].role in ("LBody", "TD", "TH"):
            tags = list(tags[0].tags())
        return (self.words(tags[0]), tags[1:]) if tags and is_text(tags[0]) else ((), tags)

    def _list(self, tag: Tag) -> Iterator[Saying]:
        items = [kid for kid in tag.tags() if kid.role == "LI"]
        self._lists += 1
        level = self._lists
        yield Saying("list", page=tag.page(), level=level, count=len(items))
        for number, item in enumerate(items, 1):
            label = self._said(*(kid for kid in item.tags() if kid.role == "Lbl"))
            words, rest = self._opening([kid for kid in item.tags() if kid.role != "Lbl"])
            yield Saying("item", words, item.page(), level, number, len(items), label=label)
            for part in rest:
                yield from self.walk(part)
        self._lists -= 1
        yield Saying("list-end", level=level)

    def _table(self, tag: Tag) -> Iterator[Saying]:
        found = tuple(places(tag))
        columns = max((place.columns.stop for place in found), default=0)
        rows = max((place.rows.stop for place in found), default=0)
        yield Saying("table", page=tag.page(), count=rows, columns=columns)
        for place in found:
            heads = tuple(map(self._said, place.heads_in(found)))
            words, rest = self._opening([place.tag])
            yield Saying("cell", words, place.tag.page(), cell=_cell(place, heads))
            for part in rest:
                yield from self.walk(part)
        yield Saying("table-end")

    def _figure(self, tag: Tag) -> Iterator[Saying]:
        alt = plain(tag.alt or "")
        yield Saying("figure", (Words(alt, tag.lang),) if alt else (), tag.page())
        for kid in tag.tags():
            if words := self.words(kid):
                yield Saying("caption" if kid.role == "Caption" else "label", words, kid.page())


def _texts(tag: Tag) -> Iterator[Tag]:
    if is_text(tag):
        yield tag
    else:
        for kid in tag.tags():
            yield from _texts(kid)


def _address(tag: Tag) -> str:
    """Where a link leads; one that wraps has several areas and one address."""
    if tag.role != "Link":
        return ""
    return next((kid.uri for kid in tag.kids if isinstance(kid, Annotation) and kid.uri), "")


def _cell(place: Place, heads: tuple[str, ...]) -> Cell:
    return Cell(
        row=place.rows.start + 1,
        column=place.columns.start + 1,
        rows=len(place.rows),
        columns=len(place.columns),
        head=place.head,
        heads=heads,
    )


def _tidy(parts: Iterator[Words]) -> tuple[Words, ...]:
    """Neighbours in one language and of one address together, one space for many, none at the ends."""
    found: list[Words] = []
    for (lang, address), group in groupby(parts, key=lambda part: (part.lang, part.address)):
        text = "".join(part.text for part in group)
        inner = plain(text)
        before = " " if text[:1].isspace() and found and not found[-1].text.endswith(" ") else ""
        after = " " if inner and text[-1:].isspace() else ""
        if before or inner:
            found.append(Words(before + inner + after, lang, address))
    if found:
        found[-1] = Words(found[-1].text.rstrip(), found[-1].lang, found[-1].address)
    return tuple(part for part in found if part.text)

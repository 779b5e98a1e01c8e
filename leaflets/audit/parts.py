"""The parts that every sheet has, told from the YAML's keys, and the whole that a file must show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leaflets.audit.figures import Printed
from leaflets.audit.source import SourceFile, Words
from leaflets.audit.telling import PLAIN, Expected, Least, Teller

MARKERS: Mapping[str, str] = {"list": "•", "questions": "☐"}
"""Kind of block -> the character that its drawn marker stands for."""

INNER: Mapping[str, str] = {"•": "◦", "◦": "▪"}
"""Marker of a list -> that of the lists in its items."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text as its parts are told: its own language, and the source's beside it in a draft."""

    own: Teller
    copy: Teller | None
    text: SourceFile

    @property
    def is_draft(self) -> bool:
        """Whether it has to be marked as one."""
        return True

    def printed(self, path: str) -> Printed:
        return self.own.figures.printed(self.text.words(path))


def band(sheet: Sheet) -> Iterator[Expected]:
    """The mark of a draft. Only a released sheet has none."""
    if not sheet.is_draft:
        return
    own = sheet.own
    parts = [own.element("P", own.plain("draft.tab")), own.element("P", own.plain("draft.text"))]
    if sheet.copy:
        copy = sheet.copy
        parts.append(copy.element("P", copy.plain("draft.tab"), " - ", copy.plain("draft.text")))
    yield own.group("Div", *parts)


def paragraph(sheet: Sheet, path: str) -> Expected:
    return sheet.own.element("P", sheet.printed(path))


def bullets(sheet: Sheet, path: str, mark: str) -> Expected:
    own = sheet.own
    places = [f"{path}.{name}" for name in sheet.text.names(path)]
    return own.group("L", *(own.marked(mark, _item(sheet, place, mark)) for place in places))


def _item(sheet: Sheet, place: str, mark: str) -> Expected:
    """A text; or a lead-in with a list of its own, whose bullets are others."""
    own = sheet.own
    if not sheet.text.has(f"{place}.list"):
        return own.element("LBody", sheet.printed(place))
    lead = own.element("P", sheet.printed(f"{place}.lead"))
    return own.group("LBody", lead, bullets(sheet, f"{place}.list", INNER[mark]))


@dataclass(frozen=True, slots=True)
class Expectation:
    """All that one PDF has to show. `unplaced`: keys of the text for which no part has a place."""

    root: Expected
    title: str
    description: str
    locale: str
    direction: str
    issued: str
    updated: str
    outline: tuple[str, ...]
    band: tuple[str, ...]
    footer: tuple[str, ...]
    """Parts of the footer; {page}, {pages} and {code} differ from page to page or file to file."""
    table_heads: tuple[str, ...]
    """The heads of each table as one text, which stands again on the next page."""
    unplaced: tuple[Words, ...]
    least: Least = PLAIN
    paper: tuple[float, float] | None = None
    """Width and height of the pages in millimetres."""
    folded: bool = False
    """Whether two pages stand on each side of a sheet, in the order of a booklet."""


def whole(
    sheet: Sheet,
    parts: Iterable[Expected],
    *,
    title: str,
    description: str,
    issued: str,
    identity: Iterable[str],
    not_words: frozenset[str],
    least: Least = PLAIN,
    paper: tuple[float, float] | None = None,
    folded: bool = False,
) -> Expectation:
    """The parts as one document. `identity` is what the footer says of the text; `not_words` are the
    keys of the text that are no strings to print.
    """
    own = sheet.own
    root = own.group("Document", *parts)
    elements = tuple(root.walk())
    placed = {key for element in elements for key in element.keys}
    return Expectation(
        root=root,
        title=title,
        description=description,
        locale=own.locale,
        direction=own.words.value("direction"),
        issued=issued,
        updated=sheet.text.value("updated"),
        outline=tuple(element.text for element in elements if element.role in ("H1", "H2", "H3")),
        band=tuple(element.text for element in root.children[0].children) if sheet.is_draft else (),
        footer=_footer(sheet, identity),
        table_heads=tuple(
            "".join(part.text for part in element.walk()) for element in elements if element.role == "THead"
        ),
        unplaced=tuple(
            words
            for words in sheet.text.leaves()
            if words.key not in placed and not _is_in(words.key.partition("/")[2], not_words)
        ),
        least=least,
        paper=paper,
        folded=folded,
    )


def _is_in(path: str, groups: frozenset[str]) -> bool:
    """Whether a key is one of these, or below one."""
    steps = path.split(".")
    return any(".".join(steps[:count]) in groups for count in range(1, len(steps) + 1))


def _footer(sheet: Sheet, identity: Iterable[str]) -> tuple[str, ...]:
    own = sheet.own
    tellers = filter(None, (sheet.copy, own))
    return (
        *dict.fromkeys((own.words.value("english-name"), own.words.value("name"))),
        *identity,
        *(teller.furniture("page", page="{page}", pages="{pages}").text for teller in tellers),
    )

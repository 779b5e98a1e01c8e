"""The structure tree of a PDF, as assistive software meets it (ISO 32000-1 14.7 and 14.8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from leaflets.audit.findings import Findings
from leaflets.audit.painting import Painting


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence of a page; both count from 0."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that belongs to an element: a link's clickable area."""

    page: int
    uri: str
    contents: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What an element says of itself as a cell of a table: the columns and rows it takes, its name, and the
    names of its heads.
    """

    columns: int = 1
    rows: int = 1
    name: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element. `lang` is the language in effect, inherited where the element has none."""

    role: str
    lang: str
    alt: str | None
    actual: str | None
    scope: str
    has_box: bool
    cell: Cell
    kids: tuple[Tag | Content | Annotation, ...]

    def contents(self) -> Iterator[Content]:
        """The marked content of the element and of all below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Tag):
                yield from kid.contents()

    def tags(self) -> tuple[Tag, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Tag))

    def page(self) -> int:
        """The page it begins on, from 1; 0 where nothing of it is on paper."""
        return next((content.page + 1 for content in self.contents()), 0)


def read_structure(pdf: pikepdf.Pdf, paintings: tuple[Painting, ...], findings: Findings) -> Tag | None:
    """The tree below StructTreeRoot, or None where there is none; its faults become findings."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        findings.add("A101", "the file has no tags: a screen reader finds nothing in order")
        return None
    reader = _Reader(pdf, findings, root.get("/RoleMap", pikepdf.Dictionary()))
    lang = str(pdf.Root.get("/Lang", ""))
    tops = [reader.tag(kid, root, lang, None) for kid in _kids(root)]
    _check_marks(reader, paintings, findings)
    reader.check_parent_tree(root, paintings)
    if len(tops) != 1 or tops[0].role != "Document":
        findings.add("A101", "the tags do not hang below one Document element")
    return tops[0] if tops else None


def _kids(element: pikepdf.Object) -> list[Any]:
    """Elements, references and bare numbers: pikepdf gives the last as int."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


class _Reader:
    """`owners`: marked content -> the object numbers of the elements that claim it."""

    def __init__(self, pdf: pikepdf.Pdf, findings: Findings, role_map: pikepdf.Object) -> None:
        self.pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self.pdf = pdf
        self.findings = findings
        self.role_map = role_map
        self.owners: dict[Content, list[tuple[int, int]]] = {}
        self.seen: set[tuple[int, int]] = set()

    def tag(
        self, element: pikepdf.Object, parent: pikepdf.Object, lang: str, page: pikepdf.Object | None
    ) -> Tag:
        role = str(element.get("/S", "/?"))
        role = str(self.role_map.get(role, role))[1:]
        if element.objgen in self.seen:
            self.findings.add("A102", f"a {role} element stands in two places of the tag tree")
            return Tag(role, lang, None, None, "", has_box=False, cell=Cell(), kids=())
        self.seen.add(element.objgen)
        if "/P" not in element or element["/P"].objgen != parent.objgen:
            self.findings.add("A103", f"a {role} element does not name the element above it as its parent")
        lang = str(element.get("/Lang", lang))
        page = element.get("/Pg", page)
        kids = tuple(
            found for kid in _kids(element) if (found := self._kid(kid, element, lang, page)) is not None
        )
        attributes = tuple(_attributes(element))
        return Tag(
            role=role,
            lang=lang,
            alt=_string(element, "/Alt"),
            actual=_string(element, "/ActualText"),
            scope=next((str(a["/Scope"])[1:] for a in attributes if "/Scope" in a), ""),
            has_box=any("/BBox" in a for a in attributes),
            cell=_cell(element, attributes),
            kids=kids,
        )

    def _kid(
        self,
        kid: Any,
        element: pikepdf.Object,
        lang: str,
        page: pikepdf.Object | None,
    ) -> Tag | Content | Annotation | None:
        if isinstance(kid, int):
            return self._content(element, page, kid)
        kind = kid.get("/Type")
        if kind == "/MCR":
            return self._content(element, kid.get("/Pg", page), int(kid["/MCID"]))
        if kind == "/OBJR":
            return self._annotation(kid, kid.get("/Pg", page))
        return self.tag(kid, element, lang, page)

    def _content(self, element: pikepdf.Object, page: pikepdf.Object | None, mcid: int) -> Content | None:
        index = self.pages.get(page.objgen) if page is not None else None
        if index is None:
            self.findings.add("A102", f"a tag claims the content number {mcid} of a page that is not there")
            return None
        content = Content(index, mcid)
        self.owners.setdefault(content, []).append(element.objgen)
        return content

    def _annotation(self, kid: pikepdf.Object, page: pikepdf.Object | None) -> Annotation:
        annotation = kid["/Obj"]
        action = annotation.get("/A", pikepdf.Dictionary())
        index = self.pages.get(page.objgen, 0) if page is not None else 0
        return Annotation(index, str(action.get("/URI", "")), str(annotation.get("/Contents", "")))

    def check_parent_tree(self, root: pikepdf.Object, paintings: tuple[Painting, ...]) -> None:
        """The way back from content to tag, which a screen reader takes when a person points at text."""
        numbers = dict(_number_tree(root.get("/ParentTree", pikepdf.Dictionary())))
        for index, page in enumerate(self.pdf.pages):
            parents = numbers.get(int(page.obj.get("/StructParents", -1)))
            known = len(parents) if isinstance(parents, pikepdf.Array) else 0
            for mcid in sorted(set(paintings[index].mcids)):
                owners = self.owners.get(Content(index, mcid), [])
                back = parents[mcid].objgen if parents is not None and mcid < known else None
                if owners and back not in owners:
                    message = (
                        f"the content number {mcid} leads back to another tag than the one that holds it"
                    )
                    self.findings.add("A103", message, page=index + 1)


def _check_marks(reader: _Reader, paintings: tuple[Painting, ...], findings: Findings) -> None:
    """Every marked-content id of a page is used by one element, once; nothing is left outside."""
    for index, painting in enumerate(paintings):
        page = index + 1
        counts = Counter(painting.mcids)
        for mcid, count in sorted(counts.items()):
            owners = len(reader.owners.get(Content(index, mcid), []))
            if count > 1:
                findings.add("A102", f"the content number {mcid} stands {count} times on the page", page=page)
            if owners > 1:
                findings.add("A102", f"the content number {mcid} is read out {owners} times", page=page)
            if owners == 0:
                text = "".join(shown.text for shown in painting.shown if shown.mark.mcid == mcid)
                findings.add("A104", f"no tag holds {text[:60]!r}, so it is never read out", page=page)
        if painting.strays:
            message = f"{painting.strays} drawing steps are neither tagged nor marked as decoration"
            findings.add("A104", message, page=page)
    for content in reader.owners:
        if content.mcid not in paintings[content.page].mcids:
            message = f"a tag claims the content number {content.mcid}, which the page does not have"
            findings.add("A102", message, page=content.page + 1)


def _number_tree(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    numbers = list(node.get("/Nums", []))
    for at in range(0, len(numbers) - 1, 2):
        yield int(numbers[at]), numbers[at + 1]
    for kid in node.get("/Kids", []):
        yield from _number_tree(kid)


def _attributes(element: pikepdf.Object) -> Iterator[Mapping[str, pikepdf.Object]]:
    attributes = element.get("/A")
    if attributes is None:
        return
    for attribute in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(attribute, pikepdf.Dictionary | pikepdf.Stream):
            yield {str(name): attribute[name] for name in attribute.keys()}  # noqa: SIM118


def _string(element: pikepdf.Object, name: str) -> str | None:
    value = element.get(name)
    return None if value is None else str(value)


def _cell(element: pikepdf.Object, attributes: tuple[Mapping[str, pikepdf.Object], ...]) -> Cell:
    found = {key: a[key] for a in attributes for key in ("/ColSpan", "/RowSpan", "/Headers") if key in a}
    return Cell(
        columns=int(found.get("/ColSpan", 1)),
        rows=int(found.get("/RowSpan", 1)),
        name=_string(element, "/ID") or "",
        heads=tuple(str(head) for head in found.get("/Headers", ())),
    )

"""Documents made by hand, shaped with the project's own fonts, and set by the plainest layout there is.

The layout here sets one piece of text after the other, breaks lines at spaces and pages at the foot: enough
to give the writer real glyph runs, without depending on the text engine or on leaflets.layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import uharfbuzz as hb

from leaflets.model.content import Direction
from leaflets.model.document import ROLES, Document, Element, Metadata, Text
from leaflets.model.page import (
    Artifact,
    Box,
    LinkArea,
    OutlineEntry,
    Owner,
    Page,
    PageItem,
    Pages,
    PaintedPath,
    PaintedRun,
    Segment,
)
from leaflets.model.text import Cluster, GlyphRun

FONTS = Path(__file__).parents[3] / "fonts"
PAGE = (300.0, 400.0)
MARGIN, SIZE, LEADING = 30.0, 11.0, 16.0
INK = (20, 30, 60)
Child = Element | Text


@dataclass
class Faces:
    """The committed fonts by face id, as FaceSource asks for them."""

    opened: dict[str, hb.Face] = field(default_factory=dict)

    def hb_face(self, face: str) -> hb.Face:
        if face not in self.opened:
            self.opened[face] = hb.Face(hb.Blob.from_file_path(str(FONTS / f"{face}.ttf")))
        return self.opened[face]


def shape(faces: Faces, face: str, text: str, *, rtl: bool) -> GlyphRun:
    """One run in one direction, clusters in visual order."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    hb.shape(hb.Font(faces.hb_face(face)), buffer)
    groups: list[tuple[int, list[tuple[int, int, int]], int]] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not groups or groups[-1][0] != info.cluster:
            groups.append((info.cluster, [], 0))
        start, glyphs, pen = groups[-1]
        glyphs.append((info.codepoint, pen + position.x_offset, position.y_offset))
        groups[-1] = (start, glyphs, pen + position.x_advance)
    starts = [*sorted(start for start, _, _ in groups), len(text)]
    clusters = tuple(
        Cluster(text[start : starts[starts.index(start) + 1]], tuple(glyphs), advance)
        for start, glyphs, advance in groups
    )
    return GlyphRun(face, clusters, rtl, sum(cluster.advance for cluster in clusters))


@dataclass
class Tree:
    """Numbers elements in document order while the children are written first: see `make`."""

    direction: Direction

    def __call__(
        self, name: str, /, *children: Child | str, lang: str | None = None, **attrs: str
    ) -> Element:
        classes = tuple(attrs.pop("classes", "").split())
        direction = Direction(attrs.pop("direction", self.direction.value))
        texts = tuple(Text(child) if isinstance(child, str) else child for child in children)
        return Element(0, name, texts, direction, lang, classes, attrs)


def numbered(element: Element, counter: Iterator[int]) -> Element:
    """The same tree with ids in document order."""
    id_ = next(counter)
    children = tuple(
        numbered(child, counter) if isinstance(child, Element) else child for child in element.children
    )
    return Element(
        id_, element.name, children, element.direction, element.lang, element.classes, element.attrs
    )


def disc(x: float, y: float, r: float) -> tuple[Segment, ...]:
    k = r * 0.5523
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


class Setter:
    """Sets a Document line by line."""

    def __init__(self, document: Document, faces: Faces) -> None:
        self.document, self.faces = document, faces
        self.rtl = document.metadata.direction is Direction.RTL
        self.pages: list[list[PageItem]] = [[]]
        self.outline: list[OutlineEntry] = []
        self.boxes: dict[int, Box] = {}
        self.x, self.y = 0.0, MARGIN + LEADING

    def set(self) -> Pages:
        self.block(self.document.main)
        for number, items in enumerate(self.pages, 1):
            rule: tuple[Segment, ...] = (("M", MARGIN, 372), ("L", PAGE[0] - MARGIN, 372))
            items.append(PaintedPath(Artifact.LAYOUT, rule, stroke=(150, 150, 150), stroke_width=0.5))
            self.x, self.y = 0.0, 385.0
            self.text(f"{number} / {len(self.pages)}", Artifact.FOOTER, items=items)
        width, height = PAGE
        pages = tuple(Page(tuple(items)) for items in self.pages)
        return Pages(width, height, pages, tuple(self.outline), self.boxes)

    def newline(self) -> None:
        self.x, self.y = 0.0, self.y + LEADING
        if self.y > PAGE[1] - 40:
            self.y = MARGIN + LEADING
            self.pages.append([])

    def block(self, element: Element) -> None:
        if element.name in {"h1", "h2", "h3"}:
            entry = OutlineEntry(
                element.text(), int(element.name[1]) - 1, element.id, len(self.pages) - 1, self.y - SIZE
            )
            self.outline.append(entry)
        if element.name == "figure":
            self.picture(element)
        for child in element.children:
            if isinstance(child, Text):
                self.text(child.text, self.holder(element), bold=child.bold or element.name.startswith("h"))
            elif child.name == "a":
                self.link(child)
            elif child.name == "marker":
                self.items.append(
                    PaintedPath(child.id, disc(self.place(4), self.y - 3, 2), fill=(0, 90, 140))
                )
                self.x = 14.0
            else:
                self.block(child)
        if element.name in {"p", "h1", "h2", "h3", "body", "dt", "dd", "td", "th", "label", "figcaption"}:
            self.newline()

    @property
    def items(self) -> list[PageItem]:
        return self.pages[-1]

    def holder(self, element: Element) -> int:
        if element.name in ROLES:
            return element.id
        ways = [e for e in self.document.main.elements() if element in e.elements() and e.name in ROLES]
        return ways[-1].id

    def place(self, width: float) -> float:
        return PAGE[0] - MARGIN - self.x - width if self.rtl else MARGIN + self.x

    def picture(self, figure: Element) -> None:
        top = self.y - SIZE
        box: tuple[Segment, ...] = (
            ("M", 60, top),
            ("L", 120, top),
            ("L", 120, top + 40),
            ("L", 60, top + 40),
            ("Z",),
        )
        self.items.append(
            PaintedPath(figure.id, box, fill=(235, 240, 250), stroke=INK, stroke_width=1.2, round_ends=True)
        )
        self.boxes[figure.id] = Box(len(self.pages) - 1, 60, top, 120, top + 40)
        self.y += 55

    def link(self, element: Element) -> None:
        before = len(self.items)
        page = self.items
        self.text(element.text(), element.id)
        runs = [item for item in page[before:] if isinstance(item, PaintedRun)]
        for y in sorted({run.y for run in runs}):
            edges = [(run.x, run.x + run.run.advance * SIZE / 1000) for run in runs if run.y == y]
            area = LinkArea(
                element.id,
                min(edge for edge, _ in edges),
                y - SIZE,
                max(edge for _, edge in edges),
                y + 3,
                element.attrs["href"],
                element.text(),
            )
            page.append(area)

    def text(
        self, text: str, owner: Owner, *, bold: bool = False, items: list[PageItem] | None = None
    ) -> None:
        for piece in re.findall(r"[\u0600-\u06ff][\u0600-\u06ff\s]*|[^\u0600-\u06ff]+", text):
            arabic = "\u0600" <= piece[0] <= "\u06ff"
            face = f"{'vazirmatn' if arabic else 'noto-sans'}/{'bold' if bold else 'regular'}"
            for word in re.findall(r"\S+\s*|\s+", piece):
                run = shape(self.faces, face, word, rtl=arabic)
                width = run.advance * SIZE / self.faces.hb_face(face).upem
                if self.x + width > PAGE[0] - 2 * MARGIN:
                    self.newline()
                    items = None if items is None else self.items
                target = self.items if items is None else items
                target.append(PaintedRun(owner, self.place(width), self.y, run, SIZE, INK))
                self.x += width


@dataclass(frozen=True)
class Sheet:
    """A hand-made leaflet: what goes into the writer."""

    document: Document
    pages: Pages


def metadata(direction: Direction, lang: str, title: str) -> Metadata:
    return Metadata(
        title=title,
        lang=lang,
        direction=direction,
        subject="What it is & what helps",
        identifier=f"{lang}/basics.standard",
        code="HFS-B-S",
        issued="2026-03-01",
        updated="2026-04-15",
    )


def make_document(main: Element, lang: str, title: str = "A title") -> Document:
    return Document(numbered(main, iter(range(10_000))), None, metadata(main.direction, lang, title))


def set_sheet(faces: Faces, main: Element, lang: str, title: str = "A title") -> Sheet:
    document = make_document(main, lang, title)
    return Sheet(document, Setter(document, faces).set())


def english(faces: Faces) -> Sheet:
    """Two pages with one of everything."""
    e = Tree(Direction.LTR)

    def item(actual: str, text: str) -> Element:
        return e("li", e("marker", actual=actual), e("body", text))

    main = e(
        "main",
        e("band", e("p", "Draft. Not yet checked.", classes="band-text")),
        e(
            "section",
            e("h1", "Hemifacial spasm"),
            e(
                "p",
                "One side of the face twitches. Ask ",
                e("a", "the Brain Charity's helpline", href="https://example.org/help?a=(1)&b=é"),
                " about it; the French say ",
                e("span", "l’hémispasme facial", lang="fr"),
                ". It affects 85 to 90 in every 100.",
            ),
        ),
        e(
            "section",
            e("h2", e("number", "1 "), "What helps?"),
            e("ul", item("•", "Injections"), item("•", "An operation")),
            e("ul", item("☐", "Ask about driving"), classes="ticks"),
            e(
                "dl",
                e("term", e("dt", "Phone"), e("dd", "0300 123 4567")),
                e("term", e("dt", "Name"), e("dd")),
            ),
            e("p", " ".join(["A long paragraph that runs on to the next page."] * 11)),
            e(
                "figure",
                e("drawing", e("label", "Nerve", name="nerve"), e("label", "Artery", name="artery")),
                e("figcaption", "Where it comes from"),
                alt="A small artery presses on the facial nerve.",
            ),
            e(
                "table",
                e(
                    "thead",
                    e("tr", e("th", e("p", "Treatment"), scope="col"), e("th", e("p", "Lasts"), scope="col")),
                ),
                e("tbody", e("tr", e("th", e("p", "Injections"), scope="row"), e("td", e("p", "3 months")))),
            ),
            e("rules", count="3"),
        ),
        lang="en-GB",
    )
    return set_sheet(faces, main, "en-GB", "Hemifacial spasm: the basics")


def arabic(faces: Faces) -> Sheet:
    e = Tree(Direction.RTL)
    main = e(
        "main",
        e("h1", "تشنج نصف الوجه"),
        e("p", "لا يسبّب هذا المرض ألمًا، ولا يهدّد الحياة (غالبًا). الأسئلة الأولى ", e("strong", "مهمة"), "."),
        e(
            "p",
            e("span", "اقرأ المزيد في "),
            e("a", "صفحة المعلومات", href="https://example.org/ar"),
            e("span", "."),
        ),
        e("ul", e("li", e("marker", actual="•"), e("body", "حقن كل 3 أشهر"))),
        e("section", e("p", "Emergency: call 999", direction="ltr"), lang="en-GB", direction="ltr"),
        lang="ar",
    )
    return set_sheet(faces, main, "ar", "تشنج نصف الوجه")

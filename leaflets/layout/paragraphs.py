"""The text of an element as lines: spans with their owners, colours and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.layout.boxes import FORBIDDEN, Extent, Fragment, Placed, SetLine, Slice, stack
from leaflets.layout.columns import Ladder, ladder
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.content import Direction
from leaflets.model.document import ROLES, Element, Text
from leaflets.model.page import Colour, LinkArea
from leaflets.model.style import RoleName, TextRole
from leaflets.model.text import FaceMetrics, Line, Span, TextStyle
from leaflets.text.paragraph import Paragraph

PLAIN_LINK = "plain"
"""Class of a link that looks like the text around it: a telephone number, which paper cannot dial."""
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_QUOTED = 40
"""Characters of a text that a problem quotes."""


@frozen
class Ink:
    """How one span looks, whose it is, and the link it is part of."""

    owner: int
    colour: Colour
    link: Element | None = None


@frozen
class TextBlock:
    """A paragraph with its role: analysed and shaped, not yet broken into lines."""

    setting: Setting
    element: Element
    role: TextRole
    metrics: FaceMetrics
    paragraph: Paragraph
    spans: tuple[Span, ...]
    inks: tuple[Ink, ...]

    @property
    def baseline(self) -> float:
        """Below the top of a line: ascent and descent centred in the leading. Points."""
        role, metrics = self.role, self.metrics
        return (role.leading + (metrics.ascent - metrics.descent) * role.size) / 2

    @property
    def width(self) -> float:
        """On one line, in points."""
        return self.paragraph.width

    @property
    def min_width(self) -> float:
        """That of the widest word."""
        return self.paragraph.min_word_width

    def ladder(self, least: float) -> Ladder:
        """The widths that it needs for one line, for two and so on, down to `least`."""
        return ladder(self.paragraph.breaks(least), least)

    def lines(self, width: float) -> list[Fragment]:
        """Its lines, set from the start side of a column. A word wider than the column is a problem."""
        self.require(width)
        rtl = self.element.direction is Direction.RTL
        measure = min(width, max(self.role.measure, self.min_width))
        lines = self.paragraph.lines(measure, balanced=self.role.balanced)
        return [self._fragment(line, width - line.width if rtl else 0.0) for line in lines]

    def anchored_lines(self, width: float, anchor: str) -> list[tuple[float, Fragment]]:
        """Its lines as a label, each with its width. `anchor`: what of a line stands at x = 0 (SVG)."""
        share = _ANCHORS[anchor]
        return [
            (line.width, self._fragment(line, -share * line.width)) for line in self.paragraph.lines(width)
        ]

    def require(self, width: float) -> None:
        """Note a problem where a word is wider than this; an address or a DOI is parted where it must be."""
        if self.min_width <= width + SLACK:
            return
        text = "".join(span.text for span in self.spans)
        word = max(text.split(), key=len)
        if "/" in word:
            return
        span = self._span_at(text.index(word) + len(word) // 2)
        shown = span.text.strip()
        shown = shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1] + "…"
        origin = span.origin or next((span.origin for span in self.spans if span.origin), self.element.origin)
        self.setting.note(
            Problem(
                "L001",
                origin.where if origin else self.element.where,
                f"a word of “{shown}” is {self.min_width:.0f} pt wide and has {width:.0f} pt of room",
                "Use a shorter word here: words are never broken and letters never made smaller.",
                origin.key if origin else "",
            )
        )

    def _span_at(self, index: int) -> Span:
        """The span that a character of the text is in: a caption's words, not the number before them."""
        for span in self.spans:
            if index < len(span.text):
                return span
            index -= len(span.text)
        return self.spans[-1]

    def _fragment(self, line: Line, x: float) -> Fragment:
        role = self.role
        baseline = self.baseline
        spans = tuple((ink.owner, ink.colour) for ink in self.inks)
        text: Placed = (x, baseline, SetLine(line, spans, role.size, role.tracking))
        if not any(ink.link for ink in self.inks):
            return Fragment(role.leading, (text,), baseline)
        style = self.setting.style.link
        y = baseline + style.drop
        before: list[Placed] = []
        after: list[Placed] = []
        for link, left, right in self._links(line):
            if PLAIN_LINK not in link.classes:
                before.append((x, y, self.setting.rule(style.underline, left, 0.0, right, 0.0)))
            area = LinkArea(link.id, left, 0.0, right, role.leading, link.attrs.get("href", ""), link.text())
            after.append((x, 0.0, area))
        return Fragment(role.leading, (*before, text, *after), baseline)

    def _links(self, line: Line) -> Iterator[tuple[Element, float, float]]:
        """The links on a line with their edges; a run ends where its right neighbour begins."""
        edges = sorted({*(run.x for run in line.runs), line.width})
        extents: dict[int, tuple[Element, float, float]] = {}
        for run in line.runs:
            link = self.inks[run.span].link
            if link is None:
                continue
            left, right = max(run.x, 0.0), next((edge for edge in edges if edge > run.x), line.width)
            right = min(right, line.width)
            if left < right:
                _, first, last = extents.get(link.id, (link, left, right))
                extents[link.id] = (link, min(left, first), max(right, last))
        yield from extents.values()


def set_text(
    setting: Setting,
    element: Element,
    name: RoleName,
    content: Sequence[Element | Text] | None = None,
    *,
    bold: bool = False,
) -> TextBlock:
    """The text of an element, or of a part of its children, in a role."""
    if content is not None:
        return _block(setting, element, name, content, bold=bold)
    key = id(element), name, bold  # the block keeps the element, so that no other can have its id
    if key not in setting.texts:
        setting.texts[key] = _block(setting, element, name, element.children, bold=bold)
    return setting.texts[key]


def _block(
    setting: Setting, element: Element, name: RoleName, content: Sequence[Element | Text], *, bold: bool
) -> TextBlock:
    own = setting.locale_of(element)
    role = setting.role(name, own if own and element.direction is own.direction else None)
    if bold:
        role = replace(role, bold=True)
    pairs = list(_spans(setting, element, content, role))
    families = setting.families(element)
    spans = tuple(span for span, _ in pairs)
    if {span.lang for span in spans} - {(own or setting.locale).locale}:
        families = setting.typesetter.fonts.reaching(families, "".join(span.text for span in spans))
    locale = own or setting.locale
    style = TextStyle(
        families=families,
        size=role.size,
        direction=element.direction,
        locale=locale.locale,
        tracking=role.tracking,
        whole_words=locale.whole_words,
        number_family=locale.number_font,
    )
    paragraph = setting.typesetter.paragraph(spans, style)
    for problem in paragraph.problems:
        setting.note(problem)
    metrics = setting.metrics(families, role)
    return TextBlock(setting, element, role, metrics, paragraph, spans, tuple(ink for _, ink in pairs))


def _spans(
    setting: Setting,
    owner: Element,
    content: Iterable[Element | Text],
    role: TextRole,
    link: Element | None = None,
) -> Iterator[tuple[Span, Ink]]:
    """Spans in document order. A span belongs to the nearest element that has a structure type."""
    is_plain = link is None or PLAIN_LINK in link.classes
    colour = setting.colour(role.colour if is_plain else setting.style.link.colour)
    for child in content:
        if isinstance(child, Element):
            inner = replace(role, bold=True) if child.name == "strong" else role
            yield from _spans(
                setting,
                child if child.name in ROLES else owner,
                child.children,
                inner,
                child if child.name == "a" else link,
            )
        elif child.text:
            span = Span(
                text=child.text,
                owner=owner.id,
                lang=setting.langs[owner.id],
                bold=role.bold or child.bold,
                isolate=child.isolate,
                origin=child.origin,
            )
            yield span, Ink(owner.id, colour, link)


def paragraph_slices(setting: Setting, element: Element, name: RoleName, width: float) -> list[Slice]:
    """A block of text as one slice a line, no line of it alone on a page."""
    return line_slices(setting, set_text(setting, element, name).lines(width))


def line_slices(setting: Setting, lines: Sequence[Fragment]) -> list[Slice]:
    """Lines with the costs of breaking between them: no first or last line alone, short paragraphs whole."""
    keeps = setting.style.breaking
    whole = len(lines) <= keeps.whole_lines
    return [
        Slice(line, cost=FORBIDDEN if whole or i in (1, len(lines) - 1) else keeps.in_paragraph)
        for i, line in enumerate(lines)
    ]


def heading(text: TextBlock, width: float) -> Fragment:
    """The lines of a heading, with the place that a bookmark points at."""
    lines = stack(Slice(line) for line in text.lines(width))
    extent: Placed = (0.0, 0.0, Extent(text.element.id, width, lines.height))
    return Fragment(lines.height, (extent, *lines.content), lines.baseline)

"""Document, style and paper -> Pages: the whole of layout in one pure function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from leaflets.errors import LeafletError, Problem, Where
from leaflets.layout.boxes import Fragment, Sheet, Slice, stack
from leaflets.layout.breaking import page_breaks
from leaflets.layout.flow import blocks
from leaflets.layout.furniture import band, footer
from leaflets.layout.questions import measure_headings
from leaflets.layout.sections import part_slices
from leaflets.layout.setting import Setting, languages
from leaflets.model.artwork import Art
from leaflets.model.document import Document, Element
from leaflets.model.layout import Paper
from leaflets.model.locale import Locale
from leaflets.model.page import Artifact, Box, OutlineEntry, Page, Pages
from leaflets.model.style import PageFrame, Style
from leaflets.text.typesetter import Typesetter

MILLIMETRE = 72 / 25.4
"""In points."""

_LEAST_ROOM = 0.25
"""Of the sheet's width that margins leave for text at the least, either way: less is a slip, no design."""

_QUOTED = 40
"""Characters of a text that a problem quotes."""

_LEVELS = {"h1": 0, "h2": 1, "h3": 2}
"""Heading -> its level among the bookmarks."""


def paginate(
    document: Document,
    style: Style,
    paper: Paper,
    typesetter: Typesetter,
    locale: Locale,
    drawings: Mapping[str, str],
    multiple: int = 1,
    beside: Locale | None = None,
    art: Mapping[str, Art] | None = None,
) -> Pages:
    """Set a document in pages. Raises LeafletError with everything that can't be set.

    `drawings`: picture id -> the text of its SVG. Empty pages make their number a multiple of `multiple`.
    `beside` is the other language of a bilingual document; `art`: name -> a picture that content lacks.
    """
    roots = [root for root in (document.main, document.footer) if root is not None]
    langs = dict(pair for root in roots for pair in languages(root, document.metadata.lang))
    elements = tuple(document.main.elements())
    style = _on_its_side(style) if paper.width > paper.height else style
    setting = Setting(style, locale, typesetter, drawings, langs, art or {}, beside)
    _need_room(style, paper)
    measure_headings(setting, elements)
    frame = Frame(setting, document, paper)
    if frame.room <= 0.0:
        raise LeafletError((*setting.problems, _no_room(style, paper)))
    setting.room = frame.room
    parts = [child for child in blocks(document.main) if child.name != "band"]
    slices = part_slices(setting, parts, frame.width)
    line = setting.role("body", locale).leading
    breaks, too_tall = page_breaks(slices, frame.room, style.breaking, line)
    for start in too_tall:
        setting.note(_too_tall(elements, slices, start))
    breaks += [len(slices)] * (-len(breaks) % multiple)
    sheets = list(frame.sheets(slices, breaks))
    if setting.problems:
        raise LeafletError(tuple(setting.problems))
    return Pages(
        width=frame.sheet_width,
        height=frame.sheet_height,
        pages=tuple(Page(tuple(sheet.items)) for sheet in sheets),
        outline=tuple(_outline(elements, sheets)),
        boxes=_boxes(elements, sheets),
    )


def _need_room(style: Style, paper: Paper) -> None:
    """Without any nothing else can be said of the sheet: every word would be told as too wide."""
    frame = style.frame
    width = paper.width * MILLIMETRE - 2 * frame.side
    height = paper.height * MILLIMETRE - frame.body_top - frame.body_bottom
    if min(width, height) < paper.width * MILLIMETRE * _LEAST_ROOM:
        raise LeafletError((_no_room(style, paper),))


def _no_room(style: Style, paper: Paper) -> Problem:
    where = Where(f"content/styles/{style.style}.yaml")
    what = f"margins, band and footer of this style leave no room for text on a sheet of {paper.paper}"
    hint = "Make the lengths below “frame”, “landscape”, “band” and “footer” smaller."
    return Problem("L010", where, what, hint, "frame")


def _on_its_side(style: Style) -> Style:
    """The style of a sheet that is wider than high."""
    own = style.landscape
    return replace(
        style,
        frame=PageFrame(side=own.side, body_top=own.body_top, body_bottom=own.body_bottom),
        band=replace(style.band, top=own.band_top, gap=own.band_gap),
        footer=replace(style.footer, bottom=own.footer_bottom),
    )


class Frame:
    """The text area of the sheets of one document, and what stands around it. Lengths in points."""

    def __init__(self, setting: Setting, document: Document, paper: Paper) -> None:
        style = setting.style
        self.setting = setting
        self.footer = document.footer
        self.sheet_width = paper.width * MILLIMETRE
        self.sheet_height = paper.height * MILLIMETRE
        self.left = style.frame.side
        self.width = self.sheet_width - 2 * style.frame.side
        mark = next((child for child in blocks(document.main) if child.name == "band"), None)
        self.band = None if mark is None else band(setting, mark, self.width)
        self.top = style.frame.body_top
        if self.band is not None:
            self.top = style.band.top + self.band.height + style.band.gap
        self.bottom = self.sheet_height - style.frame.body_bottom
        if self.footer is not None:
            top = self._footer_top(self._foot(1, 1)) + style.footer.space
            self.bottom = min(self.bottom, self.sheet_height - top)

    @property
    def room(self) -> float:
        return self.bottom - self.top

    def _foot(self, page: int, pages: int) -> Fragment:
        if self.footer is None:
            return Fragment(0.0)
        return footer(self.setting, self.footer, self.width, page, pages)

    def _footer_top(self, foot: Fragment) -> float:
        """The height of the footer's upper edge above the sheet's lower edge."""
        return self.setting.style.footer.bottom + foot.height

    def sheets(self, slices: list[Slice], breaks: list[int]) -> Iterator[Sheet]:
        """The painted sheets: band, text, footer. After page 1 the band is an artifact in the same place."""
        start = 0
        for number, end in enumerate(breaks, 1):
            sheet = Sheet()
            if self.band is not None:
                artifact = None if number == 1 else Artifact.HEADER
                sheet.paint(self.band, self.left, self.setting.style.band.top, artifact)
            y = self.top
            repeat = slices[start].repeat if start < end else None
            if repeat is not None:
                sheet.paint(repeat, self.left, y, Artifact.LAYOUT)
                y += repeat.height
            sheet.paint(stack(slices[start:end]), self.left, y)
            foot = self._foot(number, len(breaks))
            sheet.paint(foot, self.left, self.sheet_height - self._footer_top(foot), Artifact.FOOTER)
            yield sheet
            start = end


def _too_tall(elements: Sequence[Element], slices: list[Slice], start: int) -> Problem:
    named = {element.id: element for element in elements}
    first = next((named[owner] for owner in _owners(slices[start].fragment) if owner in named), elements[0])
    origin = first.words_origin
    what = f"what begins with “{first.text()[:_QUOTED]}”"
    hint = "Make it shorter, or split it in two."
    if first.name == "figure":
        what = f"the picture {first.attrs.get('name', '')} with its caption and labels".replace("  ", " ")
        hint = "Make the drawing lower, or its caption and labels shorter."
    return Problem(
        "L008",
        origin.where if origin else first.where,
        f"{what} is taller than a page and can't be parted",
        hint,
        origin.key if origin else "",
    )


def _owners(fragment: Fragment) -> Iterator[int]:
    sheet = Sheet()
    sheet.paint(fragment, 0.0, 0.0)
    for item in sheet.items:
        if isinstance(item.owner, int):
            yield item.owner


def _outline(elements: Sequence[Element], sheets: list[Sheet]) -> Iterator[OutlineEntry]:
    """A bookmark for the title and every heading, pointing at its top."""
    for element in elements:
        if element.name not in _LEVELS:
            continue
        for number, sheet in enumerate(sheets):
            if element.id in sheet.extents:
                y = sheet.extents[element.id][1]
                yield OutlineEntry(_title(element), _LEVELS[element.name], element.id, number, y)
                break


def _title(element: Element) -> str:
    return " ".join(element.text().split())


def _boxes(elements: Sequence[Element], sheets: list[Sheet]) -> dict[int, Box]:
    figures = {element.id for element in elements if element.name == "figure"}
    return {
        element: Box(number, *extent)
        for number, sheet in enumerate(sheets)
        for element, extent in sheet.extents.items()
        if element in figures
    }

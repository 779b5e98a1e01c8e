"""What a PDF holds, counted: pages, tags, languages, sizes and lines of its text.

The audit says what is wrong with a file; a census judges nothing. A passport compares it with the limits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from leaflets.audit.findings import UNREADABLE, Findings
from leaflets.audit.pages import paint_pages
from leaflets.audit.painting import Painting
from leaflets.audit.reading import Reader, is_text, open_page
from leaflets.audit.structure import Tag, read_structure


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of a tagged text. `page` counts from 1; `size` is its largest, in points.

    `leading` is the distance to the line before it in the same text, None for a first line.
    """

    page: int
    role: str
    lang: str
    text: str
    size: float
    leading: float | None


@dataclass(frozen=True, slots=True)
class Census:
    """`width` and `height` of the first page in points; colours are "#RRGGBB".

    `roles`: structure type -> how many. `languages`: language -> characters read out in it.
    `sizes` and `colours` count characters, those of band and footer among them.
    """

    version: str
    lang: str
    pages: int
    width: float
    height: float
    roles: Mapping[str, int]
    figures_described: int
    tables_headed: int
    heads_scoped: int
    languages: Mapping[str, int]
    sizes: Mapping[float, int]
    colours: Mapping[str, int]
    texts: tuple[tuple[TextLine, ...], ...]
    """Every tagged text (a paragraph, an item, a cell) as its lines."""
    furniture: tuple[str, ...]
    """Page by page the text that is not read out: band, footer, repeated heads of tables."""


def take_census(path: Path) -> Census | None:
    """None where the file is not there, damaged, or without tags: then the audit says what is the matter."""
    try:
        with pikepdf.open(path) as pdf:
            findings = Findings(str(path))
            paintings = paint_pages(pdf, findings)
            top = read_structure(pdf, paintings, findings)
            return None if top is None else _count(pdf, paintings, top)
    except UNREADABLE:
        return None


def _count(pdf: pikepdf.Pdf, paintings: tuple[Painting, ...], top: Tag) -> Census:
    reader = Reader(tuple(open_page(painting) for painting in paintings))
    tags = list(_walk(top))
    heads = [tag for tag in tags if tag.role == "TH"]
    sizes: Counter[float] = Counter()
    colours: Counter[str] = Counter()
    for painting in paintings:
        for shown in painting.shown:
            letters = sum(not char.isspace() for char in shown.text)
            if letters:
                sizes[round(shown.size, 2)] += letters
                colours["#" + "".join(f"{round(part * 255):02X}" for part in shown.colour)] += letters
    return Census(
        version=pdf.pdf_version,
        lang=str(pdf.Root.get("/Lang", "")),
        pages=len(paintings),
        width=paintings[0].width,
        height=paintings[0].height,
        roles=dict(sorted(Counter(tag.role for tag in tags).items())),
        figures_described=sum(tag.role == "Figure" and bool((tag.alt or "").strip()) for tag in tags),
        tables_headed=sum(
            tag.role == "Table" and any(kid.role == "TH" for kid in _walk(tag)) for tag in tags
        ),
        heads_scoped=sum(bool(tag.scope) for tag in heads),
        languages=_languages(top, reader),
        sizes=dict(sorted(sizes.items())),
        colours=dict(sorted(colours.items())),
        texts=tuple(tuple(_lines(tag, reader)) for tag in _texts(top)),
        furniture=tuple(
            "".join(shown.text for shown in painting.shown if shown.mark.artifact is not None)
            for painting in paintings
        ),
    )


def _walk(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.tags():
        yield from _walk(kid)


def _languages(top: Tag, reader: Reader) -> dict[str, int]:
    found: Counter[str] = Counter()
    for text, lang in reader.spoken(top):
        found[lang] += sum(not char.isspace() for char in text)
    return {lang: count for lang, count in sorted(found.items()) if count}


def _texts(tag: Tag) -> Iterator[Tag]:
    """The outermost elements that are one stretch of text."""
    if is_text(tag):
        yield tag
    else:
        for kid in tag.tags():
            yield from _texts(kid)


def _lines(tag: Tag, reader: Reader) -> Iterator[TextLine]:
    """Glyphs that share a baseline are a line; a text's lines come in the order of its tag."""
    lines: dict[tuple[int, float], list[tuple[str, float]]] = {}
    for page, shown in reader.shown(tag):
        for glyph in shown.glyphs:
            place = _beside(lines, page, glyph.start[1])
            lines.setdefault(place, []).append((glyph.text, shown.size))
    before: tuple[int, float] | None = None
    for (page, y), glyphs in lines.items():
        text = "".join(text for text, _ in glyphs).strip()
        if text:
            leading = round(before[1] - y, 2) if before and before[0] == page and before[1] > y else None
            yield TextLine(
                page + 1, tag.role, tag.lang, text, round(max(size for _, size in glyphs), 2), leading
            )
            before = (page, y)


def _beside(lines: Iterable[tuple[int, float]], page: int, y: float) -> tuple[int, float]:
    """The baseline that is already there within two points, or a new one."""
    return next((line for line in lines if line[0] == page and abs(line[1] - y) < 2), (page, y))

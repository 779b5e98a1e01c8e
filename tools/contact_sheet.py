"""Pages side by side on one picture, each in a thin frame with a caption below it.

Pixels are drawn by PDFium and Pillow alone, without clock or chance: the same pages give the same bytes.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageColor, ImageDraw, ImageFont


@dataclass(frozen=True)
class Look:
    """The `look` of tools/gallery.yaml: pixels and colours of a sheet."""

    values: Mapping[str, Any]
    font: Path

    def number(self, *path: str) -> int:
        found: Any = self.values
        for name in path:
            found = found[name]
        return int(found)

    def colour(self, name: str) -> str:
        return str(self.values[name])

    def letters(self, kind: str) -> ImageFont.FreeTypeFont:
        """Plain layout: whether Pillow was built with a shaper must not change a byte."""
        size = self.number(kind, "size")
        return ImageFont.truetype(self.font, size, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True)
class Cell:
    """A page of a PDF, counted from 0, and what stands below it."""

    document: pypdfium2.PdfDocument
    page: int
    caption: str

    @cached_property
    def size(self) -> tuple[float, float]:
        """Points, as the page is shown."""
        width, height = self.document[self.page].get_size()
        return width, height

    @property
    def lying(self) -> bool:
        width, height = self.size
        return width > height

    def drawn(self, width: int, finer: int) -> Image.Image:
        """The page, `width` pixels wide."""
        across, down = self.size
        scale = width * finer / across
        page: Image.Image = self.document[self.page].render(scale=scale).to_pil().convert("RGB")
        return page.resize((width, round(width * down / across)), Image.Resampling.LANCZOS)


def contact_sheet(title: str, cells: Sequence[Cell], look: Look) -> Image.Image:
    """The cells, one or more, from left to right in rows below the title. Few make a narrow sheet."""
    margin, gap = look.number("margin"), look.number("gap")
    columns = _columns(cells, look)
    width = (look.number("width") - 2 * margin - (columns - 1) * gap) // columns
    pages = [cell.drawn(width, look.number("finer")) for cell in cells]
    captions = [_wrapped(cell.caption, width, look) for cell in cells]
    top = margin + _height(title, look, "title") + look.number("title", "below")
    places: list[tuple[int, int]] = []
    for start in range(0, len(cells), columns):
        row = slice(start, start + columns)
        places += [(margin + column * (width + gap), top) for column in range(len(pages[row]))]
        top += max(page.height for page in pages[row]) + look.number("caption", "above")
        top += max(_height(caption, look, "caption") for caption in captions[row])
        top += look.number("caption", "below")
    across = (
        max(left for left, _ in places) + width + margin if len(cells) < columns else look.number("width")
    )
    sheet = Image.new("RGB", (across, top + margin - look.number("caption", "below")))
    sheet.paste(look.colour("ground"), (0, 0, *sheet.size))
    pen = ImageDraw.Draw(sheet)
    pen.text((margin, margin), title, fill=look.colour("ink"), font=look.letters("title"))
    for page, caption, (x, y) in zip(pages, captions, places, strict=True):
        sheet.paste(page, (x, y))
        frame = look.number("frame")
        corners = (x - frame, y - frame, x + page.width + frame - 1, y + page.height + frame - 1)
        pen.rectangle(corners, outline=look.colour("line"), width=frame)
        below = (x, y + page.height + look.number("caption", "above"))
        pen.multiline_text(below, caption, fill=look.colour("ink"), font=look.letters("caption"))
    return sheet


def _columns(cells: Sequence[Cell], look: Look) -> int:
    if not any(cell.lying for cell in cells):
        return look.number("columns", "upright")
    return look.number("columns", "few-lying" if len(cells) <= look.number("few") else "many-lying")


def _wrapped(caption: str, width: int, look: Look) -> str:
    """In lines that are no wider than the page above them."""
    font = look.letters("caption")
    for letters in range(len(caption), 0, -1):
        lines = textwrap.wrap(caption, letters)
        if all(font.getlength(line) <= width for line in lines):
            return "\n".join(lines)
    return caption


def _height(text: str, look: Look, kind: str) -> int:
    """Of the lines, with room for letters that reach below them."""
    ascent, descent = look.letters(kind).getmetrics()
    return (ascent + descent) * (text.count("\n") + 1)


def png(sheet: Image.Image, inks: Sequence[str], grounds: Sequence[str], shades: int) -> bytes:
    """With a palette of the grounds, and of `shades` steps from each ink to white, as edges of letters have.

    A palette that is made for each sheet would drop a style's colour where little of it is seen.
    """
    mixed = [
        round(255 + (part - 255) * step / shades)
        for ink in inks
        for step in range(1, shades + 1)
        for part in ImageColor.getrgb(ink)
    ]
    plain = [part for ground in grounds for part in ImageColor.getrgb(ground)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*plain, *mixed])
    stream = io.BytesIO()
    sheet.quantize(palette=palette, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()

"""Simulate a photocopy of a photocopy of a page, to look at: nothing passes or fails here.

    python -m tools.photocopy [--copies 2] [--crop LEFT TOP WIDTH HEIGHT] [--scale 1] PAGE OUT.png PDF ...

PAGE counts from 1; the crop is in millimetres; several files stand side by side. Each copy is made at 300
dots an inch and suffers what an office copier does to a sheet: it lies a little askew, the lens blurs by a
dot, glass and drum add noise and specks, the exposure is a little too light, and toner is nearly all or
nothing. The same file gives the same picture. docs/photocopy.md says what was seen.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 300
MM = DPI / 25.4


@dataclass(frozen=True)
class Copier:
    """An office machine in fair repair; lengths in dots, levels of 255."""

    askew: float = 0.5
    """Degrees."""
    blur: float = 1.0
    noise: int = 24
    """How far a level strays at most, either way."""
    light: int = 12
    """What the exposure adds to every level."""
    steep: float = 4.0
    """How much steeper than straight the toner's curve is at middle grey."""
    specks: int = 300
    """Dots of toner that belong nowhere, on a sheet of A4."""

    def copy(self, sheet: Image.Image, seed: int) -> Image.Image:
        chance = random.Random(seed)
        askew = self.askew if seed % 2 else -self.askew / 2
        seen = sheet.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
        seen = seen.filter(ImageFilter.GaussianBlur(self.blur))
        noise = Image.frombytes("L", sheet.size, chance.randbytes(sheet.width * sheet.height))
        noise = noise.point([round(level * 2 * self.noise / 255) for level in range(256)])
        seen = ImageChops.add(seen, noise, offset=self.light - self.noise)
        printed = seen.point([self._toner(level) for level in range(256)])
        for _ in range(self.specks):
            printed.putpixel((chance.randrange(sheet.width), chance.randrange(sheet.height)), 0)
        return printed

    def _toner(self, level: int) -> int:
        return max(0, min(255, round(128 + (level - 128) * self.steep)))


def photocopy(path: Path, page: int, copies: int, copier: Copier) -> Image.Image:
    """The page, counted from 0, copied so many times over."""
    drawn = pypdfium2.PdfDocument(path)[page].render(scale=DPI / 72, grayscale=True)
    sheet: Image.Image = drawn.to_pil().convert("L")
    for number in range(copies):
        sheet = copier.copy(sheet, seed=number + 1)
    return sheet


def cropped(sheet: Image.Image, box: list[float] | None) -> Image.Image:
    if box is None:
        return sheet
    left, top, width, height = (round(edge * MM) for edge in box)
    return sheet.crop((left, top, left + width, top + height))


def beside(parts: list[Image.Image], gap: int) -> Image.Image:
    """Pictures of one height in a row, on grey."""
    width = sum(part.width for part in parts) + gap * (len(parts) - 1)
    row = Image.new("L", (width, max(part.height for part in parts)), 200)
    left = 0
    for part in parts:
        row.paste(part, (left, 0))
        left += part.width + gap
    return row


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("page", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+", metavar="PDF")
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--crop", type=float, nargs=4, metavar=("LEFT", "TOP", "WIDTH", "HEIGHT"))
    parser.add_argument("--scale", type=float, default=1.0, help="of the picture that is written")
    given = parser.parse_args()
    sheets = [photocopy(file, given.page - 1, given.copies, Copier()) for file in given.files]
    row = beside([cropped(sheet, given.crop) for sheet in sheets], gap=round(2 * MM))
    if given.scale != 1:
        size = (round(row.width * given.scale), round(row.height * given.scale))
        row = row.resize(size, Image.Resampling.LANCZOS)
    row.quantize(16, dither=Image.Dither.NONE).save(given.out, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

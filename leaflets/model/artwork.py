"""A clinic's logo as it is printed: read, judged and brought into sRGB long before any page is set.

The decoded picture travels with the clinic's value, so that nothing that prints ever opens a file.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from leaflets.frozen import frozen

LOGO_WIDTH, LOGO_HEIGHT = 50.0, 18.0
"""Millimetres: a logo is printed as large as fits in here, and never larger."""

LEAST_DPI, MOST_DPI = 200, 600
"""Dots to the inch of a printed picture: fewer look torn, more are lost on paper."""

QR_LEAST_MODULE, QR_MOST = 0.5, 40.0
"""Millimetres: the side of a QR code's smallest square, which a copier still keeps, and of the whole code."""

_COMPRESSION = 9
"""A logo is compressed once, and goes to every process and into every file as it is then."""


@frozen
class Raster:
    """A picture in dots: `samples` is its rows from the top, compressed by zlib, without any padding.

    Each dot has a byte for red, green and blue (sRGB), or one where it is `grey`. Nothing is see-through.
    """

    width: int
    height: int
    samples: bytes
    grey: bool = False

    @property
    def rgb(self) -> bytes:
        """Three bytes for each dot, whatever it is made of."""
        plain = zlib.decompress(self.samples)
        return bytes(value for level in plain for value in (level, level, level)) if self.grey else plain


@frozen
class Vector:
    """A drawing: the text of its SVG, and the file that it was read from, to name in problems."""

    svg: str
    file: str


Art = Raster | Vector


def raster(width: int, height: int, rgb: bytes) -> Raster:
    """Of three bytes for each dot. One that has no colour keeps a byte for each."""
    red, green, blue = rgb[0::3], rgb[1::3], rgb[2::3]
    is_grey = red == green == blue
    return Raster(width, height, zlib.compress(red if is_grey else rgb, _COMPRESSION), is_grey)


def luminance(red: int, green: int, blue: int) -> int:
    """The grey that looks as light, by the weights of ITU-R BT.709."""
    return (2126 * red + 7152 * green + 722 * blue + 5000) // 10000


@lru_cache(maxsize=8)
def in_grey(picture: Raster) -> Raster:
    """The picture as a printer without colours shows it."""
    if picture.grey:
        return picture
    rgb = picture.rgb
    levels = bytes(map(luminance, rgb[0::3], rgb[1::3], rgb[2::3]))
    return Raster(picture.width, picture.height, zlib.compress(levels, _COMPRESSION), grey=True)


def fitted(width: float, height: float, most_width: float, most_height: float) -> tuple[float, float]:
    """The largest size of the same proportions that fits."""
    scale = min(most_width / width, most_height / height)
    return width * scale, height * scale

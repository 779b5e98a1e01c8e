"""A PNG or JPEG, made ready for print: sRGB without see-through parts, and no more dots than paper shows.

A picture comes from strangers. Its size is read and judged before any of it is decoded, and whatever a
decoder raises becomes words for the person who chose the file.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms, ImageOps

from leaflets.content.findings import Finding
from leaflets.content.nodes import KeyPath
from leaflets.model.artwork import (
    LEAST_DPI,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    MOST_DPI,
    Raster,
    fitted,
    raster,
)

MOST_PIXELS = 24_000_000
"""Decoded at once at the most: a photograph of 6,000 by 4,000. A logo needs a hundredth of that."""

LEAST_SIDE = 4.0
"""Millimetres on paper. A picture that is lower or narrower is a line, not a logo."""

_INCH = 25.4
_SAVE = "Open it in a picture program and save it again, as PNG or JPEG."
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, OverflowError, MemoryError, struct.error, zlib.error)
"""What Pillow raises for pictures that are damaged or made to harm."""
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class _RefusedError(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def read_raster(data: bytes, kind: str, path: KeyPath) -> Raster | Finding:
    """`kind`: "PNG" or "JPEG". `path`: the key that names the file."""
    try:
        return _raster(data, kind)
    except _RefusedError as refused:
        return Finding(refused.code, path, str(refused), refused.hint)
    except _TOO_LARGE:
        return Finding("S089", path, f"the picture has more than {MOST_PIXELS:,} dots", _smaller())
    except _BROKEN as error:
        what = f"the picture is damaged or cut off ({type(error).__name__})"
        return Finding("S088", path, what, "Take the original file again, or save it anew as PNG or JPEG.")


def _raster(data: bytes, kind: str) -> Raster:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data), formats=(kind,)) as picture:
            _judge_size(picture)
            if getattr(picture, "n_frames", 1) > 1:
                hint = "Save the picture that is to be printed as a file of its own."
                raise _RefusedError("S091", "the file holds several pictures, or one that moves", hint)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            return _printable(_flat(_in_srgb(upright)))


def _judge_size(picture: Image.Image) -> None:
    """From the file's head alone: nothing has been decoded yet."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        what = f"the picture has {width:,} by {height:,} dots, more than {MOST_PIXELS:,} in all"
        raise _RefusedError("S089", what, _smaller())
    wide, high = fitted(width, height, LOGO_WIDTH, LOGO_HEIGHT)
    if min(wide, high) < LEAST_SIDE:
        what = f"the picture is so long and thin that it would be {wide:.1f} by {high:.1f} mm on paper"
        raise _RefusedError(
            "S090", what, f"Choose a logo whose printed sides have {LEAST_SIDE:g} mm or more."
        )
    needed = tuple(-int(-side / _INCH * LEAST_DPI // 1) for side in (wide, high))
    if width < needed[0] or height < needed[1]:
        what = f"the picture has {width} by {height} dots, too few to print it {wide:.0f} by {high:.0f} mm"
        hint = f"It needs {needed[0]} by {needed[1]} dots at least. Ask for the original, or for an SVG."
        raise _RefusedError("S090", what, hint)


def _smaller() -> str:
    width, height = (round(side / _INCH * MOST_DPI) for side in (LOGO_WIDTH, LOGO_HEIGHT))
    return f"Save it smaller: paper shows no more than {width:,} by {height:,} dots of a logo."


def _in_srgb(picture: Image.Image) -> Image.Image:
    """RGB or RGBA in sRGB, by the colour profile that the file holds."""
    profile = picture.info.get("icc_profile")
    clear = picture.has_transparency_data
    alpha = picture.convert("RGBA").getchannel("A") if clear else None
    colours = _plain(picture)
    if isinstance(profile, bytes):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(colours, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError) as error:
            hint = "Save it again in the colours sRGB, or without a colour profile."
            raise _RefusedError("S094", "the colour profile in the picture cannot be used", hint) from error
        colours = found or colours
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _plain(picture: Image.Image) -> Image.Image:
    """In a mode that a colour profile is for: grey, RGB or CMYK, each with eight bits."""
    if picture.mode in ("L", "RGB", "CMYK"):
        return picture
    if picture.mode.startswith("I"):  # grey with sixteen bits
        return picture.convert("I").point(lambda level: level / 257).convert("L")
    return picture.convert("L" if picture.mode in ("1", "LA", "La") else "RGB")


def _flat(picture: Image.Image) -> Image.Image:
    """On white paper, which is what stands behind it."""
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")


def _printable(picture: Image.Image) -> Raster:
    wide, high = fitted(*picture.size, LOGO_WIDTH, LOGO_HEIGHT)
    most = tuple(max(1, round(side / _INCH * MOST_DPI)) for side in (wide, high))
    if picture.width > most[0]:
        picture = picture.resize((most[0], most[1]), Image.Resampling.LANCZOS)
    return raster(*picture.size, picture.tobytes())

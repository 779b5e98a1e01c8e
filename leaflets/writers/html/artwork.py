"""A clinic's logo and the code of a sheet's address, inside the page: nothing is fetched from anywhere.

A logo is an image of its own, in which a browser runs and loads nothing, whatever its file holds.
"""

from __future__ import annotations

import base64
import struct
import zlib

from leaflets.model.artwork import Art, Raster, Vector
from leaflets.text.qr import QUIET, across, qr_modules
from leaflets.writers.html.markup import EMPTY, Html, tag, void

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def logo(art: Art, alt: str) -> Html:
    if isinstance(art, Vector):
        return void("img", {"src": _data("image/svg+xml", _named(art.svg).encode()), "alt": alt})
    size = {"width": str(art.width), "height": str(art.height)}
    return void("img", {"src": _data("image/png", png(art)), "alt": alt, **size})


def qr(address: str) -> Html:
    """The squares of the code, a row at a time; nothing where no code is large enough."""
    modules = qr_modules(address)
    if modules is None:
        return EMPTY
    squares = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z"
        for y, row in enumerate(modules)
        for x, dark in enumerate(row)
        if dark
    )
    side = across(modules)
    view = {"viewBox": f"0 0 {side} {side}", "aria-hidden": "true"}
    return tag("svg", view, tag("path", {"d": squares}))


def png(picture: Raster) -> bytes:
    """The picture as a PNG file (ISO/IEC 15948): eight bits for each of grey, or of red, green and blue."""
    plain = zlib.decompress(picture.samples)
    across_row = picture.width * (1 if picture.grey else 3)
    rows = (plain[at : at + across_row] for at in range(0, len(plain), across_row))
    unfiltered = b"".join(b"\0" + row for row in rows)
    colour_type = 0 if picture.grey else 2
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, colour_type, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(unfiltered, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _named(svg: str) -> str:
    """With its namespace, without which no browser knows an SVG."""
    return svg if _NAMESPACE in svg else svg.replace("<svg", f"<svg {_NAMESPACE}", 1)


def _data(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"

"""PDF's own spelling of numbers, strings and compressed data: ISO 32000-1 7.3.3, 7.3.4 and 7.4.4."""

from __future__ import annotations

import codecs
import zlib
from functools import lru_cache

COMPRESSION = 7
"""zlib's level. Level 9 makes a leaflet 0.3 per cent smaller and takes half as long again."""

HUNDRED = 100
"""Positions are kept in hundredths of a point (3.5 micrometres), so that rounding never adds up."""


def hundredths(value: float) -> int:
    """Points as a whole number of hundredths."""
    return round(value * HUNDRED)


@lru_cache(maxsize=8192)
def decimal(value: int) -> str:
    """Hundredths as a PDF number without needless zeros: 1250 is "12.5"."""
    whole, rest = divmod(value, HUNDRED)
    return str(value / HUNDRED) if rest else str(whole)


def number(value: float) -> str:
    """A length or a size, to a hundredth."""
    return decimal(hundredths(value))


def fine_number(value: float) -> str:
    """A width or a colour component, to a thousandth."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def text_string(text: str) -> bytes:
    """A text string: ASCII as it is, everything else as UTF-16 with its byte order mark (7.9.2.2)."""
    raw = text.encode("ascii") if text.isascii() else codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    return literal(raw)


def literal(raw: bytes) -> bytes:
    r"""Bytes in parentheses. A carriage return is escaped, since a reader takes a bare one for \n."""
    raw = raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + raw.replace(b"\r", b"\\r") + b")"


def reference(object_number: int) -> bytes:
    return b"%d 0 R" % object_number


def compress(data: bytes) -> bytes:
    """For the filter FlateDecode."""
    return zlib.compress(data, COMPRESSION)

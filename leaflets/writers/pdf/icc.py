"""The output intent's profile: sRGB (IEC 61966-2-1) as an ICC version 4 profile of some 500 bytes.

PDF/A-2 6.2.4.3 lets device colours stand only where an output intent says what they mean. The profile is
built here, so that no third party's file has to be carried; a parametric curve makes it exact and small.
Section numbers are those of ICC.1:2010 (ISO 15076-1).
"""

from __future__ import annotations

import struct
from functools import lru_cache

DESCRIPTION = "sRGB IEC61966-2.1"

_D50 = (0.9642, 1.0, 0.8249)
"""The profile connection space's white (7.2.16)."""

_COLORANTS = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""sRGB's primaries seen under D50: the columns of RGB -> XYZ after Bradford adaptation from D65."""

_BRADFORD_D65_TO_D50 = (
    (1.0478112, 0.0228866, -0.0501270),
    (0.0295424, 0.9904844, -0.0170491),
    (-0.0092345, 0.0150436, 0.7521316),
)

_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of curve type 3: (aX + b)^g from d upwards, cX below (10.16)."""


def _fixed(*values: float) -> bytes:
    """s15Fixed16Number (4.6)."""
    return struct.pack(f">{len(values)}i", *(round(value * 0x10000) for value in values))


def _text(text: str) -> bytes:
    """multiLocalizedUnicodeType with one record (10.13)."""
    raw = text.encode("utf-16-be")
    return struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(raw), 28) + raw


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The profile: equal bytes on every call, in every process."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(*_CURVE)
    elements: list[tuple[bytes, bytes]] = [
        (b"desc", _text(DESCRIPTION)),
        (b"cprt", _text("Public domain")),
        (b"wtpt", _xyz(_D50)),
        (b"chad", b"sf32\0\0\0\0" + b"".join(_fixed(*row) for row in _BRADFORD_D65_TO_D50)),
        *((tag, _xyz(values)) for tag, values in _COLORANTS.items()),
        *((tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    start = 128 + 4 + 12 * len(elements)
    places: dict[bytes, int] = {}
    table, data = b"", b""
    for tag, element in elements:
        if element not in places:
            places[element] = start + len(data)
            data += element + b"\0" * (-len(element) % 4)
        table += struct.pack(">4sII", tag, places[element], len(element))
    return _header(start + len(data)) + struct.pack(">I", len(elements)) + table + data


def _header(size: int) -> bytes:
    """A display profile, RGB to XYZ, version 4.2, perceptual intent (7.2). The date is sRGB's own."""
    return (
        struct.pack(">I4xI4s4s4s", size, 0x04200000, b"mntr", b"RGB ", b"XYZ ")
        + struct.pack(">6H4s", 1999, 10, 1, 0, 0, 0, b"acsp")
        + b"\0" * 28
        + _fixed(*_D50)
    ).ljust(128, b"\0")

"""A bitmap as a PNG file (ISO/IEC 15948), quickly: for a browser on the same machine, size means little."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUECOLOUR = 2
_LEVEL = 1
"""Of zlib: a page takes 8 ms, and 30 at the usual 6, which would save a third."""


def encode(rows: bytes | memoryview, width: int, height: int, stride: int) -> bytes:
    """The file of an image whose rows of red, green and blue bytes begin every `stride` bytes."""
    view = memoryview(rows)
    unfiltered = b"".join(
        part for y in range(height) for part in (b"\0", view[y * stride : y * stride + 3 * width])
    )
    header = struct.pack(">IIBBBBB", width, height, 8, _TRUECOLOUR, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(unfiltered, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

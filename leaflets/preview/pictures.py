"""Finished PDFs as pictures of their pages, by PDFium: what a reader will see, not what layout meant.

A picture is made when it is asked for: of a change in a long leaflet the first page is wanted first. PDFium
may be used by one thread at a time, which a lock sees to; a new page does not wait for it.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import sha256
from threading import Lock

import pypdfium2

from leaflets.preview.png import encode

DOTS = 110
"""An inch: 10-point text is 15 dots high, and an A4 page 200 kB."""
_POINTS = 72

FILES = 32
"""PDFs that are remembered: what the tabs of a browser may still show."""
BYTES = 48_000_000
"""Of PNG files that are remembered."""


class Pictures:
    """Pages by their digest. The oldest are forgotten first; a page that is asked for again is made again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._drawing = Lock()
        self._files: OrderedDict[str, tuple[bytes, tuple[str, ...]]] = OrderedDict()
        self._made: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def add(self, data: bytes, pages: int) -> tuple[str, ...]:
        """The digests of a PDF's pages: equal bytes, equal digests."""
        name = sha256(data).hexdigest()
        digests = tuple(sha256(f"{name} {page}".encode()).hexdigest()[:32] for page in range(pages))
        with self._lock:
            self._files[name] = data, digests
            self._files.move_to_end(name)
            while len(self._files) > FILES:
                self._files.popitem(last=False)
        return digests

    def png(self, digest: str) -> bytes | None:
        """The picture of a page, None where nothing is known of it (any more)."""
        with self._lock:
            known = self._made.get(digest)
            if known is not None:
                self._made.move_to_end(digest)
                return known
            found = next((file for file in self._files.values() if digest in file[1]), None)
        if found is None:
            return None
        data, digests = found
        with self._drawing:
            png = _drawn(data, digests.index(digest))
        with self._lock:
            return self._keep(digest, png)

    def _keep(self, digest: str, png: bytes) -> bytes:
        self._size += len(png) - len(self._made.get(digest, b""))
        self._made[digest] = png
        while self._size > BYTES and len(self._made) > 1:
            _, old = self._made.popitem(last=False)
            self._size -= len(old)
        return png


def _drawn(data: bytes, page: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    try:
        bitmap = document[page].render(scale=DOTS / _POINTS, rev_byteorder=True)
        try:
            return encode(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        finally:
            bitmap.close()
    finally:
        document.close()

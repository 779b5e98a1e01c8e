"""An address as a QR code (ISO/IEC 18004): which modules are dark.

Error level M or better: a seventh of the code may be lost to a fold, a stain or a bad copy.
"""

from __future__ import annotations

from functools import lru_cache

QUIET = 4
"""Modules of white that a reader needs on every side."""

Modules = tuple[tuple[bool, ...], ...]
"""Rows from the top; True is dark."""


@lru_cache(maxsize=256)
def qr_modules(address: str) -> Modules | None:
    """The smallest code of error level M, with the best level that needs no more room. None where no QR code
    is large enough.
    """
    import segno  # it takes as long as half a cold start, and few sheets have a code

    try:
        code = segno.make_qr(address, error="m", boost_error=True)
    except segno.DataOverflowError:
        return None
    return tuple(tuple(bool(value) for value in row) for row in code.matrix)


def across(modules: Modules) -> int:
    """Modules from edge to edge, with those of the quiet zone."""
    return len(modules) + 2 * QUIET

"""The address behind a QR code: the clinic's, with the code of the edition in it."""

from __future__ import annotations

_CODE = "{code}"


def filled(url: str, code: str) -> str:
    """`{code}` in the address is the edition's code; without it the code stands behind, after a "#", which a
    browser keeps to itself: the clinic's web server need not know it.
    """
    return url.replace(_CODE, code) if _CODE in url else f"{url}#{code}"

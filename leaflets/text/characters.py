"""Kinds of characters that are not text to see: ignorable, bidi controls, controls (Unicode 15.0)."""

from __future__ import annotations

from functools import cache, lru_cache

from leaflets.text.unicode_data.characters import BIDI_CONTROL, DEFAULT_IGNORABLE


@lru_cache(maxsize=2)
def _ranges(table: str) -> tuple[tuple[str, str], ...]:
    """First and last character of every range."""
    points = [chr(int(point, 16)) for point in table.split()]
    return tuple(zip(points[::2], points[1::2], strict=True))


@cache
def is_default_ignorable(char: str) -> bool:
    """Whether a character without a glyph is to be passed over: joiners, bidi controls, soft hyphen."""
    return any(first <= char <= last for first, last in _ranges(DEFAULT_IGNORABLE))


@cache
def is_bidi_control(char: str) -> bool:
    """Whether a character is an embedding, override, isolate or directional mark (UAX #9, section 2)."""
    return any(first <= char <= last for first, last in _ranges(BIDI_CONTROL))


def is_control(char: str) -> bool:
    """Whether a character is a C0 or C1 control: general category Cc, which never changes."""
    return char < " " or "\x7f" <= char <= "\x9f"

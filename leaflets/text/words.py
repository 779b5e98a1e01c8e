"""Words of a text as ICU sees them: by dictionaries where the language puts no spaces between them."""

from __future__ import annotations

from icu4py.breakers import WordBreaker


def words(text: str, language: str) -> list[str]:
    """The text in pieces: words, and between them spaces and signs, each a piece of its own."""
    return list(WordBreaker(text, language)) if text else []

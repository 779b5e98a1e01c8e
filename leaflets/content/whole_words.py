"""What a locale's list of whole words may hold: words that a line could part."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.content.findings import Finding
from leaflets.content.words import quoted


def check_whole_words(words: tuple[str, ...]) -> Iterator[Finding]:
    """An entry without effect, or listed twice, is a slip. An empty one is no text at all (S004)."""
    for index, word in enumerate(words):
        if any(character.isspace() for character in word):
            what = f"there is a space in {quoted(word)}"
            hint = "Lines end at spaces anyway. Write each word as an entry of its own, without spaces."
        elif len(word) == 1:
            what = f"{quoted(word)} is a single letter"
            hint = "Write words of two letters or more: a single one is never parted."
        elif word in words[:index]:
            what = f"{quoted(word)} is listed twice"
            hint = "Delete one of them."
        else:
            continue
        yield Finding("S070", ("whole-words", index), what, hint)

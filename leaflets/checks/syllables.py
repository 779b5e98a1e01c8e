"""Syllables of a written word, from a language's patterns (content/locales/<locale>/wording.yaml)."""

from __future__ import annotations

import re
from functools import lru_cache

from leaflets.model.wording import Syllables

_NUMBER = re.compile(r"\d[\d,.]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[^\W\d_]{2,5}")


class SyllableCounter:
    """Counts by one language's rules. A figure counts one: how it is spoken the patterns don't say."""

    def __init__(self, rules: Syllables) -> None:
        self._groups = re.compile(rules.groups)
        self._fewer = tuple(re.compile(pattern) for pattern in rules.fewer)
        self._more = tuple(re.compile(pattern) for pattern in rules.more)
        self._exceptions = dict(rules.exceptions)
        self.count = lru_cache(maxsize=4096)(self._count)

    def _count(self, word: str) -> int:
        """At least 1. A word in capitals is spelt out: "MRI" has three, "W" too."""
        if _CAPITALS.fullmatch(word) and word.isupper():
            return sum(3 if letter == "W" else 1 for letter in word)
        return max(1, sum(self._part(part) for part in _LETTERS.findall(word.lower().replace("’", "'"))))

    def _part(self, word: str) -> int:
        """One part of a word with hyphens or apostrophes."""
        if word in self._exceptions:
            return self._exceptions[word]
        count = len(self._groups.findall(word))
        count -= sum(len(pattern.findall(word)) for pattern in self._fewer)
        count += sum(len(pattern.findall(word)) for pattern in self._more)
        return max(count, 1 if self._groups.search(word) else 0)

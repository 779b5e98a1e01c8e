"""Finding the phrases of a wording.yaml in a string."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from leaflets.frozen import frozen
from leaflets.model.wording import Phrases

_MARKS = (
    r"\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0900-\u0903\u093A-\u094F"
    r"\u0981-\u0983\u09BC-\u09CD\u0A01-\u0A03\u0A3C-\u0A4D\u0A70\u0A71\u0A81-\u0A83\u0ABC-\u0ACD"
    r"\u0B82\u0BBE-\u0BCD"
)
"""Vowel signs and points, which Python's `\\w` leaves out."""
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_NO_LETTER_BEFORE = rf"(?<![^\W_])(?<![{_MARKS}])"
_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})
_SPACE = r"(?:\*\*)? (?:\*\*)?"
"""A space between words, beside which bold may begin or end."""
_GAP = r"[^.?!;:。？！।؟۔]{0,40}?"


@frozen
class Span:
    """Characters `start` to `end` of a string, and the words found there."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=2048)
def _pattern(phrases: tuple[str, ...], numbers: tuple[str, ...], whole: bool) -> re.Pattern[str]:
    number = "|".join([r"\d(?:[\d.,]*\d)?", *map(re.escape, sorted(numbers, key=len, reverse=True))])
    signs = {" ... ": rf" (?:{_GAP} )?", "...": _GAP, "*": f"{_LETTER}*", "#": f"(?:{number})"}
    body = "|".join(_phrase(phrase, signs) for phrase in sorted(phrases, key=len, reverse=True))
    if not body:
        return re.compile(r"(?!)")
    before, after = (_NO_LETTER_BEFORE, f"(?!{_LETTER})") if whole else ("", "")
    return re.compile(f"{before}(?:{body}){after}", re.IGNORECASE)


def _phrase(phrase: str, signs: Mapping[str, str]) -> str:
    parts = re.split(r"( \.\.\. |\.\.\.|[*#])", phrase.translate(_SAME))
    return "".join(signs.get(part) or re.escape(part).replace(r"\ ", _SPACE) for part in parts)


def find(
    text: str,
    words: Iterable[str],
    unless: Iterable[str] = (),
    *,
    whole: bool = True,
    numbers: Iterable[str] = (),
) -> Iterator[Span]:
    """Every place of one of the phrases, in order, but those inside one of `unless`.

    `whole` is False for languages that write no spaces between words. `numbers` are the words that `#` stands
    for beside digits.
    """
    plain = text.translate(_SAME)
    found = list(_pattern(tuple(words), tuple(numbers), whole).finditer(plain))
    excused = [m.span() for m in _pattern(tuple(unless), (), whole).finditer(plain)] if found else []
    for match in found:
        if not any(start <= match.start() and match.end() <= end for start, end in excused):
            yield Span(match.start(), match.end(), text[match.start() : match.end()])


def find_all(text: str, phrases: Phrases, *, whole: bool = True) -> list[Span]:
    return list(find(text, phrases.words, phrases.unless, whole=whole))

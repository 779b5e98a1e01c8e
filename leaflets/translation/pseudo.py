"""English that looks foreign: what is hard-coded, cut or too narrow shows before a translator meets it.

Names in braces, bold, addresses of links and figures stay: it goes through the same pipeline as any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle

LONGER = 0.4
"""Many languages need about so much more room than English."""
WORDS_LONGER = 0.2
"""By so much its words are longer: those of German or Finnish, in columns and labels."""
_FILLER = "lorem ipsum dolor sit amet consectetur elit sed do eiusmod tempor incididunt "

_KEPT = re.compile(r"(\{[^{}]*\}|\]\([^)\s]*\)|\*\*)")
_VOWELS = frozenset("aeiouyAEIOUY")
_ACCENTS = str.maketrans(
    "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ",
    "áçďéğĥíĵķļñöřšţüŵÿžÁÇĎÉĞĤÍĴĶĻÑÖŘŠŢÜŴŸŽ",
)
"""Letters with a mark for all that have one in every font of Latin letters: no English word stays plain."""
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابصدعفغحيجكلمنوثقرستىطشخضز" * 2,
)
RTL_LETTERS = "".join(sorted({chr(code) for code in _ARABIC.values()}))

Change = Callable[[str], str]


def accented(text: str) -> str:
    """`The eye closes` -> `[Ţĥéé éÿé çļöšéš ļöř]`: 40 % longer, and a bracket that is missing was cut off."""
    words = _outside_kept(text, lambda part: longer(part).translate(_ACCENTS))
    return f"[{words}{filler(text).translate(_ACCENTS)}]"


def marked(text: str) -> str:
    """`The eye closes` -> `Ţĥé éÿé çļöšéš`: as long as it was, and no English word plain."""
    return _outside_kept(text, lambda part: part.translate(_ACCENTS))


def right_to_left(text: str) -> str:
    """English in Arabic letters, letter for letter: it means nothing, joins, and runs from right to left."""
    return f"[{_outside_kept(text, lambda part: part.translate(_ARABIC))}]"


def _outside_kept(text: str, change: Change) -> str:
    parts = _KEPT.split(text)
    return "".join(part if number % 2 else change(part) for number, part in enumerate(parts))


def longer(text: str) -> str:
    """With letters said twice, vowels first, spread over all of its words: words grow by a part of what the
    text grows by.
    """
    letters = [index for index, sign in enumerate(text) if sign.isalpha()]
    wanted = round(len(letters) * WORDS_LONGER)
    vowels = [index for index in letters if text[index] in _VOWELS]
    others = [index for index in letters if text[index] not in _VOWELS]
    twice = {*_spread(vowels, wanted), *_spread(others, wanted - len(vowels))}
    return "".join(sign * 2 if index in twice else sign for index, sign in enumerate(text))


def filler(text: str) -> str:
    """The words that make a text 40 % longer, its own words having grown, with a space before them."""
    count = sum(sign.isalpha() for sign in _KEPT.sub("", text))
    missing = round(count * LONGER) - round(count * WORDS_LONGER)
    words = ""
    for sign in cycle(_FILLER):
        if not missing:
            break
        words += sign
        missing -= sign.isalpha()
    return f" {words}" if words else ""


def _spread(places: list[int], wanted: int) -> list[int]:
    """So many of the places, at even distances."""
    if wanted >= len(places):
        return places
    return [places[number * len(places) // wanted] for number in range(max(wanted, 0))]

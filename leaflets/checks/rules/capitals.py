"""R702: words in capitals for emphasis: they lose their shape for the eye and are spelt out for the ear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span

_SPELT = 4
"""The letters of the longest abbreviation that a leaflet uses."""


def check(desk: Desk) -> Iterator[Finding]:
    for _, item in desk.strings():
        for match in re.finditer(r"[^\W\d_]+", item.message):
            word = match[0]
            if all(map(str.isupper, word)) and (
                len(word) > _SPELT or (word.lower() != word and _shouted(item.message, match))
            ):
                span = Span(match.start(), match.end(), word)
                hint = "Write it in small letters; **two stars** before and after make it bold."
                yield item.at(span, "R702", f"“{word}” stands in capitals", hint)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the next word is in capitals too: "DO NOT" is no abbreviation."""
    following = re.match(r" ([^\W\d_]{2,})", text[match.end() :])
    before = re.search(r"([^\W\d_]{2,}) $", text[: match.start()])
    return len(match[0]) > 1 and any(m is not None and m[1].isupper() for m in (following, before))

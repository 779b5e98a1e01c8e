"""R101: a figure typed by hand: it would stay when the ledger changes, and differ between languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span
from leaflets.model.usage import PLACEHOLDER

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")


def check(desk: Desk) -> Iterator[Finding]:
    """In English every digit outside braces; in a translation those that are not English's, in any script."""
    for _, item in desk.strings():
        if item.source is None:
            for span in _digits(item.message):
                hint = "Use a figure of the ledger in braces, or say it without a figure."
                yield item.at(span, "R101", f"the figure “{span.words}” is typed into the text", hint)
            continue
        wanted, found = Counter(map(_value, _digits(item.source))), _digits(item.message)
        for span in found:
            if not wanted[_value(span)]:
                hint = f"English: “{item.source}”. Use the same figures, and those in braces as they are."
                yield item.at(span, "R101", f"the figure “{span.words}” is not in the English text", hint)
            wanted[_value(span)] -= 1
        for value in sorted(value for value, count in wanted.items() if count > 0):
            hint = f"English: “{item.source}”."
            yield item.whole("R101", f"the figure {value} of the English text is missing", hint)


def _digits(text: str) -> list[Span]:
    braces = [match.span() for match in PLACEHOLDER.finditer(text)]
    return [
        Span(match.start(), match.end(), match[0])
        for match in _DIGITS.finditer(text)
        if not any(start <= match.start() < end for start, end in braces)
    ]


def _value(span: Span) -> str:
    """The digits alone, in European figures."""
    return "".join(str(int(character)) for character in span.words if character.isdecimal())

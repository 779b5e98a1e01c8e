"""R107: a figure above 10,000, which few people can picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span

LARGEST = 10_000

_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d{5,}")


def check(desk: Desk) -> Iterator[Finding]:
    """Years and phone numbers have fewer digits in a row, or no groups of three."""
    for _, item in desk.strings():
        for match in _NUMBER.finditer(item.message):
            if int(re.sub(r"\D", "", match[0])) > LARGEST:
                hint = "Say it in every 100 or 1,000 people, with a figure of the ledger."
                span = Span(match.start(), match.end(), match[0])
                yield item.at(span, "R107", f"“{match[0]}” is above {LARGEST:,}", hint)

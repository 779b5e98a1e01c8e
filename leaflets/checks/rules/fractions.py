"""R105: "9 in 10" beside "85 in every 100": readers compare the wrong numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding, Tongue
from leaflets.checks.phrases import find


def check(desk: Desk) -> Iterator[Finding]:
    """Shares of people are printed by the ledger only; a typed one is refused whatever its denominator."""
    for tongue, item in desk.strings():
        numbers = _numbers(tongue)
        for span in find(item.plain, tongue.wording.fractions, whole=tongue.spaced, numbers=numbers):
            hint = "Use a figure of the ledger, in braces: about {mvd-success}. Leaflets count in every 100."
            yield item.at(span, "R105", f"“{span.words}” is a share of people typed by hand", hint)
        for match in re.finditer(r"\d[\d.,]*\s?[%٪％]", item.message):
            hint = "Use a figure of the ledger, in braces. Leaflets say “in every 100”, not a percentage."
            yield Finding(
                "R105", item.message, f"“{match[0]}” is a percentage", hint, match.start(), match.end()
            )


def _numbers(tongue: Tongue) -> list[str]:
    return [word for words in tongue.wording.numbers.values() for word in words]

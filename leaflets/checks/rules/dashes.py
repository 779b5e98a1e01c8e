"""R104: a range with a dash: it turns round in right-to-left text, and a screen reader passes over it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span

_RANGE = re.compile(r"(?:\d[\d.,]*|\})\s*[-\u2010-\u2015\u2212~〜～]\s*(?:\d[\d.,]*\d|\d|\{)")


def check(desk: Desk) -> Iterator[Finding]:
    for tongue, item in desk.strings():
        for match in _RANGE.finditer(item.message):
            join = tongue.own.locale.joins.range.replace("\u00a0", " ")
            hint = f"Say it in words, as in “{join.format(low=2, high=5)}”; figures come from the ledger."
            span = Span(match.start(), match.end(), match[0])
            yield item.at(span, "R104", f"the range “{match[0]}” has a dash", hint)

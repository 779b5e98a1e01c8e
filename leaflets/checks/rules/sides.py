"""R205: the wrong side of the face: the other one, or left or right where it may be either."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span, find_all
from leaflets.model.wording import Phrases

_HINTS = {
    "other": "The spasm, its risks and its treatment are on the affected side: say “that side”.",
    "named": "It may be either side: say “the affected side”.",
}


def check(desk: Desk) -> Iterator[Finding]:
    """In English every such word; in a translation those that its English has not, and those it has lost."""
    for tongue, item in desk.strings():
        for kind, phrases in tongue.wording.sides.items():
            found = find_all(item.plain, phrases, whole=tongue.spaced)
            original = find_all(item.source or "", desk.source.sides.get(kind, Phrases(words=())))
            if found and not original:
                what = f"“{found[0].words}” turns the sides round"
                yield item.at(found[0], "R205", what, _HINTS.get(kind, ""))
            elif original and not found:
                span = Span(0, len(item.message), item.message)
                what = f"English says “{original[0].words}”, and this string does not"
                yield item.at(span, "R205", what, f"English: “{item.source}”.")

"""R302: a translation that calls a thing by another name than the glossary's."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import find_all


def check(desk: Desk) -> Iterator[Finding]:
    """Where the English string has the term, the translated one has one of its own for it."""
    for tongue, item in desk.strings():
        if item.source is None:
            continue
        for name, phrases in tongue.wording.terms.items():
            english = desk.source.terms.get(name)
            if english is None or not (there := find_all(item.source, english)):
                continue
            if not find_all(item.plain, phrases, whole=tongue.spaced):
                accepted = ", ".join(phrases.words)
                what = f"English says “{there[0].words}”, and this string has no term for it"
                yield item.whole("R302", what, f"Use: {accepted}.")

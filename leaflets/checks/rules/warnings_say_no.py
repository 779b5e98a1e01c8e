"""R204: an English warning with fewer or more words that say no than content/checks.yaml has on record."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import find_all


def check(desk: Desk) -> Iterator[Finding]:
    """A second place keeps the count, so that a "not" cannot be lost from a warning in one slip. Translations
    are held to the English by R202.
    """
    for tongue, item in desk.strings():
        if item.file != "safety" or item.source is not None:
            continue
        found = find_all(item.message, tongue.wording.negations, whole=tongue.spaced)
        recorded = desk.rulebook.negations.get(item.key, 0)
        if len(found) != recorded:
            what = f"this warning says no {len(found)} times, and {recorded} are on record"
            hint = f"Compare it with the ledger. If it is right, write {item.key}: {len(found)} under "
            hint += "negations in content/checks.yaml."
            yield item.whole("R204", what, hint)

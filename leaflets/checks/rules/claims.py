"""R301: a claim or word that the judged sources got wrong, or that no leaflet may make."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import find_all


def check(desk: Desk) -> Iterator[Finding]:
    """The words stand in each locale's wording.yaml, the reasons once in content/checks.yaml."""
    for tongue, item in desk.strings():
        for name, phrases in tongue.wording.claims.items():
            claim = desk.rulebook.claims.get(name)
            if claim is None or (item.file == "safety" and not claim.warnings):
                continue
            for span in find_all(item.plain, phrases, whole=tongue.spaced):
                what = f"“{span.words}” may not be said. {claim.because}"
                yield item.at(span, "R301", what, f"Say: {claim.instead}")

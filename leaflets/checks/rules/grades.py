"""R403: a text harder to read than its level allows, by a formula of its language."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.formulas import FORMULAS
from leaflets.errors import Where


def check(desk: Desk) -> Iterator[Finding]:
    for tongue, text in desk.texts():
        reading = tongue.wording.readability
        gates = reading.gates.get(text.level, {})
        if not gates:
            continue
        scores = tongue.measures[f"{text.leaflet}.{text.level}"].scores
        for name, gate in gates.items():
            formula = FORMULAS[name]
            if name in scores and not formula.keeps(scores[name], gate):
                bound = "at least" if formula.easy_is_high else "at most"
                what = f"{formula.name} is {scores[name]:.1f}; this level allows {bound} {gate:g}"
                hint = "Use shorter sentences and plainer words. A formula counts; it does not read."
                yield Finding("R403", None, what, hint, where=Where(text.title.where.file))

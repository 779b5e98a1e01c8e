"""R103: another unit of time than in English: "hours" for "days" makes a warning deadly."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span, find_all
from leaflets.checks.prose import blotted
from leaflets.model.wording import Wording


def check(desk: Desk) -> Iterator[Finding]:
    """Which units a string names, not how often: languages repeat them differently."""
    for tongue, item in desk.strings():
        if item.source is None or not tongue.wording.units:
            continue
        wanted = _units(item.source, desk.source, whole=True)
        found = _units(item.message, tongue.wording, whole=tongue.spaced)
        hint = f"English: “{item.source}”."
        others = sorted(found.keys() - wanted.keys())
        for unit in others:
            what = f"“{found[unit].words}” is a {unit}, and the English text names none"
            yield item.at(found[unit], "R103", what, hint)
        for unit in sorted(wanted.keys() - found.keys()):
            if not others and unit in tongue.wording.units:
                yield item.whole("R103", f"the English text names a {unit}, this one does not", hint)


def _units(text: str, wording: Wording, *, whole: bool) -> dict[str, Span]:
    found = {unit: find_all(blotted(text), phrases, whole=whole) for unit, phrases in wording.units.items()}
    return {unit: spans[0] for unit, spans in found.items() if spans}

"""R203: a sentence that lost its "not" and says the contrary: "HFS is life-threatening"."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import find
from leaflets.checks.prose import blotted, sentences


def check(desk: Desk) -> Iterator[Finding]:
    """Phrases that are safe only with another word in their sentence (wording.yaml, guards)."""
    for tongue, item in desk.strings():
        for name, guard in tongue.wording.guards.items():
            for sentence in sentences(item.message, tongue.wording.readability.abbreviations):
                if sentence.raw.endswith(("?", "？", "؟")):
                    continue
                spans = list(find(blotted(sentence.raw), guard.words, guard.unless, whole=tongue.spaced))
                if spans and not any(find(blotted(sentence.raw), guard.needs, whole=tongue.spaced)):
                    needed = " or ".join(f"“{word}”" for word in guard.needs)
                    reason = desk.rulebook.guards.get(name, "")
                    what = f"“{spans[0].words}” stands without {needed}. {reason}"
                    yield item.at(sentence.moved(spans[0]), "R203", what, "Put the missing word back.")

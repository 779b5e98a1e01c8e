"""R203: a sentence that lost its "not" and says the contrary: "HFS is life-threatening"."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding, Item, Tongue
from leaflets.checks.phrases import find
from leaflets.checks.prose import blotted, sentences
from leaflets.model.wording import Guard

_QUESTION = ("?", "？", "؟")


def check(desk: Desk) -> Iterator[Finding]:
    """Phrases that are safe only with another word in their sentence. Questions only ask."""
    for tongue, item in desk.strings():
        for name, guard in tongue.wording.guards.items():
            if any(find(item.plain, guard.words, whole=tongue.spaced)):
                because = desk.rulebook.guards.get(name, "")
                yield from _unguarded(tongue, item, guard, because)


def _unguarded(tongue: Tongue, item: Item, guard: Guard, because: str) -> Iterator[Finding]:
    for sentence in sentences(item.message, tongue.wording.readability.abbreviations):
        words = blotted(sentence.raw)
        spans = list(find(words, guard.words, guard.unless, whole=tongue.spaced))
        asks = words.endswith(_QUESTION)
        if spans and not asks and not any(find(words, guard.needs, whole=tongue.spaced)):
            needed = " or ".join(f"“{word}”" for word in guard.needs)
            what = f"“{spans[0].words}” stands without {needed}. {because}"
            yield item.at(sentence.moved(spans[0]), "R203", what, "Put the missing word back.")

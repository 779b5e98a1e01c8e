"""R203: a sentence that lost its "not" and says the contrary: "HFS is life-threatening"."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding, Item, Tongue
from leaflets.checks.phrases import find
from leaflets.checks.prose import sentences
from leaflets.model.wording import Guard

_QUESTION = ("?", "？", "؟")
_BEFORE, _AFTER = 40, 15
"""Characters around a phrase in which the word must stand: a "not" of the next clause does not count."""


def check(desk: Desk) -> Iterator[Finding]:
    """Phrases that are safe only with another word near them (wording.yaml, guards). Questions only ask."""
    for tongue, item in desk.strings():
        for name, guard in tongue.wording.guards.items():
            said = item.key.rpartition(".")[2] in guard.entries
            if not said and any(find(item.message, guard.words, whole=tongue.spaced)):
                because = desk.rulebook.guards.get(name, "")
                yield from _unguarded(tongue, item, guard, because)


def _unguarded(tongue: Tongue, item: Item, guard: Guard, because: str) -> Iterator[Finding]:
    for sentence in sentences(item.message, tongue.wording.readability.abbreviations):
        words = sentence.raw
        if words.endswith(_QUESTION):
            continue
        for span in find(words, guard.words, guard.unless, whole=tongue.spaced):
            near = words[max(0, span.start - _BEFORE) : span.end + _AFTER]
            if not any(find(near, guard.needs, whole=tongue.spaced)):
                needed = " or ".join(f"“{word}”" for word in guard.needs)
                what = f"“{span.words}” stands without {needed}. {because}"
                yield item.at(sentence.moved(span), "R203", what, "Put the missing word back.")

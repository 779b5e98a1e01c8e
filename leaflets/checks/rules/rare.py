"""R303: a risk of the operation that is called rare and has no figure: people hear "never"."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding, Item, Tongue
from leaflets.checks.phrases import find_all
from leaflets.checks.prose import sentences
from leaflets.model.usage import PLACEHOLDER
from leaflets.model.wording import Phrases

_ABOUT = frozenset({"operation", "surgery", "mvd"})
"""Names of rows, entries and leaflets that speak of the operation."""
_OTHERS = frozenset({"injections", "tablets", "wait"})
"""Names of rows and entries that do not, in such a leaflet."""


def check(desk: Desk) -> Iterator[Finding]:
    for tongue, item in desk.strings():
        if item.text is None or not find_all(item.plain, tongue.wording.rare, whole=tongue.spaced):
            continue
        for sentence in sentences(item.message, tongue.wording.readability.abbreviations):
            if PLACEHOLDER.search(sentence.raw) or not _on_surgery(tongue, item, sentence.raw):
                continue
            for span in find_all(sentence.raw, tongue.wording.rare, whole=tongue.spaced):
                what = f"“{span.words}” says nothing about a risk of the operation"
                hint = "Give the figure from the ledger: about {mvd-stroke}."
                yield item.at(sentence.moved(span), "R303", what, hint)


def _on_surgery(tongue: Tongue, item: Item, sentence: str) -> bool:
    names = item.key.split(".")
    words = tongue.wording.topics.get("surgery", Phrases(words=()))
    if find_all(sentence, words, whole=tongue.spaced) or not _ABOUT.isdisjoint(names):
        return True
    return item.text is not None and item.text.leaflet in _ABOUT and _OTHERS.isdisjoint(names)

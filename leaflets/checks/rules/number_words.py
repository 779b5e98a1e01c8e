"""R102: a figure in words: "two weeks", "three in ten". It escapes the ledger as much as digits do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding, Item, Tongue
from leaflets.checks.phrases import Span, find
from leaflets.model.wording import Wording


def check(desk: Desk) -> Iterator[Finding]:
    """In English a number word before a unit of time or before people; in a translation any listed one that
    English has not, and any that English has and the translation has not.
    """
    for tongue, item in desk.strings():
        if item.source is None:
            yield from _counted(tongue, item)
        else:
            yield from _different(desk, tongue, item, item.source)


def _counted(tongue: Tongue, item: Item) -> Iterator[Finding]:
    wording = tongue.wording
    units = [word for phrases in wording.units.values() for word in phrases.words]
    numbers = [word for words in wording.numbers.values() for word in words]
    counted = [f"# {counted}" for counted in (*units, *wording.people)]
    for span in find(item.plain, counted, whole=tongue.spaced, numbers=numbers):
        if span.words[0].isdigit():
            continue
        hint = "Use a figure of the ledger in braces, or say it without a figure."
        yield item.at(span, "R102", f"“{span.words}” is a figure in words", hint)


def _different(desk: Desk, tongue: Tongue, item: Item, source: str) -> Iterator[Finding]:
    both = desk.source.numbers.keys() & tongue.wording.numbers.keys()
    wanted = Counter(value for value, _ in _numbers(source, desk.source, whole=True) if value in both)
    for value, span in _numbers(item.plain, tongue.wording, whole=tongue.spaced):
        if value in both and not wanted[value]:
            hint = f"English: “{source}”."
            yield item.at(span, "R102", f"“{span.words}” ({value}) is not in the English text", hint)
        wanted[value] -= 1
    for value in sorted(value for value, count in wanted.items() if count > 0):
        yield item.whole("R102", f"the English text says {value}, this one does not", f"English: “{source}”.")


def _numbers(text: str, wording: Wording, *, whole: bool) -> list[tuple[str, Span]]:
    return [
        (value, span)
        for value, words in wording.numbers.items()
        for span in find(text, words, wording.not_numbers, whole=whole)
    ]

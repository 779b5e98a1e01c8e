"""R202: a "not" that English has and a translation has not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding, Item, Tongue
from leaflets.checks.phrases import Span, find, find_all
from leaflets.checks.prose import Sentence, blotted, sentences
from leaflets.model.content import Message
from leaflets.model.wording import Wording


def check(desk: Desk) -> Iterator[Finding]:
    """Sentence by sentence where both have as many, else string by string. Languages say no in different
    numbers of words, so it counts only whether a sentence says no at all; and words that one language may say
    with a "not" and another without ("painless", "in doubt") answer for one.
    """
    for tongue, item in desk.strings():
        if item.source is not None and tongue.wording.negations.words:
            yield from _compare(desk, tongue, item, item.source)


def _compare(desk: Desk, tongue: Tongue, item: Item, source: Message) -> Iterator[Finding]:
    ours = sentences(item.message, tongue.wording.readability.abbreviations)
    theirs = sentences(source, desk.source.readability.abbreviations)
    pairs = list(zip(ours, theirs, strict=False)) if len(ours) == len(theirs) else []
    found = [finding for own, english in pairs for finding in _of_pair(desk, tongue, item, own, english)]
    if not pairs or (found and _as_many(desk, tongue, pairs)):
        found = list(_of_pair(desk, tongue, item, _all(item.message), _all(source)))
    yield from found


def _as_many(desk: Desk, tongue: Tongue, pairs: list[tuple[Sentence, Sentence]]) -> bool:
    """Whether as many sentences say no in both: then one of them was only cut at another place."""
    ours = sum(bool(_negations(own, tongue.wording, whole=tongue.spaced)[0]) for own, _ in pairs)
    theirs = sum(bool(_negations(english, desk.source, whole=True)[0]) for _, english in pairs)
    return ours == theirs


def _of_pair(desk: Desk, tongue: Tongue, item: Item, own: Sentence, english: Sentence) -> Iterator[Finding]:
    here, nearly_here = _negations(own, tongue.wording, whole=tongue.spaced)
    there, nearly_there = _negations(english, desk.source, whole=True)
    hint = f"English: “{english.raw}”."
    if len(there) > len(here) + max(0, nearly_here - nearly_there):
        what = f"English says “{there[0].words}” here, and this sentence does not say no"
        yield item.at(Span(own.start, own.end, own.raw), "R202", what, hint)
    elif here and not there and not nearly_there:
        what = f"“{here[0].words}” says no, and English does not"
        yield item.at(own.moved(here[0]), "R202", what, hint)


def _negations(sentence: Sentence, wording: Wording, *, whole: bool) -> tuple[list[Span], int]:
    """The words that say no, and how many come near."""
    text = blotted(sentence.raw)
    near = find(text, wording.nearly_negations, whole=whole)
    return find_all(text, wording.negations, whole=whole), len(list(near))


def _all(message: Message) -> Sentence:
    return Sentence(message, 0, len(message))

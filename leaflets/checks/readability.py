"""The length of a text's sentences, and its scores in the formulas of its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from leaflets.checks.formulas import FORMULAS, Counts
from leaflets.checks.prose import Figures, Sentence, sentences, words
from leaflets.checks.syllables import SyllableCounter
from leaflets.frozen import frozen
from leaflets.model.content import Message
from leaflets.model.wording import Readability


@frozen
class Measures:
    """`longest` is None for a text without a word. Lengths are words, or characters where none are written
    apart; figures are printed in them.
    """

    count: int
    mean: float
    longest: Sentence | None
    longest_length: int
    lengths: tuple[tuple[Sentence, int], ...]
    scores: Mapping[str, float]
    """Formula -> score, without the topic's own words."""
    mean_characters: float = 0.0
    """Letters and figures a sentence, by which languages with and without spaces can be compared."""
    long_words: float = 0.0
    """Share of words of more than six characters, marks among them, 0 to 1; 0 where no words are counted."""


def measure(messages: Iterable[Message], reading: Readability, figures: Figures) -> Measures:
    found = [s for message in messages for s in sentences(message, reading.abbreviations)]
    filled = [figures.fill(sentence.raw) for sentence in found]
    lengths = [_length(text, reading) for text in filled]
    longest = max(range(len(found)), key=lengths.__getitem__, default=None)
    every = [word for text in filled for word in words(text)] if reading.words else []
    return Measures(
        count=len(found),
        mean=sum(lengths) / len(found) if found else 0.0,
        longest=None if longest is None else found[longest],
        longest_length=max(lengths, default=0),
        lengths=tuple(zip(found, lengths, strict=True)),
        scores=_scores(_count(filled, reading), reading),
        mean_characters=sum(map(_characters, filled)) / len(found) if found else 0.0,
        long_words=sum(len(word) > 6 for word in every) / len(every) if every else 0.0,
    )


def _length(text: str, reading: Readability) -> int:
    return len(words(text)) if reading.words else _characters(text)


def _characters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _scores(counts: Counts, reading: Readability) -> dict[str, float]:
    if not counts.words:
        return {}
    names = dict.fromkeys((*reading.report, *(name for gates in reading.gates.values() for name in gates)))
    known = {name: FORMULAS[name] for name in names if name in FORMULAS}
    return {
        name: formula.score(counts)
        for name, formula in known.items()
        if reading.syllables is not None or not formula.syllables
    }


def _count(texts: Iterable[str], reading: Readability) -> Counts:
    """Of all sentences that have a word left without the topic's words."""
    topic = re.compile(
        "|".join(rf"\b{re.escape(word)}\b" for word in reading.topic) or r"(?!)", re.IGNORECASE
    )
    parts = [found for text in texts if (found := [w for w in words(topic.sub(" ", text)) if w])]
    every = [word for part in parts for word in part]
    counter = SyllableCounter(reading.syllables) if reading.syllables else None
    syllables = [counter.count(word) for word in every] if counter else []
    letters = [sum(character.isalpha() for character in word) for word in every]
    return Counts(
        sentences=len(parts),
        words=len(every),
        letters=sum(letters),
        syllables=sum(syllables),
        polysyllables=sum(n >= 3 for n in syllables),
        four_syllables=sum(n >= 4 for n in syllables),
        monosyllables=sum(n == 1 for n in syllables),
        long_words=sum(n > 6 for n in letters),
    )

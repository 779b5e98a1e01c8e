"""What a text's sentences measure, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from leaflets.checks.formulas import FORMULAS
from leaflets.checks.prose import Figures
from leaflets.checks.readability import Measures, measure
from leaflets.model.content import Level, Message
from leaflets.model.wording import Readability

_LABELS = frozenset({"columns", "fields", "form", "icons", "sources"})
"""Groups of a text that hold words, but no sentences: they would make every text look easier."""


def measure_strings(messages: Iterable[Message], reading: Readability, figures: Figures) -> Measures:
    """The measures of a text's sentences; labels of forms and heads of columns are none."""
    prose = [message for message in messages if _LABELS.isdisjoint(message.key.split("."))]
    return measure(prose, reading, figures)


def describe(
    name: str, measures: Measures, reading: Readability, level: Level, english: Measures | None = None
) -> str:
    """One line of figures, each beside its limit where it has one, and the longest sentence.

    `english`: the measures of the text that it translates.
    """
    unit = "words" if reading.words else "characters"
    bounded = reading.sentences
    mean = f" (at most {level.mean_sentence})" if bounded else ""
    longest = f" (at most {level.longest_sentence})" if bounded else ""
    parts = [f"{measures.count} sentences", f"mean {measures.mean:.1f} {unit}{mean}"]
    parts += [f"longest {measures.longest_length}{longest}"]
    for formula, score in measures.scores.items():
        gate = reading.gates.get(level.level, {}).get(formula)
        bound = "at least" if FORMULAS[formula].easy_is_high else "at most"
        limit = "" if gate is None else f" ({bound} {gate:g})"
        parts.append(f"{FORMULAS[formula].name} {score:.1f}{limit}")
    if not measures.scores and reading.words:
        parts.append(f"{measures.long_words:.0%} long words")
    if english is not None and english.mean:
        parts.append(_beside(measures, english, reading))
    lines = [f"{name}: {', '.join(parts)}"]
    if measures.longest is not None:
        sentence = measures.longest
        lines.append(f"    longest: {sentence.message.where} {sentence.message.key}: {sentence.raw}")
    return "\n".join(lines)


def _beside(measures: Measures, english: Measures, reading: Readability) -> str:
    """How long the sentences are beside those of the English, in characters where words are not parted."""
    if reading.words:
        return f"{measures.mean / english.mean:.2f} of the English words a sentence"
    return f"{measures.mean_characters / english.mean_characters:.2f} of the English characters a sentence"

"""R401: a sentence longer than the level allows. R402: sentences too long on the whole."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.errors import Where


def check(desk: Desk) -> Iterator[Finding]:
    """In the languages whose wording.yaml says so: a word of Finnish is longer than a word of English."""
    for tongue, text in desk.texts():
        reading = tongue.wording.readability
        if not reading.sentences:
            continue
        level = desk.library.levels[text.level]
        measures = tongue.measures[f"{text.leaflet}.{text.level}"]
        for sentence, length in measures.lengths:
            if length > level.longest_sentence:
                what = f"a sentence of {length} words; this level allows {level.longest_sentence}"
                hint = "Make two of it: one idea a sentence. Figures count as they are printed."
                yield Finding("R401", sentence.message, what, hint, sentence.start, sentence.end)
        if round(measures.mean, 1) > level.mean_sentence:
            what = f"a sentence has {measures.mean:.1f} words on average; this level allows "
            what += str(level.mean_sentence)
            yield Finding(
                "R402",
                None,
                what,
                "Shorten the longest sentences.",
                where=Where(text.title.where.file),
            )

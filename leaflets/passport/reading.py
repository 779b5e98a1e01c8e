"""How long the sentences are, and what readability formulas make of them."""

from __future__ import annotations

from leaflets.checks.formulas import FORMULAS
from leaflets.checks.measures import measure_strings
from leaflets.checks.prose import Figures
from leaflets.checks.readability import Measures
from leaflets.model.usage import messages
from leaflets.passport.measure import Group, Limit, Listing, Measure, held, reported
from leaflets.passport.subject import Subject


def reading(subject: Subject) -> Group:
    """As `leaflets check` counts them (R401 to R403)."""
    rules = subject.wording.readability
    figures = Figures(subject.library.facts, subject.own.locale)
    found = measure_strings(tuple(messages(subject.text)), rules, figures)
    unit = "words" if rules.words else "characters"
    measures = [
        reported("sentences", "Sentences", found.count),
        reported("length", "Length of all sentences", sum(length for _, length in found.lengths), unit),
        *_lengths(subject, found, unit),
        *_scores(subject, found),
    ]
    longest = found.longest
    rows = () if longest is None else ((longest.message.key, figures.fill(longest.raw)),)
    return Group(
        "reading",
        "Sentences and readability",
        "Headings and items of lists count as sentences, figures as they are printed; before a formula "
        "counts, the words of the topic itself are taken out. A formula counts letters and words: it cannot "
        "tell whether anybody understands them.",
        tuple(measures),
        (Listing("longest-sentence", "The longest sentence", ("text", "sentence"), rows, foreign=True),),
    )


def _lengths(subject: Subject, found: Measures, unit: str) -> tuple[Measure, ...]:
    level = subject.level
    names = ("mean-sentence", "longest-sentence")
    labels = ("Length of a sentence, mean", "Length of the longest sentence")
    values = (round(found.mean, 1), found.longest_length)
    if not subject.wording.readability.sentences:
        why = "the levels' limits are words of English; this language has none"
        return tuple(
            reported(name, label, value, unit, why)
            for name, label, value in zip(names, labels, values, strict=True)
        )
    kept = f"content/levels/{level.level}.yaml"
    limits = (level.mean_sentence, level.longest_sentence)
    return tuple(
        held(name, label, value, Limit("at most", limit, kept), unit)
        for name, label, value, limit in zip(names, labels, values, limits, strict=True)
    )


def _scores(subject: Subject, found: Measures) -> tuple[Measure, ...]:
    gates = subject.wording.readability.gates.get(subject.level.level, {})
    kept = f"content/locales/{subject.edition.locale}/wording.yaml"
    measures = []
    for name, score in found.scores.items():
        formula, value = FORMULAS[name], round(score, 1)
        sense = "higher is easier" if formula.easy_is_high else "lower is easier"
        if name in gates:
            limit = Limit("at least" if formula.easy_is_high else "at most", gates[name], kept)
            measures.append(held(name, formula.name, value, limit, note=sense))
        else:
            measures.append(reported(name, formula.name, value, note=sense))
    return tuple(measures)

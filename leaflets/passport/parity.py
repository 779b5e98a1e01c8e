"""Whether an edition says what its English says, and all that its topics ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from leaflets.model.content import Message
from leaflets.model.usage import PLACEHOLDER, messages
from leaflets.passport.measure import Group, Limit, Listing, Measure, held, reported
from leaflets.passport.subject import Subject

_ALL = "every one"


def parity(subject: Subject) -> Group:
    missing = [*_unlike(subject), *_untold(subject)]
    return Group(
        "parity",
        "Parity with the source, and what must be printed",
        "Names and figures are compared, not words: whether a translation says the same, only a "
        "person who knows both languages can tell.",
        (*_translated(subject), *_must_print(subject)),
        (Listing("missing", "What is missing or differs", ("text", "what"), tuple(missing)),),
    )


def _strings(subject: Subject) -> dict[str, Message]:
    """Key -> string, of the text and of the warnings and pictures that it prints."""
    own = subject.own
    found = [*messages(subject.text)]
    found += [own.safety[key] for key in subject.warnings if key in own.safety]
    found += [m for name in subject.pictures if name in own.pictures for m in messages(own.pictures[name])]
    return {message.key: message for message in found}


def _originals(subject: Subject) -> dict[str, Message]:
    source = subject.library.locales[subject.library.source]
    found = [*messages(source.texts[subject.edition.text])]
    found += [source.safety[key] for key in subject.warnings]
    found += [m for name in subject.pictures for m in messages(source.pictures[name])]
    return {message.key: message for message in found}


def _placeholders(text: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(text))


def _translated(subject: Subject) -> tuple[Measure, ...]:
    if subject.is_source:
        return (reported("source", "Text that it translates", "none: this is the source"),)
    ours, theirs = _strings(subject), _originals(subject)
    both = ours.keys() & theirs.keys()
    same = sum(_placeholders(ours[key]) == _placeholders(theirs[key]) for key in both)
    same_order = [key for key in ours if key in both] == [key for key in theirs if key in both]
    return (
        held("strings", "Strings of the source that it has", len(both), Limit("exactly", len(theirs), _ALL)),
        held("figures", "Of these, with the same figures", same, Limit("exactly", len(theirs), _ALL)),
        held(
            "order", "In the same order", "yes" if same_order else "no", Limit("exactly", "yes", "the source")
        ),
    )


def _unlike(subject: Subject) -> list[tuple[str, str]]:
    if subject.is_source:
        return []
    ours, theirs = _strings(subject), _originals(subject)
    absent = [(key, "not translated") for key in theirs if key not in ours]
    return absent + [
        (key, "other figures than in the source")
        for key in theirs
        if key in ours and _placeholders(ours[key]) != _placeholders(theirs[key])
    ]


def _must_print(subject: Subject) -> tuple[Measure, ...]:
    warnings, figures, words = _wanted(subject)
    printed = [key for key in warnings if key in subject.warnings and key in subject.own.safety]
    told = _told(subject)
    topics = ", ".join(subject.leaflet.topics)
    kept = f"topics of content/leaflets/{subject.edition.leaflet}.yaml: {topics}"
    return (
        held(
            "warnings",
            "Warnings of its topics that are printed",
            len(printed),
            Limit("exactly", len(warnings), kept),
        ),
        held(
            "topic-figures",
            "Figures of its topics that are printed",
            sum(fact in told for fact in figures),
            Limit("exactly", len(figures), kept),
        ),
        reported(
            "topic-words",
            "Statements of its topics without a figure",
            len(words),
            note="whether the text makes them, only a reader can tell" if words else "",
        ),
    )


def _wanted(subject: Subject) -> tuple[list[str], list[str], list[str]]:
    """The topics' warnings and those of the box; their figures; their facts that have none."""
    box, facts = subject.library.safety, subject.library.facts
    source = subject.library.locales[subject.library.source].safety
    keys = [key for topic in subject.leaflet.topics for key in box.topics[topic]]
    warnings = [box.heading]
    for group in subject.groups:
        warnings += [group.lead, *group.signs, *filter(None, [group.close])]
    warnings += [key for key in keys if key in source]
    stated = [key for key in keys if key in facts and key not in source]
    figures = [key for key in stated if facts[key].high is not None]
    words = [key for key in stated if facts[key].high is None]
    return _once(warnings), _once(figures), _once(words)


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _told(subject: Subject) -> set[str]:
    """Facts whose figure stands in a string of the edition, or in a crowd of icons."""
    named = {
        name.partition(".")[0] for text in _strings(subject).values() for name in PLACEHOLDER.findall(text)
    }
    blocks = (block for section in subject.text.sections.values() for block in section.body.values())
    return named | {block.icons.fact for block in blocks if block.icons}


def _untold(subject: Subject) -> list[tuple[str, str]]:
    warnings, figures, _ = _wanted(subject)
    told = _told(subject)
    absent = [key for key in warnings if key not in subject.warnings or key not in subject.own.safety]
    return [(f"safety/{key}", "a warning that is not printed") for key in absent] + [
        (f"{{{fact}}}", "a figure that is not printed") for fact in figures if fact not in told
    ]

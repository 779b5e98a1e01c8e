"""What came back from a translator, judged against what stands in content/ today.

An import is all or nothing, so every problem of a file is told at once. Words that are those of today are
never judged: they came from content/ and go back to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflets.errors import Problem, Severity, Where
from leaflets.model.exchange import Answer, Catalogue, Entry, ReadMarks, ReadRefused, Returned, Verdict
from leaflets.model.fingerprint import words_hash
from leaflets.model.usage import PLACEHOLDER

_ANEW = "Export it anew, and put the translations in where the English still says the same."
_SHOWN = 60
"""Characters of a text that a message quotes."""


def judge(returned: Returned, today: Catalogue, read_marks: ReadMarks, read_refused: ReadRefused) -> Verdict:
    """`today` is the same file of the same language, as it would be exported now."""
    entries = {entry.key: entry for entry in today.entries}
    answers: dict[str, Answer] = {}
    problems = [*_whole(returned, today), *_keys(returned, entries, answers)]
    outdated = {fact for fact in today.figures if returned.figures.get(fact) != today.figures[fact]}
    changes: dict[str, str] = {}
    kept: list[str] = []
    for key, answer in answers.items():
        entry = entries[key]
        problems += _outdated(returned, answer, entry, outdated)
        words = answer.target.strip(" ")
        if answer.source != entry.source or answer.fuzzy or entry.target in (words, answer.target):
            continue
        if _untouched(returned, entry, words):
            kept.append(key)
            continue
        problems += _faults(returned, answer, entry, read_marks, read_refused)
        problems += _changed_by_two(returned, answer, entry)
        if words:
            changes[key] = words
    return Verdict(
        changes=changes,
        fuzzy=tuple(key for key, answer in answers.items() if answer.fuzzy and answer.target.strip()),
        untranslated=tuple(key for key, answer in answers.items() if not answer.target.strip()),
        kept=tuple(kept),
        problems=tuple(problems),
    )


def _rewritten(returned: Returned, entry: Entry) -> bool:
    """Whether the words of today are others than those that the file was exported with."""
    known = returned.words
    return known is not None and bool(entry.target) and known.get(entry.key) != words_hash(entry.target)


def _untouched(returned: Returned, entry: Entry, words: str) -> bool:
    """Whether the file has what it was exported with, and content/ has not: then that is the newer."""
    was = (returned.words or {}).get(entry.key)
    return _rewritten(returned, entry) and was == (words_hash(words) if words else None)


def _changed_by_two(returned: Returned, answer: Answer, entry: Entry) -> Iterator[Problem]:
    if answer.target.strip() and _rewritten(returned, entry):
        what = f"this replaces {_quoted(entry.target)}, which has been written since the file was exported"
        hint = "Look at both. To keep the words of today, take this one back in the file and import it again."
        yield _problem("X027", returned, answer, what, hint, Severity.WARNING)


def _whole(returned: Returned, today: Catalogue) -> Iterator[Problem]:
    """What keys today's file has and the one that came back has not."""
    given = {answer.key for answer in returned.answers}
    missing = [entry.key for entry in today.entries if entry.key not in given]
    if not missing:
        return
    listed = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
    what = f"{'1 text is' if len(missing) == 1 else f'{len(missing)} texts are'} missing: {listed}"
    hint = (
        "The file was cut off, or entries were deleted. Take the whole file; leave empty what is not known."
        if returned.digest == today.digest
        else f"The English has changed since this file was exported. {_ANEW}"
    )
    yield Problem("X010", Where(returned.name), what, hint)


def _keys(returned: Returned, entries: dict[str, Entry], answers: dict[str, Answer]) -> Iterator[Problem]:
    """Fills `answers` with those that can be judged."""
    for answer in returned.answers:
        if answer.key not in entries:
            what = f"{returned.locale}/{returned.file} has no text of this name"
            hint = "Delete the entry, or take a fresh export: a translator’s tool may not add texts."
            yield _problem("X011", returned, answer, what, hint)
        elif answer.key in answers:
            what = "this text stands here for the second time"
            hint = f"Delete one of the two. The first: line {answers[answer.key].line}."
            yield _problem("X012", returned, answer, what, hint)
        else:
            answers[answer.key] = answer


def _outdated(returned: Returned, answer: Answer, entry: Entry, outdated: set[str]) -> Iterator[Problem]:
    """Whether the translator saw another English, or another figure, than there is today."""
    if answer.source != entry.source:
        what = f"it translates {_quoted(answer.source)}, and the English of today is {_quoted(entry.source)}"
        yield _problem("X013", returned, answer, what, f"The file is of a former version. {_ANEW}")
    for fact in entry.facts:
        if fact in outdated:
            what = f"the figure {fact} has changed since this file was exported"
            yield _problem("X014", returned, answer, what, _ANEW)


def _faults(
    returned: Returned, answer: Answer, entry: Entry, read_marks: ReadMarks, read_refused: ReadRefused
) -> Iterator[Problem]:
    """What keeps new words from being a translation of this text."""
    if not answer.target.strip():
        if entry.target and entry.safety:
            what = "this warning has lost its translation"
            hint = f"Put it back: {_quoted(entry.target)}. No leaflet can be printed without it."
            yield _problem("X020", returned, answer, what, hint)
        return
    if "\n" in answer.target or "\r" in answer.target:
        hint = "Put a space in place of the line break. Each text is one line; the page breaks it by itself."
        yield _problem("X021", returned, answer, "a line ends in the middle of the text", hint)
    for code, what, hint in read_refused(answer.target):
        yield _problem(code, returned, answer, what, hint)
    yield from _placeholders(returned, answer, entry)
    yield from _marks(returned, answer, entry, read_marks)
    if entry.limit is not None and len(answer.target) > entry.limit:
        what = f"{len(answer.target)} characters, and {entry.limit} have room here"
        hint = "Look at the page before it is printed, and find shorter words if it does not fit."
        yield _problem("X026", returned, answer, what, hint, Severity.WARNING)


def _placeholders(returned: Returned, answer: Answer, entry: Entry) -> Iterator[Problem]:
    """The same names in braces, each as often as in English.

    The words of locale.yaml are forms of each language's own, where a dual may do without its number: what
    each needs, the loader knows.
    """
    wanted, given = Counter(PLACEHOLDER.findall(entry.source)), Counter(PLACEHOLDER.findall(answer.target))
    if returned.file == "locale":
        given = Counter({name: count for name, count in given.items() if name not in wanted})
        wanted = Counter()
    parts = [f"{{{name}}} is missing" for name in (wanted - given).elements()]
    parts += [
        f"{{{name}}} stands once too often" if name in wanted else f"the English text has no {{{name}}}"
        for name in (given - wanted).elements()
    ]
    if parts:
        hint = f"Use the same names in braces as the English text: {_quoted(entry.source, whole=True)}"
        yield _problem("X022", returned, answer, "; ".join(parts), hint)


def _marks(returned: Returned, answer: Answer, entry: Entry, read_marks: ReadMarks) -> Iterator[Problem]:
    wanted, given = read_marks(entry.source), read_marks(answer.target)
    for complaint in dict.fromkeys(given.complaints):
        hint = "Write **two stars** close around the words that are bold, and links as [words](address)."
        yield _problem("X023", returned, answer, complaint, hint)
    if given.bold < wanted.bold and not given.complaints:
        what = f"bold is lost: {wanted.bold} in English, {given.bold} here"
        hint = f"Put ** around the same words as in English: {_quoted(entry.source, whole=True)}"
        yield _problem("X024", returned, answer, what, hint)
    if Counter(given.links) != Counter(wanted.links):
        what = f"the links lead to {_listed(given.links)}, and in English to {_listed(wanted.links)}"
        hint = "Translate the words in [square brackets], and keep each address in (round ones) as it is."
        yield _problem("X025", returned, answer, what, hint)


def _problem(
    code: str, returned: Returned, answer: Answer, what: str, hint: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code, Where(returned.name, answer.line), what, hint, answer.key, severity)


def _quoted(text: str, *, whole: bool = False) -> str:
    short = text if whole or len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"“{short}”"


def _listed(links: tuple[str, ...]) -> str:
    return ", ".join(links) or "nowhere"

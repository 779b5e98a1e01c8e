"""All rules over one desk: findings become problems with a line, a column and a width."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.places import line_of, locate
from leaflets.checks.rules import (
    both_sides,
    capitals,
    claims,
    dashes,
    dates,
    denominators,
    digits,
    fractions,
    glyphs,
    grades,
    guards,
    large_numbers,
    lead_ins,
    ledger,
    negations,
    number_words,
    rare,
    readings,
    sentence_length,
    sides,
    states,
    terms,
    topics,
    units,
    warnings_say_no,
)
from leaflets.errors import Problem, Where
from leaflets.model.content import Allowed

Rule = Callable[[Desk], Iterator[Finding]]
ReadFile = Callable[[str], str]
"""A file of the workspace by its name in a Where -> its text."""

RULES: tuple[Rule, ...] = (
    claims.check,
    rare.check,
    dashes.check,
    fractions.check,
    large_numbers.check,
    digits.check,
    number_words.check,
    units.check,
    sides.check,
    guards.check,
    warnings_say_no.check,
    negations.check,
    terms.check,
    topics.check,
    denominators.check,
    both_sides.check,
    sentence_length.check,
    grades.check,
    dates.check,
    glyphs.check,
    capitals.check,
    lead_ins.check,
    ledger.check,
    states.check,
    readings.check,
)
"""In order of precedence: of two findings about the same words the first rule's stands."""


def check(desk: Desk, read: ReadFile) -> tuple[Problem, ...]:
    """Everything that the rules find and no text allows, in the order of the files."""
    findings, unused = sift(desk, [finding for rule in RULES for finding in rule(desk)], read)
    problems = [*(_problem(finding, read) for finding in findings), *unused]
    return tuple(sorted(problems, key=lambda p: (p.where, p.code, p.key, p.message)))


def sift(
    desk: Desk, findings: Iterable[Finding], read: ReadFile
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """Of what all rules found that which stands, and what a text allows without need."""
    apart = list(_apart(findings))
    unused = (
        problem
        for _, text in desk.texts()
        for problem in _unused(text.allow, text.title.where.file, apart, read)
    )
    return tuple(_disallowed(desk, apart)), tuple(unused)


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without those that say again what stands inside an earlier rule's finding."""
    taken: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.message is not None:
            earlier = taken.setdefault((finding.message.where.file, finding.message.key), [])
            if any(
                f.code != finding.code and f.start < finding.end and finding.start < f.end for f in earlier
            ):
                continue
            earlier.append(finding)
        yield finding


def _key(finding: Finding) -> str:
    return finding.message.key.partition("/")[2] if finding.message is not None else finding.key


def _file(finding: Finding) -> str:
    return finding.message.where.file if finding.message is not None else finding.where.file


def _disallowed(desk: Desk, findings: Iterable[Finding]) -> Iterator[Finding]:
    allowed = {
        (text.title.where.file, entry.code, entry.key) for _, text in desk.texts() for entry in text.allow
    }
    return (f for f in findings if (_file(f), f.code, _key(f)) not in allowed)


def _unused(
    allowed: Collection[Allowed], file: str, findings: Collection[Finding], read: ReadFile
) -> Iterator[Problem]:
    """R901: what a text allows and no rule objects to, so that the list says nothing that is not so."""
    found = {(_file(f), f.code, _key(f)) for f in findings}
    for entry in allowed:
        if (file, entry.code, entry.key) not in found:
            what = f"{entry.code} is allowed for {entry.key}, and no rule objects there"
            where = Where(file, line_of("allow", read(file)))
            yield Problem("R901", where, what, "Delete this entry of “allow”.", "allow")


def _problem(finding: Finding, read: ReadFile) -> Problem:
    key = _key(finding)
    if finding.message is None:
        line = line_of(key, read(finding.where.file)) if key else 0
        where, width = Where(finding.where.file, line, 1 if line else 0), len(key)
    else:
        text = read(finding.message.where.file)
        where, width = locate(finding.message, finding.start, finding.end, text)
    return Problem(finding.code, where, finding.what, finding.hint, key, finding.severity, width)

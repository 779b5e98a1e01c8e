"""The quality passport of one edition: what was measured, and apart from it what a person must judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from leaflets.frozen import frozen
from leaflets.model.checklist import Checklist
from leaflets.passport.contrast import contrast
from leaflets.passport.findings import audit, findings
from leaflets.passport.identity import identity
from leaflets.passport.measure import Group, Verdict
from leaflets.passport.parity import parity
from leaflets.passport.rates import rates
from leaflets.passport.reading import reading
from leaflets.passport.sizes import sizes
from leaflets.passport.states import states
from leaflets.passport.subject import Subject
from leaflets.passport.tags import tags
from leaflets.passport.verapdf import verapdf

GROUPS: tuple[Callable[[Subject], Group], ...] = (
    identity,
    reading,
    sizes,
    contrast,
    parity,
    rates,
    tags,
    findings,
    states,
    audit,
    verapdf,
)
"""In the order of the page."""


@frozen
class Name:
    """What the passport is about, in words for a person."""

    locale: str
    language: str
    leaflet: str
    level: str
    version: str
    title: str
    direction: str
    as_of: str


@frozen
class Passport:
    """`measured` and `to_be_judged` share nothing: no verdict of the machine stands among the checklists,
    and these have no place for an answer.
    """

    name: Name
    measured: tuple[Group, ...]
    to_be_judged: tuple[Checklist, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        found = Counter(measure.verdict for group in self.measured for measure in group.measures)
        return {verdict: found[verdict] for verdict in Verdict}


def issue(subject: Subject, checklists: tuple[Checklist, ...]) -> Passport:
    """The same subject and checklists, the same passport."""
    text, locale = subject.text, subject.own.locale
    name = Name(
        locale=text.locale,
        language=locale.english_name,
        leaflet=text.leaflet,
        level=text.level,
        version=text.version,
        title=str(text.title),
        direction=locale.direction.value,
        as_of=subject.as_of.isoformat(),
    )
    return Passport(name, tuple(measure(subject) for measure in GROUPS), checklists)

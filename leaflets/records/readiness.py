"""Whether a text may be handed to patients: signed, current, complete, not overdue, not withdrawn.

Each of these is asked of the texts and the records themselves, never of what an earlier run has said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.identity import text_code
from leaflets.model.record import Act
from leaflets.records.approval import lacking, withdrawn
from leaflets.records.signing import printed_keys

if TYPE_CHECKING:
    from leaflets.model.content import Text
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded
    from leaflets.model.state import Standing
    from leaflets.records.approval import Snapshots

TextName = tuple[str, str]
"""Locale, and "basics.standard"."""


@frozen
class Judged:
    """One text, and all that keeps it from being released; nothing where it may be."""

    locale: str
    text: str
    problems: tuple[Problem, ...]


@frozen
class Evidence:
    """What readiness is judged by. `standings`: locale -> its strings. `as_of`: the day of the release."""

    library: Library
    records: tuple[Recorded, ...]
    standings: Mapping[str, tuple[Standing, ...]]
    issued: Snapshots
    as_of: date


def judged(evidence: Evidence, texts: Iterable[TextName]) -> tuple[Judged, ...]:
    """The texts in their order; those of the source first, since the others wait for them."""
    source = evidence.library.source
    ordered = sorted(set(texts), key=lambda name: (name[0] != source, name))
    return tuple(Judged(locale, text, tuple(_problems(evidence, locale, text))) for locale, text in ordered)


def _problems(evidence: Evidence, locale: str, text: str) -> Iterator[Problem]:
    library = evidence.library
    found = library.locales[locale].texts[text]
    where = Where(found.title.where.file)
    yield from lacking(library, evidence.records, locale, text, evidence.issued)
    code = text_code(library, found)
    if gone := withdrawn(evidence.records, code):
        what = f"the edition {code} was withdrawn on {gone.entry.date}: {gone.entry.reason}"
        hint = "Mend the text, give it a new version, and have it signed anew."
        yield Problem("B143", where, what, hint)
    if evidence.as_of > found.review_due:
        what = f"the review was due on {found.review_due}"
        hint = (
            "Have the text reviewed, set review-due anew, and have it signed: signatures are of its days too."
        )
        yield Problem("B153", where, what, hint, "review-due")
    yield from _issued_otherwise(evidence, found, code)
    yield from _stale(evidence, locale, text)


def _issued_otherwise(evidence: Evidence, text: Text, code: str) -> Iterator[Problem]:
    """Two editions with one version and one day cannot be told apart by anybody who reads the paper."""
    identity = (text.leaflet, text.locale, text.level, text.version)
    issued = (each.entry for each in evidence.records if each.entry.act is Act.ISSUE)
    for entry in issued:
        if identity == (entry.leaflet, entry.locale, entry.level, entry.version) and entry.code != code:
            what = f"version {text.version} was issued on {entry.date} with other words (code {entry.code})"
            hint = "Give the text a new version and day (version, updated), and have it signed."
            yield Problem("B160", text.title.where, what, hint, "version")
            return


def _stale(evidence: Evidence, locale: str, text: str) -> Iterator[Problem]:
    """Strings and warnings, in English too: there a figure may have changed since somebody vouched for it."""
    printed = printed_keys(evidence.library, locale, text)
    for standing in evidence.standings[locale]:
        if standing.lapses and standing.message.key in printed:
            message, why = standing.message, " and ".join(standing.lapses)
            kind = "warning" if message.key.startswith("safety/") else "text"
            hint = "Compare it, mend it, put it on record (leaflets mark), and have the text signed anew."
            key = message.key.partition("/")[2]
            yield Problem(
                "B154", message.where, f"this {kind} is not as it was vouched for: {why}", hint, key
            )

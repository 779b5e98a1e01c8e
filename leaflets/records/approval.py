"""Which signatures a text has, and which it lacks before anybody may be handed it.

A signature is of exact content: it names a digest. Whatever is changed later has another digest, so no
approval has to be taken back, and none can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.identity import content_digest, snapshot, words_digest
from leaflets.model.record import Act, Entry, Recorded, Signer, Snapshot

if TYPE_CHECKING:
    from leaflets.model.content import Text
    from leaflets.model.library import Library

SOURCE_ROLES: tuple[Signer, ...] = ("second-reader", "clinician")
TRANSLATION_ROLES: tuple[Signer, ...] = ("translator", "second-reader")
"""Beside the clinician's approval of the source."""

Snapshots = Mapping[str, Snapshot]
"""Content digest -> what a text said then."""

_NONE: Snapshots = {}
_PERSON: Mapping[Signer, str] = {
    "translator": "translator",
    "second-reader": "second reader",
    "clinician": "clinician",
}


@frozen
class Content:
    """What of a text a signature is of. `source`: digest of the words that a translation is compared with."""

    text: Text
    content: str
    source: str = ""

    @property
    def name(self) -> str:
        return f"{self.text.leaflet}.{self.text.level}"

    def is_of(self, entry: Entry) -> bool:
        own = (self.text.leaflet, self.text.locale, self.text.level)
        return (entry.leaflet, entry.locale, entry.level) == own

    def is_signed_by(self, entry: Entry) -> bool:
        """Whether an approval is of just this content."""
        return self.is_of(entry) and (entry.content, entry.source) == (self.content, self.source)


def content_of(library: Library, locale: str, text: str) -> Content:
    """As it stands today. `text`: "basics.standard"."""
    found = library.locales[locale].texts[text]
    if locale == library.source:
        return Content(found, content_digest(library, found))
    english = library.locales[library.source].texts[text]
    return Content(found, content_digest(library, found), words_digest(library, english))


def signatures(records: Iterable[Recorded], content: Content) -> tuple[Recorded, ...]:
    """The approvals of exactly this content, in the order in which they were given."""
    return tuple(
        each for each in records if each.entry.act is Act.APPROVAL and content.is_signed_by(each.entry)
    )


def relied_on(library: Library, records: Iterable[Recorded], locale: str, text: str) -> tuple[Recorded, ...]:
    """The approvals that a release of the text rests on: its own, then the clinicians' of its source."""
    records = tuple(records)
    found = signatures(records, content_of(library, locale, text))
    if locale == library.source:
        return found
    source = signatures(records, content_of(library, library.source, text))
    return (*found, *(each for each in source if each.entry.role == "clinician"))


def lacking(
    library: Library, records: Iterable[Recorded], locale: str, text: str, known: Snapshots = _NONE
) -> tuple[Problem, ...]:
    """What keeps the text from being released as far as signatures go; nothing where all are there.

    `text`: "basics.standard". `known`: what is kept of former contents, to tell what an approval was of.
    """
    records = tuple(records)
    content = content_of(library, locale, text)
    translated = locale != library.source
    roles = TRANSLATION_ROLES if translated else SOURCE_ROLES
    problems = [*_missing(library, records, content, roles, known), *_one_person(records, content, roles)]
    if translated:
        source = content_of(library, library.source, text)
        problems += _missing(library, records, source, ("clinician",), known)
    return tuple(problems)


def withdrawn(records: Iterable[Recorded], code: str) -> Recorded | None:
    """The withdrawal of an edition, if there is one. Whoever withdrew it once has withdrawn it."""
    acts = (each for each in records if each.entry.act is Act.WITHDRAWAL)
    return next((each for each in acts if each.entry.code == code.lower()), None)


def _missing(
    library: Library,
    records: tuple[Recorded, ...],
    content: Content,
    roles: Iterable[Signer],
    known: Snapshots,
) -> Iterator[Problem]:
    signed = {each.entry.role for each in signatures(records, content)}
    for role in roles:
        if role in signed:
            continue
        former = [
            each.entry
            for each in records
            if each.entry.act is Act.APPROVAL and each.entry.role == role and content.is_of(each.entry)
        ]
        if former:
            what = _lapsed(library, content, former[-1], known)
            yield _problem("B141", content, role, f"the {_PERSON[role]}'s approval has lapsed: {what}")
        else:
            yield _problem("B140", content, role, f"no {_PERSON[role]} has signed this text")


def _lapsed(library: Library, content: Content, former: Entry, known: Snapshots) -> str:
    """Of when it was, and what has changed since, as far as that is known."""
    what = f"it is of {former.date} (version {former.version}, code {former.code}), "
    if former.content == content.content:
        return f"{what}and the English that it was compared with has changed since"
    before = known.get(former.content)
    changed = _changed(before, snapshot(library, content.text)) if before else ()
    if not changed:
        return f"{what}and the text has changed since"
    more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
    return f"{what}and changed since: {', '.join(changed[:3])}{more}"


def _changed(before: Snapshot, now: Snapshot) -> tuple[str, ...]:
    """Keys of strings and names of figures that are not as they were."""
    pairs = ((before.words, now.words), (before.figures, now.figures))
    return tuple(
        name for old, new in pairs for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)
    )


def _one_person(
    records: tuple[Recorded, ...], content: Content, roles: tuple[Signer, ...]
) -> Iterator[Problem]:
    """Two signatures have to be two people's: the second reader's, and the other that is needed beside it."""
    marks = {
        role: {e.entry.who for e in signatures(records, content) if e.entry.role == role} for role in roles
    }
    first, second = marks.values()
    if first and second and len(first | second) == 1:
        other = next(role for role in roles if role != "second-reader")
        what = f"the second reader and the {_PERSON[other]} are one person ({', '.join(first)})"
        yield _problem("B142", content, "second-reader", what)


def _problem(code: str, content: Content, role: Signer, what: str) -> Problem:
    text = content.text
    command = f"leaflets sign --role {role} --who MARK --locale {text.locale} --file {content.name}"
    return Problem(code, Where(text.title.where.file), what, f"Have it read, then: {command}", role)

"""What a code is: an edition that may be handed out, one that may not any more, or none that is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from leaflets.frozen import frozen
from leaflets.model.record import Act, Entry, Recorded, Snapshot


class Kind(StrEnum):
    CURRENT = "current"
    """Issued, and its words are those of today."""
    SUPERSEDED = "superseded"
    """Issued, and something newer stands in its place, or will when it is released."""
    WITHDRAWN = "withdrawn"
    """It must not be handed out: somebody found a reason."""
    DRAFT = "draft"
    """Words of today that nobody has released."""
    UNKNOWN = "unknown"


TextName = tuple[str, str, str]
"""Leaflet, locale, level."""


def text_of(named: Entry | Snapshot) -> TextName:
    return named.leaflet, named.locale, named.level


@frozen
class Known:
    """All that there is to ask. `today`: code -> what the texts of today say.

    `places`: code of an edition that was withdrawn -> how many lines of the records stand before that.
    `issued_at`: text -> its issues with their places, without the editions that were withdrawn.
    """

    words: Mapping[str, Snapshot]
    today: Mapping[str, Snapshot]
    texts: Mapping[TextName, Snapshot]
    issues: Mapping[str, tuple[Entry, ...]]
    withdrawals: Mapping[str, Entry]
    places: Mapping[str, int]
    issued_at: Mapping[TextName, tuple[tuple[int, Entry], ...]]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.issues, *self.withdrawals, *self.today)))

    def last_issue(self, text: TextName, after: int = -1) -> str:
        """The code of the last issue of a text that nobody has withdrawn, "" where there is none."""
        return next((e.code for place, e in reversed(self.issued_at.get(text, ())) if place > after), "")


def known(records: Iterable[Recorded], issued: Mapping[str, Snapshot], today: Iterable[Snapshot]) -> Known:
    entries = [recorded.entry for recorded in records]
    issues: dict[str, tuple[Entry, ...]] = {}
    withdrawals: dict[str, Entry] = {}
    places: dict[str, int] = {}
    for place, entry in enumerate(entries):
        if entry.act is Act.ISSUE:
            issues[entry.code] = (*issues.get(entry.code, ()), entry)
        elif entry.act is Act.WITHDRAWAL:
            withdrawals[entry.code], places[entry.code] = entry, place
    issued_at: dict[TextName, list[tuple[int, Entry]]] = {}
    for place, entry in enumerate(entries):
        if entry.act is Act.ISSUE and entry.code not in withdrawals:
            issued_at.setdefault(text_of(entry), []).append((place, entry))
    written = {snapshot.code: snapshot for snapshot in today}
    return Known(
        words={**written, **issued},
        today=written,
        texts={text_of(snapshot): snapshot for snapshot in written.values()},
        issues=issues,
        withdrawals=withdrawals,
        places=places,
        issued_at={text: tuple(found) for text, found in issued_at.items()},
    )


@frozen(kw_only=True)
class Standing:
    """What a code is. `replaced_by`: the code of what to hand out instead, "" where nothing is named.

    `ready`: whether that one may be handed out today. `near`: codes that somebody may have meant.
    """

    code: str
    kind: Kind
    issues: tuple[Entry, ...] = ()
    withdrawal: Entry | None = None
    replaced_by: str = ""
    ready: bool = False
    near: tuple[str, ...] = ()


def standing(code: str, known: Known) -> Standing:
    found = _first(code, known)
    target = _last_replacement(found, known)
    ready = bool(target) and _first(target, known).kind is Kind.CURRENT
    return Standing(
        code=code,
        kind=found.kind,
        issues=found.issues,
        withdrawal=found.withdrawal,
        replaced_by=target,
        ready=ready,
        near=near(code, known.codes) if found.kind is Kind.UNKNOWN else (),
    )


def _first(code: str, known: Known) -> Standing:
    """With what stands directly in its place, whatever has become of that."""
    issues, withdrawal = known.issues.get(code, ()), known.withdrawals.get(code)
    if withdrawal is not None:
        target = withdrawal.replaced_by or known.last_issue(text_of(withdrawal), known.places[code])
        return Standing(
            code=code, kind=Kind.WITHDRAWN, issues=issues, withdrawal=withdrawal, replaced_by=target
        )
    if not issues:
        return Standing(code=code, kind=Kind.DRAFT if code in known.today else Kind.UNKNOWN)
    later = _later(issues[-1], known)
    kind = Kind.CURRENT if later is None else Kind.SUPERSEDED
    return Standing(code=code, kind=kind, issues=issues, replaced_by=later or "")


def _later(issue: Entry, known: Known) -> str | None:
    """What has taken the place of an edition that nobody withdrew: a code, "" for nothing that is named, None
    where it is still the one to hand out.
    """
    last = known.last_issue(text_of(issue))
    if last != issue.code:
        return last
    today = known.texts.get(text_of(issue))
    if today is None:
        return ""
    if today.code == issue.code:
        return None
    if withdrawal := known.withdrawals.get(today.code):
        return None if withdrawal.replaced_by == issue.code else ""
    return today.code


def _last_replacement(found: Standing, known: Known) -> str:
    """A replacement may have been replaced itself: the last of the row, and nothing where it goes round."""
    target, passed = found.replaced_by, {found.code}
    while target:
        if target in passed:
            return found.replaced_by
        passed.add(target)
        following = _first(target, known).replaced_by
        if not following:
            return target
        target = following
    return ""


def typed(value: str) -> str:
    """A code as it is printed, of what somebody typed from paper or copied out of a PDF: in capitals, with
    spaces or hyphens, in the digits of another keyboard.
    """
    plain = unicodedata.normalize("NFKC", value)
    kept = (character for character in plain if character.isalnum())
    return "".join(_western(character) for character in kept).lower()


def _western(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def near(code: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The known codes that one slip of a finger makes `code` of: a character wrong, left out, typed twice, or
    two that changed places.
    """
    return tuple(sorted({known for known in codes if known != code and _is_one_slip(code, known)}))


def _is_one_slip(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) == 1:
        return any(other[:at] + other[at + 1 :] == one for at in range(len(other)))
    if len(one) != len(other):
        return False
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(wrong) == 1

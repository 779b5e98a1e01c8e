"""What a person signs, and why some things cannot be signed. `leaflets sign` and its `--from` share it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.identity import text_code, text_messages
from leaflets.model.record import Act, Entry, Recorded, Signer
from leaflets.records.approval import Content, content_of, signatures, withdrawn

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.state import Standing

_MARK = re.compile(r"[a-z0-9][a-z0-9-]{0,11}")


@frozen
class Signature:
    """Whose it is, and of which day. `act` is APPROVAL, or REVIEW of a text that is approved already."""

    role: Signer
    who: str
    date: date
    act: Act = Act.APPROVAL


def entry_of(library: Library, locale: str, text: str, signature: Signature) -> Entry:
    """The record of a signature under the text as it stands. `text`: "basics.standard"."""
    content = content_of(library, locale, text)
    found = content.text
    return Entry(
        act=signature.act,
        date=signature.date,
        leaflet=found.leaflet,
        locale=locale,
        level=found.level,
        version=found.version,
        code=text_code(library, found),
        content=content.content,
        source=content.source,
        role=signature.role,
        who=signature.who,
    )


def printed_keys(library: Library, locale: str, text: str) -> frozenset[str]:
    """Keys of all strings that a reader of the text meets: what a signature is of."""
    found = text_messages(library, library.locales[locale].texts[text])
    return frozenset(message.key for message in found)


def refusals(
    library: Library,
    records: Iterable[Recorded],
    locale: str,
    text: str,
    signature: Signature,
    standings: Iterable[Standing],
    today: date,
) -> tuple[Problem, ...]:
    """Why this cannot be signed so, all reasons at once. `standings` are those of the locale's strings."""
    records = tuple(records)
    content = content_of(library, locale, text)
    return (
        *who_refusals(signature, today),
        *_too_early(content, signature),
        *_role(library, content, signature),
        *_withdrawn(library, records, content),
        *_stale(library, content, standings),
        *_others(records, content, signature),
    )


def who_refusals(signature: Signature, today: date) -> Iterator[Problem]:
    """What can be wrong with a signature, whatever it stands under."""
    if not _MARK.fullmatch(signature.who):
        hint = (
            "Use 1 to 12 small letters, digits or hyphens, and no name: --who r2. One person keeps one mark."
        )
        where = Where(f"--who {signature.who}")
        yield Problem("B148", where, f"{signature.who!r} is no mark of a person", hint)
    if signature.date > today:
        hint = "Write the day on which it was signed."
        yield Problem("B146", Where("--date"), f"{signature.date} is in the future", hint)


def _too_early(content: Content, signature: Signature) -> Iterator[Problem]:
    text = content.text
    if signature.date < text.updated:
        what = f"on {signature.date} nobody can have read it: it was last changed on {text.updated}"
        hint = "Write the day on which this content was read; or have the text as it is today read."
        yield Problem("B146", Where(text.title.where.file), what, hint, "updated")


def _role(library: Library, content: Content, signature: Signature) -> Iterator[Problem]:
    where, locale = Where(f"--role {signature.role}"), content.text.locale
    if signature.role == "translator" and locale == library.source:
        hint = "It is read by a second-reader and approved by a clinician."
        yield Problem("B144", where, f"{locale} is what others translate: it has no translator", hint)
    if signature.act is Act.REVIEW and signature.role != "clinician":
        yield Problem(
            "B144", where, "only a clinician reviews a text", "Leave --review out, or name --role clinician."
        )


def _withdrawn(library: Library, records: tuple[Recorded, ...], content: Content) -> Iterator[Problem]:
    code = text_code(library, content.text)
    if found := withdrawn(records, code):
        what = f"the edition {code} was withdrawn on {found.entry.date}: {found.entry.reason}"
        hint = "Mend the text and give it a new version: it is then another edition, with a code of its own."
        yield Problem("B143", Where(content.text.title.where.file), what, hint)


def _stale(library: Library, content: Content, standings: Iterable[Standing]) -> Iterator[Problem]:
    """English is compared with nothing: who signs it reads the figures of today."""
    locale = content.text.locale
    if locale == library.source:
        return
    printed = printed_keys(library, locale, content.name)
    for standing in standings:
        if standing.stale and standing.message.key in printed:
            message, why = standing.message, " and ".join(standing.lapses)
            file, _, key = message.key.partition("/")
            hint = (
                "Compare it with the English, and mend it. Then put it on record: "
                f"leaflets mark --as checked --role linguist --locale {locale} --file {file} --key {key}"
            )
            yield Problem("B147", message.where, f"this text is stale ({why}): nobody can sign it", hint, key)


def _others(records: tuple[Recorded, ...], content: Content, signature: Signature) -> Iterator[Problem]:
    """What others, or the same person, have signed already."""
    found = signatures(records, content)
    role, where = signature.role, Where(content.text.title.where.file)
    same = [each for each in found if (each.entry.role, each.entry.who) == (role, signature.who)]
    if signature.act is Act.REVIEW and not any(each.entry.role == role for each in found):
        hint = "Leave --review out: an approval is a review too."
        yield Problem("B145", where, "no clinician has approved of this text as it stands", hint, role)
    elif same and signature.act is Act.APPROVAL:
        what = f"{signature.who} has signed exactly this as {role}, on {same[0].entry.date}"
        hint = "Nothing is to be done. A clinician who read it again: --review."
        yield Problem("B145", where, what, hint, role)
    if signature.act is Act.REVIEW:
        return
    pair = {"second-reader", "translator" if content.source else "clinician"}
    for each in found:
        if {role, each.entry.role} == pair and each.entry.who == signature.who:
            what = f"{signature.who} has signed it as {each.entry.role} on {each.entry.date}"
            hint = "The second reader has to be another person."
            yield Problem("B142", where, what, hint, role)

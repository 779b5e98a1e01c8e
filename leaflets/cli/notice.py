"""A notice to one clinic: which of its leaflets to take out of the rack, and what to put there instead.

Plain text for an e-mail. It says nothing of the day on which it was written: the same records give the same
notice.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from leaflets.records.editions import Kind

if TYPE_CHECKING:
    from leaflets.cli.desk import Desk
    from leaflets.model.record import Entry
    from leaflets.records.recall import Released

_WIDTH = 76
_HOW = "How to tell: at the foot of each page the last word of the line is a code of six letters and digits."
_STOP = "TAKE THESE OUT OF THE RACK"
_ASK = "ASK BEFORE YOU HAND THESE OUT"
_CURRENT = "THESE ARE CURRENT"


def file_name(clinic: str) -> str:
    """Of the notice. A clinic's name comes out of a file, and must not lead out of a folder."""
    return f"{quote(clinic, safe='') or '_no-clinic'}.txt"


def headings(editions: Iterable[Released], desk: Desk) -> Mapping[str, str]:
    """Code -> the part of a notice that it stands in, the same for all clinics."""
    return {edition.words.code: _heading(edition, desk) for edition in editions}


def notice(clinic: str, editions: tuple[Released, ...], headings: Mapping[str, str], desk: Desk) -> str:
    """`editions`: those of the clinic, with its copies alone."""
    parts = [
        f"To the clinic {clinic}" if clinic else "To all who have copies without a clinic's name",
        _wrapped(_HOW),
    ]
    for heading in (_STOP, _ASK, _CURRENT):
        found = [edition for edition in editions if headings[edition.words.code] == heading]
        parts += [heading, *(_told(edition, desk) for edition in found)] if found else []
    if all(edition.is_current for edition in editions):
        parts.append("Nothing is to be done.")
    return "\n\n".join(parts) + "\n"


def _heading(edition: Released, desk: Desk) -> str:
    from leaflets.cli.verdict import must_stop

    if edition.is_current:
        return _CURRENT
    return _STOP if must_stop(edition.standing, desk.since(edition.words, edition.standing)) else _ASK


def _told(edition: Released, desk: Desk) -> str:
    words = edition.words
    lines = [
        f"Code {words.code}: {desk.title(words)}, version {words.version}",
        *(f"Released on {desk.day(copy.date)}: {sheet(copy)}" for copy in edition.copies),
        *_what_to_do(edition, desk),
    ]
    return "\n".join(_wrapped(line, "  " if number else "") for number, line in enumerate(lines))


def _what_to_do(edition: Released, desk: Desk) -> Iterator[str]:
    found = edition.standing
    if found.withdrawal is not None:
        yield f"WITHDRAWN on {desk.day(found.withdrawal.date)}. Throw all copies away."
        yield f"Reason: {found.withdrawal.reason}"
    if found.ready:
        new = desk.known.words[found.replaced_by]
        yield f"Use instead: code {new.code}, {desk.title(new)}."
    elif found.kind is not Kind.CURRENT:
        since = "" if found.withdrawal else "Its text has changed since it was released. "
        yield f"{since}Nothing that may be handed out takes its place yet."
    else:
        yield from review(edition, desk)


def review(edition: Released, desk: Desk) -> Iterator[str]:
    """Until when what is current may be handed out without asking."""
    text = desk.text_today(edition.words) if edition.is_current else None
    if text is not None:
        yield f"Its review is due on {desk.day(text.review_due)}. After that day, ask before you hand it out."


def sheet(copy: Entry) -> str:
    return copy.sheet.strip(".") or "the ordinary sheet"


def sheets(copies: Iterable[Entry]) -> str:
    return ", ".join(dict.fromkeys(sheet(copy) for copy in copies))


def _wrapped(text: str, indent: str = "") -> str:
    return "\n".join(
        textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
    )

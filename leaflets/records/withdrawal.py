"""Taking an edition back: which one a code means, and why it cannot be withdrawn so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.model.identity import content_digest, text_code
from leaflets.model.record import Act, Entry, Recorded
from leaflets.records.approval import withdrawn

if TYPE_CHECKING:
    from leaflets.model.library import Library

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, halves of characters, and what turns the direction of all that follows."""


@frozen
class Wish:
    """A withdrawal that was asked for. `replaced_by`: a code, or ""."""

    code: str
    reason: str
    replaced_by: str
    date: date


def withdrawal(
    library: Library, records: Iterable[Recorded], wish: Wish, today: date
) -> Entry | tuple[Problem, ...]:
    """What to put on record; or all that is wrong with the wish."""
    records = tuple(records)
    found = _edition(library, records, wish.code)
    problems = (*_wrong(records, wish, today), *_wrong_replacement(library, records, wish))
    if found is None:
        return (_unknown("CODE", wish.code), *problems)
    if problems:
        return problems
    return Entry(
        act=Act.WITHDRAWAL,
        date=wish.date,
        leaflet=found.leaflet,
        locale=found.locale,
        level=found.level,
        version=found.version,
        code=found.code,
        content=found.content,
        reason=" ".join(wish.reason.split()),
        replaced_by=wish.replaced_by,
    )


def _wrong(records: tuple[Recorded, ...], wish: Wish, today: date) -> Iterator[Problem]:
    if not wish.reason.strip():
        hint = 'Say in a sentence why, for whoever has it in the rack: --reason "…"'
        yield Problem("B152", Where("--reason"), "a withdrawal needs a reason", hint)
    elif unseen := sorted(set(_UNSEEN.findall(" ".join(wish.reason.split())))):
        named = ", ".join(f"U+{ord(each):04X}" for each in unseen)
        hint = "Type the reason anew: it is read on screens and in e-mails."
        yield Problem(
            "B152", Where("--reason"), f"the reason has characters that nobody sees ({named})", hint
        )
    if wish.date > today:
        yield Problem(
            "B146", Where("--date"), f"{wish.date} is in the future", "Write the day of the withdrawal."
        )
    if before := withdrawn(records, wish.code):
        what = f"{wish.code} was withdrawn on {before.entry.date}: {before.entry.reason}"
        yield Problem("B151", before.where, what, "Nothing is to be done.")


def _wrong_replacement(library: Library, records: tuple[Recorded, ...], wish: Wish) -> Iterator[Problem]:
    other = wish.replaced_by
    if not other:
        return
    where = Where("--replaced-by")
    if _edition(library, records, other) is None:
        yield _unknown("--replaced-by", other)
    elif other == wish.code:
        yield Problem("B152", where, "an edition cannot replace itself", "Give the code of the new one.")
    elif gone := withdrawn(records, other):
        what = f"{other} was itself withdrawn on {gone.entry.date}"
        yield Problem("B152", where, what, "Give the code of an edition that may be handed out.")


def _unknown(where: str, code: str) -> Problem:
    what = f"no text of today and no record has the code {code!r}"
    hint = "It stands in the footer of the sheet: six letters and digits. Compare it once more."
    return Problem("B150", Where(where), what, hint)


def _edition(library: Library, records: tuple[Recorded, ...], code: str) -> Entry | None:
    """Of the records, the latest first; of today's texts where nothing is on record."""
    known = (each.entry for each in reversed(records) if each.entry.code == code)
    return next(known, None) or next(_of_today(library, code), None)


def _of_today(library: Library, code: str) -> Iterator[Entry]:
    for folder in library.locales.values():
        for text in folder.texts.values():
            if text_code(library, text) == code:
                yield Entry(
                    act=Act.ISSUE,
                    date=text.updated,
                    leaflet=text.leaflet,
                    locale=text.locale,
                    level=text.level,
                    version=text.version,
                    code=code,
                    content=content_digest(library, text),
                )

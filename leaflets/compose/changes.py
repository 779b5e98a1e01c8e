"""A Slip -> the Document that tells readers of an old edition what has changed in the new one.

A patient who has lived with the old leaflet for years must not be misled: each string stands whole as it was
and whole as it is, its figures with all their words, in the language's patterns of then and of now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from leaflets.compose.merge import Merge
from leaflets.compose.render import Filling, copy_of, render
from leaflets.compose.then import figures_then, locale_then
from leaflets.errors import Where
from leaflets.frozen import frozen
from leaflets.model.change import FURNITURE, Change, Kind, Slip
from leaflets.model.content import Direction, Message
from leaflets.model.document import Document, Metadata
from leaflets.model.library import Library
from leaflets.model.locale import ChangeWords
from leaflets.model.record import Snapshot
from leaflets.model.sheet import Sheet

LAYOUT = "changes"

T = TypeVar("T")

_PATTERNS = tuple(f"{FURNITURE}{name}." for name in ("rates", "durations", "joins", "icons"))
"""Strings that nobody reads by themselves: what they change shows in the strings with figures."""
_CITED = re.compile(r" ?\{([a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)\}")


@frozen
class Told:
    """The words of a change as they were and are printed; None where there were or are none."""

    before: Markup | None
    now: Markup | None


@frozen
class Group:
    """Changes that follow one another below one heading."""

    heading: Message
    changes: tuple[Told, ...]


def slip_changes(slip: Slip) -> tuple[Change, ...]:
    """Those that a reader sees or hears: numbers of sources and patterns are not told."""
    return tuple(
        change
        for change in slip.difference.changes
        if not change.key.startswith(_PATTERNS)
        and (
            change.figures
            or _read(change.before, slip.difference.old.snapshot)
            != _read(change.now, slip.difference.new.snapshot)
        )
    )


def slip_sheet(library: Library, slip: Slip) -> Sheet:
    """What a slip is printed on: as the leaflet is, without pictograms."""
    layout = library.layouts[library.levels[slip.difference.new.snapshot.level].layout]
    style = library.styles[layout.level_styles.get(slip.difference.new.snapshot.level, layout.style)]
    return Sheet(layout, replace(style, pictograms=None), library.papers[layout.papers[0]])


def fullest(every: int, tried: Callable[[int], T], fits: Callable[[T], bool]) -> T:
    """The result with as many of `every` changes as fit; that with none, where not even one does."""
    best = tried(every)
    if fits(best):
        return best
    best, holds, too_many = tried(0), 0, every
    while too_many - holds > 1:
        shown = (holds + too_many) // 2
        result = tried(shown)
        if fits(result):
            best, holds = result, shown
        else:
            too_many = shown
    return best


def compose_slip(library: Library, slip: Slip, shown: int) -> Document:
    """With the first `shown` of its changes. Its language must have `changes`. Raises LeafletError."""
    new, old = slip.difference.new.snapshot, slip.difference.old.snapshot
    own = library.locales[new.locale]
    words = own.locale.changes
    assert words is not None, new.locale
    merge = Merge(locale_then(new, own.locale), figures_then(new), None)
    changes = slip_changes(slip)
    teller = _Teller(library, slip, merge)
    translated = new.locale != library.source
    values = {
        "locale": own.locale,
        "furniture": own.locale.furniture,
        "words": words,
        "draft": slip.draft,
        "copy": copy_of(library.locales[library.source], merge) if slip.draft and translated else None,
        "title": _message("title", new.title),
        "leaflet": new.leaflet,
        "level": new.level,
        "old": old.code,
        "new": new.code,
        "groups": tuple(teller.groups(changes[:shown])),
        "tables": library.levels[new.level].tables,
        "more": len(changes) - shown,
    }
    return render(library, LAYOUT, Filling(merge, values), _metadata(slip, words, own.locale.direction))


@frozen
class _Teller:
    library: Library
    slip: Slip
    merge: Merge

    def groups(self, changes: Sequence[Change]) -> Iterator[Group]:
        gathered: list[tuple[Message, list[Told]]] = []
        for change in changes:
            heading = self._heading(change.key)
            if not gathered or gathered[-1][0] != heading:
                gathered.append((heading, []))
            gathered[-1][1].append(self._told(change))
        return (Group(heading, tuple(found)) for heading, found in gathered)

    def _told(self, change: Change) -> Told:
        found = self.slip.difference
        old, new = found.old.snapshot, found.new.snapshot
        return Told(
            before=None if change.kind is Kind.ADDED else self._said(change.key, change.before, old),
            now=None if change.kind is Kind.REMOVED else self._said(change.key, change.now, new),
        )

    def _said(self, key: str, words: str, snapshot: Snapshot) -> Markup:
        today = self.library.locales[snapshot.locale].locale
        then = replace(self.merge, locale=locale_then(snapshot, today), facts=figures_then(snapshot))
        return then.message(_message(key, _read(words, snapshot)))

    def _heading(self, key: str) -> Message:
        """Of the question that the string belongs to, of the warnings, or else the leaflet's title."""
        new, old = self.slip.difference.new.snapshot, self.slip.difference.old.snapshot
        section = re.match(r"[^/]+/sections\.[^.]+\.", key)
        name = f"{section[0]}heading" if section else ""
        if key.startswith("safety/"):
            name = f"safety/{self.library.safety.heading}"
        said = new.words.get(name) or old.words.get(name) or new.title
        return _message(name or "title", said)


def _read(words: str, snapshot: Snapshot) -> str:
    """Without its citations, whose numbers stand for other sources in each edition; what the sheet's own
    strings leave open is shown open.
    """

    def value(match: re.Match[str]) -> str:
        fact = match[1].partition(".")[0]
        return match[0] if fact in snapshot.figures or match[1] == "emergency-number" else ""

    return " ".join(_CITED.sub(value, words).split())


def _message(key: str, words: str) -> Message:
    return Message(words, key, Where("content/issued"))


def _metadata(slip: Slip, words: ChangeWords, direction: Direction) -> Metadata:
    new, old = slip.difference.new.snapshot, slip.difference.old.snapshot
    title = f"{words.title}: {new.title}"
    return Metadata(
        title=f"DRAFT - {title}" if slip.draft else title,
        lang=new.locale,
        direction=direction,
        subject=str(words.lead).replace("{old}", old.code).replace("{new}", new.code),
        identifier=slip.name,
        code=new.code,
        issued=slip.issued.isoformat(),
        updated=slip.issued.isoformat(),
    )

"""What has changed between two editions, in words for a person at a clinic's desk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from leaflets.cli.paragraphs import paragraph
from leaflets.model.change import FIGURES, FURNITURE, Change, Difference, Kind
from leaflets.model.usage import PLACEHOLDER
from leaflets.translation.word_diff import Piece, word_diff

if TYPE_CHECKING:
    from leaflets.model.record import Snapshot

_LABELS = {Kind.ADDED: "new", Kind.REMOVED: "gone", Kind.CHANGED: "changed"}
_NOW = ".now-other"
"""Behind a name in braces whose figure has changed: the two are different words then, and whole ones."""


def lines(found: Difference, *, colour: bool = False) -> Iterator[str]:
    """Each string that differs, under what it stands below on the page, its figures as they are printed."""
    old, new = found.old.snapshot, found.new.snapshot
    if found.version_changed:
        yield f"  version   {old.version} before, {new.version} now"
    place = ""
    for change in found.changes:
        if (here := _place(change, found)) != place:
            yield f"  {here}"
            place = here
        yield from paragraph(_LABELS[change.kind], pieces(change, found), new.locale, colour=colour)
        if before_and_now(change, found)[0] == before_and_now(change, found)[1]:
            yield from paragraph("", [Piece("same", "(spaces alone differ)")], "en", colour=colour)
    if not found.changes:
        yield from paragraph("", [Piece("same", "No words and no figures have changed.")], "en", colour=False)
    if old.content != new.content and not found.changes and not found.version_changed:
        what = "Dates, sources or pictures have."
        yield from paragraph("", [Piece("same", what)], "en", colour=False)


def record(found: Difference) -> dict[str, object]:
    """The same for a program."""
    return {
        "old": found.old.snapshot.code,
        "new": found.new.snapshot.code,
        "versions": [found.old.snapshot.version, found.new.snapshot.version],
        "changes": [_record(change, found) for change in found.changes],
    }


def _record(change: Change, found: Difference) -> dict[str, object]:
    before, now = before_and_now(change, found)
    return {
        "key": change.key,
        "kind": str(change.kind),
        "warning": change.is_warning,
        "before": before,
        "now": now,
    }


def before_and_now(change: Change, found: Difference) -> tuple[str, str]:
    """The whole strings as they were printed, without marks of bold."""
    return filled(change.before, found.old.printed), filled(change.now, found.new.printed)


def pieces(change: Change, found: Difference) -> tuple[Piece, ...]:
    """Word by word, and no figure ever in part: a number without its unit would be another one."""
    marked = change.now
    for name in change.figures:
        marked = marked.replace(f"{{{name}}}", f"{{{name}{_NOW}}}")
    before, now = found.old.printed, {f"{name}{_NOW}": words for name, words in found.new.printed.items()}
    return tuple(
        Piece(
            piece.kind, filled(piece.text, {**(found.new.printed if piece.kind == "new" else before), **now})
        )
        for piece in word_diff(change.before, marked, found.new.snapshot.locale)
    )


def filled(words: str, printed: Mapping[str, str]) -> str:
    """Names of sources stay in their braces."""

    def value(match: re.Match[str]) -> str:
        return printed.get(match[1], match[0].replace(_NOW, ""))

    return PLACEHOLDER.sub(value, words.replace("**", ""))


def _place(change: Change, found: Difference) -> str:
    if change.is_warning:
        return "WARNING"
    if change.key.startswith(FURNITURE):
        return "on every sheet of this language"
    if change.key.startswith(FIGURES):
        return "people drawn in a picture"
    heading = section_heading(change.key, found.new.snapshot) or section_heading(
        change.key, found.old.snapshot
    )
    return f"under “{heading}”" if heading else change.key.partition("/")[2] or change.key


def section_heading(key: str, snapshot: Snapshot) -> str:
    """The question that a string stands below, "" where it stands below none."""
    match = re.match(r"[^/]+/sections\.[^.]+\.", key)
    return snapshot.words.get(f"{match[0]}heading", "") if match else ""

"""`leaflets status --stale`: each stale text with what has changed since, as a person reads it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from leaflets.cli.figures import in_words
from leaflets.cli.paragraphs import WIDTH, paragraph
from leaflets.model.library import Library
from leaflets.model.translated import Figure
from leaflets.states.overview import LocaleStatus
from leaflets.states.stale import FigureChange, Stale
from leaflets.translation.word_diff import Piece, word_diff

_END = """\
[-Words-] like these are gone from the English, {+words+} like these are new in it. Mend each text, or see
that it still holds; then put it on record: `leaflets mark --help` says how."""


def stale_lines(found: Sequence[LocaleStatus], library: Library, *, colour: bool) -> Iterator[str]:
    """With `colour`, in the colours of a terminal; the signs stay, for those who cannot tell them apart."""
    count = 0
    for status in found:
        for each in status.stale:
            yield from _block(each, status.locale, library, colour=colour)
            count += 1
    if count:
        yield f"{count} {'text is' if count == 1 else 'texts are'} stale."
        yield from textwrap.wrap(_END, WIDTH)
    else:
        yield "Nothing is stale."


def _block(each: Stale, locale: str, library: Library, *, colour: bool) -> Iterator[str]:
    unit, target = each.unit, each.standing.message
    yield f"{'WARNING  ' if unit.safety else ''}{target.where}"
    yield f"  {unit.name}"
    for reason in reasons(each, library):
        yield from paragraph("why", [Piece("same", reason)], "en", colour=colour)
    if unit.english is not None:
        pieces = changes(each)
        yield from paragraph("English", pieces, library.source, colour=colour)
    yield from paragraph(locale, [Piece("same", target)], locale, colour=colour)
    yield ""


def reasons(each: Stale, library: Library) -> Iterator[str]:
    if each.english_changed:
        if each.unit.english is None:
            yield "the English has no such text any more"
        elif each.former is not None:
            yield "the English text has changed"
        elif each.was_without_english:
            yield "the English has this text too by now"
        else:
            yield "the English text has changed; what it was is not on record, below is what it is now"
    if each.figures is None:
        yield "a figure in it has changed; what it was before is not on record"
    for change in each.figures or ():
        yield _figure_reason(change, library)


def _figure_reason(change: FigureChange, library: Library) -> str:
    before, after = said(change.before, library), said(change.after, library)
    if change.before is None:
        return f"the figure {change.fact} is new in it: {after}"
    if change.after is None:
        return f"the figure {change.fact} stands in it no more: {before}"
    return f"the figure {change.fact} has changed from {before} to {after}"


def said(value: Figure | None, library: Library) -> str:
    printed = in_words(value, library)
    return "no figure" if printed is None else f"“{printed}”"


def changes(each: Stale) -> tuple[Piece, ...]:
    """The English of today, compared with that which was translated where it is known."""
    english = each.unit.english or ""
    if each.former is None or not each.english_changed:
        return (Piece("same", english),)
    return word_diff(each.former, english, "en")

"""R106: shares of 100 and of 1,000 in one list or sentence: 4 in 1,000 looks larger than 2 in 100."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.checks.desk import Desk, Finding
from leaflets.checks.phrases import Span
from leaflets.checks.prose import sentences
from leaflets.model.content import Block, Fact, Message
from leaflets.model.usage import PLACEHOLDER, messages


def check(desk: Desk) -> Iterator[Finding]:
    """A cell of several lines is a list. Sentences of their own may differ, so that both can be said."""
    facts = desk.library.facts
    for _, text in desk.texts():
        for section in text.sections.values():
            for block in section.body.values():
                yield from _of_list(block, facts)
        for message in messages(text):
            for sentence in sentences(message) if message.count("{") > 1 else ():
                found = [sentence.moved(span) for span in _shares(sentence.raw, facts)]
                yield from _mixed([(message, span) for span in found], facts)


def _of_list(block: Block, facts: Mapping[str, Fact]) -> Iterator[Finding]:
    rows = block.table.rows.values() if block.table else ()
    cells = [cell for row in rows for cell in row.values() if not isinstance(cell, Message)]
    for group in (block.list, block.questions, block.key_facts, *cells):
        found = [(m, span) for m in messages(group or {}) for span in _shares(m, facts)]
        yield from _mixed(found, facts)


def _shares(text: str, facts: Mapping[str, Fact]) -> list[Span]:
    matches = PLACEHOLDER.finditer(text)
    return [Span(m.start(), m.end(), m[1]) for m in matches if _denominator(m[1], facts) is not None]


def _denominator(name: str, facts: Mapping[str, Fact]) -> int | None:
    fact = facts.get(name.partition(".")[0])
    return fact.of if fact else None


def _mixed(found: list[tuple[Message, Span]], facts: Mapping[str, Fact]) -> Iterator[Finding]:
    """The first share whose denominator is another than that of the shares before it."""
    first = _denominator(found[0][1].words, facts) if found else None
    for message, span in found:
        other = _denominator(span.words, facts)
        if other != first:
            what = f"{{{span.words}}} counts in every {other:,}, beside others in every {first:,}"
            hint = "Say it in a sentence of its own, after the list."
            yield Finding("R106", message, what, hint, span.start, span.end)
            return

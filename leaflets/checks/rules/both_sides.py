"""R108: how many a treatment helps, and not how many it does not."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.model.content import Message, Section
from leaflets.model.usage import PLACEHOLDER, messages


def check(desk: Desk) -> Iterator[Finding]:
    """Both stand in the same question; a crowd of icons shows both by itself."""
    for _, text in desk.texts():
        for section in text.sections.values():
            shown = {block.icons.fact for block in section.body.values() if block.icons}
            for fact in desk.rulebook.both_sides:
                yield from _one_sided(section, fact, shown=fact in shown)


def _one_sided(section: Section, fact: str, *, shown: bool) -> Iterator[Finding]:
    places: dict[str, Message] = {}
    for message in messages(section):
        for match in PLACEHOLDER.finditer(message):
            places.setdefault(match[1], message)
    if fact in places and f"{fact}.other" not in places and not shown:
        message = places[fact]
        start = message.index("{" + fact + "}")
        hint = f"Say beside it for how many it does not: about {{{fact}.other}}."
        what = f"{{{fact}}} stands here without its other side"
        yield Finding("R108", message, what, hint, start, start + len(fact) + 2)

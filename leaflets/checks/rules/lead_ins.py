"""R703: a lead-in whose list is missing: "Current approaches include:"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from leaflets.checks.desk import Desk, Finding
from leaflets.model.content import LED, Item, Message
from leaflets.model.usage import messages

_COLONS = (":", "：", "፡", "፦")
_FOLLOWING = (*LED, "table", "key_facts", "icons", "picture")
"""What a paragraph may announce, if it is the next block."""


def check(desk: Desk) -> Iterator[Finding]:
    """A lead cannot stand without its list (S009); a paragraph, a cell or an item can."""
    for _, text in desk.texts():
        announced = set()
        for section in text.sections.values():
            for block, following in pairwise(section.body.values()):
                if block.text and any(getattr(following, kind) is not None for kind in _FOLLOWING):
                    announced.add(block.text.key)
            announced |= {block.lead.key for block in section.body.values() if block.lead}
            announced |= {lead.key for block in section.body.values() for lead in _inner(block.list or {})}
            written = [(block.fields, block.form) for block in section.body.values()]
            announced |= {message.key for message in messages(tuple(written))}
        for message in messages(text):
            words = message.rstrip("* ")
            if words.endswith(_COLONS) and message.key not in announced:
                hint = "Write the list below it: lead and list are two entries of one block."
                what = "a list is announced here, and none follows"
                yield Finding("R703", message, what, hint, len(words) - 1, len(words))


def _inner(items: Mapping[str, Message | Item]) -> Iterator[Message]:
    """The lead-ins of lists inside a list."""
    for item in items.values():
        if isinstance(item, Item):
            yield item.lead
            yield from _inner(item.list)

"""The edition code: six characters in the footer that tell which text this sheet carries.

A clinic types it to learn whether the paper in hand is current. It is derived from leaflet, locale,
level, declared version and the words and figures themselves, so that a text changed without a new
version cannot pass for the old one (docs/decisions/0005). The clinic's own fields are not part of
it: all clinics' copies of one text share their code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from leaflets.compose.inline import PLACEHOLDER
from leaflets.model.content import Fact, Message, Text

_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels (no words), no 0, 1, l, o: what a tired person can type from paper."""

_LENGTH = 6


def edition_code(text: Text, messages: Iterable[Message], facts: Mapping[str, Fact]) -> str:
    """`messages`: every content string of the edition except the clinic's."""
    lines = [text.leaflet, text.locale, text.level, text.version]
    used: set[str] = set()
    for message in sorted(messages, key=lambda message: message.key):
        lines.append(f"{message.key}={message}")
        used.update(name.partition(".")[0] for name in PLACEHOLDER.findall(message))
    for section in text.sections.values():
        used.update(block.icons.fact for block in section.body.values() if block.icons)
    for name in sorted(used & facts.keys()):
        fact = facts[name]
        lines.append(f"{name}={fact.low}-{fact.high}/{fact.of}{fact.unit}")
    value = int.from_bytes(hashlib.sha256("\n".join(lines).encode()).digest(), "big")
    code = ""
    for _ in range(_LENGTH):
        value, digit = divmod(value, len(_ALPHABET))
        code += _ALPHABET[digit]
    return code

"""What an entry of a states file may say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.content.findings import Finding
from leaflets.content.words import listed, quoted
from leaflets.model.state import ROLES, Entry

HASH = re.compile(r"[0-9a-f]{10}")
"""As leaflets/model/fingerprint.py makes them."""


def check_entry(entry: Entry) -> Iterator[Finding]:
    if entry.role not in ROLES[entry.state]:
        what = f"a {entry.role} cannot bring a text to {quoted(entry.state)}"
        yield Finding("S060", ("role",), what, f"Possible here: {listed(ROLES[entry.state])}.")
    for name, value in (("target", entry.target), ("source", entry.source), ("facts", entry.facts)):
        if value is not None and not HASH.fullmatch(value):
            hint = "Let `leaflets mark` write this file."
            yield Finding("S060", (name,), f"{quoted(value)} is no mark of a text", hint)

"""R805: a warning was not read back often enough as it stands. R806: the same of other texts (a note)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.errors import Severity, Where

_SHEETS = "Have them read by somebody who has not seen the English: leaflets readback --locale {} -o DIR."


def check(desk: Desk) -> Iterator[Finding]:
    """A back-translation counts for exact words: whatever changes a string takes its readings away."""
    for name, tongue in desk.tongues.items():
        wanted = {item.message.key for item in tongue.items} | {m.key for m in desk.furniture(tongue)}
        hint = _SHEETS.format(name)
        unread = Counter[str]()
        for item in desk.read_backs.get(name, ()):
            message, count = item.message, len(item.readings)
            if message.key not in wanted:
                continue
            if message.key.startswith("safety/"):
                if count < desk.rulebook.read_back.warnings:
                    what = f"read back {count} times of {desk.rulebook.read_back.warnings} as it stands"
                    yield Finding("R805", message, what, hint, 0, len(message), severity=Severity.WARNING)
            elif count < desk.rulebook.read_back.texts:
                unread[message.where.file] += 1
        for file, count in unread.items():
            what = f"{count} of its strings were not read back as they stand"
            yield Finding("R806", None, what, hint, where=Where(file), severity=Severity.NOTE)

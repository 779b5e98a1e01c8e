"""R801: a warning is stale. R802: a text is stale. R803: nothing is on record of a text's strings.

R804: a warning was changed and not put on record again, so that no slip of a finger gets into print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.errors import Severity, Where
from leaflets.model.content import Message
from leaflets.model.state import Lapse, Standing

_MARK = "Compare it with the English text, mend it, then put it on record: leaflets mark --help."

_READ_AGAIN = "Compare it once more, word by word, then put it on record: leaflets mark --help."


def check(desk: Desk) -> Iterator[Finding]:
    """Of the strings that a translation has on record. English is the source and cannot be stale itself."""
    for name, tongue in desk.tongues.items():
        wanted = {item.message.key for item in tongue.items} | {m.key for m in desk.furniture(tongue)}
        standings = [s for s in desk.standings.get(name, ()) if s.message.key in wanted]
        for standing in standings:
            if standing.stale and name != desk.library.source:
                yield _stale(standing)
            elif Lapse.TARGET in standing.lapses and standing.message.key.startswith("safety/"):
                yield _changed(standing.message)
        missing = Counter(s.message.where.file for s in standings if s.entry is None)
        for file, count in missing.items():
            what = f"nothing is on record of {count} of its strings"
            hint = "Put them on record: leaflets mark --as draft --role translator --locale …"
            yield Finding("R803", None, what, hint, where=Where(file), severity=Severity.NOTE)


def _changed(message: Message) -> Finding:
    what = "this warning is not what stands on record: somebody has changed it since"
    return Finding("R804", message, what, _READ_AGAIN, 0, len(message))


def _stale(standing: Standing) -> Finding:
    message = standing.message
    why = " and ".join(lapse for lapse in standing.lapses if lapse is not Lapse.TARGET)
    if message.key.startswith("safety/"):
        return Finding("R801", message, f"this warning is stale: {why}", _MARK, 0, len(message))
    what = f"this text is stale: {why}"
    return Finding("R802", message, what, _MARK, 0, len(message), severity=Severity.WARNING)

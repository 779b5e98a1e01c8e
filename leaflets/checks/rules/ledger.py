"""R601, R602: a figure or source that no text uses. R603: a listed source that nobody could find."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.checks.desk import Desk, Finding
from leaflets.errors import Severity, Where

_FACTS, _SOURCES = Where("content/facts.yaml"), Where("content/sources.yaml")


def check(desk: Desk) -> Iterator[Finding]:
    """Of all texts of all languages. What does not exist at all is S030, S043 or S053."""
    library = desk.library
    listed = {
        source for own in library.locales.values() for text in own.texts.values() for source in text.sources
    }
    told = listed | {source for fact in library.facts.values() for source in fact.sources}
    for name, fact in library.facts.items():
        if fact.high is not None and not desk.used[name]:
            yield _note("R601", _FACTS, name, f"no text prints the figure {name}")
    for name, source in library.sources.items():
        if name not in told:
            yield _note("R602", _SOURCES, name, f"no text and no fact rests on {name}")
        elif name in listed and not (source.doi or source.pmid or source.url):
            what = f"a leaflet lists {name}, and it has no doi, pmid or url to find it by"
            yield _note("R603", _SOURCES, name, what, "Add one of them where it is known.")


_SPARE = "Nothing is wrong. Delete it if no leaflet will need it."


def _note(code: str, where: Where, key: str, what: str, hint: str = _SPARE) -> Finding:
    return Finding(code, None, what, hint, where=where, key=key, severity=Severity.NOTE)

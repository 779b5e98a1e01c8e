"""The table of `leaflets status`: a row for each file, no wider than 80 columns, in plain characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from leaflets.states.overview import Counts, FileStatus, LocaleStatus, Progress

_HEAD = (
    f"  {'':20} {'':10} {'draft':>6}{'checked':>8}{'approved':>9}{'missing':>8}{'stale':>6}{'warnings':>9}"
)
_SIGNS = {"approved": "#", "checked": "+", "draft": ".", "stale": "!", "missing": "_"}
"""Field of Counts -> its sign in the bar, in the order of the bar."""
_BAR = 10
_LEGEND = """\
Bar: # approved, + checked, . draft, ! stale, _ missing. Stale: the English text or a figure in it has
changed since. Warnings: stale warnings that the leaflet prints; mend these first. A draft of a machine or a
translator has been checked by nobody."""
_WIDTH = 80


def table_lines(found: Sequence[LocaleStatus]) -> Iterator[str]:
    for status in found:
        yield from _locale(status)
    if len(found) > 1:
        yield "all languages"
        yield _HEAD
        for status in found:
            yield _row(status.locale, status.counts, len(status.warnings))
        yield ""
    yield from textwrap.wrap(_LEGEND.replace("\n", " "), _WIDTH)


def _locale(status: LocaleStatus) -> Iterator[str]:
    yield f"{status.locale}  {status.name}".rstrip()
    begun = [file for file in status.files if file.progress is Progress.BEGUN]
    if begun:
        yield _HEAD
    for file in begun:
        yield _row(_label(file), file.counts, len(file.warnings))
    if len(begun) > 1:
        yield _row("together", status.counts, len(status.warnings))
    yield from _notes(status)
    yield ""


def _notes(status: LocaleStatus) -> Iterator[str]:
    """What no column says."""
    for progress in (Progress.NOT_BEGUN, Progress.UNREADABLE):
        names = [file for file in status.files if file.progress is progress]
        if names:
            yield from _wrapped(f"{progress}: {', '.join(_named(names))}")
    if count := status.counts.unrecorded:
        yield from _wrapped(f"{_strings(count)} not on record yet: `leaflets mark --help` says how.")
    if count := status.counts.changed:
        yield from _wrapped(f"{_strings(count)} changed since put on record: mark again what was read.")


def _strings(count: int) -> str:
    return "1 string" if count == 1 else f"{count} strings"


def _named(files: Iterable[FileStatus]) -> Iterator[str]:
    """Each leaflet once, with its levels: "cure (easy, standard)"."""
    levels: dict[str, list[str]] = {}
    for file in files:
        levels.setdefault(file.leaflet or file.file, []).extend([file.level] if file.level else [])
    for name, several in levels.items():
        yield f"{name} ({', '.join(several)})" if several else name


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")


def _label(file: FileStatus) -> str:
    return f"{file.leaflet:12}{file.level}" if file.leaflet else file.file


def _row(label: str, counts: Counts, warnings: int) -> str:
    numbers = f"{counts.draft:6}{counts.checked:8}{counts.approved:9}{counts.missing:8}{counts.stale:6}"
    return f"  {label:20} {bar(counts):10} {numbers}{warnings:9}"


def bar(counts: Counts) -> str:
    """Ten signs in the proportions of the strings; what there is of has one at least."""
    parts = {name: getattr(counts, name) for name in _SIGNS if getattr(counts, name)}
    if not parts:
        return ""
    shares = {name: max(1, _BAR * count // counts.strings) for name, count in parts.items()}
    most = max(parts, key=lambda name: parts[name])
    shares[most] += _BAR - sum(shares.values())
    return "".join(_SIGNS[name] * share for name, share in shares.items())

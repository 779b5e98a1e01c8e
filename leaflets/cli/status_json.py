"""What `leaflets status --json` says of a language: docs/status.md has the form."""

from __future__ import annotations

from leaflets.cli.figures import in_words
from leaflets.model.library import Library
from leaflets.states.overview import Counts, FileStatus, LocaleStatus
from leaflets.states.stale import FigureChange, Stale


def as_member(status: LocaleStatus, library: Library) -> dict[str, object]:
    return {
        "locale": status.locale,
        "name": status.name,
        "counts": _counts(status.counts),
        "stale_warnings": list(status.warnings),
        "files": [_file(file) for file in status.files],
        "stale": [_stale(each, library) for each in status.stale],
    }


def _file(file: FileStatus) -> dict[str, object]:
    return {
        "file": file.file,
        "leaflet": file.leaflet or None,
        "level": file.level or None,
        "progress": str(file.progress),
        "counts": _counts(file.counts),
        "stale_warnings": list(file.warnings),
        "missing": list(file.missing),
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {"strings": counts.strings, **{name: getattr(counts, name) for name in Counts.__match_args__}}


def _stale(each: Stale, library: Library) -> dict[str, object]:
    where = each.standing.message.where
    return {
        "file": each.unit.file,
        "key": each.unit.name,
        "safety": each.unit.safety,
        "path": where.file,
        "line": where.line,
        "column": where.column,
        "english_changed": each.english_changed,
        "former": each.former,
        "english": each.unit.english,
        "target": each.standing.message,
        "figure_changed": each.figure_changed,
        "figures": None if each.figures is None else [_change(change, library) for change in each.figures],
    }


def _change(change: FigureChange, library: Library) -> dict[str, object]:
    return {
        "fact": change.fact,
        "before": in_words(change.before, library),
        "after": in_words(change.after, library),
    }

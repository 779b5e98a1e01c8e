"""How far a language has come, file by file: every string is counted once, as the worst that it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

from leaflets.frozen import frozen
from leaflets.model.library import Library
from leaflets.model.state import Standing, State
from leaflets.model.translated import Translated
from leaflets.model.unit import LocaleUnits, Unit
from leaflets.model.warnings import warnings_of
from leaflets.states.stale import Stale, stale
from leaflets.states.standing import Record, unit_standings

SHARED = ("safety", "pictures", "locale")
"""Files that belong to no leaflet, the warnings first."""


@frozen
class Counts:
    """Strings. Each is one of `approved`, `checked`, `draft`, `stale` and `missing`.

    Of the drafts, `changed` were altered since they were put on record, and `unrecorded` never were.
    """

    approved: int = 0
    checked: int = 0
    draft: int = 0
    stale: int = 0
    missing: int = 0
    changed: int = 0
    unrecorded: int = 0

    @property
    def strings(self) -> int:
        return self.approved + self.checked + self.draft + self.stale + self.missing


class Progress(StrEnum):
    BEGUN = "begun"
    NOT_BEGUN = "not begun"
    UNREADABLE = "cannot be read"


@frozen
class FileStatus:
    """One file. `warnings`: names of the stale warnings that stand in it or that its leaflet prints."""

    file: str
    progress: Progress
    counts: Counts = Counts()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def leaflet(self) -> str:
        """Empty where the file belongs to none."""
        return "" if self.file in SHARED else self.file.partition(".")[0]

    @property
    def level(self) -> str:
        return self.file.partition(".")[2]


@frozen
class LocaleStatus:
    """One language. `name` is its own name for itself, empty where it has not said it yet."""

    locale: str
    name: str
    files: tuple[FileStatus, ...]
    stale: tuple[Stale, ...]

    @property
    def counts(self) -> Counts:
        return total(file.counts for file in self.files)

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for file in self.files for name in file.warnings))


def total(counts: Iterable[Counts]) -> Counts:
    each = list(counts)
    return Counts(**{name: sum(getattr(c, name) for c in each) for name in Counts.__match_args__})


def overview(
    library: Library,
    units: LocaleUnits,
    record: Record,
    kept: Translated,
    unread: Collection[str] = (),
) -> LocaleStatus:
    """`library` has the English. `unread`: files whose states cannot be read, so that nothing is counted."""
    standings = {s.message.key: s for s in unit_standings(units.all(), library.facts, record)}
    found = tuple(_stale(units, standings, kept, library))
    stale_keys = {each.unit.key for each in found}
    files = []
    for file in files_of(library):
        progress = _progress(file, units, unread)
        if progress is Progress.BEGUN:
            files.append(_file(library, file, units.files[file], standings, stale_keys))
        else:
            files.append(FileStatus(file, progress))
    names = (unit.target for unit in units.files.get("locale", ()) if unit.name == "name" and unit.target)
    return LocaleStatus(units.locale, next(names, ""), tuple(files), found)


def files_of(library: Library) -> tuple[str, ...]:
    """All files of English: those of no leaflet, then those of each leaflet from easy to detailed."""
    english = library.locales[library.source]
    levels = list(english.locale.levels)
    texts = sorted(english.texts.values(), key=lambda text: (text.leaflet, levels.index(text.level)))
    return (*SHARED, *(f"{text.leaflet}.{text.level}" for text in texts))


def _progress(file: str, units: LocaleUnits, unread: Collection[str]) -> Progress:
    if file in unread or (file not in units.files and file not in units.not_begun):
        return Progress.UNREADABLE
    return Progress.BEGUN if file in units.files else Progress.NOT_BEGUN


def _stale(
    units: LocaleUnits, standings: Mapping[str, Standing], kept: Translated, library: Library
) -> Iterator[Stale]:
    """The warnings first."""
    for unit in sorted(units.all(), key=lambda unit: not unit.safety):
        standing = standings.get(unit.key)
        if standing and standing.stale:
            yield stale(unit, standing, kept, library.facts)


def _file(
    library: Library,
    file: str,
    units: Iterable[Unit],
    standings: Mapping[str, Standing],
    stale_keys: Collection[str],
) -> FileStatus:
    counts = Counter(name for unit in units for name in _counted(standings.get(unit.key)))
    missing = tuple(unit.name for unit in units if unit.target is None)
    text = library.locales[library.source].texts.get(file)
    printed = [f"safety/{name}" for name in warnings_of(library, text)] if text else []
    own = printed if text else [unit.key for unit in units if unit.safety]
    warnings = tuple(key.partition("/")[2] for key in own if key in stale_keys)
    return FileStatus(file, Progress.BEGUN, Counts(**counts), missing, warnings)


def _counted(standing: Standing | None) -> tuple[str, ...]:
    """The fields of Counts that a string is counted in."""
    if standing is None:
        return ("missing",)
    if standing.stale:
        return ("stale",)
    if standing.entry is None:
        return ("draft", "unrecorded")
    if standing.lapses:
        return ("draft", "changed")
    return ({State.APPROVED: "approved", State.CHECKED: "checked", State.DRAFT: "draft"}[standing.state],)

"""What a file was made of, as parts with digests: the same parts, the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, Final

from leaflets.build.leaves import ABSENT, leaves, summary
from leaflets.build.record import Part
from leaflets.frozen import frozen
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition, SpecimenSheet
from leaflets.model.library import Library

Job = Edition | SpecimenSheet
"""One file to print."""


@frozen
class Copy:
    """A file to print for one clinic, or for none: all that a process that prints has to be told."""

    job: Job
    clinic: Clinic | None = None

    @property
    def path(self) -> str:
        return f"{self.clinic.clinic}/{self.job.path}" if self.clinic else self.job.path


_MISSING: Final = object()

_BESIDE = ("clinic", "fonts", "program")
"""Parts that are no part of the Library."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a run prints from. `fonts`: family -> weight -> SHA-256 of the font's file.

    `program`: name -> version, of the part of this program that prints and of the libraries it uses.
    `as_of` is None where only specimens are printed, which have no review.
    """

    library: Library
    clinic: Clinic | None
    as_of: date | None
    fonts: Mapping[str, Mapping[str, str]]
    program: Mapping[str, str]
    _known: dict[str, Part] = field(default_factory=dict)

    def of(self, clinic: Clinic | None) -> Inputs:
        """The same for another clinic: what is no part of a clinic is digested once for all of them."""
        return replace(self, clinic=clinic)

    def always(self, job: Job) -> Iterator[str]:
        """Paths of what counts for a job besides what it reads of the Library."""
        yield from (f"program/{name}" for name in self.program)
        yield from (f"fonts/{family}" for family in self._fonts(job))
        if isinstance(job, Edition):
            yield from ("clinic", "overdue")

    def _fonts(self, job: Job) -> Iterable[str]:
        """Those of the language; all, where a clinic may add words of another, in whatever letters."""
        language = self.library.locales[job.locale].locale
        own = self.clinic.language if self.clinic and isinstance(job, Edition) else job.locale
        same = own.partition("-")[0] == job.locale.partition("-")[0]
        return language.fonts if same else self.fonts

    def parts(self, job: Job, paths: Iterable[str]) -> dict[str, Part]:
        """The part at each path. What is not there has a digest too."""
        return {path: self._part(job, path) for path in sorted(paths)}

    def due(self, job: Job) -> date | None:
        """The day after which the job's text is overdue for a review; a specimen has none."""
        if not isinstance(job, Edition):
            return None
        return self.library.locales[job.locale].texts[job.text].review_due

    def is_overdue(self, job: Job) -> bool:
        due = self.due(job)
        return due is not None and self.as_of is not None and self.as_of > due

    def _part(self, job: Job, path: str) -> Part:
        if path == "overdue":
            return summary(self.is_overdue(job))
        if path == "reviews":
            return summary(self._reviews(job))
        if path == "clinic":
            return self._digests(path)
        if path not in self._known:
            self._known[path] = self._digests(path)
        return self._known[path]

    def _reviews(self, job: Job) -> object:
        """Those of the job's own text: whether another text was reviewed is not printed here."""
        if not isinstance(job, Edition):
            return ()
        own = (job.leaflet, job.locale, job.level)
        return [r for r in self.library.reviews if (r.leaflet, r.locale, r.level) == own]

    def _digests(self, path: str) -> Part:
        if path.endswith("?"):
            return summary(self._find(path.removesuffix("?")) is not _MISSING)
        if path.endswith("/*"):
            keys = self._find(path.removesuffix("/*"))
            return summary(list(keys)) if isinstance(keys, Mapping) else ABSENT
        value = self._find(path)
        if value is _MISSING:
            return ABSENT
        found = leaves(value) if path.startswith(("locales/", "clinic")) else {}
        return found if len(found) > 1 else summary(value)

    def _find(self, path: str) -> Any:
        first, *steps = path.split("/")
        value: Any = getattr(self if first in _BESIDE else self.library, first, _MISSING)
        for step in steps:
            if isinstance(value, Mapping):
                value = value.get(step, _MISSING)
            elif is_dataclass(value) and step in {member.name for member in fields(value)}:
                value = getattr(value, step)
            else:
                return _MISSING
        return value

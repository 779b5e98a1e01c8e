"""One edition and all that was read of it: what the measures are taken from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaflets.audit.census import Census
from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.model.content import Leaflet, Level, SafetyGroup, Text
from leaflets.model.edition import Edition
from leaflets.model.library import Library, LocaleTexts
from leaflets.model.sheet import sheet_of
from leaflets.model.style import Style
from leaflets.model.warnings import groups_of, warnings_of
from leaflets.model.wording import Rulebook, Wording
from leaflets.passport.conformance import Conformance
from leaflets.states.standing import Record

NOT_BUILT = "not built"


@frozen
class Built:
    """The PDF as it lies on the disk. `census` is None where it cannot be read."""

    sha256: str
    size: int
    census: Census | None
    audit: tuple[Problem, ...]


@frozen
class Subject:
    """`findings`: those of `leaflets check` about this locale's files. `sources`: file -> its SHA-256."""

    library: Library
    edition: Edition
    code: str
    as_of: date
    rulebook: Rulebook
    wordings: Mapping[str, Wording]
    record: Record
    findings: tuple[Problem, ...]
    sources: Mapping[str, str]
    built: Built | None
    conformance: Conformance | None

    @property
    def own(self) -> LocaleTexts:
        return self.library.locales[self.edition.locale]

    @property
    def text(self) -> Text:
        return self.own.texts[self.edition.text]

    @property
    def leaflet(self) -> Leaflet:
        return self.library.leaflets[self.edition.leaflet]

    @property
    def level(self) -> Level:
        return self.library.levels[self.edition.level]

    @property
    def style(self) -> Style:
        return sheet_of(self.library, self.edition).style

    @property
    def wording(self) -> Wording:
        return self.wordings.get(self.edition.locale, Wording())

    @property
    def is_source(self) -> bool:
        return self.edition.locale == self.library.source

    @property
    def file(self) -> str:
        """The text's own file, as a Where names it."""
        return self.text.title.where.file

    @property
    def groups(self) -> tuple[SafetyGroup, ...]:
        """The parts of the emergency box that this leaflet prints."""
        return groups_of(self.library, self.edition.leaflet)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Keys of safety.yaml that the edition prints."""
        return warnings_of(self.library, self.text)

    @property
    def pictures(self) -> tuple[str, ...]:
        blocks = (block for section in self.text.sections.values() for block in section.body.values())
        return tuple(dict.fromkeys(block.picture for block in blocks if block.picture))

    @property
    def census(self) -> Census | None:
        return self.built.census if self.built else None

    @property
    def absence(self) -> str:
        """Why there is no census."""
        return "the file cannot be read" if self.built else NOT_BUILT

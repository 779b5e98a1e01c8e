"""One leaflet as the audit knows it: the files that it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from leaflets.audit.figures import Printed
from leaflets.audit.parts import Sheet
from leaflets.audit.source import SourceFile, Words, Workspace


@dataclass(frozen=True, slots=True)
class Edition:
    """The files that one leaflet is made of, and what the day and the clinic add."""

    workspace: Workspace
    locale: str
    leaflet: str
    level: str
    clinic: SourceFile | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Leaflet(Sheet):
    edition: Edition
    leaflet: SourceFile
    pictures: SourceFile

    @property
    def references(self) -> tuple[str, ...]:
        """The sources in the order of their numbers, where the level cites them; else none."""
        level = self.edition.workspace.shared(f"levels/{self.edition.level}")
        numbered = level.has("citations") and level.value("citations") == "numbered"
        return self.text.names("sources") if numbered else ()

    def printed(self, path: str) -> Printed:
        words = self.text.words(path)
        return self.own.figures.printed(Words(self.own.figures.cited(words.text, self.references), words.key))

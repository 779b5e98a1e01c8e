"""One leaflet as the audit knows it: the files that it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from leaflets.audit.figures import Printed
from leaflets.audit.parts import Sheet
from leaflets.audit.source import SourceFile, Words, Workspace
from leaflets.audit.telling import CONTRAST, SMALLEST, Least


@dataclass(frozen=True, slots=True)
class Edition:
    """The files that one leaflet is made of, and what the day and the clinic add."""

    workspace: Workspace
    locale: str
    leaflet: str
    level: str
    clinic: SourceFile | None
    overdue: bool
    makeup: tuple[str, ...] = ()
    """What the file's name has behind the level: a layout, a paper, a style that are not the text's own."""
    prints: Callable[[str], bool] = bool
    """Whether the footer has this edition code."""
    released: bool = False

    @property
    def layout(self) -> SourceFile:
        """The layout's own file."""
        named = [
            name for name, _, _ in map(_parted, self.makeup) if self.workspace.has_shared(f"layouts/{name}")
        ]
        leaflet = self.workspace.shared(f"leaflets/{self.leaflet}")
        own = leaflet.value("layout") if leaflet.has("layout") else ""
        level = self.workspace.shared(f"levels/{self.level}")
        return self.workspace.shared(f"layouts/{(named or [own or level.value('layout')])[0]}")

    @property
    def least(self) -> Least:
        layout = self.layout
        size, contrast = (
            float(layout.value(name)) if layout.has(name) else None
            for name in ("smallest-size", "least-contrast")
        )
        return Least(size or SMALLEST, contrast or CONTRAST)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height in millimetres: of the paper named, or the layout's first."""
        named = [name for name in self.makeup if self.workspace.has_shared(f"papers/{name}")]
        paper = self.workspace.shared(f"papers/{(named or [self.layout.names('papers')[0]])[0]}")
        width, height = float(paper.value("width")), float(paper.value("height"))
        return (height, width) if self.is_so("landscape") or self.is_folded else (width, height)

    @property
    def is_folded(self) -> bool:
        """Whether two pages stand on each side of its paper, which makes a booklet."""
        named = [name for name in self.makeup if self.workspace.has_shared(f"papers/{name}")]
        return self.layout.has(f"fold.{(named or [self.layout.names('papers')[0]])[0]}")

    @property
    def beside(self) -> str:
        """The other language of a bilingual sheet: named behind its layout, or the source's; "" on others."""
        if not self.is_so("bilingual"):
            return ""
        named = [other for _, _, other in map(_parted, self.makeup) if other]
        return (named or [self.workspace.source_locale])[0]

    @property
    def has_block_tables(self) -> bool:
        layout = self.layout
        return layout.has("tables") and layout.value("tables") == "blocks"

    def is_so(self, name: str) -> bool:
        """Whether the layout says so of itself."""
        layout = self.layout
        return layout.has(name) and layout.value(name) == "true"


def _parted(name: str) -> tuple[str, str, str]:
    """A bilingual layout's name and the language behind it, `bilingual-ar`; any other name as it is."""
    layout, sign, other = name.partition("-")
    return (layout, sign, other) if layout == "bilingual" else (name, "", "")


@dataclass(frozen=True, slots=True)
class Leaflet(Sheet):
    edition: Edition
    leaflet: SourceFile
    pictures: SourceFile

    @property
    def is_draft(self) -> bool:
        return not self.edition.released

    @property
    def sections(self) -> tuple[str, ...]:
        """The questions of the text that its layout shows."""
        names, layout = self.text.names("sections"), self.edition.layout
        shown = layout.names("sections") if layout.has("sections") else names
        return tuple(name for name in names if name in shown)

    @property
    def references(self) -> tuple[str, ...]:
        """The sources in the order of their numbers, where the level cites them; else none."""
        level = self.edition.workspace.shared(f"levels/{self.edition.level}")
        numbered = level.has("citations") and level.value("citations") == "numbered"
        return self.text.names("sources") if numbered else ()

    def printed(self, path: str) -> Printed:
        words = self.text.words(path)
        return self.own.figures.printed(Words(self.own.figures.cited(words.text, self.references), words.key))

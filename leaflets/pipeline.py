"""The whole product in one screen: content becomes a Document, the Document pages, the pages a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaflets.compose.composer import compose
from leaflets.layout.paginate import paginate
from leaflets.model.content import Clinic
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.pdf.writer import write


@dataclass(frozen=True, slots=True)
class Press:
    """What every edition of a run shares: the texts, the fonts, and what was shaped already."""

    library: Library
    fonts: FontLibrary
    typesetter: Typesetter

    def print_edition(self, edition: Edition, *, clinic: Clinic | None = None, as_of: date) -> bytes:
        """One PDF. Same library, fonts, clinic and as-of date: same bytes. Raises LeafletError."""
        library = self.library
        document = compose(library, edition, clinic=clinic, as_of=as_of)
        pages = paginate(
            document,
            library.styles[library.levels[edition.level].style],
            library.papers[edition.paper],
            self.typesetter,
            library.locales[edition.locale].locale,
            library.drawings,
        )
        return write(document, pages, self.fonts)

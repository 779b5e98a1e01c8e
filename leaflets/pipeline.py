"""The whole product in one screen: content becomes a Document, the Document pages, the pages a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from leaflets.compose.changes import compose_slip, fullest, slip_changes, slip_sheet
from leaflets.compose.composer import compose
from leaflets.compose.review import compose_review, review_sheet
from leaflets.compose.specimen import compose_specimen
from leaflets.errors import LeafletError
from leaflets.frozen import frozen
from leaflets.layout.imposition import FOLDED, impose
from leaflets.layout.paginate import MILLIMETRE, paginate
from leaflets.memory import ANEW, Memory, Recall
from leaflets.model.artwork import Art
from leaflets.model.change import Slip
from leaflets.model.clinic import Clinic, art_of
from leaflets.model.document import Document
from leaflets.model.edition import Edition, SpecimenSheet
from leaflets.model.library import Library
from leaflets.model.page import Pages
from leaflets.model.review import Pack
from leaflets.model.screen import Surroundings, screen_of
from leaflets.model.sheet import Sheet, sheet_of
from leaflets.text.coverage import check_coverage
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.html.page import write_html
from leaflets.writers.pdf.fonts import FontCache
from leaflets.writers.pdf.writer import write


@frozen
class Proof:
    """An edition as a file, and what it was made of: what says which string stands where on its pages."""

    document: Document
    pages: Pages
    data: bytes


@frozen
class Press:
    """What every edition of a run shares: the texts, the fonts, what was shaped and cut already."""

    library: Library
    fonts: FontLibrary
    typesetter: Typesetter
    subsets: FontCache = field(default_factory=FontCache)
    memory: Memory = field(default_factory=Memory)
    """Asked about the copies that clinics have of an edition."""

    def print_edition(self, edition: Edition, *, clinic: Clinic | None = None, as_of: date) -> bytes:
        """One PDF. Same library, fonts, clinic and as-of date: same bytes. Raises LeafletError."""
        return self.prove(edition, clinic=clinic, as_of=as_of).data

    def prove(
        self, edition: Edition, *, clinic: Clinic | None = None, as_of: date, draft: bool = True
    ) -> Proof:
        """The same PDF with its pages. Raises LeafletError. Only a release is no `draft`, and so unmarked."""
        recall = ANEW
        if clinic is not None:
            alike = (edition.name, as_of, draft, tuple(sorted(clinic.colours.items())))
            recall = Recall(self.memory, alike)
        document = compose(self.library, edition, clinic=clinic, as_of=as_of, draft=draft, recall=recall)
        sheet = sheet_of(self.library, edition, clinic)
        return self._set(document, edition.locale, sheet, art_of(clinic), recall)

    def html(
        self,
        edition: Edition,
        *,
        clinic: Clinic | None = None,
        as_of: date,
        around: Surroundings,
        draft: bool = True,
    ) -> str:
        """The same Document as a page for the screen; without the mark of a draft only of a release.

        Raises LeafletError.
        """
        document = compose(self.library, edition, clinic=clinic, as_of=as_of, draft=draft)
        screen = screen_of(self.library, edition, clinic, around, art_of(clinic))
        return write_html(document, self.library.drawings, screen)

    def print_specimen(self, sheet: SpecimenSheet) -> bytes:
        """The specimen of one language as PDF. Raises LeafletError."""
        library = self.library
        layout = library.layouts[library.levels[sheet.level].layout]
        made = Sheet(layout, library.styles[layout.style], library.papers[sheet.paper])
        return self._set(compose_specimen(library, sheet.locale), sheet.locale, made).data

    def print_review(self, pack: Pack, paper: str = "a4") -> bytes:
        """What a reviewer of a text fills in, as PDF. Raises LeafletError."""
        made = review_sheet(self.library, pack, paper)
        return self._set(compose_review(self.library, pack), self.library.source, made).data

    def print_slip(self, slip: Slip) -> bytes:
        """What has changed between two editions, on one page: as many changes as it holds, the number of the
        rest below them. Raises LeafletError.
        """
        made = slip_sheet(self.library, slip)

        def tried(shown: int) -> Proof:
            document = compose_slip(self.library, slip, shown)
            return self._set(document, slip.difference.new.snapshot.locale, made)

        return fullest(len(slip_changes(slip)), tried, lambda proof: len(proof.pages.pages) == 1).data

    def _set(
        self,
        document: Document,
        name: str,
        sheet: Sheet,
        art: Mapping[str, Art] | None = None,
        recall: Recall = ANEW,
    ) -> Proof:
        library = self.library
        locale = library.locales[name].locale
        cldr = library.cldr.get(name)
        if cldr is not None and (problems := check_coverage(self.fonts, locale, cldr)):
            raise LeafletError(problems)
        pages = paginate(
            document,
            sheet.style,
            sheet.paper,
            self.typesetter,
            locale,
            library.drawings,
            FOLDED if sheet.layout.fold else 1,
            library.locales[sheet.beside].locale if sheet.beside else None,
            art,
            recall,
        )
        if sheet.folded is not None:
            width, height = sheet.folded.width * MILLIMETRE, sheet.folded.height * MILLIMETRE
            pages = impose(pages, width, height, locale.direction, sheet.layout.duplex)
        return Proof(document, pages, write(document, pages, self.fonts, self.subsets, recall))

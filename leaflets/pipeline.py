"""The whole product in one screen: content becomes a Document, the Document pages, the pages a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from leaflets.compose.changes import compose_slip, slip_changes
from leaflets.compose.composer import compose
from leaflets.compose.specimen import compose_specimen
from leaflets.errors import LeafletError
from leaflets.frozen import frozen
from leaflets.layout.imposition import FOLDED, impose
from leaflets.layout.paginate import MILLIMETRE, paginate
from leaflets.model.artwork import Art
from leaflets.model.change import Slip
from leaflets.model.clinic import Clinic
from leaflets.model.document import Document
from leaflets.model.edition import Edition, SpecimenSheet
from leaflets.model.library import Library
from leaflets.model.page import Pages
from leaflets.model.screen import Screen, Surroundings
from leaflets.model.sheet import Sheet, layout_of, sheet_of
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

    def print_edition(self, edition: Edition, *, clinic: Clinic | None = None, as_of: date) -> bytes:
        """One PDF. Same library, fonts, clinic and as-of date: same bytes. Raises LeafletError."""
        return self.prove(edition, clinic=clinic, as_of=as_of).data

    def prove(
        self, edition: Edition, *, clinic: Clinic | None = None, as_of: date, draft: bool = True
    ) -> Proof:
        """The same PDF with its pages. Raises LeafletError. Only a release is no `draft`, and has no mark of one."""
        document = compose(self.library, edition, clinic=clinic, as_of=as_of, draft=draft)
        sheet = sheet_of(self.library, edition, clinic)
        return self._set(document, edition.locale, sheet, _art(clinic))

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
        library = self.library
        document = compose(library, edition, clinic=clinic, as_of=as_of, draft=draft)
        own, source = (library.locales[name].locale for name in (edition.locale, library.source))
        speaking = own if own.site is not None else source
        style = sheet_of(library, edition, clinic).style
        plain = library.styles[style.style].colours
        screen = Screen(
            style=style.style,
            layout=layout_of(library, edition).layout,
            words=speaking.site,
            lang=speaking.locale,
            direction=speaking.direction,
            around=around,
            colours={name: value for name, value in style.colours.items() if plain.get(name) != value},
            art=_art(clinic),
        )
        return write_html(document, library.drawings, screen)

    def print_specimen(self, sheet: SpecimenSheet) -> bytes:
        """The specimen of one language as PDF. Raises LeafletError."""
        library = self.library
        layout = library.layouts[library.levels[sheet.level].layout]
        made = Sheet(layout, library.styles[layout.style], library.papers[sheet.paper])
        return self._set(compose_specimen(library, sheet.locale), sheet.locale, made).data

    def print_slip(self, slip: Slip) -> bytes:
        """What has changed between two editions, on one page: as many changes as it holds, the number of the
        rest below them. Raises LeafletError.
        """
        library, new = self.library, slip.difference.new.snapshot
        layout = library.layouts[library.levels[new.level].layout]
        style = library.styles[layout.level_styles.get(new.level, layout.style)]
        style = replace(style, pictograms=None)
        made = Sheet(layout, style, library.papers[layout.papers[0]])
        every = len(slip_changes(slip))

        def tried(shown: int) -> Proof:
            return self._set(compose_slip(library, slip, shown), new.locale, made)

        fullest = tried(every)
        if len(fullest.pages.pages) > 1:
            fullest, holds, too_many = tried(0), 0, every
            while too_many - holds > 1:
                shown = (holds + too_many) // 2
                proof = tried(shown)
                if len(proof.pages.pages) > 1:
                    too_many = shown
                else:
                    fullest, holds = proof, shown
        return fullest.data

    def _set(
        self, document: Document, name: str, sheet: Sheet, art: Mapping[str, Art] | None = None
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
        )
        if sheet.folded is not None:
            width, height = sheet.folded.width * MILLIMETRE, sheet.folded.height * MILLIMETRE
            pages = impose(pages, width, height, locale.direction, sheet.layout.duplex)
        return Proof(document, pages, write(document, pages, self.fonts, self.subsets))


def _art(clinic: Clinic | None) -> dict[str, Art]:
    """Pictures that are no part of content, by the name that a layout's template has for them."""
    return {"logo": clinic.logo.art} if clinic and clinic.logo and clinic.logo.art else {}

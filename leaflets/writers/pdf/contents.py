"""The contents of all pages. Copies of one leaflet share those of the pages on which everything is the same.

A page's stream hangs on its items, on the places of their owners in the structure tree, and on the codes and
names that the pages before it have given to glyphs and drawings.
"""

from __future__ import annotations

from functools import partial

from leaflets.frozen import frozen
from leaflets.memory import Recall
from leaflets.model.page import LinkArea, Page, Pages
from leaflets.writers.pdf.content_stream import PageContent, page_content
from leaflets.writers.pdf.fonts import DocumentFonts, FontState
from leaflets.writers.pdf.forms import Forms, FormState
from leaflets.writers.pdf.structure import Structure


@frozen
class Given:
    """The codes and names that are given up to some page."""

    fonts: FontState = ()
    forms: FormState = ()


def page_contents(
    pages: Pages, structure: Structure, fonts: DocumentFonts, forms: Forms, recall: Recall
) -> list[PageContent]:
    """`fonts` and `forms` are new, and have been given all that the pages need afterwards."""
    if not recall:
        return [page_content(page, pages.height, structure, fonts, forms) for page in pages.pages]
    writer = _Writer(pages.height, structure, fonts, forms, recall)
    contents = [writer.content(page) for page in pages.pages]
    writer.catch_up()
    return contents


class _Writer:
    """`given` is what the pages so far have given. The fonts and forms catch up with it to paint one."""

    def __init__(
        self, height: float, structure: Structure, fonts: DocumentFonts, forms: Forms, recall: Recall
    ) -> None:
        self._height = height
        self._structure = structure
        self._fonts = fonts
        self._forms = forms
        self._recall = recall
        self._given = self._caught_up = self._kept(Given())

    def content(self, page: Page) -> PageContent:
        nodes = tuple(map(self._structure.holders.__getitem__, self._owners(page)))
        roles = tuple(self._structure.nodes[node].role for node in nodes)
        key = "content", id(page), self._height, nodes, roles, id(self._given)
        make = partial(self._painted, page)
        content, self._given = self._recall(key, make, keep=(page, self._given))
        return content

    def _owners(self, page: Page) -> tuple[int, ...]:
        """Those whose places the stream tells. (Links have theirs told by the structure tree.)"""

        def make() -> tuple[int, ...]:
            owners = [item.owner for item in page.items if not isinstance(item, LinkArea)]
            return tuple(dict.fromkeys(owner for owner in owners if isinstance(owner, int)))

        return self._recall(("owners", id(page)), make, keep=page)

    def _painted(self, page: Page) -> tuple[PageContent, Given]:
        self.catch_up()
        content = page_content(page, self._height, self._structure, self._fonts, self._forms)
        self._caught_up = self._kept(Given(self._fonts.state(), self._forms.state()))
        return content, self._caught_up

    def _kept(self, given: Given) -> Given:
        """One object for what is equal, so that the next page may know it by its identity."""
        return self._recall(("given", given), lambda: given)

    def catch_up(self) -> None:
        if self._caught_up is not self._given:
            self._fonts.restore(self._given.fonts)
            self._forms.restore(self._given.forms)
            self._caught_up = self._given

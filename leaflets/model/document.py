"""The Document: what the layout template and the content say together, before any page exists.

A tree of Elements whose names are HTML's wherever HTML has the element. `id` numbers the elements
in document order from 0 and is how pages, tags and findings refer to an element. Nothing but this
tree is ever typeset, and the PDF's structure tree is derived from it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Literal

from leaflets.errors import Where
from leaflets.frozen import frozen
from leaflets.model.content import Direction


@frozen
class Origin:
    """The content string that a piece of text came from."""

    key: str
    where: Where


@frozen
class Text:
    """A run of characters in one style. Never holds a bidi control: `isolate` asks for one.

    `isolate` "ltr"/"rtl" sets the run apart in that direction (UAX #9 LRI/RLI ... PDI), "auto" by
    its first strong character (FSI): phone numbers, codes, names of unknown direction.
    """

    text: str
    bold: bool = False
    isolate: Literal["", "ltr", "rtl", "auto"] = ""
    origin: Origin | None = None


@frozen
class Element:
    """One element. `attrs` holds what is left of the markup's attributes after the named fields.

    `lang` is set only where it differs from the parent's (always on the root); `direction` is the
    element's own computed direction; `classes` are the hooks for style rules.
    """

    id: int
    name: str
    children: tuple[Element | Text, ...]
    direction: Direction
    lang: str | None = None
    classes: tuple[str, ...] = ()
    attrs: Mapping[str, str] = field(default_factory=dict)
    where: Where = Where("")
    origin: Origin | None = None
    """Set where the whole element stands for one content string (an alt text, a heading)."""

    def elements(self) -> Iterator[Element]:
        """Itself and every element below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.elements()

    @property
    def words_origin(self) -> Origin | None:
        """Its own origin, or that of the first words in it: the place that a person can mend."""
        if self.origin is not None:
            return self.origin
        found = (
            child.words_origin if isinstance(child, Element) else child.origin for child in self.children
        )
        return next((origin for origin in found if origin is not None), None)

    def text(self) -> str:
        """The text of the element in logical order."""
        return "".join(child.text() if isinstance(child, Element) else child.text for child in self.children)


class Role(StrEnum):
    """Standard structure types of ISO 32000-1 14.8.4 that leaflets use."""

    DOCUMENT = "Document"
    SECT = "Sect"
    DIV = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    P = "P"
    L = "L"
    LI = "LI"
    LBL = "Lbl"
    LBODY = "LBody"
    TABLE = "Table"
    THEAD = "THead"
    TBODY = "TBody"
    TR = "TR"
    TH = "TH"
    TD = "TD"
    FIGURE = "Figure"
    CAPTION = "Caption"
    LINK = "Link"
    SPAN = "Span"


ROLES: Mapping[str, Role] = {
    "main": Role.DOCUMENT,
    "band": Role.DIV,
    "section": Role.SECT,
    "div": Role.DIV,
    "h1": Role.H1,
    "h2": Role.H2,
    "h3": Role.H3,
    "p": Role.P,
    "ul": Role.L,
    "dl": Role.L,
    "li": Role.LI,
    "term": Role.LI,
    "marker": Role.LBL,
    "dt": Role.LBL,
    "body": Role.LBODY,
    "dd": Role.LBODY,
    "table": Role.TABLE,
    "thead": Role.THEAD,
    "tbody": Role.TBODY,
    "tr": Role.TR,
    "th": Role.TH,
    "td": Role.TD,
    "figure": Role.FIGURE,
    "figcaption": Role.CAPTION,
    "label": Role.SPAN,
    "a": Role.LINK,
    "span": Role.SPAN,
    "number": Role.SPAN,
}
"""Element name -> structure type. A name not listed here (`rules`, `drawing`) has no structure."""


@frozen
class Metadata:
    """What a file says about itself. Dates are the content's own, ISO 8601; there is no build date."""

    title: str
    lang: str
    direction: Direction
    subject: str
    identifier: str
    """The edition's name, and "@<clinic id>" after it where a clinic is named."""
    code: str
    issued: str
    updated: str


@frozen
class Document:
    """`main` is the tagged tree. Its child named "band", if any, is the mark of a draft: tagged on
    page 1, drawn again as an artifact in the same place on every later page.

    `footer` is an artifact on every page; its Texts hold the literal placeholders {page} and {pages},
    which layout fills in.
    """

    main: Element
    footer: Element | None
    metadata: Metadata

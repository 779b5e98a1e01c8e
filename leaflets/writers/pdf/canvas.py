"""ReportLab as serialiser: pages, annotations, outlines and object numbers, through its private hooks.

Everything here leans on names of ReportLab 5.1.0 that it doesn't promise to keep; tests/writers/pdf/
test_canvas.py names each of them. ReportLab's own text, fonts and Platypus are never reached.
"""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from leaflets.model.page import LinkArea, OutlineEntry
from leaflets.writers.pdf.syntax import compress, hundredths, reference, text_string

PDF_VERSION = (1, 7)
"""PDF/UA-1 and PDF/A-2 are both built on ISO 32000-1."""

_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%-._~"


class RawObject(pdfdoc.PDFObject):
    """An indirect object whose bytes are made here, not by ReportLab."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: object) -> bytes:  # noqa: ARG002
        return self.body


class RawStream(RawObject):
    """A stream. PDF/A-2 6.1.7.1 wants the end of line before `endstream` that ReportLab never writes."""

    def __init__(self, entries: bytes, data: bytes, *, compressed: bool = True) -> None:
        coding = b"/Filter/FlateDecode" if compressed else b""
        super().__init__(b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, coding, len(data), data))


class TaggedDocument(pdfdoc.PDFDocument):
    """Packs the objects that aren't streams into one object stream (7.5.7), with a cross-reference stream.

    A tagged leaflet has hundreds of small objects: packed, they take an eighth of the room.
    """

    Catalog: Any
    Pages: Any

    def object_number(self, thing: pdfdoc.PDFObject) -> int:
        """The number of an object, given now if it has none yet."""
        name: str = self.Reference(thing).name  # type: ignore[no-untyped-call]
        return self.idToObjectNumberAndVersion[name][0]

    def format(self) -> bytes:
        root, info = self.object_number(self.Catalog), self.object_number(self.info)
        file = pdfdoc.PDFFile(PDF_VERSION)
        places: dict[int, tuple[int, int, int]] = {}
        packed: list[tuple[int, bytes]] = []
        number = 1
        while number in self.numberToId:  # formatting an object may add others
            thing = self.idToObject[self.numberToId[number]]
            body = _body(thing, self)
            if isinstance(thing, RawStream):
                places[number] = (1, file.add(_indirect(number, body)), 0)
            else:
                packed.append((number, body.strip()))
            number += 1
        places[number] = (1, file.add(_indirect(number, _object_stream(packed).body)), 0)
        places |= {member: (2, number, index) for index, (member, _) in enumerate(packed)}
        table = number + 1
        places[table] = (1, file.offset, 0)
        contents = file.format(self)
        digest = hashlib.sha256(contents).hexdigest()[:32].encode()
        trailer = b"/Root %s/Info %s/ID[<%s><%s>]" % (reference(root), reference(info), digest, digest)
        end = b"startxref\n%d\n%%%%EOF\n" % len(contents)
        return contents + _indirect(table, _cross_reference(places, trailer).body) + end


def _body(thing: pdfdoc.PDFObject, document: TaggedDocument) -> bytes:
    """What ReportLab's formatter says, which for our own objects is asked many questions in vain."""
    if isinstance(thing, RawObject):
        return thing.body
    body: bytes = pdfdoc.format(thing, document, toplevel=1)
    return body


def _indirect(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _object_stream(members: Sequence[tuple[int, bytes]]) -> RawStream:
    heads, bodies, offset = [], [], 0
    for number, body in members:
        heads.append(b"%d %d" % (number, offset))
        bodies.append(body)
        offset += len(body) + 1
    head = b" ".join(heads) + b"\n"
    data = compress(head + b"\n".join(bodies))
    return RawStream(b"/Type/ObjStm/N %d/First %d" % (len(members), len(head)), data)


def _cross_reference(places: Mapping[int, tuple[int, int, int]], trailer: bytes) -> RawStream:
    """Rows of 1 + 4 + 2 bytes (7.5.8), each written as its difference from the row above (PNG "up")."""
    size = max(places) + 1
    rows = [(0, 0, 0xFFFF), *(places[number] for number in range(1, size))]
    flat = b"".join(struct.pack(">BIH", *row) for row in rows)
    change = bytes((new - old) % 256 for new, old in zip(flat, bytes(7) + flat, strict=False))
    lines = [b"\2" + change[start : start + 7] for start in range(0, len(change), 7)]
    entries = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>%s" % (size, trailer)
    return RawStream(entries, compress(b"".join(lines)))


class _Information(pdfdoc.PDFInfo):
    """The document information dictionary without ReportLab's own clock and defaults."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        super().__init__()
        self._entries = entries

    def format(self, document: object) -> bytes:  # noqa: ARG002
        entries = (b"/%s " % name.encode() + text_string(text) for name, text in self._entries.items())
        return b"<<%s>>" % b"".join(entries)


class TaggedCanvas(Canvas):
    """A Canvas whose pages are finished content streams, and whose document is tagged."""

    _annotationrefs: list[pdfdoc.PDFObjectReference]
    _pagesize: tuple[float, float]

    def __init__(self, page_size: tuple[float, float], lang: str, information: Mapping[str, str]) -> None:
        super().__init__(io.BytesIO(), pagesize=page_size, invariant=1, pdfVersion=PDF_VERSION)
        self._doc = TaggedDocument(invariant=1, pdfVersion=PDF_VERSION, lang=lang)
        self._doc.info = _Information(information)

    def _make_preamble(self) -> None:
        """No preamble: ReportLab's would set Helvetica, which isn't embedded."""
        self._preamble = ""

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        """No fonts of ReportLab's."""

    def object_number(self, thing: pdfdoc.PDFObject) -> int:
        return self._doc.object_number(thing)

    def add_link(self, link: LinkArea, struct_parent: int) -> None:
        """A link annotation on the page under way: /F 4 prints it, /Contents says it in words."""
        height = self._pagesize[1]
        corners = (link.x0, height - link.y1, link.x1, height - link.y0)
        self.linkURL(
            quote(link.href, safe=_URI_CHARACTERS),
            [hundredths(corner) / 100 for corner in corners],
            Contents=text_string(link.contents),
            F=4,
            StructParent=struct_parent,
        )

    def add_place(self, entry: OutlineEntry, key: str) -> None:
        """Where an outline entry leads to, on the page under way."""
        self.bookmarkPage(key, fit="XYZ", top=hundredths(self._pagesize[1] - entry.y) / 100)

    def finish_page(self, stream: bytes, *, turned: bool = False) -> tuple[int, tuple[int, ...]]:
        """End the page; returns its object number and those of its annotations."""
        annotations = tuple(self._annotationrefs)
        self.showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = RawStream(b"", stream)
        page.Trans = None
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._doc.Pages.pages) - 1
        if turned:
            page.Rotate = 180
        page.Tabs = "/S"
        numbers = self._doc.idToObjectNumberAndVersion
        return self.object_number(page), tuple(numbers[annotation.name][0] for annotation in annotations)

    def add_objects(self, bodies: Iterable[bytes]) -> None:
        for body in bodies:
            self._doc.object_number(RawObject(body))

    @property
    def next_object_number(self) -> int:
        return self._doc.objectcounter + 1

    def set_catalog(self, entries: Mapping[str, str]) -> None:
        """Entries of the Catalog, those included that ReportLab doesn't know."""
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
        for name, value in entries.items():
            setattr(catalog, name, value)

    def set_fonts(self, fonts: Mapping[str, int]) -> None:
        """The font resources of all pages: resource name -> object number of a font."""
        resources = self._doc.idToObject[pdfdoc.BasicFonts]
        assert isinstance(resources, pdfdoc.PDFDictionary)
        for name, number in fonts.items():
            resources[name] = reference(number)

    def set_forms(self, forms: Mapping[str, int]) -> None:
        """The form XObjects of all pages: resource name -> object number."""
        if forms:
            named = pdfdoc.PDFDictionary({name: reference(number) for name, number in forms.items()})
            for page in self._doc.Pages.pages:
                page.XObjects = named

    def file_bytes(self) -> bytes:
        """The whole file. The canvas is of no use afterwards."""
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return data

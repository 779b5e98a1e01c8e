"""The private names of ReportLab that the writer leans on. ReportLab is pinned: a failure here, after the
pin was moved, says which hook has changed.
"""

from __future__ import annotations

import inspect
import subprocess
import sys

import pikepdf
import pytest
import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from leaflets.writers.pdf.canvas import RawObject, RawStream, TaggedCanvas, TaggedDocument
from tests.writers.pdf.reader import Reader


@pytest.fixture
def canvas() -> TaggedCanvas:
    return TaggedCanvas((300, 400), "en", {"Title": "A title"})


def test_reportlab_is_the_version_these_hooks_were_read_in() -> None:
    assert reportlab.Version == "5.1.0"


def test_make_preamble_is_the_only_place_that_sets_a_font(canvas: TaggedCanvas) -> None:
    assert "_make_preamble" in vars(Canvas)
    canvas.finish_page(b"")
    assert canvas._doc.fontMapping == {}


def test_set_font_does_nothing(canvas: TaggedCanvas) -> None:
    canvas.setFont("Helvetica", 12)
    assert vars(canvas)["_code"] == []
    assert canvas._doc.fontMapping == {}


def test_show_page_takes_the_page_from_the_canvas_attributes(canvas: TaggedCanvas) -> None:
    source = inspect.getsource(Canvas.showPage)
    assert "self._doc.addPage(page)" in source
    assert "self._pagesize" in source
    canvas.finish_page(b"")
    assert len(canvas._doc.Pages.pages) == 1


@pytest.mark.parametrize("name", ["_doc", "_pagesize", "_annotationrefs", "_preamble", "_code"])
def test_a_canvas_has_the_attribute(canvas: TaggedCanvas, name: str) -> None:
    assert hasattr(canvas, name)


@pytest.mark.parametrize(
    "name",
    ["idToObjectNumberAndVersion", "idToObject", "numberToId", "objectcounter", "Catalog", "Pages", "info"],
)
def test_a_document_has_the_attribute(canvas: TaggedCanvas, name: str) -> None:
    assert hasattr(canvas._doc, name)


def test_get_pdf_data_ends_in_format_of_the_document(canvas: TaggedCanvas) -> None:
    assert "return self.format()" in inspect.getsource(pdfdoc.PDFDocument.GetPDFData)
    assert type(canvas._doc).format is TaggedDocument.format


def test_no_default_lists_the_entries_that_a_page_and_the_catalog_may_have() -> None:
    assert "StructParents" not in pdfdoc.PDFPage.__NoDefault__
    assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__
    assert "for k in self.__NoDefault__" in inspect.getsource(pdfdoc.PDFCatalog.format)


def test_ref_only_keeps_an_object_out_of_the_one_that_names_it() -> None:
    assert pdfdoc.__RefOnly__ == "__RefOnly__"
    document = TaggedDocument(invariant=1)
    number = document.object_number(RawObject(b"null"))
    assert pdfdoc.format(document.idToObject[f"R{number}"], document) == b"%d 0 R" % number


def test_basic_fonts_is_the_font_dictionary_of_every_page(canvas: TaggedCanvas) -> None:
    assert isinstance(canvas._doc.idToObject[pdfdoc.BasicFonts], pdfdoc.PDFDictionary)
    assert "PDFObjectReference(BasicFonts)" in inspect.getsource(pdfdoc.PDFResourceDictionary.basicFonts)


def test_link_url_hands_its_other_keywords_to_the_annotation() -> None:
    assert "ann = PDFDictionary(dict=kw)" in inspect.getsource(Canvas.linkURL)


def test_a_pages_contents_stay_if_they_are_there() -> None:
    assert "if not self.Contents:" in inspect.getsource(pdfdoc.PDFPage.check_format)


def test_every_stream_ends_in_an_end_of_line() -> None:
    assert RawStream(b"/A 1", b"xyz").body == b"<</A 1/Filter/FlateDecode/Length 3>>\nstream\nxyz\nendstream"


def test_platypus_and_reportlabs_paragraphs_stay_unloaded() -> None:
    loads = "import sys, leaflets.writers.pdf.writer; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True).stdout
    names = set(loaded.split())
    assert "reportlab.pdfgen.canvas" in names
    assert not {name for name in names if name.startswith(("reportlab.platypus", "reportlab.graphics"))}


def test_small_objects_are_packed_and_every_reference_leads_to_its_object(english_pdf: Reader) -> None:
    pdf = english_pdf.pdf
    assert english_pdf.data.count(b" obj\n") < len(pdf.objects) / 2
    assert {str(thing.get("/Type", "")) for thing in pdf.objects if isinstance(thing, pikepdf.Stream)} >= {
        "/Metadata"
    }
    assert not pdf.check_pdf_syntax()
    assert pdf.pdf_version == "1.7"

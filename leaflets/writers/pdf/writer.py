"""Document and Pages become one file that is PDF/UA-1 and PDF/A-2a at once.

Structure, page contents and fonts are values of their own until `_assemble` puts them into a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.errors import LeafletError, Problem
from leaflets.memory import ANEW, Recall
from leaflets.model.document import Document, Metadata, Role
from leaflets.model.layout import Duplex
from leaflets.model.page import OutlineEntry, Pages
from leaflets.writers.pdf import icc
from leaflets.writers.pdf.canvas import RawStream, TaggedCanvas
from leaflets.writers.pdf.content_stream import PageContent
from leaflets.writers.pdf.contents import page_contents
from leaflets.writers.pdf.faces import FaceSource
from leaflets.writers.pdf.font_objects import add_font
from leaflets.writers.pdf.fonts import DocumentFonts, EmbeddedFont, FontCache
from leaflets.writers.pdf.forms import Forms
from leaflets.writers.pdf.metadata import information, xmp_packet
from leaflets.writers.pdf.structure import Structure, build_structure
from leaflets.writers.pdf.structure_objects import (
    ObjectNumbers,
    PageMarks,
    first_struct_parent,
    structure_objects,
)
from leaflets.writers.pdf.syntax import compress, reference, text_string


def write(
    document: Document,
    pages: Pages,
    faces: FaceSource,
    cache: FontCache | None = None,
    recall: Recall = ANEW,
) -> bytes:
    """The PDF. Equal values give equal bytes, whatever process, folder, day, cache or memory.

    `faces` are those that the pages' glyph runs were shaped with. A `cache` handed to every document of a
    run spares cutting the same fonts again; `recall` is asked about copies of this edition. Raises
    LeafletError with everything that couldn't be tagged.
    """
    structure = build_structure(document, recall)
    fonts = DocumentFonts(faces, cache)
    forms = Forms()
    contents = page_contents(pages, structure, fonts, forms, recall)
    marks = [content.marks for content in contents]
    if problems := _omissions(structure, marks, pages):
        raise LeafletError(problems)
    return _assemble(document.metadata, pages, structure, contents, fonts.embed(), forms)


def _omissions(structure: Structure, marks: Sequence[PageMarks], pages: Pages) -> tuple[Problem, ...]:
    """What the Document says and no page shows: a reader of the tags would meet an empty element."""
    painted = {owner for mark in marks for owner in mark.owners}
    linked = {structure.holders[link.owner] for mark in marks for link in mark.links}
    problems = []
    for index, node in enumerate(structure.nodes):
        missing = [
            (node.owns_text and index not in painted, "W003", "text"),
            (node.role is Role.LINK and index not in linked, "W004", "link area"),
            (node.role is Role.FIGURE and node.element.id not in pages.boxes, "W005", "place"),
        ]
        problems += [
            Problem(
                code,
                node.element.where,
                f"No page has the {what} of this <{node.element.name}>.",
                "Nothing in the text is wrong: this is a fault of the layout. Please report it.",
                node.element.origin.key if node.element.origin else "",
            )
            for lost, code, what in missing
            if lost
        ]
    return tuple(problems)


def _assemble(
    metadata: Metadata,
    pages: Pages,
    structure: Structure,
    contents: Sequence[PageContent],
    fonts: Sequence[EmbeddedFont],
    forms: Forms,
) -> bytes:
    canvas = TaggedCanvas((pages.width, pages.height), metadata.lang, information(metadata))
    marks = [content.marks for content in contents]
    bookmarks = list(zip(pages.outline, _levels(pages.outline), strict=True))
    numbers = []
    for page, content in enumerate(contents):
        for place, (entry, _) in enumerate(bookmarks):
            if entry.page == page:
                canvas.add_place(entry, f"heading{place}")
        for parent, link in enumerate(content.marks.links, first_struct_parent(marks, page)):
            canvas.add_link(link, parent)
        numbers.append(canvas.finish_page(content.stream, turned=pages.pages[page].turned))
    for place, (entry, level) in enumerate(bookmarks):
        canvas.addOutlineEntry(entry.title, f"heading{place}", level)
    canvas.set_forms(
        {name: canvas.object_number(RawStream(*form.body())) for name, form in forms.all().items()}
    )
    canvas.set_fonts({font.resource: add_font(canvas, font) for font in fonts})
    canvas.set_catalog(_catalog(canvas, metadata, pages.duplex))
    objects = ObjectNumbers(
        root=canvas.next_object_number,
        pages=tuple(page for page, _ in numbers),
        annotations=tuple(annotations for _, annotations in numbers),
    )
    canvas.set_catalog({"StructTreeRoot": reference(objects.root).decode()})
    canvas.add_objects(structure_objects(structure, marks, objects, pages.boxes, pages.height))
    return canvas.file_bytes()


def _levels(outline: Sequence[OutlineEntry]) -> list[int]:
    """Levels without gaps, the first one 0: a bookmark can only hang under one that exists."""
    levels: list[int] = []
    for entry in outline:
        levels.append(min(entry.level, levels[-1] + 1) if levels else 0)
    return levels


_DUPLEX = {None: "", "short-edge": "/Duplex/DuplexFlipShortEdge", "long-edge": "/Duplex/DuplexFlipLongEdge"}
"""What the print dialog is to choose (ISO 32000-1, table 150); nothing for sheets that need no turning."""


def _catalog(canvas: TaggedCanvas, metadata: Metadata, duplex: Duplex | None) -> dict[str, str]:
    """What the file tells a viewer before it shows a page. The bookmarks' pane stays closed.

    /Direction is left out in right-to-left files too: docs/decisions/0006-no-page-direction.md.
    """
    profile = canvas.object_number(RawStream(b"/N 3", compress(icc.srgb_profile())))
    packet = RawStream(b"/Type/Metadata/Subtype/XML", xmp_packet(metadata), compressed=False)
    name = text_string(icc.DESCRIPTION).decode()
    return {
        "MarkInfo": "<</Marked true>>",
        "ViewerPreferences": f"<</DisplayDocTitle true{_DUPLEX[duplex]}>>",
        "Metadata": reference(canvas.object_number(packet)).decode(),
        "OutputIntents": (
            f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{name}/Info{name}"
            f"/DestOutputProfile {reference(profile).decode()}>>]"
        ),
    }

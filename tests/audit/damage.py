"""Ways to spoil a good leaflet that a check of standards does not see.

Each function changes an open PDF in place. `elements` and `painted` are the two ways in: through the
tags, and through what a page draws.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

Element = pikepdf.Object
Instructions = list[tuple[list[Any], pikepdf.Operator]]


def elements(pdf: Pdf, role: str = "", containing: str | None = None) -> Iterator[Element]:
    """Structure elements in reading order, by role and by a part of their ActualText."""
    pending = [pdf.Root.StructTreeRoot.K]
    while pending:
        node = pending.pop(0)
        if isinstance(node, pikepdf.Array):
            pending = [*node, *pending]
        elif isinstance(node, Dictionary) and Name.S in node:
            text = str(node.get(Name.ActualText, ""))
            if role in ("", str(node.S)[1:]) and (containing is None or containing in text):
                yield node
            if Name.K in node:
                pending.insert(0, node.K)


def marks(element: Element) -> list[int]:
    """The marked-content ids that an element holds itself."""
    kids: list[Any] = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
    return [int(kid) for kid in kids if isinstance(kid, int)]


def page_of(pdf: Pdf, element: Element) -> pikepdf.Page:
    return next(page for page in pdf.pages if page.obj.objgen == element.Pg.objgen)


def repaint(page: pikepdf.Page, change: Callable[[Instructions], Instructions]) -> None:
    instructions = parse(page)
    page.Contents = page.obj.Contents
    page.Contents.write(pikepdf.unparse_content_stream(change(instructions)))


def operator(source: bytes) -> Instructions:
    """Instructions spelled as they stand in a file: operator(b"1 0 0 rg")."""
    with Pdf.new() as scratch:
        stream = scratch.make_stream(source)
        return parse(stream)


def parse(stream: pikepdf.Object | pikepdf.Page) -> Instructions:
    return [(list(step.operands), step.operator) for step in pikepdf.parse_content_stream(stream)]


def inside(instructions: Instructions, mcid: int) -> tuple[int, int]:
    """Places of the BDC and EMC of a marked-content id."""
    start = next(
        at
        for at, (operands, name) in enumerate(instructions)
        if str(name) == "BDC" and Name.MCID in operands[1] and mcid == int(operands[1].MCID)
    )
    return start, next(at for at in range(start, len(instructions)) if str(instructions[at][1]) == "EMC")


def within(element: Element, pdf: Pdf, change: Callable[[Instructions], Instructions]) -> None:
    """Change the instructions that draw an element, its BDC and EMC included."""

    def replace(instructions: Instructions) -> Instructions:
        start, end = inside(instructions, marks(element)[0])
        return instructions[:start] + change(instructions[start : end + 1]) + instructions[end + 1 :]

    repaint(page_of(pdf, element), replace)


def paragraph(pdf: Pdf) -> Element:
    """A paragraph of the text: long, and all on one page."""
    return next(e for e in elements(pdf, "P") if Name.K in e and len(list(e.K)) == 1 and page_no(pdf, e) == 1)


def page_no(pdf: Pdf, element: Element) -> int:
    return next(n for n, page in enumerate(pdf.pages) if page.obj.objgen == element.Pg.objgen)


# --- words ------------------------------------------------------------------------------------------


def wrong_number_is_spoken(pdf: Pdf) -> None:
    element = next(elements(pdf, containing="85"))
    element.ActualText = str(element.ActualText).replace("85", "95")


def tounicode_lies(pdf: Pdf) -> None:
    """8 says that it is 9, in every font."""
    for font in fonts(pdf):
        cmap = font.ToUnicode.read_bytes()
        font.ToUnicode.write(re.sub(rb"> ?<0038>", b"><0039>", cmap))


def glyph_swapped(pdf: Pdf) -> None:
    """8 is drawn where the text says 2: the ear hears one number, the eye reads another."""
    for font in fonts(pdf):
        codes = {
            bytes.fromhex(t.decode()): int(c, 16)
            for c, t in re.findall(rb"<(\w+)> ?<(\w+)>", font.ToUnicode.read_bytes())
        }
        two, eight = codes.get(b"\x002"), codes.get(b"\x008")
        if two and eight:
            below = font.DescendantFonts[0]
            glyphs = bytearray(below.CIDToGIDMap.read_bytes())
            glyphs[2 * two : 2 * two + 2] = glyphs[2 * eight : 2 * eight + 2]
            below.CIDToGIDMap.write(bytes(glyphs))


def fonts(pdf: Pdf) -> list[Element]:
    found = {}
    for page in pdf.pages:
        for font in page.resources.Font.values():
            found[font.objgen] = font
    return list(found.values())


def number_turned_round(pdf: Pdf) -> None:
    """In right-to-left text 58 is painted where 85 should be; ActualText still says 85."""

    def turn(instructions: Instructions) -> Instructions:
        eight, five = (digit_codes(pdf, element, char) for char in "85")
        source = pikepdf.unparse_content_stream(instructions)
        for a in eight:
            for b in five:
                source = re.sub(rf"{a}{b}".encode(), f"{b}{a}".encode(), source, flags=re.IGNORECASE)
        return operator(source)

    element = next(elements(pdf, "P", containing="85"))
    within(element, pdf, turn)


def digit_codes(pdf: Pdf, element: Element, char: str) -> list[str]:
    """The codes of a character in any font of the element's page, in hexadecimal."""
    pattern = rf"<(\w+)> ?<{ord(char):04X}>".encode()
    return [
        code.decode()
        for font in page_of(pdf, element).resources.Font.values()
        for code in re.findall(pattern, font.ToUnicode.read_bytes())
    ]


def paragraph_swapped(pdf: Pdf) -> None:
    """Two paragraphs of one section change places; their words and tags stay whole."""
    for section in elements(pdf, "Sect"):
        kids = section.K
        places = [n for n, kid in enumerate(kids) if kid.S == Name.P]
        if len(places) > 2:
            first, second = kids[places[-2]], kids[places[-1]]
            kids[places[-2]], kids[places[-1]] = second, first
            return
    raise AssertionError("no section has three paragraphs: mend the test")


def duplicated(pdf: Pdf) -> None:
    """A second tag of its own reads the same words out again."""
    element = paragraph(pdf)
    page = page_of(pdf, element)
    new = 1 + max(mcid for mcid in page_marks(page))

    def again(instructions: Instructions) -> Instructions:
        start, end = inside(instructions, marks(element)[0])
        copy = [*operator(b"/P <</MCID %d>> BDC" % new + b" EMC")[:1], *instructions[start + 1 : end + 1]]
        return [*instructions, *copy]

    repaint(page, again)
    twin = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=element.P, Pg=element.Pg, K=[new]))
    element.P.K.append(twin)
    parents(pdf, page).append(twin)


def page_marks(page: pikepdf.Page) -> list[int]:
    return [
        int(operands[1].MCID)
        for operands, name in parse(page)
        if str(name) == "BDC" and Name.MCID in operands[1]
    ]


def parents(pdf: Pdf, page: pikepdf.Page) -> pikepdf.Object:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return numbers[1 + 2 * [int(n) for n in numbers[::2]].index(int(page.obj.StructParents))]


def read_twice(pdf: Pdf) -> None:
    element = paragraph(pdf)
    element.K = pikepdf.Array([*element.K, marks(element)[0]])


def text_as_artifact(pdf: Pdf) -> None:
    element = paragraph(pdf)
    within(element, pdf, lambda inner: [*operator(b"/Artifact BMC EMC")[:1], *inner[1:]])
    siblings = element.P.K
    del siblings[next(n for n, kid in enumerate(siblings) if kid.objgen == element.objgen)]


def tag_lost(pdf: Pdf) -> None:
    element = paragraph(pdf)
    within(element, pdf, lambda inner: inner[1:-1])
    siblings = element.P.K
    del siblings[next(n for n, kid in enumerate(siblings) if kid.objgen == element.objgen)]


# --- tags -------------------------------------------------------------------------------------------


def heading_into_paragraph(pdf: Pdf) -> None:
    list(elements(pdf, "H2"))[3].S = Name.P


def head_into_cell(pdf: Pdf) -> None:
    list(elements(pdf, "TH"))[-1].S = Name.TD


def scope_lost(pdf: Pdf) -> None:
    del next(elements(pdf, "TH"))["/A"]


def list_into_paragraphs(pdf: Pdf) -> None:
    next(elements(pdf, "L")).S = Name.Div


def english_box_loses_its_language(pdf: Pdf) -> None:
    del next(e for e in elements(pdf, "Sect") if Name.Lang in e)["/Lang"]


def word_loses_its_language(pdf: Pdf) -> None:
    del next(e for e in elements(pdf, "Span", "MVD") if Name.Lang in e)["/Lang"]


def alt_is_a_file_name(pdf: Pdf) -> None:
    next(elements(pdf, "Figure")).Alt = "face-nerve.svg"


def parent_tree_astray(pdf: Pdf) -> None:
    """Two paragraphs change places in the way back from the page to the tags."""
    back = parents(pdf, pdf.pages[0])
    first, second = back[0], back[len(back) - 1]
    back[0], back[len(back) - 1] = second, first


# --- the file ---------------------------------------------------------------------------------------


def page_direction_named(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.Direction = Name.R2L


def wrong_document_language(pdf: Pdf) -> None:
    pdf.Root.Lang = "de"
    top = next(elements(pdf, "Document"))
    if Name.Lang in top:
        top.Lang = "de"


def title_without_draft(pdf: Pdf) -> None:
    title = str(pdf.docinfo.Title).removeprefix("DRAFT - ")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = title
    pdf.docinfo.Title = title


def described_otherwise(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:description"] = "Another leaflet"


def bookmark_lost(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        items = outline.root[0].children or outline.root
        del items[2]


def dates_moved(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["xmp:CreateDate"] = "2020-01-01"


# --- the sheet --------------------------------------------------------------------------------------


def without_artifacts(page: pikepdf.Page, subtype: pikepdf.Name) -> None:
    def strip(instructions: Instructions) -> Instructions:
        kept, inside_it = [], False
        for operands, name in instructions:
            if str(name) == "BDC" and operands[0] == Name.Artifact:
                inside_it = operands[1].get(Name.Subtype) == subtype
            if not inside_it:
                kept.append((operands, name))
            inside_it = inside_it and str(name) != "EMC"
        return kept

    repaint(page, strip)


def no_band_on_page_2(pdf: Pdf) -> None:
    without_artifacts(pdf.pages[1], Name.Header)


def no_footer_on_page_2(pdf: Pdf) -> None:
    without_artifacts(pdf.pages[1], Name.Footer)


# --- the look ---------------------------------------------------------------------------------------


def pale_text(pdf: Pdf) -> None:
    def pale(inner: Instructions) -> Instructions:
        plain = [step for step in inner if str(step[1]) not in ("rg", "g")]
        return [plain[0], *operator(b"0.6 0.6 0.6 rg"), *plain[1:]]

    within(paragraph(pdf), pdf, pale)


def tiny_text(pdf: Pdf) -> None:
    resize(pdf, 6)


def small_body_text(pdf: Pdf) -> None:
    resize(pdf, 11)


def resize(pdf: Pdf, size: float) -> None:
    """Every font of page 2's text is set at `size`; a size that the page has already set stays the page's."""
    element = paragraph(pdf)

    def small(instructions: Instructions) -> Instructions:
        start, end = inside(instructions, marks(element)[0])
        font = next(operands for operands, name in reversed(instructions[:end]) if str(name) == "Tf")
        own: Instructions = [
            ([operands[0], size] if str(name) == "Tf" else operands, name)
            for operands, name in instructions[start : end + 1]
        ]
        at = next(n for n, (_, name) in enumerate(own) if str(name) == "BT")
        own[at + 1 : at + 1] = [([font[0], size], pikepdf.Operator("Tf"))]
        back: Instructions = [([font[0], font[1]], pikepdf.Operator("Tf"))]
        return [*instructions[:start], *own, *back, *instructions[end + 1 :]]

    repaint(page_of(pdf, element), small)


def invisible_text(pdf: Pdf) -> None:
    within(
        paragraph(pdf),
        pdf,
        lambda inner: [inner[0], *operator(b"3 Tr"), *inner[1:-1], *operator(b"0 Tr"), inner[-1]],
    )


def painted_over(pdf: Pdf) -> None:
    """A white box over the lower half of page 2, drawn last."""
    cover = operator(b"/Artifact BMC 1 1 1 rg 0 0 600 500 re f EMC")
    repaint(pdf.pages[1], lambda instructions: [*instructions, *cover])


def off_the_sheet(pdf: Pdf) -> None:
    def move(inner: Instructions) -> Instructions:
        away, back = operator(b"1 0 0 1 400 0 cm"), operator(b"1 0 0 1 -400 0 cm")
        return [inner[0], *away, *inner[1:-1], *back, inner[-1]]

    within(paragraph(pdf), pdf, move)

"""Every page of a file, run as a printer runs it."""

from __future__ import annotations

import pikepdf

from leaflets.audit.embedded import EmbeddedFont, read_font
from leaflets.audit.execution import paint_page
from leaflets.audit.findings import Findings
from leaflets.audit.painting import Painting


def paint_pages(pdf: pikepdf.Pdf, findings: Findings) -> tuple[Painting, ...]:
    """What is broken or beyond the audit becomes a finding."""
    fonts: dict[tuple[int, int], EmbeddedFont] = {}
    paintings = []
    for number, page in enumerate(pdf.pages, 1):
        named = {}
        for name, font in page.resources.get("/Font", pikepdf.Dictionary()).items():
            if font.objgen not in fonts:
                fonts[font.objgen] = read_font(font)
                if fonts[font.objgen].broken:
                    message = f"the font {fonts[font.objgen].name}: {fonts[font.objgen].broken}"
                    findings.add("A506", message, page=number)
            named[str(name)] = fonts[font.objgen]
        painting = paint_page(page, named)
        for what in sorted(set(painting.unknown)):
            findings.add("A105", f"the page holds what the audit cannot judge: {what}", page=number)
        paintings.append(painting)
    return tuple(paintings)

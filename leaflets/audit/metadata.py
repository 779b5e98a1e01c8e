"""What a PDF says about itself: title, language, outline, and the dates of its text."""

from __future__ import annotations

import pikepdf

from leaflets.audit.findings import Findings
from leaflets.audit.parts import Expectation
from leaflets.audit.visual_order import plain

_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"


def check_metadata(pdf: pikepdf.Pdf, expectation: Expectation, findings: Findings) -> None:
    _check_title(pdf, expectation, findings)
    _check_language(pdf, expectation, findings)
    _check_pages_direction(pdf, findings)
    _check_outline(pdf, expectation, findings)
    _check_dates(pdf, expectation, findings)


def identifier(pdf: pikepdf.Pdf) -> str:
    """The file's own name: <locale>/<leaflet>.<level>, with @<clinic> after it in a clinic's copy;
    <locale>/specimen for a specimen.
    """
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        return str(xmp.get(f"{_DC}identifier", ""))


def _check_title(pdf: pikepdf.Pdf, expectation: Expectation, findings: Findings) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        described = str(xmp.get(f"{_DC}description", ""))
        titles = {"XMP": str(xmp.get(f"{_DC}title", "")), "Info": str(pdf.docinfo.get("/Title", ""))}
    for place, title in titles.items():
        if plain(title) != plain(expectation.title):
            message = f"the title ({place}) is {title!r}, it should be {expectation.title!r}"
            findings.add("A301", message)
    if plain(described) != plain(expectation.description):
        message = f"the file is described as {described!r}, it should be {expectation.description!r}"
        findings.add("A301", message)
    if not title_shown(pdf):
        findings.add("A301", "a reader would show the file's name instead of its title (DisplayDocTitle)")


def title_shown(pdf: pikepdf.Pdf) -> bool:
    preferences = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    return bool(preferences.get("/DisplayDocTitle", False))


def _check_language(pdf: pikepdf.Pdf, expectation: Expectation, findings: Findings) -> None:
    lang = str(pdf.Root.get("/Lang", ""))
    if lang != expectation.locale:
        findings.add("A302", f"the file says its language is {lang!r}, it is {expectation.locale!r}")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        languages = {str(item) for item in xmp.get(f"{_DC}language", ())}
    if languages != {expectation.locale}:
        findings.add("A302", f"the metadata name {sorted(languages)} as language, not {expectation.locale!r}")


def _check_pages_direction(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """No /Direction: PDFium takes it for the direction of every line, in whatever language."""
    if "/Direction" in pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()):
        findings.add("A304", "the file names a direction of its pages, by which a browser misreads its lines")


def _check_outline(pdf: pikepdf.Pdf, expectation: Expectation, findings: Findings) -> None:
    """One bookmark for every heading, in order."""
    found: list[str] = []
    with pdf.open_outline() as outline:
        pending = list(outline.root)
        while pending:
            item = pending.pop(0)
            found.append(plain(str(item.title)))
            pending = [*item.children, *pending]
    wanted = [plain(text) for text in expectation.outline]
    if found != wanted:
        wrong = next((pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]), None)
        detail = f"{wrong[0]!r} where {wrong[1]!r} should be" if wrong else f"{len(found)}, not {len(wanted)}"
        findings.add("A303", f"the bookmarks are not the headings: {detail}")


def _check_dates(pdf: pikepdf.Pdf, expectation: Expectation, findings: Findings) -> None:
    wanted = {"CreateDate": expectation.issued, "ModifyDate": expectation.updated}
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for name, day in wanted.items():
            found = str(xmp.get(f"{_XMP}{name}", ""))
            if found[:10] != day:
                message = f"the metadata's {name} is {found!r}; the text says {day}"
                findings.add("A305", message)

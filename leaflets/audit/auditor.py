"""`leaflets audit`: a PDF read back and compared with the content it was made from.

veraPDF judges whether a file keeps a standard's rules; it cannot know what the file should say. This
reader does: its expectation comes from the YAML, and it shares no code with what made the file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf

from leaflets.audit.appearance import check_page, check_sizes
from leaflets.audit.artwork import check_artwork
from leaflets.audit.booklet import leaves, unfolded
from leaflets.audit.clinic import of_country
from leaflets.audit.comparison import compare
from leaflets.audit.crowds import check_crowds
from leaflets.audit.findings import UNREADABLE, Findings
from leaflets.audit.layouts import expect
from leaflets.audit.leaflet import Edition
from leaflets.audit.metadata import check_metadata, identifier
from leaflets.audit.pages import paint_pages
from leaflets.audit.painting import Painting
from leaflets.audit.parts import Expectation
from leaflets.audit.reading import Reader, open_page
from leaflets.audit.shapes import FontLibrary
from leaflets.audit.sheet import check_sheets
from leaflets.audit.source import MissingWordsError, SourceFile, Workspace, read_source
from leaflets.audit.specimen import NAME as SPECIMEN
from leaflets.audit.specimen import expect_specimen
from leaflets.audit.structure import read_structure
from leaflets.audit.writing import check_forms, check_writing_lines
from leaflets.errors import Problem


def audit_file(path: Path, root: Path, clinic: Path | None, as_of: date) -> tuple[Problem, ...]:
    """Everything wrong with the PDF at `path`, judged by the workspace at `root`.

    `clinic` is the overlay it was made with. `as_of` decides whether its review is overdue.
    """
    findings = Findings(str(path))
    try:
        overlay = of_country(read_source(clinic, "clinic"), Workspace(root)) if clinic else None
        with pikepdf.open(path) as pdf:
            named, prints = identifier(pdf), partial(_prints, pdf)
            expectation = _expectation(path, named, Workspace(root), overlay, as_of, findings, prints)
            if expectation is not None:
                _audit(pdf, expectation, FontLibrary(root), findings)
    except MissingWordsError as error:
        hint = "Complete the content files, or name the folder they are in with --root."
        findings.add("A002", f"the audit does not find {error} in the content", hint=hint)
    except UNREADABLE as error:
        hint = "Give the path of a PDF that `leaflets build` made."
        findings.add("A001", f"the file cannot be read: {error}", hint=hint)
    return tuple(findings.problems)


def _expectation(
    path: Path,
    named: str,
    workspace: Workspace,
    clinic: SourceFile | None,
    as_of: date,
    findings: Findings,
    prints: Callable[[str], bool],
) -> Expectation | None:
    """Which leaflet or specimen the file claims to be; its place in the folder must agree."""
    name, _, owner = named.partition("@")
    locale, _, text = name.partition("/")
    if text == SPECIMEN:
        _check_place(path, name, (locale,), findings)
        return expect_specimen(workspace, locale)
    leaflet, level, *makeup = [*text.split("."), ""]
    if not (locale and leaflet and level):
        hint = "Only files that `leaflets build` or `leaflets specimen` made can be audited."
        findings.add("A001", f"the file does not say which leaflet it is ({name!r})", hint=hint)
        return None
    _check_place(path, name, (locale, text), findings)
    expected = clinic.value("clinic") if clinic else ""
    if owner != expected:
        hint = "Name the clinic's file that the leaflet was made with: --clinic FILE."
        findings.add("A307", f"the file is for the clinic {owner!r}, not for {expected!r}", hint=hint)
        return None
    due = workspace.local(locale, f"{leaflet}.{level}").value("review-due")
    overdue = as_of > date.fromisoformat(due)
    edition = Edition(workspace, locale, leaflet, level, clinic, overdue, tuple(filter(None, makeup)), prints)
    return expect(edition)


def _prints(pdf: pikepdf.Pdf, code: str) -> bool:
    """Whether the first page has the code outside of what is read out."""
    shown = paint_pages(pdf, Findings(""))[0].shown
    return code in "".join(g.text for run in shown if run.mark.artifact is not None for g in run.glyphs)


def _check_place(path: Path, name: str, wanted: tuple[str, ...], findings: Findings) -> None:
    """`wanted`: the file's name without its ending, and the folders above it."""
    found = path.with_suffix("").parts[-len(wanted) :]
    if found != wanted:
        findings.add("A306", f"the file says it is {name}, but it stands at {'/'.join(found)}")


def _audit(pdf: pikepdf.Pdf, expectation: Expectation, fonts: FontLibrary, findings: Findings) -> None:
    for words in expectation.unplaced:
        findings.add("A212", "the audit knows no place for this string", key=words.key)
    paintings = paint_pages(pdf, findings)
    check_metadata(pdf, expectation, findings)
    _check_paper(expectation, paintings, findings)
    _check_words(pdf, expectation, paintings, findings)
    pages = paintings
    if expectation.folded:
        pages = unfolded(paintings, right_to_left=expectation.direction == "rtl")
    check_sheets(expectation, pages, findings)
    for page, painting in enumerate(paintings, 1):
        check_page(painting, page, fonts, expectation.least, findings)


_MILLIMETRE = 72 / 25.4


def _check_paper(expectation: Expectation, paintings: tuple[Painting, ...], findings: Findings) -> None:
    """Every page has the size of the paper that the file is for, to half a point."""
    if expectation.paper is None:
        return
    for page, painting in enumerate(paintings, 1):
        found = (painting.width / _MILLIMETRE, painting.height / _MILLIMETRE)
        if any(abs(a - b) > 0.2 for a, b in zip(found, expectation.paper, strict=True)):
            wide, high = expectation.paper
            message = f"the page is {found[0]:.1f} by {found[1]:.1f} mm, the paper {wide:g} by {high:g}"
            findings.add("A308", message, page=page)


def _check_words(
    pdf: pikepdf.Pdf, expectation: Expectation, paintings: tuple[Painting, ...], findings: Findings
) -> None:
    top = read_structure(pdf, paintings, findings)
    if top is None:
        return
    right_to_left = expectation.direction == "rtl"
    folded = leaves(len(paintings), right_to_left=right_to_left) if expectation.folded else {}
    reader = Reader(tuple(open_page(painting) for painting in paintings), folded)
    pairs = compare(expectation.root, top, reader, findings)
    check_sizes(pairs, reader, findings)
    check_writing_lines(pairs, reader, findings)
    check_forms(pairs, reader, findings)
    check_crowds(pairs, reader, findings)
    check_artwork(pairs, reader, paintings, findings)

"""What an edition is printed with: its layout, its style in the colours asked for, its paper as it lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from leaflets.frozen import frozen
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition
from leaflets.model.layout import Layout, Paper
from leaflets.model.library import Library
from leaflets.model.style import Style


@frozen
class Sheet:
    """`paper` is that of the pages; `folded` the sheet that two of them stand on, where one is folded."""

    layout: Layout
    style: Style
    paper: Paper
    folded: Paper | None = None
    beside: str = ""
    """The other locale of a bilingual sheet."""


def own_layout(library: Library, leaflet: str, level: str) -> str:
    """The layout of a text for which nobody asked for another: its leaflet's own, or that of its level."""
    return library.leaflets[leaflet].layout or library.levels[level].layout


def layout_of(library: Library, edition: Edition) -> Layout:
    name = edition.makeup.layout or own_layout(library, edition.leaflet, edition.level)
    return library.layouts[name]


def sheet_of(library: Library, edition: Edition, clinic: Clinic | None = None) -> Sheet:
    """All names of the edition must be known, which the plan has seen to.

    A clinic's colours take the place of the style's own; a palette that was asked for is kept whole, or
    black and white would not stay so.
    """
    layout = layout_of(library, edition)
    style = library.styles[layout.level_styles.get(edition.level, layout.style)]
    if edition.makeup.palette:
        style = replace(style, colours=library.palettes[edition.makeup.palette].colours)
    elif clinic and clinic.colours:
        style = replace(style, colours=coloured(style, clinic))
    name = edition.makeup.paper or layout.papers[0]
    if name in layout.fold:
        sheet = library.papers[name]
        across = replace(sheet, width=sheet.height, height=sheet.width)
        return Sheet(layout, style, library.papers[layout.fold[name]], across)
    beside = beside_of(library, edition)
    return Sheet(layout, style, lying(library.papers[name], layout), beside=beside)


def coloured(style: Style, clinic: Clinic) -> Mapping[str, str]:
    """The style's colours with the clinic's own in their places."""
    return {name: clinic.colours.get(name, colour) for name, colour in style.colours.items()}


def beside_of(library: Library, edition: Edition) -> str:
    """The other locale of a bilingual edition: the source's, where none is named."""
    if not layout_of(library, edition).bilingual:
        return ""
    return edition.makeup.beside or library.source


def lying(paper: Paper, layout: Layout) -> Paper:
    """A sheet stands upright, unless the layout is made for one on its side."""
    return replace(paper, width=paper.height, height=paper.width) if layout.landscape else paper

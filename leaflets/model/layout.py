"""Layouts and papers, and what is printed in them, as `content/` says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.content import Strict

Duplex = Literal["short-edge", "long-edge"]


@frozen(kw_only=True)
class Layout(Strict):
    """content/layouts/<id>.yaml: a way to lay texts out. Data only: the template says what stands where."""

    layout: str
    template: str
    """content/layouts/<template>.xml.j2"""
    style: str
    level_styles: Mapping[str, str] = field(default_factory=dict)
    """Reading level -> the style of its texts, where it is another."""
    papers: tuple[str, ...]
    """The sheets it is made for, its own first."""
    landscape: bool = False
    """Whether the sheet lies on its side."""
    emergency_first: bool = False
    """Whether the emergency box stands above the short answer, since large type leaves page 1 no room for
    both."""
    smallest_size: float = 10.0
    """Points: no text of its style may be smaller."""
    least_contrast: float = 4.5
    """Of text against its ground (WCAG 2.2, 1.4.3 and 1.4.6)."""
    tables: Literal["grids", "blocks"] = "grids"
    """Whether a row of a table is a row, or a block of its own under the row's name, where type is large or
    the sheet small.
    """
    fold: Mapping[str, str] = field(default_factory=dict)
    """Paper -> the paper of its pages, of which two stand on a side and which is folded to a booklet."""
    duplex: Duplex = "short-edge"
    """On which edge the printer turns a sheet over, where it is folded."""
    pictograms: bool = False
    """Whether a pictogram stands beside each idea, as content/ideas/ says."""
    only: bool = False
    """Whether it is for the leaflets that name it and no others, and these have no other."""
    sections: tuple[str, ...] = ()
    """The questions of a leaflet that it shows, or all; a text that has none of them is refused."""
    bilingual: bool = False
    """Whether it sets a text beside the same text in another language."""


@frozen(kw_only=True)
class Standing(Strict):
    """An entry of content/editions.yaml: a sheet that is printed of these texts beside their own.

    Names that are left out: all of them, or the text's own.
    """

    layout: str = ""
    paper: str = ""
    style: str = ""
    with_: str = ""
    locales: tuple[str, ...] = ()
    leaflets: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@frozen(kw_only=True)
class Editions(Strict):
    """content/editions.yaml: what `make leaflets` prints beside each text in its own layout."""

    also: tuple[Standing, ...] = ()


@frozen(kw_only=True)
class Paper(Strict):
    """content/papers/<id>.yaml: a sheet, in millimetres."""

    paper: str
    width: float
    height: float

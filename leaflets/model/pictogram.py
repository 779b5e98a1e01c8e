"""Pictograms: small drawings that always mean the same, beside the ideas of easy texts."""

from __future__ import annotations

from leaflets.frozen import frozen
from leaflets.model.content import Strict


@frozen(kw_only=True)
class Pictogram(Strict):
    """content/pictograms.yaml: where a drawing of content/pictograms/ comes from, and what it stands for.

    `file` is its place in the package `source`, `sha256` that file's digest (tools/pictograms.py).
    """

    source: str
    file: str
    licence: str
    sha256: str
    meaning: str


@frozen(kw_only=True)
class Idea(Strict):
    """content/ideas/<leaflet>.yaml: the pictogram beside a part of an easy text, or why there is none."""

    pictogram: str = ""
    none: str = ""

"""Figures as commands tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.model.content import Fact
    from leaflets.model.library import Library
    from leaflets.model.translated import Figure


def in_words(value: Fact | Figure | None, library: Library) -> str | None:
    """The figure as the source language prints it, with ordinary spaces; None where there is none."""
    from leaflets.compose.figures import figure

    printed = None if value is None else figure(value, library.locales[library.source].locale)
    return None if printed is None else " ".join(printed.split())

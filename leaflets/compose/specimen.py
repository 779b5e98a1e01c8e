"""Library + locale -> the Document of its specimen: how this language is printed, on a sheet or two."""

from __future__ import annotations

from leaflets.compose.figures import figure, joined, long_date, number, other_side, span
from leaflets.compose.merge import Merge
from leaflets.compose.render import Filling, copy_of, render
from leaflets.model.content import Specimen
from leaflets.model.document import Document, Metadata
from leaflets.model.library import Library
from leaflets.model.locale import Locale

LAYOUT = "specimen"

_FACTS = ("how-common", "bt-effect", "mvd-success", "mvd-death", "mvd-facial-perm", "bt-onset", "bt-duration")
"""Facts whose figures show the locale's patterns: single and range, hundreds to ten thousands, time."""


def compose_specimen(library: Library, locale: str) -> Document:
    """The locale must have a specimen. Raises LeafletError with every problem of it."""
    own = library.locales[locale]
    specimen = own.specimen
    assert specimen is not None, locale
    merge = Merge(own.locale, library.facts, None)
    source = library.locales[library.source]
    values = {
        "locale": own.locale,
        "furniture": own.locale.furniture,
        "specimen": specimen,
        "letters": library.cldr[locale].letters,
        "figures": _figures(library, own.locale, specimen),
        "copy": copy_of(source, merge) if locale != library.source else None,
        "draft": True,
    }
    return render(library, LAYOUT, Filling(merge, values), _metadata(own.locale, specimen))


def _figures(library: Library, locale: Locale, specimen: Specimen) -> list[str]:
    lines = []
    for name in _FACTS:
        sides = [figure(library.facts[name], locale), other_side(library.facts[name], locale)]
        lines.append(joined([side for side in sides if side], locale))
    opening, closing, *_ = library.cldr[locale.locale].quotes
    words = [str(term) for term in specimen.table.columns.values()]
    lines.append(f"{opening}{joined(words, locale)}{closing}")
    return [*lines, span(2, 5, locale), number(10000, locale), long_date(specimen.updated, locale)]


def _metadata(locale: Locale, specimen: Specimen) -> Metadata:
    return Metadata(
        title=f"DRAFT - {locale.english_name}: specimen",
        lang=locale.locale,
        direction=locale.direction,
        subject=f"How {locale.english_name} is printed",
        identifier=f"{locale.locale}/specimen",
        code="",
        issued=specimen.updated.isoformat(),
        updated=specimen.updated.isoformat(),
    )

"""Library + Edition -> Document. The one place that knows what a layout template is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from leaflets.compose.citations import full_citation
from leaflets.compose.clinics import clinic_values, desk_words
from leaflets.compose.crowd import crowd
from leaflets.compose.figures import long_date
from leaflets.compose.merge import Merge
from leaflets.compose.render import Filling, copy_of, render
from leaflets.memory import ANEW, Recall
from leaflets.model.address import filled
from leaflets.model.clinic import Clinic
from leaflets.model.content import Text
from leaflets.model.document import Document, Metadata
from leaflets.model.edition import Edition
from leaflets.model.identity import text_code
from leaflets.model.layout import Layout
from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.model.sheet import beside_of, layout_of
from leaflets.model.warnings import groups_of


def compose(
    library: Library,
    edition: Edition,
    *,
    clinic: Clinic | None = None,
    as_of: date,
    draft: bool = True,
    recall: Recall = ANEW,
) -> Document:
    """Merge one text with its layout. Raises LeafletError with every problem of this edition.

    `as_of` decides only whether the next review is overdue; `draft` is false in a release alone. `recall` is
    asked about copies of this edition.
    """
    filling = _filling(library, edition, clinic, as_of, draft, recall)
    own = library.locales[edition.locale]
    metadata = _metadata(
        edition, own.texts[edition.text], own.locale, clinic, str(filling.values["code"]), draft=draft
    )
    beside = beside_of(library, edition)
    other = _filling(library, replace(edition, locale=beside), clinic, as_of, draft) if beside else None
    return render(library, layout_of(library, edition).template, filling, metadata, other)


def _filling(
    library: Library,
    edition: Edition,
    clinic: Clinic | None,
    as_of: date,
    draft: bool,
    recall: Recall = ANEW,
) -> Filling:
    own = library.locales[edition.locale]
    text = own.texts[edition.text]
    merge = Merge(own.locale, library.facts, clinic, _references(library, text), recall)
    values = _values(library, edition, merge, text, as_of, draft)
    return Filling(merge, {**values, **clinic_values(library.leaflets[edition.leaflet], text, merge)})


def _metadata(
    edition: Edition, text: Text, locale: Locale, clinic: Clinic | None, code: str, *, draft: bool
) -> Metadata:
    return Metadata(
        title=f"DRAFT - {text.title}" if draft else str(text.title),
        lang=locale.locale,
        direction=locale.direction,
        subject=str(text.description),
        identifier=edition.name if clinic is None else f"{edition.name}@{clinic.clinic}",
        code=code,
        issued=text.issued.isoformat(),
        updated=text.updated.isoformat(),
    )


def _references(library: Library, text: Text) -> dict[str, int]:
    """Source -> its number in the text's own list, at a level that cites."""
    numbered = library.levels[text.level].citations == "numbered"
    return {source: number for number, source in enumerate(text.sources if numbered else (), 1)}


def _values(
    library: Library, edition: Edition, merge: Merge, text: Text, as_of: date, draft: bool
) -> dict[str, object]:
    own = library.locales[edition.locale]
    leaflet = library.leaflets[edition.leaflet]
    shown = shown_of(layout_of(library, edition), text)
    blocks = [block for section in shown.sections.values() for block in section.body.values()]
    pictures = [block.picture for block in blocks if block.picture]
    translated = edition.locale != library.source
    code = merge.recall(("code",), lambda: text_code(library, text))
    return {
        "text": shown,
        "leaflet": leaflet,
        "level": library.levels[text.level],
        "layout": layout_of(library, edition),
        "locale": own.locale,
        "furniture": own.locale.furniture,
        "safety": own.safety,
        "box": library.safety,
        "groups": groups_of(library, edition.leaflet),
        "pictures": own.pictures,
        "picture_number": {name: n for n, name in enumerate(pictures, 1)},
        "sources": [library.sources[key] for key in text.sources],
        "references": [full_citation(library.sources[key]) for key in merge.references],
        "crowds": {
            block.icons.fact: crowd(library.facts[block.icons.fact], own.locale)
            for block in blocks
            if block.icons
        },
        "copy": copy_of(library.locales[library.source], merge) if draft and translated else None,
        "draft": draft,
        "idea": _ideas(library, edition),
        "beside": library.locales[beside].locale if (beside := beside_of(library, edition)) else None,
        "reviewed": _reviewed(library, text, code),
        "overdue": as_of > text.review_due,
        "date": lambda value: long_date(value, own.locale, merge.clinic.country if merge.clinic else ""),
        "code": code,
        "address": _address(merge, code),
    }


def _address(merge: Merge, code: str) -> str:
    """What the QR code leads to, "" where there is none. A code without words beside it would be a riddle."""
    if merge.clinic is None or not merge.clinic.url:
        return ""
    desk_words(merge, merge.clinic)
    return filled(merge.clinic.url, code)


def shown_of(layout: Layout, text: Text) -> Text:
    """The text with the questions that its layout shows."""
    if not layout.sections:
        return text
    shown = {name: section for name, section in text.sections.items() if name in layout.sections}
    return replace(text, sections=shown)


def _ideas(library: Library, edition: Edition) -> Callable[[str], Markup]:
    """The attribute that puts a pictogram beside what has this key; nothing on sheets without pictograms."""
    pictured = layout_of(library, edition).pictograms
    ideas = library.ideas.get(edition.leaflet, {}) if pictured else {}

    def attribute(key: str) -> Markup:
        idea = ideas.get(key)
        return Markup(' pictogram="{}"').format(idea.pictogram) if idea and idea.pictogram else Markup("")

    return attribute


def _reviewed(library: Library, text: Text, code: str) -> date | None:
    """The last review of exactly these words: a review of others says nothing of today's."""
    identity = (text.leaflet, text.locale, text.level, code)
    dates = [r.date for r in library.reviews if (r.leaflet, r.locale, r.level, r.code) == identity]
    return max(dates, default=None)

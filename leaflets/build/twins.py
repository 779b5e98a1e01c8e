"""Which editions a release for a clinic holds: those that were chosen, and the English twin of each.

Whoever hands out a leaflet that they cannot read has one beside it that they can, with the same questions,
numbers and layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leaflets.build.plan import plan
from leaflets.errors import Problem
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.model.sheet import beside_of


def to_release(
    library: Library,
    clinic: Clinic | None,
    locales: Iterable[str],
    leaflets: Iterable[str],
    levels: Iterable[str],
) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """The editions, sorted, and what is wrong with the choice."""
    editions, problems = plan(library, locales, leaflets, levels, clinic=clinic)
    return tuple(sorted({*editions, *(twin(library, edition) for edition in editions)})), problems


def twin(library: Library, edition: Edition) -> Edition:
    """The same leaflet, level and sheet in the source's language; a bilingual sheet's has that language alone."""
    if edition.locale == library.source:
        return edition
    found = replace(edition, locale=library.source)
    if beside_of(library, edition) == library.source:
        return replace(found, makeup=replace(edition.makeup, layout="", beside=""))
    return found


def texts_in(library: Library, editions: Iterable[Edition]) -> Iterator[tuple[str, str]]:
    """Locale and name of every text that stands on these sheets."""
    for edition in editions:
        yield edition.locale, edition.text
        if beside := beside_of(library, edition):
            yield beside, edition.text

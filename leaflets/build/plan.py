"""Which editions a run builds: those the library holds, narrowed by what was asked for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from leaflets.errors import Problem, Where
from leaflets.model.edition import Edition, SpecimenSheet
from leaflets.model.library import Library


def plan(
    library: Library,
    locales: Iterable[str] = (),
    leaflets: Iterable[str] = (),
    levels: Iterable[str] = (),
) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """All editions that fit, sorted; an empty choice means all. A choice that names nothing known,
    or a combination that has no text, is a problem.
    """
    locales, leaflets, levels = tuple(locales), tuple(leaflets), tuple(levels)
    problems = [
        *_unknown("locale", locales, library.locales),
        *_unknown("leaflet", leaflets, library.leaflets),
        *_unknown("level", levels, library.levels),
    ]
    editions = sorted(
        Edition(locale, text.leaflet, text.level)
        for locale, folder in library.locales.items()
        for text in folder.texts.values()
        if (not locales or locale in locales)
        and (not leaflets or text.leaflet in leaflets)
        and (not levels or text.level in levels)
    )
    if not editions and not problems:
        asked = " ".join((*locales, *leaflets, *levels)) or "all"
        message = f"there is no text for this choice ({asked})"
        problems.append(
            Problem("B102", Where("content/locales"), message, "Leave an option out to see what there is.")
        )
    return tuple(editions), tuple(problems)


def plan_specimens(
    library: Library, locales: Iterable[str] = ()
) -> tuple[tuple[SpecimenSheet, ...], tuple[Problem, ...]]:
    """The specimens of all locales that have one and whose letters CLDR lists, or of those asked for."""
    locales = tuple(locales)
    known = [name for name, folder in library.locales.items() if folder.specimen and name in library.cldr]
    sheets = sorted(SpecimenSheet(name) for name in known if not locales or name in locales)
    return tuple(sheets), tuple(_unknown("locale", locales, known))


def _unknown(kind: str, asked: tuple[str, ...], known: Iterable[str]) -> Iterable[Problem]:
    names = sorted(known)
    for name in asked:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            guess = f"Did you mean {near[0]!r}? " if near else ""
            hint = f"{guess}There is: {', '.join(names)}."
            yield Problem("B101", Where(f"--{kind} {name}"), f"there is no {kind} {name!r}", hint)

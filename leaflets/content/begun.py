"""Languages and texts that somebody has begun: they are put aside, so that the rest is printed.

A file is begun where a text of it is still missing (S004), as `leaflets new-locale` makes it. A mistake in a
finished file is something else: it stops everything, as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.errors import Problem

Begun = Mapping[str, tuple[Problem, ...]]
"""What is begun -> what is to be done in it: "nl" a language, "de/cure.standard" a text."""

_MISSING = "S004"
_SHARED = ("locale", "safety", "pictures")
"""Files without which a language has no leaflet at all."""


def put_aside(shelf: Shelf, problems: Iterable[Problem]) -> tuple[Shelf, Begun]:
    """The shelf without what is begun. Its problems are those of the other files."""
    problems = tuple(problems)
    names = {_name(problem.where.file) for problem in problems if problem.code == _MISSING}
    begun = {name for name in names if name and _may_wait(name, shelf)}
    begun = {name for name in begun if name.partition("/")[0] not in begun or "/" not in name}
    aside = {
        name: tuple(problem for problem in problems if _belongs(problem.where.file, name))
        for name in sorted(begun)
    }
    folders = {name: _without(folder, begun) for name, folder in shelf.locales.items() if name not in begun}
    rest = replace(
        shelf,
        locales=folders,
        cldr={name: cldr for name, cldr in shelf.cldr.items() if name in folders},
        problems=tuple(p for p in shelf.problems if not any(_belongs(p.where.file, name) for name in begun)),
    )
    return rest, aside


def _name(file: str) -> str:
    """What a file belongs to; "" where it can never wait for somebody to finish it."""
    match file.removesuffix(".yaml").split("/"):
        case ["content", "locales", locale, name] if name in _SHARED:
            return locale
        case ["content", "locales", locale, name] if "." in name:
            return f"{locale}/{name}"
    return ""


def _may_wait(name: str, shelf: Shelf) -> bool:
    """Not what other files are made from: the source's words, and its texts that are translated already."""
    locale, _, text = name.partition("/")
    if locale != SOURCE_LOCALE:
        return True
    others = (folder for folder in shelf.locales.values() if folder.name != SOURCE_LOCALE)
    return bool(text) and not any(text in folder.texts for folder in others)


def _belongs(file: str, name: str) -> bool:
    locale, _, text = name.partition("/")
    place = f"content/locales/{locale}/"
    return file == f"{place}{text}.yaml" if text else file.startswith(place)


def _without(folder: Folder, begun: Iterable[str]) -> Folder:
    return replace(
        folder,
        texts={name: text for name, text in folder.texts.items() if f"{folder.name}/{name}" not in begun},
    )

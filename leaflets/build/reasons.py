"""Why a file is printed again, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.build.leaves import ABSENT
from leaflets.build.record import Part

_SHOWN = 3
"""Changes listed of one thing; of the others how many."""

_SINGLE = {
    "clinic": "the clinic changed",
    "overdue": "its review is due, or no longer",
    "reviews": "its reviews changed",
    "safety": "the safety box changed",
    "source": "the source language changed",
}

_WITH_ID = {
    "cldr": "CLDR's data of {}",
    "drawings": "picture {}",
    "facts": "fact {}",
    "fonts": "font {}",
    "layouts": "layout {}",
    "leaflets": "leaflet {}",
    "levels": "level {}",
    "papers": "paper {}",
    "program": "{}",
    "sources": "source {}",
    "styles": "style {}",
}

_OF_LOCALE = {
    "locale": "locale {locale}",
    "pictures": "picture words of {locale}",
    "safety": "safety words of {locale}",
    "specimen": "specimen of {locale}",
}


def differences(before: Mapping[str, Part], now: Mapping[str, Part]) -> tuple[str, ...]:
    """What differs between the parts of a record and those of today, one string for each thing that does.

    "fact mvd-success changed: low, high", "text basics.standard changed: sections.what.heading".
    """
    changes: dict[str, list[str]] = {}
    for path in sorted(before.keys() | now.keys()):
        old, new = before.get(path, ABSENT), now.get(path, ABSENT)
        if old != new:
            thing, place = _named(path)
            changes.setdefault(thing, []).extend(_places(place, old, new))
    return tuple(_told(thing, places) for thing, places in changes.items())


def _named(path: str) -> tuple[str, str]:
    """The thing that a path is in, and the place inside the thing."""
    first, *steps = path.removesuffix("?").removesuffix("/*").split("/")
    if first in _SINGLE:
        return _SINGLE[first], ".".join(steps)
    if first == "program":
        return (
            ("the program changed", "") if steps == ["leaflets"] else (f"{steps[0]} has another version", "")
        )
    if first == "locales" and len(steps) > 1:
        locale, part, *rest = steps
        if part == "texts" and rest:
            return f"text {rest[0]} of {locale} changed", ".".join(rest[1:])
        return _OF_LOCALE.get(part, "{locale}").format(locale=locale) + " changed", ".".join(rest)
    if first in _WITH_ID and steps:
        return _WITH_ID[first].format(steps[0]) + " changed", ".".join(steps[1:])
    return f"{path} changed", ""


def _places(place: str, old: Part, new: Part) -> Iterator[str]:
    if isinstance(old, str) or isinstance(new, str):
        yield place
        return
    differing = [leaf for leaf in {**old, **new} if old.get(leaf) != new.get(leaf)]
    for leaf in differing:
        yield ".".join(filter(None, (place, leaf.removesuffix("*").rstrip("."))))


def _told(thing: str, places: list[str]) -> str:
    named = list(dict.fromkeys(filter(None, places)))
    if not named:
        return thing
    more = len(named) - _SHOWN
    return f"{thing}: {', '.join(named[:_SHOWN])}" + (f" and {more} more" if more > 0 else "")

"""Where a string stands on the page, in plain words, and how many characters have room there.

A limit stands where room is scarce: in labels of drawings, heads, titles and the sheet's own words. It is the
longest string that any of our languages has there, with some room to spare; tests/translation holds it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from leaflets.frozen import frozen


@frozen
class Place:
    """Strings whose key is like `pattern`: `*` is one step of it, `**` are some."""

    pattern: str
    words: str
    limit: int | None = None


_BLOCK = "sections.*.body.*"

_TEXT = (
    Place("title", "the title of the leaflet", 50),
    Place("description", "the line below the title", 80),
    Place("short-answer", "the short answer at the top: the most important of the leaflet"),
    Place("sections.*.heading", "the heading of a question", 90),
    Place(f"{_BLOCK}.lead", "a line that introduces what stands below it"),
    Place(f"{_BLOCK}.list.**", "an item of a list"),
    Place(f"{_BLOCK}.questions.*", "a question to ask, with a box to tick"),
    Place(f"{_BLOCK}.key-facts.*.term", "a term, beside what is said of it", 35),
    Place(f"{_BLOCK}.key-facts.*.text", "what is said of the term beside it"),
    Place(f"{_BLOCK}.table.columns.*", "the head of a table’s column", 35),
    Place(f"{_BLOCK}.table.rows.**", "a cell of a table: short"),
    Place(f"{_BLOCK}.fields.*", "the label of a line to write on", 65),
    Place(f"{_BLOCK}.form.columns.*", "the head of a form’s column", 40),
    Place(f"{_BLOCK}.form.heads.*", "the head of a form’s row", 40),
    Place(f"{_BLOCK}.icons.with", "beside a drawing of people: what happens to those whom the figure counts"),
    Place(f"{_BLOCK}.icons.without", "beside a drawing of people: what happens to all others"),
    Place("**", "a paragraph"),
)
_SAFETY = (
    Place("emergency-heading", "the heading of the emergency box", 55),
    Place("*-lead", "a line of the emergency box that introduces signs of danger"),
    Place("**", "a warning, which every leaflet that needs it prints"),
)
_PICTURES = (
    Place("*.alt", "what a blind reader hears in place of the drawing"),
    Place("*.caption", "the caption of a drawing"),
    Place("*.labels.*", "a label inside the drawing, where there is little room", 35),
    Place("**", "words of a drawing"),
)
_LOCALE = (
    Place("name", "the language’s own name for itself"),
    Place("english-name", "the language’s name in English"),
    Place("joins.**", "how things are joined in a sentence; the names in braces are filled in"),
    Place("levels.*", "the name of a reading level, at the foot of the page", 20),
    Place("draft.tab", "the word on the dark tab that marks a draft", 20),
    Place("draft.text", "what stands beside that tab", 90),
    Place("furniture.page", "at the foot of the page: which page of how many"),
    Place("furniture.emergency-number", "stands for the emergency number where no clinic is known"),
    Place("furniture.sources-lead", "the line above the sources"),
    Place("furniture.disclaimer", "the last lines of the leaflet"),
    Place("furniture.feedback", "the last lines of the leaflet"),
    Place("furniture.formats", "the last lines of the leaflet"),
    Place("furniture.*", "a fixed word of the sheet, such as a heading or a label", 45),
    Place("rates.**", "how a share of people is said; the names in braces are filled in"),
    Place("durations.units.**", "a unit of time, after its number", 15),
    Place("durations.range-units.**", "a unit of time, after two numbers", 12),
    Place("durations.in-words.**", "a length of time that is said without a number", 15),
    Place("durations.**", "how a length of time is said; the names in braces are filled in"),
    Place("icons.**", "what is said of a drawing of people; the names in braces are filled in"),
    Place("**", "a fixed word"),
)
_FILES = {"safety": _SAFETY, "pictures": _PICTURES, "locale": _LOCALE}


def place_of(file: str, key: str) -> Place:
    """Of the string `key` in the file `file` ("safety", "basics.standard")."""
    places = _FILES.get(file, _TEXT)
    return next(place for place, pattern in _compiled(places) if pattern.fullmatch(key))


@lru_cache
def _compiled(places: Iterable[Place]) -> tuple[tuple[Place, re.Pattern[str]], ...]:
    return tuple((place, _expression(place.pattern)) for place in places)


def _expression(pattern: str) -> re.Pattern[str]:
    parts = {"**": ".+", "*": "[^.]+"}
    return re.compile("".join(parts.get(part, re.escape(part)) for part in re.split(r"(\*+)", pattern)))

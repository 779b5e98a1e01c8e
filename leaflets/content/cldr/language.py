"""What Unicode CLDR says of all its languages: languages.json in this folder, written by tools/cldr.py."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leaflets.content.cldr.exemplars import expand
from leaflets.frozen import frozen

DATA = Path(__file__).with_name("languages.json")
LARGEST = 10_000
"""The largest number that a leaflet prints: a plural category of millions alone is none of its own here."""
_WIDTH = 110


@frozen(kw_only=True)
class Language:
    """One language as it is written somewhere. `plurals` is None where CLDR has no rules for it."""

    tag: str
    name: str
    """Its own name for itself."""
    english_name: str
    script: str
    rtl: bool
    letters: str
    """CLDR's exemplar set, as CLDR writes it."""
    marks: frozenset[str]
    """Those among all languages' letters that stand on another: combining marks."""
    quotes: tuple[str, ...]
    numbering: str
    grouping: int
    date: str
    plurals: tuple[str, ...] | None

    @property
    def alphabet(self) -> tuple[str, ...]:
        """The letters one by one.

        A mark needs something to stand on. After a space it would stand on that, which pdf.js (5.5) then
        takes for the whole: it loses the mark.
        """
        return tuple(
            f"\N{DOTTED CIRCLE}{letter}" if letter[0] in self.marks else letter
            for letter in expand(self.letters)
        )


@frozen
class Languages:
    """CLDR's languages by tag, and what it says of tags.

    `likely`: tag -> the same with script and country. `standards`: a language that is written in several
    ways -> their tags. `aliases`: an old or long code -> the one in use; `countries`: the same of countries.
    `spoken`: a country -> its likeliest language.
    """

    edition: str
    entries: Mapping[str, Mapping[str, Any]]
    likely: Mapping[str, str]
    standards: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    countries: Mapping[str, str]
    spoken: Mapping[str, str]
    marks: frozenset[str]

    def __contains__(self, tag: str) -> bool:
        return tag in self.entries

    def language(self, tag: str) -> Language:
        """The entry of `tag`, filled up from those of the shorter tags that it continues."""
        found: dict[str, Any] = {}
        rest = tag
        while rest:
            found = {**self.entries.get(rest, {}), **found}
            rest = rest.rpartition("-")[0]
        plurals = found.get("plurals")
        return Language(
            tag=tag,
            name=found["name"],
            english_name=found["english"],
            script=found["script"],
            rtl=found.get("rtl", False),
            letters=found["letters"],
            marks=self.marks,
            quotes=tuple(found["quotes"]),
            numbering=found["numbering"],
            grouping=found["grouping"],
            date=found["date"],
            plurals=None if plurals is None else tuple(plurals),
        )


def read_languages() -> Languages:
    """The data that comes with this program."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return Languages(
        data["edition"],
        data["languages"],
        data["likely"],
        {language: tuple(tags) for language, tags in data["standards"].items()},
        data["aliases"],
        data["countries"],
        data["spoken"],
        frozenset(data["marks"]),
    )


def cldr_file(language: Language, edition: str) -> str:
    """The text of content/cldr/<locale>.yaml. Letters are folded: YAML joins the lines with one space."""
    letters = textwrap.wrap(
        " ".join(language.alphabet),
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_on_hyphens=False,
    )
    quotes = ", ".join(f'"{sign}"' for sign in language.quotes)
    lines = [_HEAD.format(edition=edition, largest=LARGEST) + "letters: >-", *letters, f"quotes: [{quotes}]"]
    if language.plurals is not None:
        lines.append(f"plurals: [{', '.join(language.plurals)}]")
    return "\n".join([*lines, ""])


_HEAD = """\
# What Unicode CLDR {edition} says of this language. Written by tools/cldr.py; change the script, not this.
# Data (c) Unicode, Inc., under the Unicode licence: LICENSES/Unicode-3.0.txt.
#   letters   the letters that the language is written with (main exemplars), in CLDR's order; what the
#             language takes for one letter stands together: Welsh "ch"; a mark stands on a dotted circle
#   quotes    the quotation marks: opening and closing, and those inside a quotation
#   plurals   the plural categories of whole numbers up to {largest}, beside "other"
"""

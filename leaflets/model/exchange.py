"""What goes to a translator's tool and what comes back: one file of strings, whatever its format.

PO (leaflets/translation/po.py) and XLIFF (xliff.py) both write a Catalogue and read a Returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from leaflets.errors import Problem
from leaflets.frozen import frozen


@frozen(kw_only=True)
class Entry:
    """One string to translate. `key` is the key inside its file: "sections.what.heading"."""

    key: str
    source: str
    """The English as it stands in the file: with {names}, **bold** and [links](…)."""
    target: str = ""
    """The translation of today; "" where there is none."""
    notes: tuple[str, ...] = ()
    """What a translator should know, a line each."""
    placeholders: tuple[str, ...] = ()
    """The names in braces, each once."""
    facts: tuple[str, ...] = ()
    """Ids of the facts that it depends on: those in braces, and that of a crowd which it explains."""
    limit: int | None = None
    """Characters that have room, where room is scarce."""
    safety: bool = False
    fixed: bool = False
    """Whether a translator's tool should show it, and let nobody change it."""
    stale: bool = False
    """Whether the translation may no longer say what the English says."""
    former: str | None = None
    """The English that it was made from, where that is known and differs."""
    place: str = ""
    """File of the English, and line: "content/locales/en-GB/safety.yaml:4"."""


@frozen(kw_only=True)
class Catalogue:
    """The strings of one file of one language, as they are today."""

    source_locale: str
    locale: str
    file: str
    """Id of the file: "basics.standard", "safety"."""
    entries: tuple[Entry, ...]
    digest: str
    """Of the English strings and the figures behind them."""
    figures: Mapping[str, str]
    """Id of a fact that they depend on -> hash of what is printed of it."""
    day: date
    """The day of the newest words in it. Equal content gives equal files, so that no clock may be asked."""
    plural_forms: str = ""
    """gettext's rule for the language: "nplurals=2; plural=(n != 1)"."""


@frozen(kw_only=True)
class Answer:
    """One string as it came back, from `line` of its file. A `fuzzy` one is no translation yet."""

    key: str
    source: str
    target: str
    fuzzy: bool
    line: int


@frozen(kw_only=True)
class Returned:
    """A file that came back from a translator. `name` is how the person called it."""

    name: str
    locale: str
    file: str
    digest: str
    figures: Mapping[str, str]
    words: Mapping[str, str] | None
    """Key -> hash of the translation that it was exported with; None where the file does not say."""
    answers: tuple[Answer, ...]


@frozen
class Marks:
    """What of a string is no plain text: how many words are bold, and where its links lead."""

    bold: int
    links: tuple[str, ...]
    complaints: tuple[str, ...] = ()
    """What in it a leaflet cannot print."""


ReadMarks = Callable[[str], Marks]
ReadRefused = Callable[[str], Iterator[tuple[str, str, str]]]
"""String -> code, what is wrong and what to do, for every character that no text of content/ may hold."""


@frozen(kw_only=True)
class Verdict:
    """What an import may change, and what keeps it from it."""

    changes: Mapping[str, str]
    """Key -> new words, where they differ from those of today."""
    fuzzy: tuple[str, ...]
    """Keys of entries that are marked as unfinished, and therefore left as they are."""
    untranslated: tuple[str, ...]
    kept: tuple[str, ...]
    """Keys whose translation has changed in content/ since the export, and in the file not: they stay."""
    problems: tuple[Problem, ...]

"""What `leaflets check` knows of a language's words: content/locales/<locale>/wording.yaml.

None of it is printed. A language without the file is checked by the rules that need no words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from leaflets.frozen import frozen
from leaflets.model.content import Strict


@frozen(kw_only=True)
class Syllables(Strict):
    """How to count the syllables of a written word, as regular expressions over its small letters.

    `groups` matches one syllable's vowels; each match of `fewer` takes one away, each of `more` adds one.
    `exceptions` are whole words. Good enough for a mean over a text, not for one word.
    """

    groups: str
    fewer: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    exceptions: Mapping[str, int] = field(default_factory=dict)


@frozen(kw_only=True)
class Readability(Strict):
    """`words` is False where a language writes no spaces: then characters are counted.

    `topic` are words that no leaflet on this illness can do without; they are taken out before a formula
    counts. `report` names formulas that are printed, `gates` those that a text has to keep: level -> formula
    -> limit. `sentences` says whether the lengths in content/levels hold for this language.
    """

    words: bool = True
    sentences: bool = False
    topic: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    """Words whose full stop ends no sentence."""
    syllables: Syllables | None = None
    report: tuple[str, ...] = ()
    gates: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@frozen(kw_only=True)
class Wording(Strict):
    """One language. Every part may be left out."""

    readability: Readability = field(default_factory=Readability)

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
class Phrases(Strict):
    """Words to look for, and longer ones in which they mean something else.

    A phrase is matched as whole words, in capitals or not; `*` stands for the rest of a word, `...` for up to
    forty characters inside the sentence.
    """

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


@frozen(kw_only=True)
class Guard(Strict):
    """A sentence with one of `words` must have one of `needs` too, lest it say the contrary."""

    words: tuple[str, ...]
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    """Names of entries that stand below a head which says it: "without"."""


@frozen(kw_only=True)
class Wording(Strict):
    """One language. Every part may be left out; its keys are those of content/checks.yaml and English."""

    readability: Readability = field(default_factory=Readability)
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A number in digits -> its words."""
    not_numbers: tuple[str, ...] = ()
    """Phrases in which a number word counts nothing."""
    people: tuple[str, ...] = ()
    """What is counted in a share: "people". With a number word before it, it is a figure in words."""
    fractions: tuple[str, ...] = ()
    """What stands between the numbers of a share: "in", "out of"."""
    rare: Phrases = field(default_factory=lambda: Phrases(words=()))
    units: Mapping[str, Phrases] = field(default_factory=dict)
    """Unit of time -> its words."""
    negations: Phrases = field(default_factory=lambda: Phrases(words=()))
    nearly_negations: tuple[str, ...] = ()
    """Words that another language may say with a "not": "painless", "in doubt"."""
    topics: Mapping[str, Phrases] = field(default_factory=dict)
    """Topic of content/safety.yaml -> words that call for its warnings."""
    claims: Mapping[str, Phrases] = field(default_factory=dict)
    guards: Mapping[str, Guard] = field(default_factory=dict)
    sides: Mapping[str, Phrases] = field(default_factory=dict)
    """"other": the side that is not affected; "named": left or right."""
    terms: Mapping[str, Phrases] = field(default_factory=dict)
    """Thing -> what this language calls it."""


@frozen(kw_only=True)
class Claim(Strict):
    """Why something may not be said, and what to say in its place."""

    because: str
    instead: str
    warnings: bool = True
    """Whether the warnings of safety.yaml have to keep it too."""


@frozen(kw_only=True)
class ReadBacks(Strict):
    """How many readers have to put a string back into English without having seen it."""

    warnings: int
    texts: int


@frozen(kw_only=True)
class Rulebook(Strict):
    """content/checks.yaml: what the rules hold in every language."""

    claims: Mapping[str, Claim]
    guards: Mapping[str, str]
    """Guard -> why the sentence must not lose the word."""
    both_sides: tuple[str, ...]
    """Facts that are printed with their other side only."""
    negations: Mapping[str, int]
    """Key of safety.yaml -> how many words of its English say no; none for the others."""
    review_facts_after: int
    """Years after which a figure is looked up again."""
    read_back: ReadBacks

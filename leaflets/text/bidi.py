"""The bidirectional algorithm: UAX #9 of Unicode 15.0, rules P2 to L2.

A paragraph is handled as a string of bidi classes, one letter for each character, and the rules that
the annex states as rewriting of classes are regular expressions over it: Python's own loops run
mostly over isolates, runs and brackets, not over characters.

Not here: splitting into paragraphs (P1: a caller passes one paragraph), and L3 and L4, which the
shaper does. Characters that rule X9 removes stay, with the level of the character before them
(section 5.2), so that levels and text always have the same indices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from leaflets.text.bidi_classes import classes_of, lifts
from leaflets.text.bidi_sequence import sequence_levels

MAX_DEPTH = 125

_CONTROL = re.compile("[efghpijkqB]")
_ISOLATE = re.compile("[ijkqB]")
_STRONG_OR_ISOLATE = re.compile("[LRAijk]")
_REMOVED = re.compile("-+")
_RESET = re.compile("(?<![Wijkqefghp-])[Wijkqefghp-]*(?:[BS]|$)")
"""L1 over original classes: white space, isolates and removed characters before a separator or the end."""


def paragraph_level(text: str) -> int:
    """0 or 1: the direction of the first strong character outside isolates (P2, P3)."""
    if not lifts(text):
        return 0
    classes = classes_of(text)
    return _first_strong(classes, 0, len(classes), _isolate_ends(classes))


def embedding_levels(text: str, base: int | None = None) -> tuple[int, ...]:
    """The resolved embedding level of every character of one paragraph, before lines are known.

    `base` is the paragraph's level, 0 (left to right) or 1; None finds it in the text.
    """
    if not base and not lifts(text):
        return (0,) * len(text)
    classes = classes_of(text)
    ends = _isolate_ends(classes)
    if base is None:
        base = _first_strong(classes, 0, len(classes), ends)
    types, levels = _explicit_levels(classes, base, ends)
    for sequence in _isolating_run_sequences(classes, types, levels, base, ends):
        kinds = "".join([types[i] for i in sequence.indices])
        chars = [text[i] for i in sequence.indices] if ")" in kinds else ()
        resolved = sequence_levels(kinds, chars, sequence.level, sequence.sos, sequence.eos)
        for i, level in zip(sequence.indices, resolved, strict=True):
            levels[i] = level
    for found in _REMOVED.finditer(types):
        start, end = found.span()
        levels[start:end] = [levels[start - 1] if start else base] * (end - start)
    return tuple(levels)


def line_levels(
    text: str, levels: Sequence[int], base: int, start: int = 0, end: int | None = None
) -> tuple[int, ...]:
    """Levels of the characters start to end (exclusive), which are one line of the paragraph (L1).

    `text` and `levels` are the whole paragraph's, `base` is its level. The result is the line's only.
    """
    end = len(text) if end is None else end
    line = list(levels[start:end])
    if any(level != base for level in line):
        for found in _RESET.finditer(classes_of(text[start:end])):
            first, last = found.span()
            line[first:last] = [base] * (last - first)
    return tuple(line)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Indices of a line's characters, or of its runs, from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    # A reversal moves characters only inside a stretch of a lower limit: stretches keep their place.
    for lowest in range(max(levels), min(odd) - 1, -1):
        at = 0
        for reverse, group in groupby(levels, lowest.__le__):
            end = at + len(list(group))
            if reverse:
                order[at:end] = order[at:end][::-1]
            at = end
    return order


def _isolate_ends(classes: str) -> Mapping[int, int]:
    """Index of every isolate initiator that has a matching PDI -> index of that PDI (BD9)."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for found in _ISOLATE.finditer(classes):
        if found[0] == "B":
            waiting.clear()
        elif found[0] != "q":
            waiting.append(found.start())
        elif waiting:
            ends[waiting.pop()] = found.start()
    return ends


def _first_strong(classes: str, start: int, end: int, ends: Mapping[int, int]) -> int:
    """P2 and P3 between two indices."""
    while found := _STRONG_OR_ISOLATE.search(classes, start, end):
        if found[0] in "LRA":
            return 0 if found[0] == "L" else 1
        start = ends.get(found.start(), end)
    return 0


@dataclass(frozen=True, slots=True)
class _Status:
    """An entry of the directional status stack (X1). `override` is "L", "R" or "" for neutral."""

    level: int
    override: str = ""
    isolate: bool = False


@dataclass(slots=True)
class _StatusStack:
    """The stack of rules X1 to X8 with its counters; `top` is the last entry."""

    base: int
    entries: list[_Status] = field(default_factory=list)
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def __post_init__(self) -> None:
        self.clear()

    @property
    def top(self) -> _Status:
        return self.entries[-1]

    def clear(self) -> None:
        """X1, and X8 at a paragraph separator."""
        self.entries = [_Status(self.base)]
        self.overflow_isolates = self.overflow_embeddings = self.valid_isolates = 0

    def push(self, *, odd: bool, override: str = "", isolate: bool = False) -> None:
        """X2 to X5c: to the next odd or even level, as far as there is one."""
        level = self.top.level
        level = level + 1 + level % 2 if odd else level + 2 - level % 2
        if level <= MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.entries.append(_Status(level, override, isolate))
            self.valid_isolates += isolate
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def pop_isolate(self) -> None:
        """X6a: closes the isolate and whatever was left open within it."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.top.isolate:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def pop_embedding(self) -> None:
        """X7."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.top.isolate and len(self.entries) > 1:
            self.entries.pop()


def _explicit_levels(classes: str, base: int, ends: Mapping[int, int]) -> tuple[str, list[int]]:
    """X1 to X9: types after overrides, with "-" for removed characters, and explicit levels."""
    stack = _StatusStack(base)
    types: list[str] = []
    levels: list[int] = []

    def add(letters: str) -> None:
        override = stack.top.override
        types.append(re.sub("[^-]", override, letters) if override else letters)
        levels.extend([stack.top.level] * len(letters))

    at = 0
    for found in _CONTROL.finditer(classes):
        i, letter = found.start(), found[0]
        if i > at:
            add(classes[at:i])
        at = i + 1
        if letter in "ijk":
            add(letter)
            odd = (
                _first_strong(classes, at, ends.get(i, len(classes)), ends)
                if letter == "k"
                else letter == "j"
            )
            stack.push(odd=bool(odd), isolate=True)
        elif letter == "q":
            stack.pop_isolate()
            add(letter)
        elif letter == "B":
            stack.clear()
            add(letter)
        else:
            add("-")
            if letter == "p":
                stack.pop_embedding()
            else:
                stack.push(odd=letter in "fh", override={"g": "L", "h": "R"}.get(letter, ""))
    if at < len(classes):
        add(classes[at:])
    return "".join(types), levels


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (BD13): the indices of its characters, and rule X10's sos and eos."""

    level: int
    indices: list[int]
    sos: str
    eos: str


def _isolating_run_sequences(
    classes: str, types: str, levels: Sequence[int], base: int, ends: Mapping[int, int]
) -> list[_Sequence]:
    """The sequences of a paragraph, by first character. The initiators' original classes count."""
    kept = [i for i, letter in enumerate(types) if letter != "-"] if "-" in types else range(len(types))
    runs = [(level, list(indices)) for level, indices in groupby(kept, levels.__getitem__)]
    around = [base, *(level for level, _ in runs), base]
    sequences: list[_Sequence] = []
    waiting: dict[int, _Sequence] = {}
    for number, (level, indices) in enumerate(runs):
        last = indices[-1]
        after = base if classes[last] in "ijk" else around[number + 2]
        eos = "LR"[max(level, after) % 2]
        sequence = waiting.pop(indices[0], None)
        if sequence is None:
            sequence = _Sequence(level, indices, "LR"[max(level, around[number]) % 2], eos)
            sequences.append(sequence)
        else:
            sequence.indices += indices
            sequence.eos = eos
        if last in ends:
            waiting[ends[last]] = sequence
    return sequences

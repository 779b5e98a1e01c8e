"""Levels of one paragraph: UAX #9, rules P2, P3, X1 to X10 and L1.

The paragraph is a string of class letters (leaflets.text.bidi_classes), and the rules that the annex
states as rewriting of classes are regular expressions over it: Python's own loops run over controls,
runs and brackets, not over characters. "-" stands for characters that rule X9 removes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from leaflets.text.bidi_classes import classes_of
from leaflets.text.bidi_sequence import sequence_levels

MAX_DEPTH = 125

_CONTROL = re.compile("[efghpijkqB]")
_ISOLATE = re.compile("[ijkqB]")
_STRONG_OR_ISOLATE = re.compile("[LRAijk]")
_KEPT = re.compile("[^-]")
_REMOVED = re.compile("-+")
_RESET = re.compile("(?<![Wijkqefghp-])[Wijkqefghp-]*(?:[BS]|$)")
"""L1: white space, isolates and removed characters that end in a separator or at the line's end."""


def first_strong_level(text: str) -> int:
    """P2 and P3: the paragraph's level by its first strong character outside isolates."""
    classes = classes_of(text)
    return _first_strong(classes, 0, len(classes), _isolate_ends(classes))


def resolved_levels(text: str, base: int) -> bytearray:
    """The level of every character, by all rules but L1."""
    classes = classes_of(text)
    ends = _isolate_ends(classes)
    types, runs = _explicit_runs(classes, base, ends)
    levels = bytearray(len(text))
    for sequence in _isolating_run_sequences(classes, types, runs, base, ends):
        resolved = _resolve(sequence, types, text)
        at = 0
        for start, end in sequence.spans:
            levels[start:end] = resolved[at : at + end - start]
            at += end - start
    for found in _REMOVED.finditer(types):
        start, end = found.span()
        levels[start:end] = bytes((levels[start - 1] if start else base,)) * (end - start)
    return levels


def reset_levels(text: str, levels: Iterable[int], base: int) -> bytearray:
    """L1 for a line: its characters and their levels. The original classes count."""
    reset = bytearray(levels)
    for found in _RESET.finditer(classes_of(text)):
        first, last = found.span()
        reset[first:last] = bytes((base,)) * (last - first)
    return reset


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


class _Status(NamedTuple):
    """An entry of the directional status stack (X1). `override` is "L", "R" or "" for neutral."""

    level: int
    override: str = ""
    isolate: bool = False


class _StatusStack:
    """The stack of rules X1 to X8 with its counters; `top` is the last entry."""

    __slots__ = ("base", "entries", "overflow_embeddings", "overflow_isolates", "valid_isolates")

    def __init__(self, base: int) -> None:
        self.base = base
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


class _Runs:
    """Level runs (BD7) as they are found: spans of (level, start, end), and types after overrides."""

    __slots__ = ("end", "spans", "types")

    def __init__(self) -> None:
        self.spans: list[tuple[int, int, int]] = []
        self.types: list[str] = []
        self.end = 0

    def add(self, letters: str, status: _Status) -> None:
        """The next characters. Removed ones alone never part a run, so they join the one before."""
        if status.override:
            letters = _KEPT.sub(status.override, letters)
        self.types.append(letters)
        start, self.end = self.end, self.end + len(letters)
        if self.spans and (self.spans[-1][0] == status.level or not letters.strip("-")):
            level, start, _ = self.spans.pop()
            self.spans.append((level, start, self.end))
        elif letters.strip("-"):
            self.spans.append((status.level, start, self.end))


def _explicit_runs(
    classes: str, base: int, ends: Mapping[int, int]
) -> tuple[str, list[tuple[int, int, int]]]:
    """X1 to X9: the type of every character, and the level runs as (level, start, end)."""
    stack = _StatusStack(base)
    runs = _Runs()
    for found in _CONTROL.finditer(classes):
        i, letter = found.start(), found[0]
        if i > runs.end:
            runs.add(classes[runs.end : i], stack.top)
        if letter in "ijk":
            runs.add(letter, stack.top)
            odd = letter == "j"
            if letter == "k":
                odd = _first_strong(classes, i + 1, ends.get(i, len(classes)), ends) == 1
            stack.push(odd=odd, isolate=True)
        elif letter == "q":
            stack.pop_isolate()
            runs.add(letter, stack.top)
        elif letter == "B":
            stack.clear()
            runs.add(letter, stack.top)
        else:
            runs.add("-", stack.top)
            if letter == "p":
                stack.pop_embedding()
            else:
                stack.push(odd=letter in "fh", override={"g": "L", "h": "R"}.get(letter, ""))
    if runs.end < len(classes):
        runs.add(classes[runs.end :], stack.top)
    return "".join(runs.types), runs.spans


class _Sequence:
    """An isolating run sequence (BD13): where its runs are, and rule X10's sos and eos."""

    __slots__ = ("eos", "level", "sos", "spans")

    def __init__(self, level: int, sos: str) -> None:
        self.level = level
        self.spans: list[tuple[int, int]] = []
        self.sos = self.eos = sos


def _isolating_run_sequences(
    classes: str, types: str, runs: Sequence[tuple[int, int, int]], base: int, ends: Mapping[int, int]
) -> list[_Sequence]:
    """The sequences of a paragraph, by first character. The original classes tell the initiators."""
    sequences: list[_Sequence] = []
    waiting: dict[int, _Sequence] = {}
    before = base
    for number, (level, start, end) in enumerate(runs):
        sequence = waiting.pop(start, None)
        if sequence is None:
            sequence = _Sequence(level, "LR"[max(level, before) % 2])
            sequences.append(sequence)
        sequence.spans.append((start, end))
        last = start + len(types[start:end].rstrip("-")) - 1
        if last in ends:
            waiting[ends[last]] = sequence
        is_last = number + 1 == len(runs) or classes[last] in "ijk"
        sequence.eos = "LR"[max(level, base if is_last else runs[number + 1][0]) % 2]
        before = level
    return sequences


def _resolve(sequence: _Sequence, types: str, text: str) -> bytes:
    """Levels of a sequence's characters one after another; 0 stands in for removed ones."""
    kinds = "".join([types[start:end] for start, end in sequence.spans])
    chars: Sequence[str] = ""
    if ")" in kinds:
        chars = "".join([text[start:end] for start, end in sequence.spans])
    if "-" not in kinds:
        return sequence_levels(kinds, chars, sequence.level, sequence.sos, sequence.eos)
    chars = [char for char, kind in zip(chars, kinds, strict=False) if kind != "-"]
    bare = kinds.replace("-", "")
    levels = iter(sequence_levels(bare, chars, sequence.level, sequence.sos, sequence.eos))
    return bytes([0 if kind == "-" else next(levels) for kind in kinds])

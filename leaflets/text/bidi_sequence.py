"""Levels of one isolating run sequence: UAX #9, rules W1 to W7, N0 to N2, I1 and I2.

A sequence is a string of class letters (leaflets.text.bidi_classes) without the characters that rule
X9 removes. While the rules work on it, sos stands before it and eos after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from leaflets.text.bidi_classes import canonical_bracket, closing_bracket

MAX_OPEN_BRACKETS = 63

_MARKS = re.compile("(.)(M+)")
_AFTER_ARABIC = re.compile("A[^LRAE]*E[^LRA]*")
_SEPARATOR = re.compile("(?<=E)[+,](?=E)")
_ARABIC_SEPARATOR = re.compile("(?<=N),(?=N)")
_TERMINATORS = re.compile("%+(?=E)|(?<=E)%+")
_AFTER_LEFT = re.compile("L[^LRE]*E[^LR]*")
_WEAK_LEFTOVER = re.compile("[+%,]")
_BRACKET = re.compile("[()]")
_NEUTRAL_TO_LEFT = str.maketrans(dict.fromkeys("BSWO()ijkq", "L"))
_NEUTRAL_TO_RIGHT = str.maketrans(dict.fromkeys("BSWO()ijkq", "R"))
_BETWEEN_LEFT = re.compile("(?<=L)[BSWO()ijkq]+(?=L)")
_BETWEEN_RIGHT = re.compile("(?<=[REN])[BSWO()ijkq]+(?=[REN])")


def sequence_levels(classes: str, chars: Sequence[str], level: int, sos: str, eos: str) -> bytes:
    """The resolved level of every character of a sequence at `level`.

    `chars`: the characters themselves, looked at only where `classes` has brackets. `sos` and `eos`
    are "L" or "R" (rule X10).
    """
    before = sos + classes + eos
    types = _resolve_weak(before)
    if "(" in types and ")" in types:
        types = _resolve_brackets(types, before, chars, level)
    types = _resolve_neutral(types, level)
    return types[1:-1].encode("ascii").translate(_implicit_levels(level))


def _resolve_weak(types: str) -> str:
    """W1 to W7."""
    if "M" in types:
        types = _MARKS.sub(_mark_types, types)
    if "E" in types and "A" in types:
        types = _AFTER_ARABIC.sub(lambda found: found[0].replace("E", "N"), types)
    types = types.replace("A", "R")
    if "E" in types:
        types = _SEPARATOR.sub("E", types)
        if "%" in types:
            types = _TERMINATORS.sub(lambda found: "E" * len(found[0]), types)
        types = _ARABIC_SEPARATOR.sub("N", types)
        types = _WEAK_LEFTOVER.sub("O", types)
        return _AFTER_LEFT.sub(lambda found: found[0].replace("E", "L"), types)
    types = _ARABIC_SEPARATOR.sub("N", types)
    return _WEAK_LEFTOVER.sub("O", types)


def _mark_types(found: re.Match[str]) -> str:
    """W1: marks take the type of what they follow, or ON after an isolate; a mark is never a bracket."""
    base, marks = found.groups()
    return base + ("O" if base in "()ijkq" else base) * len(marks)


def _bracket_pairs(types: str, chars: Sequence[str]) -> list[tuple[int, int]]:
    """BD16: the indices of opening and closing brackets that pair, by opening bracket."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for found in _BRACKET.finditer(types):
        at = found.start()
        char = chars[at - 1]
        if found[0] == "(":
            if len(waiting) == MAX_OPEN_BRACKETS:
                break
            waiting.append((closing_bracket(char), at))
            continue
        char = canonical_bracket(char)
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == char:
                pairs.append((waiting[depth][1], at))
                del waiting[depth:]
                break
    return sorted(pairs)


def _resolve_brackets(types: str, before: str, chars: Sequence[str], level: int) -> str:
    """N0. `before` are the types before W1, which tell the marks that follow a bracket."""
    embedding, opposite = "RL" if level % 2 else "LR"
    strong = list(types.replace("E", "R").replace("N", "R"))
    resolved = list(types)
    for opening, closing in _bracket_pairs(types, chars):
        inside = strong[opening + 1 : closing]
        if embedding in inside:
            direction = embedding
        elif opposite in inside:
            context = next(strong[i] for i in range(opening - 1, -1, -1) if strong[i] in "LR")
            direction = opposite if context == opposite else embedding
        else:
            continue
        for bracket in (opening, closing):
            end = bracket + 1
            while before[end] == "M":
                end += 1
            strong[bracket:end] = resolved[bracket:end] = direction * (end - bracket)
    return "".join(resolved)


def _resolve_neutral(types: str, level: int) -> str:
    """N1 and N2: what stands between two of the direction opposite to the embedding takes it.

    All other neutrals take the embedding's direction, by one rule or the other.
    """
    if level % 2:
        types = _BETWEEN_LEFT.sub(lambda found: "L" * len(found[0]), types)
        return types.translate(_NEUTRAL_TO_RIGHT)
    types = _BETWEEN_RIGHT.sub(lambda found: "R" * len(found[0]), types)
    return types.translate(_NEUTRAL_TO_LEFT)


@lru_cache(maxsize=128)
def _implicit_levels(level: int) -> bytes:
    """I1 and I2 as a table for `bytes.translate`, from the letters left by then to levels."""
    left, right, number = (1, 0, 1) if level % 2 else (0, 1, 2)
    return bytes.maketrans(b"LREN", bytes((level + left, level + right, level + number, level + number)))

"""What has changed between two wordings of one string, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from leaflets.frozen import frozen
from leaflets.text.words import words

Kind = Literal["same", "gone", "new"]

_WHOLE = re.compile(r"(\{[a-z0-9.-]+\}|\*\*)")
"""A figure's name in braces, or the stars of bold: never taken apart."""
_SIGNS: dict[Kind, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


@frozen
class Piece:
    """Some words that both have (`same`), that only the old has (`gone`) or only the new (`new`)."""

    kind: Kind
    text: str

    @property
    def marked(self) -> str:
        """As a person reads it without colours, in the signs of `git diff --word-diff`."""
        before, after = _SIGNS[self.kind]
        return f"{before}{self.text}{after}"


@frozen
class _Hunk:
    same: bool
    old: str
    new: str

    @property
    def blank(self) -> bool:
        return not self.old.strip() or not self.new.strip()


def word_diff(old: str, new: str, language: str) -> tuple[Piece, ...]:
    """All pieces in order: those not `new` make up the old text, those not `gone` the new one.

    White space counts as one space, as it does for states.
    """
    pieces: list[Piece] = []
    for hunk in _hunks(" ".join(old.split()), " ".join(new.split()), language):
        kinds: tuple[tuple[Kind, str], ...] = (("gone", hunk.old), ("new", hunk.new))
        pieces += (
            Piece(kind, text) for kind, text in ((("same", hunk.old),) if hunk.same else kinds) if text
        )
    return tuple(pieces)


def _hunks(old: str, new: str, language: str) -> list[_Hunk]:
    """A space alone between two changes is counted with them, so that a new phrase reads as one."""
    before, after = _tokens(old, language), _tokens(new, language)
    found: list[_Hunk] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        hunk = _Hunk(tag == "equal", "".join(before[a:b]), "".join(after[c:d]))
        if len(found) > 1 and not hunk.same and found[-1].same and found[-1].blank:
            parts = (*found[-2:], hunk)
            joined = _Hunk(False, "".join(p.old for p in parts), "".join(p.new for p in parts))
            if not joined.blank:
                found[-2:] = [joined]
                continue
        found.append(hunk)
    return found


def _tokens(text: str, language: str) -> list[str]:
    tokens: list[str] = []
    for number, part in enumerate(_WHOLE.split(text)):
        tokens += [part] if number % 2 else words(part, language)
    return tokens

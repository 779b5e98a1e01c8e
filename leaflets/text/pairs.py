"""Paired marks: brackets and quotation marks. The second takes the script and font of the first.

UAX #24, 5.2 asks it for the script. For the font it follows: the two marks of “500 mg” in Chinese are of
different width and height in a Chinese and in a Latin font.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from leaflets.frozen import frozen

PAIRS = (
    *("()", "[]", "{}", "«»", "‹›", "“”", "‘’", "„“", "„”", "”“", "‚‘", "‚’", "⟨⟩"),
    *(
        "（）",
        "［］",
        "｛｝",
        "｟｠",
        "「」",
        "『』",
        "｢｣",
        "〈〉",
        "《》",
        "【】",
        "〔〕",
        "〖〗",
        "〘〙",
        "〚〛",
    ),
    *("〝〞", "〝〟"),
)
"""An opening mark and one that may close it. ASCII quotation marks open and close alike: no pairs."""
OPENING = {
    opening: frozenset(pair[1] for pair in PAIRS if pair[0] == opening)
    for opening in {pair[0] for pair in PAIRS}
}
PAIRED = frozenset("".join(PAIRS))


@frozen
class Opened:
    """What a closing mark takes over from the opening one: its script and its font's family.

    Not the face, since a pair may open in a bold span and close after it.
    """

    closing: frozenset[str]
    script: str
    family: str


@dataclass(slots=True)
class OpenPairs:
    """The pairs of a paragraph that are still open, the innermost last."""

    waiting: list[Opened] = field(default_factory=list)

    def open(self, mark: str, script: str, family: str) -> None:
        self.waiting.append(Opened(OPENING[mark], script, family))

    def close(self, text: str, at: int) -> Opened | None:
        """The partner of text[at], if that closes a pair. Pairs left open inside it are given up."""
        mark = text[at]
        for depth in range(len(self.waiting) - 1, -1, -1):
            if mark in self.waiting[depth].closing:
                if _is_apostrophe(text, at):
                    return None
                found = self.waiting[depth]
                del self.waiting[depth:]
                return found
        return None

    def all_of(self, script: str, family: str) -> bool:
        """Whether every closing mark to come would take this script and family."""
        return all((opened.script, opened.family) == (script, family) for opened in self.waiting)

    def pass_over(self, text: str, marks: Sequence[int], script: str, family: str) -> None:
        """Open and close what stands at the indices `marks`, all of it of one script and family."""
        for at in marks:
            if self.close(text, at) is None and text[at] in OPENING:
                self.open(text[at], script, family)


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a mark stands between letters that have capitals, as in don’t."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] == "’" and len(around) == 2 and all(char.swapcase() != char for char in around)

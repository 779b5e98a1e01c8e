"""What a reviewer who uses no tool is asked about one text: on paper, and in a file that comes back.

Every string, figure and question has a number, the same in both. Nothing here is an answer: answers stand in
the file that comes back (`Returned`), and change no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.content import Fact, Message, Strict, Text
from leaflets.model.state import Reading, Standing


class Part(StrEnum):
    """Where a string stands. The warnings come first: they may not be wrong for a day."""

    WARNINGS = "warnings"
    TEXT = "text"
    PICTURES = "pictures"
    EVERY_SHEET = "every-sheet"
    """Words that all leaflets of a language share."""


@frozen
class AskedString:
    """One string. `english` is None in a pack of the English itself."""

    number: int
    part: Part
    message: Message
    english: Message | None
    standing: Standing
    readings: tuple[Reading, ...]


@frozen
class AskedFact:
    """One figure of the ledger that the text prints."""

    number: int
    name: str
    fact: Fact


@frozen
class AskedQuestion:
    """What only a person who has read the whole can say. `name` is "<checklist>/<item>"."""

    number: int
    name: str
    question: str


@frozen
class Pack:
    """All that is asked of one text, and what it is: `code` and the digests are of model/identity.py.

    `source_digest` is of the English that it was compared with; empty in a pack of English itself.
    """

    text: Text
    code: str
    digest: str
    source_digest: str
    strings: tuple[AskedString, ...]
    facts: tuple[AskedFact, ...]
    questions: tuple[AskedQuestion, ...]

    @property
    def name(self) -> str:
        return f"{self.text.leaflet}.{self.text.level}"

    def of(self, part: Part) -> tuple[AskedString, ...]:
        return tuple(asked for asked in self.strings if asked.part is part)


Answer = Literal["yes", "no"]


@frozen(kw_only=True)
class AnsweredString(Strict):
    """`source` and `translation` are the words that were read: they are compared, and never taken over."""

    number: int
    key: Message
    source: str = ""
    translation: str = ""
    right: Answer | None = None
    remark: str = ""

    @property
    def name(self) -> Message:
        return self.key

    @property
    def read(self) -> Mapping[str, str]:
        """What was judged."""
        return {"the English": self.source, "the translation": self.translation}


@frozen(kw_only=True)
class AnsweredFact(Strict):
    """`figure` is how the source language prints it."""

    number: int
    fact: Message
    figure: str
    right: Answer | None = None
    remark: str = ""

    @property
    def name(self) -> Message:
        return self.fact

    @property
    def read(self) -> Mapping[str, str]:
        return {"the figure": self.figure}


@frozen(kw_only=True)
class AnsweredQuestion(Strict):
    number: int
    question: Message
    asks: str
    right: Answer | None = None
    remark: str = ""

    @property
    def name(self) -> Message:
        return self.question

    @property
    def read(self) -> Mapping[str, str]:
        return {"the question": self.asks}


Answered = AnsweredString | AnsweredFact | AnsweredQuestion


@frozen(kw_only=True)
class Returned(Strict):
    """<text>.review.yaml, as it comes back. What nobody has filled in is empty or None."""

    review: Message
    locale: Message
    version: str
    code: str
    digest: str
    source_digest: str = ""
    role: Message | None = None
    who: Message | None = None
    date: Message | None = None
    strings: tuple[AnsweredString, ...]
    facts: tuple[AnsweredFact, ...] = ()
    questions: tuple[AnsweredQuestion, ...] = ()

    def is_of(self, other: Returned) -> bool:
        """Whether both are of the same content, of the English too."""
        return (self.digest, self.source_digest) == (other.digest, other.source_digest)

    def parts(self) -> Mapping[str, tuple[Answered, ...]]:
        return {"strings": self.strings, "facts": self.facts, "questions": self.questions}

    def answers(self) -> Iterator[tuple[str, Answered]]:
        """Each with what it is part of."""
        for part, several in self.parts().items():
            yield from ((part, answered) for answered in several)

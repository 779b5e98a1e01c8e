"""A rate as a crowd of people: who is drawn filled, who only partly, and what each side is called."""

from __future__ import annotations

from leaflets.compose.figures import figure, others
from leaflets.frozen import frozen
from leaflets.model.content import Fact
from leaflets.model.locale import Locale


@frozen
class Crowd:
    """`filled` people surely have the outcome, `between` only in some studies, `rest` surely not."""

    of: int
    filled: int
    between: int
    rate: str
    other: str

    @property
    def rest(self) -> int:
        return self.of - self.filled - self.between


def crowd(fact: Fact, locale: Locale) -> Crowd:
    """The fact is a rate (the content's own check has seen to it). "Fewer than" is sure of nobody."""
    assert fact.of is not None, fact.statement
    assert fact.high is not None, fact.statement
    low = fact.low or 0
    return Crowd(
        of=fact.of,
        filled=low,
        between=fact.high - low,
        rate=figure(fact, locale) or "",
        other=others(fact, locale),
    )

"""The English words and figures that translations were made from, long after they have changed.

A state names them by their hashes only, which says that they have changed and not what has. They are kept
beside the English texts, under those hashes: content/locales/en-GB/translated/, written by `leaflets mark`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from leaflets.frozen import frozen
from leaflets.model.content import Fact, Strict


@frozen(kw_only=True)
class Figure(Strict):
    """What of a Fact is printed."""

    low: int | None = None
    high: int | None = None
    of: Literal[100, 1000, 10000] | None = None
    unit: Literal["hour", "day", "week", "month", "year"] | None = None


Figures = Mapping[str, Figure]
"""Fact id -> its figure."""


@frozen
class Translated:
    """`words`: file id -> hash -> English words. `figures`: hash -> all that one string depended on."""

    words: Mapping[str, Mapping[str, str]]
    figures: Mapping[str, Figures]


def figure_of(fact: Fact) -> Figure:
    return Figure(low=fact.low, high=fact.high, of=fact.of, unit=fact.unit)

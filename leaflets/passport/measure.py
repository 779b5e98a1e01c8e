"""What a passport says was measured: values, the limits they are held to, and the verdicts.

Nothing here can hold a person's judgement: a verdict follows from a value and a limit, or there is none.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from leaflets.frozen import frozen

Value = int | float | str
"""A number, a date as ISO 8601, or words."""

Bound = Literal["at least", "at most", "exactly"]


class Verdict(StrEnum):
    """`REPORTED`: there is no limit to hold it to. `UNMEASURED`: what it is measured on was not there."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    REPORTED = "reported"
    UNMEASURED = "not measured"


@frozen
class Limit:
    """`kept` says where the limit stands: a file of the workspace, or the rule it is."""

    bound: Bound
    value: Value
    kept: str

    def keeps(self, value: Value) -> bool:
        """Numbers with numbers, words with words: what is compared is what is printed."""
        if self.bound == "exactly":
            return value == self.value
        if isinstance(value, str) or isinstance(self.value, str):
            mine, limit = str(value), str(self.value)
            return mine >= limit if self.bound == "at least" else mine <= limit
        return value >= self.value if self.bound == "at least" else value <= self.value


@frozen
class Measure:
    """`name` is stable, for programs; `what` is for people. `value` is None where it was not measured."""

    name: str
    what: str
    value: Value | None
    unit: str
    limit: Limit | None
    verdict: Verdict
    note: str = ""


@frozen
class Listing:
    """What was counted or found, row by row. The first column heads its row.

    `foreign`: the last column is in the leaflet's own language.
    """

    name: str
    what: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    foreign: bool = False


@frozen
class Group:
    """Measures of one kind. `method` says how they were taken, and what they cannot tell."""

    name: str
    title: str
    method: str
    measures: tuple[Measure, ...]
    listings: tuple[Listing, ...] = ()


def held(name: str, what: str, value: Value, limit: Limit, unit: str = "", note: str = "") -> Measure:
    verdict = Verdict.PASS if limit.keeps(value) else Verdict.FAIL
    return Measure(name, what, value, unit, limit, verdict, note)


def reported(name: str, what: str, value: Value, unit: str = "", note: str = "") -> Measure:
    return Measure(name, what, value, unit, None, Verdict.REPORTED, note)


def unmeasured(name: str, what: str, why: str, limit: Limit | None = None) -> Measure:
    return Measure(name, what, None, "", limit, Verdict.UNMEASURED, why)

"""Whether a share of people is told from both sides: how many it helps or hits, and how many not."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.frozen import frozen
from leaflets.model.usage import PLACEHOLDER, messages
from leaflets.passport.measure import Group, Limit, Listing, held, reported
from leaflets.passport.subject import Subject


@frozen
class Rate:
    """One figure in one question of the leaflet."""

    section: str
    fact: str
    both: bool
    how: str


def rates(subject: Subject) -> Group:
    found = tuple(_rates(subject))
    named = subject.rulebook.both_sides
    must = [rate for rate in found if rate.fact in named]
    others = [rate for rate in found if rate.fact not in named]
    return Group(
        "both-sides",
        "Both sides of every rate",
        "A rate has both sides where the same question prints the other one too, or shows all as icons.",
        (
            held(
                "treatments",
                "Rates of treatments with both sides",
                sum(rate.both for rate in must),
                Limit("exactly", len(must), "content/checks.yaml, both-sides"),
            ),
            reported(
                "other-rates",
                "Other rates with both sides",
                f"{sum(rate.both for rate in others)} of {len(others)}",
            ),
        ),
        (
            Listing(
                "rates",
                "The rates",
                ("section", "figure", "other side"),
                tuple((rate.section, rate.fact, rate.how) for rate in found),
            ),
        ),
    )


def _rates(subject: Subject) -> Iterator[Rate]:
    facts = subject.library.facts
    for name, section in subject.text.sections.items():
        printed = dict.fromkeys(m for text in messages(section) for m in PLACEHOLDER.findall(text))
        shown = [block.icons.fact for block in section.body.values() if block.icons]
        for fact in dict.fromkeys([*(placeholder.partition(".")[0] for placeholder in printed), *shown]):
            if fact not in facts or facts[fact].of is None or facts[fact].low is None:
                continue
            if fact in printed and f"{fact}.other" in printed:
                yield Rate(name, fact, both=True, how="printed")
            elif fact in shown:
                yield Rate(name, fact, both=True, how="shown as icons")
            else:
                yield Rate(name, fact, both=False, how="not printed")

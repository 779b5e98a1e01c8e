"""Why a string is stale: what it was made from, beside what stands there today."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.frozen import frozen
from leaflets.model.content import Fact
from leaflets.model.state import Lapse, Standing
from leaflets.model.translated import Figure, Figures, Translated, figure_of
from leaflets.model.unit import Unit


@frozen
class FigureChange:
    """`before` is None where the string did not depend on the fact, `after` where it does no longer."""

    fact: str
    before: Figure | None
    after: Figure | None


@frozen
class Stale:
    """`former`: the English words that it was made from, None where they are not known or there were none.

    `figures`: those that have changed; None where it is not known which.
    """

    unit: Unit
    standing: Standing
    former: str | None
    figures: tuple[FigureChange, ...] | None

    @property
    def english_changed(self) -> bool:
        return Lapse.SOURCE in self.standing.lapses

    @property
    def figure_changed(self) -> bool:
        return Lapse.FACT in self.standing.lapses

    @property
    def was_without_english(self) -> bool:
        """Whether it is a form that English had not when it was put on record, and has today."""
        return self.standing.entry is not None and self.standing.entry.source is None


def stale(unit: Unit, standing: Standing, kept: Translated, facts: Mapping[str, Fact]) -> Stale:
    entry = standing.entry
    former = kept.words.get(unit.file, {}).get(entry.source) if entry and entry.source else None
    if Lapse.FACT not in standing.lapses:
        return Stale(unit, standing, former, ())
    before = kept.figures.get(entry.facts) if entry and entry.facts else {}
    after = {name: figure_of(facts[name]) for name in unit.facts}
    return Stale(unit, standing, former, None if before is None else tuple(_changes(before, after)))


def _changes(before: Figures, after: Figures) -> list[FigureChange]:
    return [
        FigureChange(name, before.get(name), after.get(name))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]

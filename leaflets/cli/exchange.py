"""What goes to translators' tools, made of content/ as it is today: for `leaflets export` and `import`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from leaflets.build.plan import unknown_names
from leaflets.cli.status_stale import reasons
from leaflets.compose.figures import figure, other_side
from leaflets.compose.plural_forms import plural_forms
from leaflets.content.library import load
from leaflets.content.states import load_states
from leaflets.content.translated import load_translated
from leaflets.content.units import UnitReader, locale_names
from leaflets.content.wordings import load_rulebook, load_wordings
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.exchange import Catalogue, Entry
from leaflets.model.fingerprint import figures_hash, words_hash
from leaflets.model.library import Library
from leaflets.model.state import Entry as StateEntry
from leaflets.model.translated import Translated
from leaflets.model.unit import LocaleUnits, Unit
from leaflets.model.wording import Rulebook, Wording
from leaflets.states.stale import Stale, stale
from leaflets.states.standing import Record, unit_standings
from leaflets.translation.notes import Background, entry


class Desk:
    """English, and whatever of the other languages is asked for. Nothing of them needs to be finished."""

    def __init__(self, root: Path) -> None:
        """Raises LeafletError where English itself cannot be loaded."""
        self.root = root
        self.library: Library = load(root, ())
        self.locales = locale_names(root)
        self._units = UnitReader(root, self.library)

    @property
    def targets(self) -> Sequence[str]:
        """Every language that there is but English."""
        return [name for name in self.locales if name != self.library.source]

    @cached_property
    def rulebook(self) -> Rulebook:
        return load_rulebook(self.root)

    @cached_property
    def _wordings(self) -> Mapping[str, Wording]:
        return load_wordings(self.root, self.locales)

    @cached_property
    def _kept(self) -> Translated:
        return load_translated(self.root)

    @cached_property
    def _figures(self) -> Mapping[str, str]:
        """Name in braces -> what it prints in English today, with ordinary spaces."""
        locale = self.library.locales[self.library.source].locale
        told: dict[str, str] = {}
        for name, fact in self.library.facts.items():
            sides = {name: figure(fact, locale), f"{name}.other": other_side(fact, locale)}
            shown = {key: " ".join(text.split()) for key, text in sides.items() if text is not None}
            if name in self.rulebook.both_sides and len(shown) == 2:
                told[name] = f"{shown[name]} (never without its other side: {shown[f'{name}.other']})"
            told = {**shown, **told}
        return told

    def translated(self, wanted: Sequence[str]) -> Sequence[str]:
        """The languages of these names; without a name, all that translate English. Raises LeafletError."""
        if problems := tuple(unknown_names("locale", wanted, self.locales)):
            raise LeafletError(problems)
        if self.library.source in wanted:
            what = f"{self.library.source} is what all others are translated from"
            hint = "Name the language to translate into: --locale de."
            raise LeafletError((Problem("B101", Where(f"--locale {self.library.source}"), what, hint),))
        return wanted or self.targets

    def catalogues(self, locale: str) -> Mapping[str, Catalogue]:
        """File id -> its strings, of the files that the language has begun. Raises LeafletError."""
        units = self._units.read(locale)
        if units.problems:
            raise LeafletError(units.problems)
        record = load_states(self.root, locale, tuple(units.files))
        gone = self._stale(units, record)
        return {
            file: self._catalogue(locale, file, found, gone, self._day(record.get(file, {})))
            for file, found in units.files.items()
        }

    def _stale(self, units: LocaleUnits, record: Record) -> Mapping[str, Stale]:
        """Key -> why the translation may no longer say what the English says."""
        by_key = {unit.key: unit for unit in units.all()}
        facts = self.library.facts
        return {
            standing.message.key: stale(by_key[standing.message.key], standing, self._kept, facts)
            for standing in unit_standings(units.all(), facts, record)
            if standing.stale
        }

    def _day(self, record: Mapping[str, StateEntry]) -> date:
        """On which a file's newest words were put on record; without a record, that of the newest English."""
        if record:
            return max(entry.date for entry in record.values())
        return max(text.updated for text in self.library.locales[self.library.source].texts.values())

    def _catalogue(
        self,
        locale: str,
        file: str,
        units: Sequence[Unit],
        gone: Mapping[str, Stale],
        day: date,
    ) -> Catalogue:
        here = {unit.name: gone[unit.key] for unit in units if unit.key in gone}
        background = self._background(locale, file, here)
        entries = tuple(entry(unit, background) for unit in units if unit.source is not None)
        facts = {fact: None for item in entries for fact in item.facts}
        figures = {fact: figures_hash([fact], self.library.facts) for fact in facts}
        return Catalogue(
            source_locale=self.library.source,
            locale=locale,
            file=file,
            entries=entries,
            digest=words_hash("\n".join([*map(_words, entries), *map(str, sorted(figures.items()))])),
            figures=figures,
            day=day,
            plural_forms=plural_forms(locale),
        )

    def _background(self, locale: str, file: str, gone: Mapping[str, Stale]) -> Background:
        text = self.library.locales[self.library.source].texts.get(file)
        source, own = self._wordings.get(self.library.source), self._wordings.get(locale)
        return Background(
            title="" if text is None else text.title,
            level=None if text is None else self.library.levels[text.level],
            headings={} if text is None else {name: part.heading for name, part in text.sections.items()},
            figures=self._figures,
            terms={} if source is None else source.terms,
            own_terms={} if own is None else own.terms,
            noes=self.rulebook.negations,
            stale={name: "; ".join(reasons(each, self.library)) for name, each in gone.items()},
            former={name: each.former for name, each in gone.items() if each.former and each.english_changed},
        )


def _words(item: Entry) -> str:
    return f"{item.key}={item.source}"

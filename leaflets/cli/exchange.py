"""What goes to translators' tools, made of content/ as it is today: for `leaflets export` and `import`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from leaflets.compose.figures import figure, other_side
from leaflets.compose.plural_forms import plural_forms
from leaflets.content.library import load
from leaflets.content.states import load_states
from leaflets.content.units import UnitReader
from leaflets.content.wordings import load_rulebook, load_wordings
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.exchange import Catalogue, Entry
from leaflets.model.library import Library
from leaflets.model.state import Lapse
from leaflets.model.unit import Unit
from leaflets.model.wording import Rulebook, Wording
from leaflets.states.fingerprint import figures_hash, words_hash
from leaflets.states.standing import unit_standings
from leaflets.translation.notes import Background, entry

_WHY = {
    Lapse.SOURCE: "the English has changed since this was translated",
    Lapse.FACT: "a figure in it has changed",
}


class Desk:
    """English, and whatever of the other languages is asked for. Nothing of them needs to be finished."""

    def __init__(self, root: Path) -> None:
        """Raises LeafletError where English itself cannot be loaded."""
        self.root = root
        self.library: Library = load(root, ())
        folders = (root / "content" / "locales").iterdir()
        self.locales = sorted(folder.name for folder in folders if folder.is_dir())
        self._units = UnitReader(root, self.library)

    @cached_property
    def rulebook(self) -> Rulebook:
        return load_rulebook(self.root)

    @cached_property
    def _wordings(self) -> Mapping[str, Wording]:
        return load_wordings(self.root, self.locales)

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
        known = [name for name in self.locales if name != self.library.source]
        if problems := tuple(
            _unknown(name, known, self.library.source) for name in wanted if name not in known
        ):
            raise LeafletError(problems)
        return wanted or known

    def catalogues(self, locale: str) -> Mapping[str, Catalogue]:
        """File id -> its strings, of the files that the language has begun. Raises LeafletError."""
        units = self._units.read(locale)
        if units.problems:
            raise LeafletError(units.problems)
        record = load_states(self.root, locale, tuple(units.files))
        stale = {
            standing.message.key: _WHY[next(lapse for lapse in standing.lapses if lapse in _WHY)]
            for standing in unit_standings(units.all(), self.library.facts, record)
            if standing.stale
        }
        return {file: self._catalogue(locale, file, found, stale) for file, found in units.files.items()}

    def _catalogue(
        self, locale: str, file: str, units: Sequence[Unit], stale: Mapping[str, str]
    ) -> Catalogue:
        background = self._background(locale, file, stale)
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
            plural_forms=plural_forms(locale),
        )

    def _background(self, locale: str, file: str, stale: Mapping[str, str]) -> Background:
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
            stale=dict(_inside(file, stale)),
            former={},
        )


def _inside(file: str, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in keys.items():
        own, _, name = key.partition("/")
        if own == file:
            yield name, value


def _words(item: Entry) -> str:
    return f"{item.key}={item.source}"


def _unknown(name: str, known: Sequence[str], source: str) -> Problem:
    what = f"{name} is the source of all translations" if name == source else f"there is no locale {name!r}"
    return Problem("B101", Where(f"--locale {name}"), what, f"There is: {', '.join(known)}.")

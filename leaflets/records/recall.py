"""Which editions of a leaflet were released, to whom, and what has become of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from leaflets.frozen import frozen
from leaflets.model.record import Entry, Snapshot
from leaflets.records.editions import Kind, Known, Standing, standing


@frozen
class Released:
    """One edition. `copies`: its issues, of each clinic and sheet the last."""

    words: Snapshot
    standing: Standing
    copies: tuple[Entry, ...]

    @property
    def is_current(self) -> bool:
        return self.standing.kind is Kind.CURRENT

    @property
    def clinics(self) -> tuple[str, ...]:
        return tuple(sorted({copy.clinic for copy in self.copies}))


@frozen(kw_only=True)
class Choice:
    """Which editions are asked for; an empty choice means all."""

    leaflet: str
    locales: Collection[str] = ()
    levels: Collection[str] = ()
    clinics: Collection[str] = ()


def released(known: Known, choice: Choice) -> tuple[Released, ...]:
    """By language and level, the latest first: what stands in its place is above what is to be taken back."""
    found: list[tuple[tuple[str, str], int, Released]] = []
    for number, (code, issues) in enumerate(known.issues.items()):
        words = known.words.get(code)
        if words is None or not _is_chosen(words, choice):
            continue
        copies = _copies(issues, choice.clinics)
        if copies:
            found.append(
                ((words.locale, words.level), -number, Released(words, standing(code, known), copies))
            )
    return tuple(edition for *_, edition in sorted(found, key=lambda each: each[:2]))


def _is_chosen(words: Snapshot, choice: Choice) -> bool:
    return (
        words.leaflet == choice.leaflet
        and (not choice.locales or words.locale in choice.locales)
        and (not choice.levels or words.level in choice.levels)
    )


def _copies(issues: Iterable[Entry], clinics: Collection[str]) -> tuple[Entry, ...]:
    last = {(issue.clinic, issue.sheet): issue for issue in issues if not clinics or issue.clinic in clinics}
    return tuple(last[name] for name in sorted(last))


def by_clinic(editions: Iterable[Released]) -> Mapping[str, tuple[Released, ...]]:
    """Each clinic with its own copies of these editions, in the order of the clinics' names."""
    found: dict[str, list[Released]] = {}
    for edition in editions:
        own: dict[str, list[Entry]] = {}
        for copy in edition.copies:
            own.setdefault(copy.clinic, []).append(copy)
        for clinic, copies in own.items():
            found.setdefault(clinic, []).append(Released(edition.words, edition.standing, tuple(copies)))
    return {clinic: tuple(found[clinic]) for clinic in sorted(found)}

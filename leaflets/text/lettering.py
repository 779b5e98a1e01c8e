"""Which of the fonts that there are a new language is set in: those of its script, with all its letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from leaflets.frozen import frozen
from leaflets.text.faces import FontLibrary


@frozen(order=True)
class Lettering:
    """The fonts that a language is set in, as its locale.yaml names them."""

    script: str
    families: tuple[str, ...]
    number_family: str = ""


@frozen
class Chosen:
    """The fonts for a language, or None where its script has none, and the letters that they lack."""

    lettering: Lettering | None
    missing: tuple[str, ...] = ()


def choose(script: str, letters: str, known: Sequence[Lettering], fonts: FontLibrary) -> Chosen:
    """The fonts of other languages of the script; where no language has it yet, any font with its letters.

    One whose first family has all letters comes first: a word that mixes two looks like two.
    """
    same = Counter(entry for entry in known if entry.script == script)
    candidates = list(dict.fromkeys(_orders(entry for entry, _ in same.most_common())))
    if not candidates:
        candidates = [
            found for found in _alone(script, known, fonts) if len(_missing(found, letters, fonts)) == 0
        ]
    if not candidates:
        return Chosen(None)
    best = min(
        candidates, key=lambda entry: (len(_missing(entry, letters, fonts)), _mixes(entry, letters, fonts))
    )
    return Chosen(best, _missing(best, letters, fonts))


def _orders(known: Iterable[Lettering]) -> Iterator[Lettering]:
    """Each as it is, then with another of its families first."""
    known = list(known)
    yield from known
    for entry in known:
        for family in entry.families[1:]:
            others = tuple(other for other in entry.families if other != family)
            yield Lettering(entry.script, (family, *others), entry.number_family)


def _alone(script: str, known: Sequence[Lettering], fonts: FontLibrary) -> Iterator[Lettering]:
    """Each family, before the one that most languages end with, which has what all of them need."""
    last = Counter(entry.families[-1] for entry in known).most_common(1)
    for family in fonts.families:
        yield Lettering(script, tuple(dict.fromkeys((family, *(name for name, _ in last)))))


def _missing(entry: Lettering, letters: str, fonts: FontLibrary) -> tuple[str, ...]:
    return tuple(
        letter
        for letter in sorted(set(letters))
        if not all(fonts.covers(entry.families, letter, bold=bold) for bold in (False, True))
    )


def _mixes(entry: Lettering, letters: str, fonts: FontLibrary) -> bool:
    return not fonts.covers(entry.families[:1], "".join(filter(str.isalpha, letters)))

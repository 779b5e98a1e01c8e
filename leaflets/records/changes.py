"""Two editions of one text -> what differs, in whole strings and whole figures.

A string counts as changed if its words differ, or if a figure that it names prints something else: a reader
sees no difference between the two. What differs only in the order of its strings does not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.model.change import FIGURES, FURNITURE, Change, Difference, Kind, Side
from leaflets.model.usage import PLACEHOLDER


def difference(old: Side, new: Side) -> Difference:
    """Warnings first, then strings whose figures changed, then the others; the sheet's fixed words last. In
    each of these the order of the text.
    """
    found = [*_strings(old, new), *_figures_alone(old, new)]
    return Difference(old, new, tuple(sorted(found, key=_rank)))


def _rank(change: Change) -> int:
    if change.is_warning:
        return 0
    if change.figures:
        return 1
    return 3 if change.key.startswith(FURNITURE) else 2


def _strings(old: Side, new: Side) -> Iterator[Change]:
    before, now = old.snapshot.words, new.snapshot.words
    for key in _in_order(before, now):
        if key not in before:
            yield Change(key=key, kind=Kind.ADDED, before="", now=now[key])
        elif key not in now:
            yield Change(key=key, kind=Kind.REMOVED, before=before[key], now="")
        else:
            figures = tuple(name for name in _names(now[key]) if _differs(name, old, new))
            if before[key] != now[key] or figures:
                yield Change(key=key, kind=Kind.CHANGED, before=before[key], now=now[key], figures=figures)


def _in_order(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The keys of both in the order of the new text; what is gone stands after what it stood after."""
    after: dict[str, list[str]] = {"": []}
    last = ""
    for key in before:
        if key in now:
            last = key
        else:
            after.setdefault(last, []).append(key)
    return [*after[""], *(each for key in now for each in (key, *after.get(key, ())))]


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(PLACEHOLDER.findall(words)))


def _differs(name: str, old: Side, new: Side) -> bool:
    """Whether what stands for a name in braces is not what it was, in the ledger or on the paper."""
    fact = name.partition(".")[0]
    return old.printed.get(name) != new.printed.get(name) or (
        old.snapshot.figures.get(fact) != new.snapshot.figures.get(fact)
    )


def _figures_alone(old: Side, new: Side) -> Iterator[Change]:
    """Figures that no string of either edition names: people drawn in a picture."""
    named = {
        name.partition(".")[0]
        for side in (old, new)
        for words in side.snapshot.words.values()
        for name in _names(words)
    }
    before, now = old.snapshot.figures, new.snapshot.figures
    for fact in dict.fromkeys((*before, *now)):
        if before.get(fact) == now.get(fact) or fact in named:
            continue
        kind = Kind.ADDED if fact not in before else Kind.REMOVED if fact not in now else Kind.CHANGED
        words = "{" + fact + "}"
        yield Change(
            key=f"{FIGURES}{fact}",
            kind=kind,
            before=words if fact in before else "",
            now=words if fact in now else "",
            figures=(fact,),
        )

"""The first look of a run: is everything as it was at the end of the last one? Then there is nothing to do.

It reads bytes and compares digests, and imports little, so that the answer comes before the content could
even be loaded. It is kept beside the record of files; what it cannot answer the record is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

from leaflets.build.files import file_sha256
from leaflets.build.record import FOLDER, NoEntry, read_checked, write_checked
from leaflets.frozen import frozen
from leaflets.model.edition import OWN, Makeup


@frozen
class Choice:
    """What a run was asked to print; an empty choice means all."""

    locales: tuple[str, ...] = ()
    leaflets: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    makeup: Makeup = OWN
    """The sheet that was asked for; with its own, a text is printed as it always is."""

    def is_all(self) -> bool:
        return not (self.locales or self.leaflets or self.levels) and self.makeup == OWN

    def has(self, locale: str, leaflet: str, level: str) -> bool:
        wanted = zip(self._groups(), (locale, leaflet, level), strict=True)
        return all(not names or name in names for names, name in wanted)

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        return self.locales, self.leaflets, self.levels

    def spelt(self) -> list[list[str]]:
        return [*(sorted(set(names)) for names in self._groups()), [*filter(None, astuple(self.makeup))]]


@frozen
class Done:
    """A file that the last run left: what it is of ("" where that means nothing), its digest, and the
    day after which its text is overdue for a review, with whether it says so.
    """

    path: str
    locale: str
    leaflet: str
    level: str
    sha256: str
    due: str
    overdue: bool


class Look:
    """What the last run saw. `inputs` is the digest of all that a run reads (everything())."""

    def __init__(self, output: Path, what: str, inputs: str) -> None:
        self._output = output
        self._file = output / FOLDER / f"{what}.json"
        self._inputs = inputs

    def unchanged(self, choice: Choice, as_of: date | None) -> int | None:
        """How many files were chosen, if all of them are still what a run would print; else None."""
        standing = self.standing(choice, as_of)
        return None if standing is None else len(standing)

    def standing(self, choice: Choice, as_of: date | None) -> list[Done] | None:
        """The files that were chosen, if all of them are still what a run would print; else None."""
        seen = read_checked(self._file)
        if isinstance(seen, NoEntry) or seen["inputs"] != self._inputs:
            return None
        if seen["choice"] != choice.spelt() and (any(seen["choice"]) or choice.makeup != OWN):
            return None
        chosen = [done for done in self._done(seen) if choice.has(done.locale, done.leaflet, done.level)]
        if not chosen or not all(self._stands(done, as_of) for done in chosen):
            return None
        if any(file_sha256(Path(file)) != digest for file, digest in seen.get("also", {}).items()):
            return None
        return chosen

    def keep(self, choice: Choice, done: Iterable[Done], also: Iterable[Path] = ()) -> None:
        """Remember a run that left every file as it should be. Raises OSError.

        `also`: files that it read beside those that `inputs` stands for.
        A part of all does not replace what is known of all, as long as that still holds.
        """
        seen = read_checked(self._file)
        if (
            not isinstance(seen, NoEntry)
            and seen["inputs"] == self._inputs
            and not (any(seen["choice"]) or choice.is_all())
        ):
            return
        rows = [[getattr(row, name) for name in Done.__match_args__] for row in done]
        others = {str(file.resolve()): file_sha256(file) for file in also}
        known = {"inputs": self._inputs, "choice": choice.spelt(), "done": rows, "also": others}
        write_checked(self._file, known)

    def _done(self, seen: dict[str, Any]) -> list[Done]:
        return [Done(*row) for row in seen["done"]]

    def _stands(self, done: Done, as_of: date | None) -> bool:
        overdue = bool(as_of and done.due and as_of > date.fromisoformat(done.due))
        return overdue == done.overdue and file_sha256(self._output / done.path) == done.sha256

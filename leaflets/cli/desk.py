"""What the commands about editions ask: the records, the words that were issued, and the texts of today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from leaflets.model.change import Difference
    from leaflets.model.content import Text
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded, Snapshot
    from leaflets.records.editions import Known, Standing


@frozen
class Desk:
    root: Path
    library: Library
    records: tuple[Recorded, ...]
    known: Known

    def title(self, snapshot: Snapshot) -> str:
        """As a person knows it: “Can it be cured?”, English, easy."""
        own = self.library.locales.get(snapshot.locale)
        language = own.locale.english_name if own else snapshot.locale
        return f"“{snapshot.title}”, {language}, {snapshot.level}"

    def day(self, day: date) -> str:
        """With its month in words, so that nobody takes it for another day."""
        from leaflets.compose.figures import long_date

        return long_date(day, self.library.locales[self.library.source].locale)

    def text_today(self, snapshot: Snapshot) -> Text | None:
        own = self.library.locales.get(snapshot.locale)
        return own.texts.get(f"{snapshot.leaflet}.{snapshot.level}") if own else None

    def compare(self, old: Snapshot, new: Snapshot) -> Difference:
        """Of two editions in one language. The library need not have the language any more."""
        from leaflets.compose.then import side
        from leaflets.records.changes import difference

        own = self.library.locales.get(new.locale) or self.library.locales[self.library.source]
        return difference(side(old, own.locale), side(new, own.locale))

    def since(self, words: Snapshot | None, found: Standing) -> Difference | None:
        """What has changed from an edition to what takes its place, if that is the same text."""
        from leaflets.records.editions import text_of

        now = self.known.words.get(found.replaced_by)
        if words is None or now is None or text_of(words) != text_of(now):
            return None
        return self.compare(words, now)


def read_desk(root: Path) -> Desk:
    """Raises LeafletError with all that is wrong with the records and the words that were issued, or with the
    texts of today: what cannot be relied on is no ground to hand a leaflet out.
    """
    from leaflets.content.issued import read_issued
    from leaflets.content.library import load_finished
    from leaflets.content.records import read_records
    from leaflets.model.identity import snapshot
    from leaflets.model.record import Act
    from leaflets.records.editions import known

    records, problems = read_records(root)
    issued, more = read_issued(root)
    if problems or more:
        raise LeafletError((*problems, *more))
    lost = {each.entry.code: each.where for each in records if each.entry.act is Act.ISSUE}
    missing = [_lost(code, where) for code, where in lost.items() if code not in issued]
    if missing:
        raise LeafletError(tuple(missing))
    library = load_finished(root)
    today = [snapshot(library, text) for own in library.locales.values() for text in own.texts.values()]
    return Desk(root, library, records, known(records, issued, today))


def _lost(code: str, where: Where) -> Problem:
    from leaflets.content.issued import issued_file

    what = f"the edition {code} was issued, and its words are not kept: there is no {issued_file(code)}"
    return Problem("B172", where, what, "Put the file back as the repository had it (git log shows it).")

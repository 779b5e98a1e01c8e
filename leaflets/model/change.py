"""What differs between two editions of one text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from leaflets.frozen import frozen
from leaflets.model.record import Snapshot

WARNINGS = "safety/"
FURNITURE = "locale/"
FIGURES = "facts/"
"""How the keys of a Change begin: a warning, a fixed word of the sheet, a figure that no string names."""


class Kind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@frozen
class Side:
    """An edition and its figures. `printed`: name in braces -> what stood on the paper in its place."""

    snapshot: Snapshot
    printed: Mapping[str, str]


@frozen(kw_only=True)
class Change:
    """One string. `before` and `now` are its whole words as they were typed, "" where there were none.

    `figures`: names in braces that print something else now.
    """

    key: str
    kind: Kind
    before: str
    now: str
    figures: tuple[str, ...] = ()

    @property
    def is_warning(self) -> bool:
        return self.key.startswith(WARNINGS)


@frozen
class Difference:
    """All that differs, what matters most first."""

    old: Side
    new: Side
    changes: tuple[Change, ...]

    @property
    def version_changed(self) -> bool:
        return self.old.snapshot.version != self.new.snapshot.version


@frozen(kw_only=True)
class Slip:
    """A sheet that tells readers of an old edition what has changed in the new one.

    `issued`: the day of the new one. `draft`: whether either of the two was never issued.
    """

    difference: Difference
    issued: date
    draft: bool

    @property
    def name(self) -> str:
        """Where its file stands, without its ending."""
        old, new = self.difference.old.snapshot, self.difference.new.snapshot
        return f"{new.locale}/{new.leaflet}.{new.level}.{old.code}-{new.code}"

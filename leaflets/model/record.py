"""What has happened to texts and editions: approvals, reviews, issues, withdrawals. Nothing is rewritten.

Records stand in content/records.jsonl, one JSON object a line, each with the hash of the line before it, so
that a line that was edited or taken out shows. Roles and days are recorded, never names: `who` is a short
mark, chosen by the person, that tells two people of one role apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Literal

from leaflets.errors import Where
from leaflets.frozen import frozen
from leaflets.model.content import Strict


class Act(StrEnum):
    """What was done."""

    APPROVAL = "approval"
    """Somebody read exactly this content and approves of it, in one role."""
    REVIEW = "review"
    """A clinician looked whether the text still holds. It is printed as "Last reviewed"."""
    ISSUE = "issue"
    """An edition was released. Its words are kept in content/issued/<code>.json."""
    WITHDRAWAL = "withdrawal"
    """An edition must not be handed out any more."""


Signer = Literal["translator", "second-reader", "clinician"]

SIGNERS: tuple[Signer, ...] = ("translator", "second-reader", "clinician")


@frozen(kw_only=True)
class Entry(Strict):
    """One line. `content` is the digest (model/identity.py) of all words and figures of the text.

    `code` is that of the edition. `clinic` and `sheet` are of an issue: whose copy it was ("" for no clinic),
    and its makeup ("" for the text's own). `reason` and `replaced_by` (a code) are of a withdrawal.
    `source` is of an approval of a translation: the words_digest() of the English that it was compared with.
    """

    act: Act
    date: date
    leaflet: str
    locale: str
    level: str
    version: str
    code: str
    content: str
    source: str = ""
    role: Signer | None = None
    who: str = ""
    clinic: str = ""
    sheet: str = ""
    sha256: str = ""
    """Of the file that was issued."""
    reason: str = ""
    replaced_by: str = ""

    @property
    def text(self) -> str:
        return f"{self.leaflet}.{self.level}"


@frozen
class Recorded:
    """An entry with its place in the file and the hash of its line."""

    entry: Entry
    where: Where
    sha256: str


@frozen
class Snapshot:
    """What an edition said when it was issued, kept so that a later one can be compared with it.

    `words`: key of a string -> its words in the order of the text; `figures`: fact -> how it was printed.
    """

    leaflet: str
    locale: str
    level: str
    version: str
    code: str
    content: str
    title: str
    words: Mapping[str, str]
    figures: Mapping[str, str] = field(default_factory=dict)

"""The library of a small workspace, and records written by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from leaflets.content.library import load
from leaflets.errors import Where
from leaflets.model.library import Library
from leaflets.model.record import Recorded, Signer
from leaflets.records.signing import Signature, entry_of
from tests.fixtures.approved import TEXT, make_workspace

DAY = date(2026, 11, 30)
Approved = Callable[..., Recorded]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load(make_workspace(tmp_path_factory.mktemp("records")))


@pytest.fixture
def approved(library: Library) -> Approved:
    """The record of an approval of what a library says, by default of the text as it is in the workspace."""

    def make(role: Signer, who: str, locale: str, of: Library = library) -> Recorded:
        entry = entry_of(of, locale, TEXT, Signature(role, who, DAY))
        return Recorded(entry, Where("content/records.jsonl", 1), f"{role}-{who}")

    return make


def with_text(library: Library, locale: str, **changes: object) -> Library:
    """The library with other words or days in one text."""
    folder = library.locales[locale]
    text = replace(folder.texts[TEXT], **changes)  # type: ignore[arg-type]
    changed = replace(folder, texts={**folder.texts, TEXT: text})
    return replace(library, locales={**library.locales, locale: changed})

"""What is written in PO or XLIFF is read back the same, in all scripts. The oracle is the value itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from leaflets.model.exchange import Catalogue
from leaflets.translation import po, xliff
from tests.translation.strings import CATALOGUES

BEGINS = {po: "msgstr ", xliff: "<trans-unit"}
"""How the line begins that a problem names."""


@pytest.mark.parametrize("form", [po, xliff], ids=["po", "xliff"])
@given(catalogue=CATALOGUES)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_every_string_comes_back_as_it_was(form, catalogue: Catalogue) -> None:
    data = form.write(catalogue)
    assert form.write(catalogue) == data
    returned = form.read(data.decode(), "there.po")
    head = (returned.locale, returned.file, returned.digest, returned.figures)
    assert head == (catalogue.locale, catalogue.file, catalogue.digest, catalogue.figures)
    strings = [(answer.key, answer.source, answer.target) for answer in returned.answers]
    assert strings == [(entry.key, entry.source, entry.target) for entry in catalogue.entries]
    unfinished = [answer.fuzzy for answer in returned.answers if answer.target]
    assert unfinished == [entry.stale for entry in catalogue.entries if entry.target]
    starts = [line.lstrip().startswith(BEGINS[form]) for line in data.decode().splitlines()]
    lines = [number for number, start in enumerate(starts, 1) if start]
    assert [answer.line for answer in returned.answers] == lines[-len(returned.answers) or len(lines) :]

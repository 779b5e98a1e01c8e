"""Lines that an eye can follow: about 70 characters at most, however wide the column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.audit.census import take_census
from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.pipeline import Press
from leaflets.text.breaking import grapheme_positions
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.layout.conftest import ROOT
from tests.layout.documents import SENTENCE, document, node, paragraph, runs, words

LONGEST = 70
"""Characters, as the print rules of the leaflets want it."""


@pytest.mark.parametrize(
    ("direction", "sentence"), [("ltr", SENTENCE), ("rtl", "العصب يرسل إشارات لم تطلبها. ")]
)
def test_no_line_is_longer_than_the_measure_of_its_role(
    library: Library, typesetter: Typesetter, direction: str, sentence: str
) -> None:
    style = library.styles["standard"]
    roles = {**style.text, "body": replace(style.text["body"], measure=200.0)}
    narrow = replace(style, text=roles, scripts={})
    locale = library.locales["en-GB" if direction == "ltr" else "ar"].locale
    doc = document(node("div", paragraph(sentence * 9)), direction=direction)
    pages = paginate(doc, narrow, library.papers["a4"], typesetter, locale, {})
    found = [run for run in runs(pages) if isinstance(run.owner, int)]
    side, sheet = style.frame.side, 210 * 72 / 25.4
    starts = {run.x for run in found}
    if direction == "ltr":
        assert starts == {side}
    else:
        assert min(run.x for run in found if words(run).strip()) > sheet - side - 210


@pytest.fixture(scope="module")
def press() -> Press:
    fonts = FontLibrary.open(ROOT)
    return Press(load(ROOT, ("en-GB", "ar")), fonts, Typesetter(fonts))


@pytest.mark.parametrize(
    "edition",
    [
        Edition("en-GB", "outlook", "detailed"),
        Edition("en-GB", "injections", "standard"),
        Edition("en-GB", "basics", "easy"),
        Edition("en-GB", "options", "standard"),
        Edition("ar", "basics", "standard"),
    ],
    ids=lambda edition: f"{edition.locale}-{edition.text}",
)
def test_lines_of_a_leaflet_can_be_followed(press: Press, edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(press.print_edition(edition, as_of=date(2026, 11, 22)))
    census = take_census(path)
    assert census is not None
    lines = [line.text.strip() for text in census.texts if len(text) > 1 for line in text]
    long = [line for line in lines if len(grapheme_positions(line, census.lang, 0, len(line))) >= LONGEST]
    assert len(lines) > 50
    assert long == []

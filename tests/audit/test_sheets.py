"""The audit of large print, booklets and bilingual sheets: right ones pass, each kind of fault is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.audit.auditor import audit_file
from leaflets.content.library import load
from leaflets.layout import imposition
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.checks.conftest import reworded

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 12, 1)
LARGE = Makeup(layout="large-print")
BOOKLET = Makeup(layout="booklet")
PAGES = Makeup(layout="booklet", paper="a5")
DIARY = Makeup(layout="diary")
BILINGUAL = Makeup(layout="bilingual", beside="ar")
TEXTS = {"ar": "basics.standard", "en-GB": "basics.standard"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT, ["ar", "hi", "zh-Hans"])


@pytest.fixture(scope="module")
def fonts() -> FontLibrary:
    return FontLibrary.open(ROOT)


def found(library: Library, fonts: FontLibrary, folder: Path, edition: Edition) -> set[str]:
    """Codes of what the audit says of the edition printed from this library, judged by the real content."""
    data = Press(library, fonts, Typesetter(fonts)).print_edition(edition, as_of=DAY)
    path = folder / edition.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return {problem.code for problem in audit_file(path, ROOT, None, DAY)}


def basics(locale: str, makeup: Makeup, level: str = "standard") -> Edition:
    return Edition(locale, "basics", level, makeup)


@pytest.mark.parametrize("locale", ["en-GB", "ar", "hi", "zh-Hans"])
@pytest.mark.parametrize("level", ["easy", "standard"])
@pytest.mark.parametrize(
    "makeup",
    [LARGE, BOOKLET, PAGES, Makeup(paper="letter"), Makeup(palette="mono"), Makeup(layout="bilingual")],
    ids=lambda makeup: makeup.suffix,
)
def test_every_sheet_says_what_its_content_says(
    library, fonts, tmp_path, locale: str, level: str, makeup: Makeup
) -> None:
    if makeup.layout == "bilingual" and locale == "en-GB":
        makeup = BILINGUAL
    assert found(library, fonts, tmp_path, basics(locale, makeup, level)) == set()


def broken(library: Library, locale: str, key: str, words: str) -> Library:
    own = library.locales[locale]
    file = own.texts["basics.standard"].title.where.file
    locales = {**library.locales, locale: reworded(own, {(file, key): words})}
    return replace(library, locales=locales)


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_other_words_in_either_language_are_found(library, fonts, tmp_path, locale: str) -> None:
    spoilt = broken(library, locale, "sections.inherit.body.answer", "HFS")
    assert "A202" in found(spoilt, fonts, tmp_path, basics("en-GB", BILINGUAL))


def test_languages_that_changed_places_are_found(library, fonts, tmp_path) -> None:
    locales = {**library.locales, "ar": library.locales["hi"]}
    spoilt = replace(library, locales=locales)
    assert found(spoilt, fonts, tmp_path, basics("en-GB", BILINGUAL))


def test_pages_of_a_booklet_in_the_wrong_order_are_found(library, fonts, tmp_path, monkeypatch) -> None:
    right = imposition.sides
    monkeypatch.setattr(imposition, "sides", lambda count, direction: right(count, direction)[::-1])
    assert "A402" in found(library, fonts, tmp_path, basics("en-GB", BOOKLET))


def test_large_print_that_is_not_large_is_found(library, fonts, tmp_path) -> None:
    styles = {**library.styles, "large-print": library.styles["easy"]}
    assert "A501" in found(replace(library, styles=styles), fonts, tmp_path, basics("en-GB", LARGE))


def test_large_print_that_is_pale_is_found(library, fonts, tmp_path) -> None:
    style = library.styles["large-print"]
    pale = replace(style, colours={**style.colours, "hue": "#5A6468"})
    styles = {**library.styles, "large-print": pale}
    assert "A502" in found(replace(library, styles=styles), fonts, tmp_path, basics("en-GB", LARGE))


def test_another_paper_than_the_name_says_is_found(library, fonts, tmp_path) -> None:
    papers = {**library.papers, "letter": library.papers["a4"]}
    spoilt = replace(library, papers=papers)
    assert "A308" in found(spoilt, fonts, tmp_path, basics("en-GB", Makeup(paper="letter")))


def showing(library: Library, *sections: str) -> Library:
    diary = replace(library.layouts["diary"], sections=sections)
    return replace(library, layouts={**library.layouts, "diary": diary})


@pytest.mark.parametrize("level", ["easy", "standard"])
@pytest.mark.parametrize("paper", ["", "letter"])
def test_a_diary_says_what_its_question_says(library, fonts, tmp_path, level: str, paper: str) -> None:
    edition = Edition("en-GB", "appointment", level, Makeup(layout="diary", paper=paper))
    assert found(library, fonts, tmp_path, edition) == set()


@pytest.mark.parametrize("sections", [("diary", "agreed"), ("agreed",), ("bring", "diary")], ids="-".join)
def test_a_diary_that_shows_other_questions_is_found(library, fonts, tmp_path, sections) -> None:
    edition = Edition("en-GB", "appointment", "standard", DIARY)
    assert "A202" in found(showing(library, *sections), fonts, tmp_path, edition)

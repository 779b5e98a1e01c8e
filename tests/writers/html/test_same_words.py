"""A leaflet says the same on screen and on paper: every word, heading, item, cell, description, language.

On paper by its tags (`leaflets listen`), on screen by html5lib. What may differ: white space; bullets, which
are drawn on one and a matter of the style sheet on the other; pages and what is repeated on them; and how
many headings a listener is told that there are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from leaflets.audit.ears import Heard, Saying, hear
from leaflets.build.plan import plan
from leaflets.content.clinics import load_clinic
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition, Makeup
from tests.writers.html.pages import DAY, ROOT, edition, page, press
from tests.writers.html.spoken import parsed, said, tidy

BULLETS = frozenset("•◦▪☐")
LOCALES = sorted({text.parent.name for text in (ROOT / "content/locales").glob("*/*.*.yaml")})


def heard(of: Edition, clinic: Clinic | None = None) -> tuple[Saying, ...]:
    told = hear(press().print_edition(of, clinic=clinic, as_of=DAY), of.name)
    assert isinstance(told, Heard), told
    return tuple(map(_unpaged, told.sayings))


def _unpaged(saying: Saying) -> Saying:
    label = "" if saying.label in BULLETS else saying.label
    plain = replace(saying, words=tidy(saying.words), page=0, label=label)
    return replace(plain, number=0, count=0) if saying.kind == "heading" else plain


def sheets(makeup: Makeup) -> list[Edition]:
    """A text in English and in Arabic on this sheet, where there is one that it is made for."""
    editions, _ = plan(press().library, ["en-GB", "ar"], makeup=makeup)
    return [of for of in editions if of.makeup == makeup][:6]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_edition_of_a_language_says_the_same_on_screen_and_on_paper(locale: str) -> None:
    editions, problems = plan(press().library, [locale])
    assert editions
    assert not problems
    for of in editions:
        assert said(page(of)) == heard(of), of.name


@pytest.mark.parametrize("layout", ["bilingual", "booklet", "diary", "large-print"])
def test_on_every_other_sheet_the_same_is_said(layout: str) -> None:
    editions = sheets(Makeup(layout=layout))
    assert editions
    for of in editions:
        assert said(page(of)) == heard(of), of.name


@pytest.mark.parametrize(
    "file", sorted((ROOT / "content/clinics").glob("*.yaml")), ids=lambda file: file.stem
)
@pytest.mark.parametrize("name", ["en-GB/basics.standard", "ar/basics.easy", "zh-Hans/injections.standard"])
def test_a_clinics_copy_says_the_same_on_screen_and_on_paper(name: str, file: Path) -> None:
    clinic = load_clinic(file, ROOT, press().library)
    on_screen = said(page(edition(name), clinic))
    assert on_screen == heard(edition(name), clinic)
    assert str(clinic.name) in {saying.text for saying in on_screen}


def test_what_tells_an_edition_from_all_others_is_on_screen_as_on_every_page() -> None:
    of = edition("zh-Hans/basics.standard")
    (identity,) = (p for p in parsed(page(of)).iter("p") if p.get("class") == "identity")
    line = "".join("".join(identity.itertext()).split())
    with pypdfium2.PdfDocument(press().print_edition(of, as_of=DAY)) as pdf:
        feet = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]
    assert all(line in foot for foot in feet)


MISTAKES = {
    "a word is lost": ("usually painless", "painless"),
    "a figure is another": ("10,000", "1,000"),
    "a heading stands lower": ("(</?)h2", r"\1h3"),
    "a heading is a paragraph": ("(</?)h2", r"\1p"),
    "an item is a paragraph": ("(</?)li(?=[ >])", r"\1p"),
    "a cell heads a column, not a row": ('scope="row"', 'scope="col"'),
    "a cell heads nothing": ('<th scope="row">(.*?)</th>', r"<td>\1</td>"),
    "a description is another": ('aria-label="', 'aria-label="No '),
    "the language is another": ('<html lang="en-GB"', '<html lang="cy"'),
    "a list is two": ("</li><li>", "</li></ul><ul><li>"),
    "a term is another": ("<dt>How common</dt>", "<dt>How</dt>"),
    "words are hidden": ('class="short-answer"', 'class="short-answer" aria-hidden="true"'),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_who_listens_to_a_page_notices(mistake: str) -> None:
    """What the tests above compare is not deaf."""
    whole = page(edition("en-GB/basics.standard"))
    changed, count = re.subn(*MISTAKES[mistake], whole)
    assert count
    assert said(changed) != said(whole)
